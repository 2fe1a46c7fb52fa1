"""Measures of few: below a certain number pages show the cases themselves, and how many it takes."""

import re

import pytest
from flask.testing import FlaskClient

from graph.analytics.dataset.small_groups import NEEDED, Shown
from graph.domain.values.moment import Moment
from graph.engine import Graph
from tests import small_world
from tests.web.conftest import ClientAs
from tracker.actions.innovations import grouping


@pytest.fixture
def public(client_as: ClientAs) -> FlaskClient:
    return client_as(None)


@pytest.fixture
def few_suffice(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the handful of agencies of the small world be enough for every measure."""
    for shown in Shown:
        monkeypatch.setitem(NEEDED, shown, 1)


@pytest.mark.usefixtures("few_suffice")
def test_nation_names_hubs_and_groups_once_the_worker_has_computed_them(public: FlaskClient, graph: Graph) -> None:
    assert grouping.renew(graph, Moment(small_world.NOW, small_world.TODAY))

    page, regencies = page_of(public, "/spread"), page_of(public, "/spread?cluster=regency")

    assert "Yang paling banyak direplikasi" in page
    assert "Instansinya berada dalam 2 dari 2 kelompok." in page
    sizes = re.compile(r'class="num">(\d)</th><td class="num">(\d)</td>')
    assert sizes.findall(page.partition('id="circles-table"')[2]) == [("1", "2"), ("2", "2")]
    assert sizes.findall(regencies.partition('id="circles-table"')[2]) == [("1", "1"), ("2", "1")]


@pytest.mark.usefixtures("few_suffice")
def test_pace_table_holds_growth_rate_survival_and_hazard(public: FlaskClient) -> None:
    page = page_of(public, "/innovations/uptpk/spread")

    for column in ("Laju", "Belum mereplikasi", "Peluang terkumpul", "Dari seperlima teratas"):
        assert f">{column}</th>" in page
    assert "km dari induk ke replikasi (rata-rata)" in page_of(public, "/innovations/uptpk")


@pytest.mark.parametrize("address", ["/innovations/uptpk/spread", "/categories/7", "/regions/33", "/spread"])
def test_of_few_the_counts_the_cases_and_the_number_that_it_takes_are_shown(public: FlaskClient, address: str) -> None:
    page, english = page_of(public, address), page_of(public, f"{address}?lang=en")

    for column in ("Laju", "Peluang", "Bagian", "Belum mereplikasi", "Peluang terkumpul"):
        assert f">{column}</th>" not in page.partition('id="curve-table"')[2].partition("</table>")[0]
    assert "memerlukan 10 instansi yang mungkin; di sini ada" in page
    assert "need 10 possible agencies; here there are" in english
    assert "memerlukan 20 instansi yang mereplikasi" in page
    listed = page.partition("Yang sudah mereplikasi:")[2].partition("</p>")[0]
    assert re.search(r"Pemerintah Kota Semarang</a> \(2019\)", listed)
    assert re.search(r">[12] dari \d</td>", page)
    assert "R memerlukan 5 replikasi dalam satu angkatan" in page


def test_who_copies_most_and_with_whom_is_not_said_of_few(public: FlaskClient, graph: Graph) -> None:
    assert grouping.renew(graph, Moment(small_world.NOW, small_world.TODAY))

    page, agency = page_of(public, "/spread"), page_of(public, "/agencies/33.74")

    assert "Urutan dan kelompok memerlukan 20 instansi" in page
    assert "Yang paling banyak direplikasi" not in page
    assert "Dengan siapa saling mereplikasi" not in agency


@pytest.mark.usefixtures("few_suffice")
def test_group_of_an_agency_shows_once_the_worker_has_computed_it(public: FlaskClient, graph: Graph) -> None:
    before = page_of(public, "/agencies/33.74")

    assert grouping.renew(graph, Moment(small_world.NOW, small_world.TODAY))
    assert not grouping.renew(
        graph, Moment(small_world.NOW + grouping.REST, small_world.TODAY)
    )  # nothing has changed since
    page = page_of(public, "/agencies/33.74")

    assert "Dengan siapa saling mereplikasi" not in before
    assert "bersama 1 instansi lain" in page
    assert '<li><a href="/agencies/33.14">Pemerintah Kabupaten Sragen</a></li>' in page
    assert "Dengan siapa saling mereplikasi" not in page_of(
        public, "/agencies/kemensos"
    )  # neither copied nor was copied
    rows = public.get("/reports/hubs.json").get_json()["rows"]
    assert {row["agency_id"]: row["circle"] for row in rows} == {"33.14": 1, "33.72": 2}


def page_of(client: FlaskClient, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.text
