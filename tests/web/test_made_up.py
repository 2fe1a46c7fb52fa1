"""In the example a made-up number says so where it stands, and an invented document leads nowhere."""

import re

import pytest

from graph.domain.records import road_rows
from graph.domain.vocabulary import PolicyForm, PolicyStatus
from graph.engine import Graph
from tests import small_world
from tests.web.conftest import ClientAs

MARK = {"id": "* contoh", "en": "* example"}
FIGURE = re.compile(r'<p class="figure-number">.*?</p>', re.DOTALL)


@pytest.mark.parametrize("language", MARK)
@pytest.mark.parametrize("address", ["/", "/map", "/innovations/uptpk", "/innovations/uptpk/spread", "/regions/33"])
def test_each_number_of_the_example_says_that_it_is_made_up(client_as: ClientAs, address: str, language: str) -> None:
    page = client_as(None).get(f"{address}?lang={language}").text

    numbers = [one for one in FIGURE.findall(page) if re.search(r"figure-value\">[\d.]+<", one)]
    assert numbers
    assert all(MARK[language] in one for one in numbers)
    pictures = re.findall(r"<svg [^>]*aria-labelledby", page)
    assert page.count('<text class="made-up"') == len(pictures)


@pytest.mark.parametrize("address", ["/map.svg", "/innovations/uptpk/spread.svg"])
def test_picture_file_of_the_example_says_so(client_as: ClientAs, address: str) -> None:
    assert MARK["id"] in client_as(None).get(address).text


def test_invented_policy_leads_nowhere(client_as: ClientAs, graph: Graph) -> None:
    invented, real = "https://peraturan.example/1", "https://peraturan.go.id/2"
    policies = tuple(
        road_rows.PolicyLoad(f"p-{n}", PolicyForm.PERMEN, str(n), 2025, f"Permen {n}/2025", link, PolicyStatus.ENACTED)
        for n, link in enumerate((invented, real))
    )
    small_world.load(graph, policies=policies)
    public = client_as(None)

    assert invented not in public.get("/policies/p-0").text
    assert "Naskah contoh, tanpa tautan." in public.get("/policies/p-0").text
    assert f'href="{real}"' in public.get("/policies/p-1").text
    assert {row["link"] for row in public.get("/reports/policies.json").get_json()["rows"]} == {None, real}
