"""What an agency replicates, and what others say they replicate of it: by state, narrowed, counted, by page."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from html import unescape
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from graph.devserver.local import Running
from graph.domain import vocabulary as v
from graph.domain.records import rows as r
from graph.engine import Graph
from tests import small_world
from tests.conftest import settings_for
from tests.factories.signed_in import signed_in
from tests.small_world import CHILD_OF_RECORDED, RECORDED_COPY, TODAY, VERIFIED_COPY
from tests.web.conftest import application
from tracker.base.clock import Clock
from tracker.pages.registry import own_lists

SignIn = Callable[[str], FlaskClient]
DRAFT, ASKED, RETURNED, GRANDCHILD, HIDDEN_GRANDCHILD = (f"R-000000{end}" for end in ("D1", "D2", "D3", "D4", "D5"))


def _copy(
    number: str, adopter: str, parent: str, root: str, status: v.ReplicationStatus, day: int
) -> r.ReplicationLoad:
    on = date(2025, 12, day)
    return r.ReplicationLoad(number, adopter, (r.ParentLink(parent),), (root,), status, submitted_on=on)


# Sragen made UPTPK. Semarang runs it, verified. Surakarta drafts a copy, and asked for another; Kendal's was returned;
# from Semarang's copy Kendal has one that is verified and Surakarta one that waits.
MORE = (
    _copy(DRAFT, "33.72", "uptpk", "uptpk", v.ReplicationStatus.DRAFT, 1),
    _copy(ASKED, "33.72", "uptpk", "uptpk", v.ReplicationStatus.AWAITING_PARENT, 2),
    _copy(RETURNED, "33.24", "uptpk", "uptpk", v.ReplicationStatus.RETURNED, 3),
    _copy(GRANDCHILD, "33.24", VERIFIED_COPY, "uptpk", v.ReplicationStatus.VERIFIED, 4),
    _copy(HIDDEN_GRANDCHILD, "33.72", VERIFIED_COPY, "uptpk", v.ReplicationStatus.AWAITING_PARENT, 5),
)


@pytest.fixture
def app(graph: Graph, server: Running, clock: Clock, tmp_path: Path) -> Flask:
    small_world.load(graph, replications=MORE)
    return application(settings_for(server, tmp_path), graph, clock)


@pytest.fixture
def client_of(app: Flask, graph: Graph, clock: Clock) -> SignIn:
    return lambda login: signed_in(app.test_client(), graph, login, clock.real())


def listed(page: str) -> list[str]:
    """Return the numbers of the records that a list shows, in its order."""
    return re.findall(r'<small class="number">(R-\w+)', page)


def tabs(page: str) -> dict[str, str]:
    """Return the states of a list with their counts."""
    bar = re.search(r'<nav class="link-bar".*?</nav>', page, re.DOTALL)
    return dict(re.findall(r">([^<]+?)\s*<span class=\"count\">(\d+)", bar[0])) if bar else {}


def words(page: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", unescape(page)).split())


def test_agency_sees_all_its_replications_by_state_with_counts(client_of: SignIn) -> None:
    page = client_of("solo-registrar").get("/replications/own").text

    assert listed(page) == [HIDDEN_GRANDCHILD, ASKED, DRAFT, RECORDED_COPY]  # the newest first, the undated last
    assert tabs(page) == {
        "Semua": "4",
        "Draf": "1",
        "Menunggu jawaban instansi asal": "2",
        "Tercatat, belum diverifikasi": "1",
    }
    assert "4 baris." in page
    assert f"/replications/{DRAFT}/edit" in page  # what is open leads to its form
    assert "UPTPK" in page


def test_list_is_narrowed_by_state_and_innovation_and_its_file_with_it(client_of: SignIn) -> None:
    registrar = client_of("solo-registrar")

    waiting = registrar.get("/replications/own?status=awaiting_parent").text
    of_one = registrar.get("/replications/own?innovation=sanpiisan").text

    assert listed(waiting) == [HIDDEN_GRANDCHILD, ASKED]
    assert tabs(waiting)["Semua"] == "4"  # the other states stay in sight
    assert (listed(of_one), tabs(of_one)["Semua"]) == ([RECORDED_COPY], "1")
    for page in (waiting, of_one):
        address = re.search(r'href="(/reports/own-replications\.json[^"]*)"', page)
        assert address
        rows = registrar.get(unescape(address[1])).get_json()["rows"]
        assert {row["id"] for row in rows} == set(listed(page))


def test_claims_are_what_the_agency_may_know_of(client_of: SignIn) -> None:
    origin = client_of("sragen-registrar")

    page = origin.get("/replications/claims").text

    # No draft of another agency; of a copy of a copy only what everybody reads.
    assert listed(page) == [GRANDCHILD, RETURNED, ASKED, VERIFIED_COPY]
    assert tabs(page) == {
        "Semua": "4",
        "Menunggu jawaban Anda": "1",
        "Dikembalikan untuk perbaikan": "1",
        "Terverifikasi": "2",
    }
    assert listed(client_of("semarang-registrar").get("/replications/claims").text)[:2] == [
        HIDDEN_GRANDCHILD,
        GRANDCHILD,
    ]
    for number in listed(page):
        assert origin.get(f"/replications/{number}").status_code == 200
    assert origin.get(f"/replications/{HIDDEN_GRANDCHILD}").status_code == 404


def test_claim_says_what_the_agency_answered_and_whom_it_comes_from(client_of: SignIn) -> None:
    origin = client_of("sragen-registrar")

    verified = words(origin.get("/replications/claims?status=verified").text)
    waiting = words(origin.get("/replications/claims?status=awaiting_parent&lang=en").text)

    assert f"SERUNI {VERIFIED_COPY} dari UPTPK Pemerintah Kota Semarang Terverifikasi Benar, direplikasi" in verified
    assert f"UPTPK {GRANDCHILD} Pemerintah Kabupaten Kendal Terverifikasi tidak ditanyakan" in verified
    assert f"UPTPK {ASKED} Pemerintah Kota Surakarta" in waiting
    assert "Not answered yet" in waiting


def test_claims_are_a_file_with_the_rows_of_the_page(client_of: SignIn) -> None:
    origin = client_of("sragen-registrar")

    rows = origin.get("/reports/claimed-replications.json").get_json()["rows"]

    assert [row["id"] for row in rows] == [GRANDCHILD, RETURNED, ASKED, VERIFIED_COPY]
    assert (rows[2]["agency"], rows[2]["answer"], rows[2]["since"]) == (
        "Pemerintah Kota Surakarta",
        "waiting",
        "2025-12-02",
    )
    only = origin.get("/reports/claimed-replications.json?status=returned&innovation=uptpk").get_json()["rows"]
    assert [row["id"] for row in only] == [RETURNED]
    assert client_of("verifier").get("/reports/claimed-replications.csv").status_code == 403


def test_page_goes_on_by_key_and_says_where_it_stands(client_of: SignIn, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(own_lists, "PAGE", 3)
    registrar = client_of("solo-registrar")

    first = registrar.get("/replications/own").text
    further = re.search(r'rel="next" href="([^"]+)"', first)
    assert further
    second = registrar.get(unescape(further[1])).text

    assert listed(first) + listed(second) == [HIDDEN_GRANDCHILD, ASKED, DRAFT, RECORDED_COPY]
    assert "Baris 1–3 dari 4." in first
    assert "Baris 4–4 dari 4." in second
    assert 'rel="next"' not in second


@pytest.mark.parametrize(
    ("address", "named"),
    [
        ("/replications/own?status=tuntas", "tuntas"),
        ("/replications/own?innovation=pelita", "pelita"),  # not one of this list
        ("/replications/claims?status=x", "x"),
        ("/replications/claims?innovation=uptpk", "uptpk"),
    ],
)
def test_choice_that_is_none_is_refused_by_its_name(client_of: SignIn, address: str, named: str) -> None:
    answer = client_of("solo-registrar").get(address)

    assert answer.status_code == 422
    assert named in answer.text


def test_empty_lists_say_so_and_offer_the_next_step(client_of: SignIn) -> None:
    own = client_of("sragen-registrar").get("/replications/own")
    claims = client_of("kendal-registrar").get("/replications/claims?status=verified")

    assert (own.status_code, claims.status_code) == (200, 200)
    assert "Belum ada replikasi" in own.text
    assert 'href="/replications/new"' in own.text
    assert "Tidak ada catatan untuk pilihan ini" in claims.text


def test_menu_offers_both_lists_to_whoever_writes_for_an_agency(client_of: SignIn) -> None:
    for login, is_offered in (
        ("solo-registrar", True),
        ("solo-drafter", True),
        ("verifier", False),
        ("auditor", False),
    ):
        client = client_of(login)
        menu = client.get("/inbox").text
        for address in ("/replications/own", "/replications/claims"):
            assert (f'href="{address}"' in menu) is is_offered
            assert client.get(address).status_code == (200 if is_offered else 403)


def test_successor_sees_the_lists_of_the_agency_before_it(client_of: SignIn, graph: Graph) -> None:
    graph.write(
        lambda tx: tx.run(
            "MATCH (a:Agency {id: '33.74'}), (b:Agency {id: '33.14'}) CREATE (b)-[:SUCCEEDS {since: date($day)}]->(a)",
            day=(TODAY - timedelta(1)).isoformat(),
        )
    )
    registrar = client_of("sragen-registrar")

    page = registrar.get("/replications/own").text

    assert listed(page) == [VERIFIED_COPY]
    assert [row["id"] for row in registrar.get("/reports/own-replications.json").get_json()["rows"]] == [VERIFIED_COPY]
    assert VERIFIED_COPY not in listed(registrar.get("/replications/claims").text)  # nobody claims from oneself
    assert CHILD_OF_RECORDED not in page
