"""What runs, what nobody confirmed and what stopped, by year: for who is signed in; and the map as a file."""

import re
from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from graph.engine import Graph
from tests.factories.monitoring import end_a_round, stop
from tests.factories.read_back import json_of
from tests.small_world import VERIFIED_COPY

ClientAs = Callable[[str | None], FlaskClient]


@pytest.mark.parametrize("address", ["/map?year=2020", "/innovations/uptpk/spread?year=2019", "/agencies/33.74"])
def test_three_counts_by_year_are_for_who_is_signed_in(client_as: ClientAs, address: str) -> None:
    words = "Keadaan replikasi sekarang" if "year" not in address else f"Keadaan replikasi pada akhir {address[-4:]}"

    assert words in client_as("solo-registrar").get(address).text
    assert "Keadaan replikasi" not in client_as(None).get(address).text


def test_map_as_a_file_says_its_year_and_that_its_data_are_made_up(client_as: ClientAs) -> None:
    whole, cut = (client_as(None).get(f"/map.svg{query}").text for query in ("", "?year=2020"))

    assert "sampai akhir tahun" not in whole
    assert "sampai akhir tahun 2020" in cut
    assert "Data contoh - bukan data resmi" in whole
    assert "by the end of 2020" in client_as(None).get("/map.svg?year=2020&lang=en").text
    assert "/map.svg?year=2020" in client_as(None).get("/map?year=2020").text


PAGES = ("/innovations/uptpk", "/innovations/uptpk/spread", "/map")
DATA = ("/map/standing.json", "/innovations/uptpk/standing.json")


def test_what_stopped_is_drawn_apart_for_who_is_signed_in(client_as: ClientAs, graph: Graph) -> None:
    stop(graph)
    signed_in = client_as("solo-registrar")

    for address in PAGES[:2]:
        page = signed_in.get(address).text
        assert f'class="member is-stopped" data-year="2019" data-id="{VERIFIED_COPY}"' in page
        assert "Pemerintah Kota Semarang (2019), berhenti 2024" in page
        assert '<td role="cell" data-label="Keadaan">berhenti 2024</td>' in page
    told = [json_of(signed_in.get(address)) for address in DATA]
    assert told[1]["points"] == {"33.74": {"now": "stopped", "turns": [[2019, "running"], [2024, "stopped"]]}}
    assert told[1]["figures"] == {"": [1, 0, 0, 1], "2019": [1, 1, 0, 0]}
    assert told[0]["figures"][""] == [2, 1, 0, 1]


def test_what_nobody_confirmed_is_drawn_hollow_for_who_is_signed_in(client_as: ClientAs, graph: Graph) -> None:
    end_a_round(graph)
    signed_in = client_as("solo-registrar")
    page = signed_in.get("/innovations/uptpk/spread").text

    assert 'class="member is-unconfirmed"' in page
    assert "Pemerintah Kota Semarang (2019), belum dikonfirmasi" in page
    assert "Belum dikonfirmasi sejak putaran terakhir" in page
    assert "Not confirmed since the last round" in signed_in.get("/innovations/uptpk/spread?lang=en").text
    assert json_of(signed_in.get(DATA[1]))["points"]["33.74"] == {
        "now": "unconfirmed",
        "turns": [[2019, "unconfirmed"]],
    }


def test_public_pages_data_and_files_do_not_tell_a_copy_that_stopped_from_one_that_runs(
    client_as: ClientAs, graph: Graph
) -> None:
    stop(graph)
    end_a_round(graph)
    words = (
        "is-unconfirmed",
        "is-stopped",
        "unsettled",
        "standing.json",
        "berhenti 20",
        "2024-06-17",
        "belum dikonfirmasi",
    )
    files = ("/map.json", "/innovations/uptpk/map.json", "/innovations/uptpk/spread.svg", "/map.svg")
    signed_in, public = client_as("solo-registrar"), client_as(None)

    told = {
        (address, word) for address in (*PAGES, *files) for word in words if word in _unstyled(public.get(address).text)
    }

    assert told == set()
    for address in files:  # what travels is the same for everybody
        assert signed_in.get(address).data == public.get(address).data
    for address in DATA:
        assert public.get(address).status_code == 302


def _unstyled(text: str) -> str:
    """A file carries the style of every mark, also of those that it does not hold."""
    return re.sub(r"<style>.*?</style>", "", text, flags=re.DOTALL)
