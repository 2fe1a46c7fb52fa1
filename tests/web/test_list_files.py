"""Every list as files: what its page shows to this person, narrowed as the page is, formulas as text."""

import csv
import io
import re
import secrets
from collections.abc import Callable
from datetime import date, timedelta
from html import unescape
from pathlib import Path

import openpyxl
import pytest
from flask import Flask
from flask.testing import FlaskClient

from graph.devserver.local import Running
from graph.domain.policy import Actor
from graph.domain.records.imports import Kind
from graph.domain.vocabulary import Role
from graph.engine import Graph
from graph.store.monitoring.rounds import NewRound
from tests.conftest import settings_for
from tests.data import road
from tests.factories.signed_in import signed_in
from tracker import create_app
from tracker.actions.context import Context
from tracker.actions.imports import importing
from tracker.actions.imports.importing import HandedList
from tracker.actions.innovations import interests, merging
from tracker.actions.monitoring import monitoring
from tracker.base.clock import Clock

SignIn = Callable[[Actor | None], FlaskClient]
OUTSIDER = Actor("u-klaten", "Kiki", "33.10", "Pemkab Klaten", frozenset({Role.REGISTRAR}))
PAGES = {
    "/innovations": None,
    "/innovations?category=7&stage=top&lang=en": None,
    "/innovations?view=replicated": None,
    "/innovations/uptpk": None,
    "/agencies/33.10": None,
    "/regions/33": None,
    "/regions/33.10": None,
    "/innovations/own": road.REGISTRAR,
    "/scaling": road.STEWARD,
    "/review?lang=en": road.STEWARD,
    "/review/visits?seed=2025&size=2&province=33": road.STEWARD,
    "/candidates": road.ANALYST,
    "/candidates?scope=all&band=unknown": road.ANALYST,
}


@pytest.fixture
def app(graph: Graph, server: Running, tmp_path: Path, clock: Clock) -> Flask:
    road.load(graph)
    return create_app(settings_for(server, tmp_path), graph, clock)


@pytest.fixture
def client_of(app: Flask, graph: Graph, clock: Clock) -> SignIn:
    a_second = timedelta(seconds=1)
    return lambda who: signed_in(app.test_client(), graph, who and who.user_id, clock.real() - a_second)


def ids(client: FlaskClient, address: str, column: str = "id") -> set[str]:
    return {row[column] for row in client.get(address).get_json()["rows"]}


def lines(raw: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(raw.decode("utf-8-sig"))))


@pytest.fixture
def waiting(app: Flask, graph: Graph) -> None:
    """Let one record wait for its verifier since a month ago."""
    graph.write(
        lambda tx: tx.run(
            "MATCH (r:Replication {id: 'R-00000004'}) SET r.status = 'awaiting_verification', r.since = $day, "
            "r.submitted_on = $day",
            day=date(2025, 12, 1),
        )
    )


@pytest.mark.usefixtures("waiting")
@pytest.mark.parametrize("address", PAGES)
def test_each_list_leads_to_its_files_in_three_forms_with_equal_rows(client_of: SignIn, address: str) -> None:
    client = client_of(PAGES[address])

    answer = client.get(address)

    page = answer.get_data(as_text=True)
    assert answer.status_code == 200
    files = [unescape(href) for href in re.findall(r'href="(/reports/[a-z-]+\.(?:csv|xlsx|json)[^"]*)"', page)]
    assert files
    for table, book, document in zip(*[iter(files)] * 3, strict=True):
        rows = client.get(document).get_json()["rows"]
        assert document.partition("?")[2] == table.partition("?")[2] == book.partition("?")[2]
        assert len(lines(client.get(table).data)) - 1 == len(rows)
        sheet = openpyxl.load_workbook(io.BytesIO(client.get(book).data)).worksheets[0]
        cells = [row[0].value for row in sheet.iter_rows(min_row=2, max_row=len(rows) + 2)]
        assert [cell is not None for cell in cells] == [True] * len(rows) + [False]


def test_files_are_narrowed_as_the_page_is(client_of: SignIn) -> None:
    public, ministry = client_of(None), client_of(road.ANALYST)

    assert ids(public, "/reports/innovations.json") == {"uptpk", "panel", "fresh", "quiet"}
    assert ids(public, "/reports/innovations.json?stage=top&category=7") == {"uptpk", "panel"}
    assert ids(public, "/reports/innovations.json?q=sunyi") == {"quiet"}
    assert ids(public, "/reports/innovations.json?agency=51.05") == {"fresh", "quiet"}
    assert ids(public, "/reports/innovations.json?view=replicated") == {"uptpk"}
    assert ids(public, "/reports/innovations.json?year=2018") == set()
    assert ids(public, "/reports/replications.json?agency=33.10") == {"R-00000001"}
    assert ids(public, "/reports/replications.json?region=51.05") == {"R-00000002"}
    assert ids(ministry, "/reports/candidates.json?scope=mandate", "innovation_id") == {"uptpk", "panel"}
    assert ids(ministry, "/reports/candidates.json?q=sun", "innovation_id") == {"quiet"}


@pytest.mark.usefixtures("waiting")
def test_the_queue_is_a_file_with_the_filters_of_its_address(client_of: SignIn) -> None:
    steward, base = client_of(road.STEWARD), "/reports/waiting-records.json"

    (row,) = steward.get(base).get_json()["rows"]

    assert (row["id"], row["adopter_name"], row["parent_agencies"], row["since"], row["days"]) == (
        "R-00000004",
        "Pemkab Teluk Bintuni",
        "Pemkab Sragen",
        "2025-12-01",
        30,
    )
    assert ids(steward, f"{base}?state=disputed") == ids(steward, f"{base}?province=33") == set()
    assert ids(steward, f"{base}?state=awaiting_verification&province=92&mine=1") == {"R-00000004"}
    assert client_of(road.REGISTRAR).get(base).status_code == 403


def test_a_formula_in_a_name_stays_text_in_every_list(client_of: SignIn) -> None:
    public = client_of(None)

    table = lines(public.get("/reports/innovations.csv").data)
    sheet = openpyxl.load_workbook(io.BytesIO(public.get("/reports/innovations.xlsx").data)).worksheets[0]

    assert ["panel", "'=Panel"] in [line[:2] for line in table]
    cell = next(row[1] for row in sheet.iter_rows() if row[0].value == "panel")
    assert (cell.value, cell.data_type) == ("=Panel", "s")


def outsider(graph: Graph, agency: str = "33.10") -> Actor:
    """Let a registrar work at an agency that is not the road's own."""
    graph.write(
        lambda tx: tx.run(
            "MATCH (a:Agency {id: $agency}) CREATE (:User {id: 'u-klaten', name: 'Kiki', login: 'kiki', "
            "roles: ['registrar'], active: true})-[:WORKS_AT]->(a)",
            agency=agency,
        )
    )
    return OUTSIDER


def test_an_agency_gets_its_own_list_and_nobody_elses(client_of: SignIn, graph: Graph) -> None:
    registrar = client_of(outsider(graph))

    (row,) = registrar.get("/reports/own-replications.json").get_json()["rows"]

    assert (row["id"], row["innovation"], row["status"], row["started_on"], row["units"]) == (
        "R-00000001",
        "UPTPK",
        "verified",
        "2020",
        "Dinas Sosial 33.10",
    )
    assert ids(registrar, "/reports/own-replications.json?status=draft") == set()
    assert ids(registrar, "/reports/own-innovations.json") == {"panel"}
    assert ids(client_of(road.REGISTRAR), "/reports/own-innovations.json") == {"uptpk"}


def test_interests_are_for_their_two_sides_and_the_overseers(client_of: SignIn, graph: Graph) -> None:
    once = secrets.token_hex(16)
    number = interests.state(Context(graph, road.REGISTRAR, road.MOMENT), "panel", "Tertarik", once)

    assert ids(client_of(road.REGISTRAR), "/reports/interests.json") == {number}
    assert ids(client_of(road.STEWARD), "/reports/interests.json") == {number}
    assert ids(client_of(road.STRANGER), "/reports/interests.json") == set()
    shown = lines(client_of(road.REGISTRAR).get("/reports/interests.csv?lang=en").data)
    assert "Awaiting the origin" in " ".join(shown[1])


@pytest.mark.parametrize(
    ("slug", "who"),
    [
        ("own-replications", road.REGISTRAR),
        ("own-innovations", road.REGISTRAR),
        ("waiting-innovations", road.STEWARD),
        ("round-progress", road.STEWARD),
        ("interests", road.REGISTRAR),
        ("rounds", road.REGISTRAR),
        ("own-lessons", road.REGISTRAR),
        ("visit-sample", road.STEWARD),
        ("merges", road.STEWARD),
        ("imports", road.STEWARD),
    ],
)
def test_a_list_of_the_inside_is_closed_to_whoever_may_not_see_its_page(
    client_of: SignIn, slug: str, who: Actor
) -> None:
    for form in ("", ".csv", ".xlsx", ".json"):
        assert client_of(None).get(f"/reports/{slug}{form}").status_code == 302
        assert client_of(who).get(f"/reports/{slug}{form}?lang=en").status_code == 200
    assert client_of(None).get(f"/reports/{slug}.json").status_code == 302
    if slug not in {"interests", "rounds"}:  # everybody who is signed in has a board, and reads of rounds
        assert client_of(road.ANALYST).get(f"/reports/{slug}.csv").status_code == 403


def test_odd_filters_never_break_a_file(client_of: SignIn) -> None:
    public, steward = client_of(None), client_of(road.STEWARD)
    odd = ["", "'\"><x", "%ED%A0%80", "9" * 40, "* OR 1:1", "-"]

    for value in odd:
        for name in ("q", "category", "stage", "year", "view", "agency"):
            assert public.get(f"/reports/innovations.json?{name}={value}").status_code in {200, 422}
        refused = 422 if value else 200
        assert public.get(f"/reports/lessons.csv?reason={value}").status_code == refused
        assert steward.get(f"/reports/round-progress.json?round={value}").status_code == refused


def files_of(page: str) -> set[str]:
    return set(re.findall(r'href="/reports/([a-z-]+)\.json', page))


def test_sample_for_visits_is_a_file_with_its_seed(client_of: SignIn) -> None:
    steward, address = client_of(road.STEWARD), "?seed=2025&size=1"

    page = steward.get(f"/review/visits{address}").text

    assert ids(steward, f"/reports/visit-sample.json{address}") == set(re.findall(r"/review/(R-\w+)", page))
    assert ids(steward, "/reports/visit-sample.json?province=33") == {"R-00000001"}
    assert client_of(road.REGISTRAR).get("/reports/visit-sample.json").status_code == 403


def test_rounds_and_merges_are_files(client_of: SignIn, graph: Graph) -> None:
    new = NewRound(road.AS_OF, road.AS_OF + timedelta(30), road.AS_OF + timedelta(60), "province:33")
    opened = monitoring.open_round(Context(graph, road.STEWARD, road.MOMENT), new, "0" * 32)
    merge = merging.merge(Context(graph, road.STEWARD, road.MOMENT), "quiet", "fresh", "Satu inovasi", "1" * 32)
    steward, registrar = client_of(road.STEWARD), client_of(road.REGISTRAR)

    assert files_of(registrar.get("/rounds").text) == {"rounds"}
    assert files_of(steward.get("/innovations/merges").text) == {"merges"}
    assert ids(registrar, "/reports/rounds.json") == {opened}
    assert ids(steward, "/reports/merges.json") == {merge}
    assert registrar.get("/reports/merges.json").status_code == 403


def test_own_lessons_and_imports_hold_no_other_agencys_rows(client_of: SignIn, graph: Graph) -> None:
    upload = HandedList(Kind.UNITS, "unit.csv", b"Instansi;Nama\n33.14;Dinas Baru\n")
    job = importing.hand_in(Context(graph, road.REGISTRAR, road.MOMENT), upload, "0" * 32)
    own, other = client_of(road.REGISTRAR), client_of(outsider(graph, "73.71"))

    assert files_of(own.get("/imports").text) == {"imports"}
    assert (ids(own, "/reports/imports.json"), ids(other, "/reports/imports.json")) == ({job}, set())
    assert ids(client_of(road.STEWARD), "/reports/imports.json") == set()
    assert files_of(other.get("/lessons/own").text) == {"own-lessons"}
    assert ids(other, "/reports/own-lessons.json", "replication_id") == {"R-00000003"}
    assert ids(own, "/reports/own-lessons.json", "replication_id") == set()
