"""A mistyped code or year in an address: refused by its name, never answered with zeros or with all years."""

from pathlib import Path

import pytest
from flask import Flask

from graph.devserver.local import Running
from graph.engine import Graph
from tests.conftest import settings_for
from tests.data import road
from tests.factories.signed_in import signed_in
from tracker import create_app
from tracker.base.clock import Clock
from tracker.pages.reports import catalogue

# What is odd for a filter that takes numbers; free words are never odd.
ODD = {"q": (), "seed": (), "size": ("zzz", "0"), "year": ("2o20", "1944", "2150")}
PAGES = (
    "/map?year=2o19",
    "/map?year=201",
    "/map?year=20199",
    "/map?year=1999",
    "/map?year=2099",
    "/map?year=-2019",
    "/map?year=²⁰¹⁹",
    "/map.svg?year=3019",
    "/innovations?year=1899",
    "/innovations?year=2026",
    "/innovations?category=99",
    "/innovations?stage=tops",
    "/innovations?view=all",
    "/innovations/uptpk/spread?year=2010",
    "/innovations/uptpk/spread?year=x",
    "/spread?category=99",
    "/spread?cluster=none",
    "/lessons?reason=none",
)
MISSING = (
    "/innovations/uptkp",
    "/innovations/uptkp/spread",
    "/innovations/uptkp/spread.svg",
    "/innovations/uptkp/map.json",
    "/agencies/33.99",
    "/regions/99",
    "/regions/33.9",
    "/categories/99",
    "/policies/none",
    "/reports/replication",
    "/certificates/none",
)


@pytest.fixture
def app(graph: Graph, server: Running, tmp_path: Path, clock: Clock) -> Flask:
    road.load(graph)
    return create_app(settings_for(server, tmp_path), graph, clock)


@pytest.mark.parametrize("language", ["id", "en"])
def test_a_page_names_what_was_mistyped(app: Flask, language: str) -> None:
    get, year = app.test_client().get, {"id": "Tahun", "en": "year"}[language]

    for address in PAGES:
        name, _sign, asked = address.partition("?")[2].partition("=")
        answer = get(f"{address}&lang={language}")
        assert answer.status_code == 422, address
        assert (year if name == "year" else f"{name}={asked}") in answer.text, address


def test_what_does_not_exist_is_not_found(app: Flask) -> None:
    get = app.test_client().get

    for address in MISSING:
        answer = get(address)
        assert (answer.status_code, "Halaman tidak ditemukan" in answer.text) == (404, True), address


@pytest.mark.parametrize("form", ["", ".csv"])
def test_every_filter_of_every_report_is_checked(app: Flask, graph: Graph, clock: Clock, form: str) -> None:
    """Each report as somebody who may open it; free words (a name, a seed) are none that could be mistyped."""
    people = (None, road.STEWARD, road.ANALYST, road.REGISTRAR)
    clients = [signed_in(app.test_client(), graph, who and who.user_id, clock.real()) for who in people]
    for report in catalogue.REPORTS:
        for name, asked in [(one, odd) for one, _label in report.filters for odd in ODD.get(one, ("9z",))]:
            answers = [client.get(f"/reports/{report.slug}{form}?{name}={asked}") for client in clients]
            refused = [answer.text for answer in answers if answer.status_code == 422]
            assert {answer.status_code for answer in answers} <= {302, 403, 422}, (report.slug, name, asked)
            assert refused
            assert f"{name}={asked}" in refused[0] or (name == "year" and "Tahun" in refused[0])


def test_the_ranking_is_narrowed_by_year_and_stage_too(app: Flask) -> None:
    get = app.test_client().get

    assert "UPTPK" in get("/innovations?view=replicated&stage=top&year=2019").text
    assert "UPTPK" not in get("/innovations?view=replicated&year=2018").text
    assert "UPTPK" not in get("/innovations?view=replicated&stage=passed").text


def test_spaces_around_a_code_are_no_mistake_and_an_empty_one_asks_for_nothing(app: Flask) -> None:
    get = app.test_client().get

    assert get("/spread?category=7%20&cluster=").status_code == 200
    assert get("/map?year=").status_code == 200
