"""Candidates, the board, a scale-up's page and policies, as people of each role meet them."""

import re
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from graph.devserver.local import Running
from graph.domain.policy import Actor
from graph.domain.vocabulary import Area
from graph.engine import Graph
from tests.conftest import settings_for
from tests.data import road
from tests.data.road import ANALYST, REGISTRAR, STEWARD, STRANGER
from tests.factories.signed_in import signed_in
from tests.small_world import MOMENT
from tracker import create_app
from tracker.actions.context import Context
from tracker.actions.scaling import scaling
from tracker.base.clock import Clock

AREAS = {f"light_{area}": "green" for area in Area} | {f"reason_{area}": "Cukup" for area in Area}
ASSESSMENT = AREAS | {
    "readiness": "8",
    "readiness_reason": "Diuji di dua daerah",
    "proof_kind": "survey",
    "proof_number": "7/2025",
}


@pytest.fixture
def app(graph: Graph, server: Running, tmp_path: Path, clock: Clock) -> Flask:
    road.load(graph)
    made = create_app(settings_for(server, tmp_path), graph, clock)
    made.config["WTF_CSRF_ENABLED"] = False
    return made


@pytest.fixture
def public(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.fixture
def client_of(app: Flask, graph: Graph, clock: Clock) -> Callable[[Actor], FlaskClient]:
    a_second = timedelta(seconds=1)
    return lambda who: signed_in(app.test_client(), graph, str(who.user_id), clock.real() - a_second)


def text(client: FlaskClient, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return re.sub(r"\s+", " ", answer.get_data(as_text=True))


def sponsored(graph: Graph, innovation: str = "uptpk") -> str:
    return scaling.sponsor(Context(graph, ANALYST, MOMENT), innovation)


def test_a_ministry_sees_its_mandate_first_and_all_on_request(client_of: Callable[[Actor], FlaskClient]) -> None:
    mine, everything = text(client_of(ANALYST), "/candidates"), text(client_of(ANALYST), "/candidates?scope=all")

    assert [name in mine for name in ("UPTPK", "=Panel", "Sunyi", "Baru")] == [True, True, False, False]
    assert "Sunyi" in everything
    assert mine.index("UPTPK") < mine.index("=Panel")  # 59 before 9


def test_unknown_reads_as_not_assessed_and_never_as_zero(client_of: Callable[[Actor], FlaskClient]) -> None:
    page = text(client_of(STEWARD), "/candidates?category=4")

    row = page[page.index("Sunyi") :]
    assert "belum dinilai" in row
    assert "<strong>0</strong>" not in row


def test_filters_and_pages_by_key(client_of: Callable[[Actor], FlaskClient], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tracker.pages.insight.views.PAGE", 1)
    client = client_of(STEWARD)

    first = text(client, "/candidates")
    assert ("UPTPK" in first, "=Panel" in first, "after=59~uptpk" in first) == (True, False, True)
    second = text(client, "/candidates?after=59~uptpk")
    assert ("UPTPK" in second, "=Panel" in second) == (False, True)
    assert "UPTPK" in text(client, "/candidates?band=candidate&q=upt")
    assert "Tidak ada kandidat" in text(client, "/candidates?band=ready")
    assert client.get("/candidates?after=%00").status_code == 404
    assert client.get("/candidates?after=²~x").status_code == 200
    for asked in ("category", "band", "scope"):
        assert client.get(f"/candidates?{asked}=zz").status_code == 422


def test_basis_shows_inputs_links_counted_and_left_out(client_of: Callable[[Actor], FlaskClient]) -> None:
    page = text(client_of(ANALYST), "/candidates/uptpk")

    for words in (
        "Dasar perhitungan",
        "100 x 8 x 6 / 81",
        "2 dihitung, 1 tidak dihitung",
        "perkiraan dari data",
        "Tidak dihitung: sudah berhenti",
        "Pemkab Klungkung",
        "31 Desember 2025",
        "Lima unsur KIPP",
        "2 replikasi berjalan di 2 wilayah",
    ):
        assert words in page
    assert "How this is computed" in text(client_of(ANALYST), "/candidates/uptpk?lang=en")


@pytest.mark.parametrize("address", ["/candidates", "/candidates/uptpk", "/scaling"])
def test_candidates_and_board_are_closed_to_the_public_and_to_agencies(
    public: FlaskClient, client_of: Callable[[Actor], FlaskClient], address: str
) -> None:
    assert public.get(address).status_code == 302
    assert client_of(REGISTRAR).get(address).status_code == 403


def test_an_analyst_becomes_sponsor_through_the_page(client_of: Callable[[Actor], FlaskClient]) -> None:
    client = client_of(ANALYST)
    assert "Jadi K/L pengampu" in text(client, "/candidates/uptpk")

    answer = client.post("/candidates/uptpk/sponsor")

    assert answer.status_code == 303
    page = text(client, answer.headers["Location"])
    assert "Kementerian Sosial" in page
    assert "baru di 2 dari 3 wilayah" in page
    assert "Jadi K/L pengampu" not in text(client, "/candidates/uptpk")


def test_after_a_way_was_discontinued_another_may_begin(
    graph: Graph, client_of: Callable[[Actor], FlaskClient]
) -> None:
    scale_up = sponsored(graph)
    end = {"version": "1", "side": "discontinued", "reason": "Tercakup layanan nasional."}
    assert client_of(STEWARD).post(f"/scaling/{scale_up}/side", data=end).status_code == 303

    page = text(client_of(ANALYST), "/candidates/uptpk")

    assert "Jadi K/L pengampu" in page
    assert client_of(ANALYST).post("/candidates/uptpk/sponsor").headers["Location"] != f"/scaling/{scale_up}"


def test_outside_the_mandate_there_is_no_button_and_no_way(client_of: Callable[[Actor], FlaskClient]) -> None:
    client = client_of(STRANGER)

    assert "Jadi K/L pengampu" not in text(client, "/candidates/uptpk")
    assert client.post("/candidates/uptpk/sponsor").status_code == 403


def test_a_step_whose_gate_is_not_met_answers_409_and_says_why(
    graph: Graph, client_of: Callable[[Actor], FlaskClient]
) -> None:
    scale_up = sponsored(graph)

    assert client_of(STEWARD).post(f"/scaling/{scale_up}/advance", data={"version": "1"}).status_code == 303

    answer = client_of(STEWARD).post(f"/scaling/{scale_up}/advance", data={"version": "2"})

    assert answer.status_code == 409
    assert "baru di 2 dari 3 wilayah" in answer.get_data(as_text=True)


def test_assessment_then_the_next_stage_through_the_pages(
    graph: Graph, client_of: Callable[[Actor], FlaskClient]
) -> None:
    scale_up = sponsored(graph, "panel")
    once = re.search(r'name="once"[^>]*value="(\w+)"', text(client_of(ANALYST), "/candidates/panel/assess"))
    assert once
    answer = client_of(ANALYST).post("/candidates/panel/assess", data=ASSESSMENT | {"once": once[1]})
    assert answer.status_code == 303

    steward = client_of(STEWARD)
    assert "Tetapkan tahap berikutnya" in text(steward, f"/scaling/{scale_up}")
    moved = steward.post(f"/scaling/{scale_up}/advance", data={"version": "1"})

    assert moved.status_code == 303
    assert "Kajian fisibilitas" in text(steward, f"/scaling/{scale_up}")
    stale = steward.post(f"/scaling/{scale_up}/advance", data={"version": "1"})
    assert stale.status_code == 409


def test_holes_in_an_assessment_are_named_at_their_fields(client_of: Callable[[Actor], FlaskClient]) -> None:
    answer = client_of(ANALYST).post("/candidates/uptpk/assess", data={"once": "0" * 32, "readiness": "8"})

    page = answer.get_data(as_text=True)
    assert answer.status_code == 422
    assert 'id="readiness_reason-error"' in page
    assert 'id="light_funding-error"' in page
    assert 'id="readiness-error"' not in page


@pytest.mark.parametrize(
    ("address", "data"),
    [
        ("/candidates/uptpk/sponsor", {"agency_id": "kemenkes"}),
        ("/candidates/uptpk/assess", ASSESSMENT | {"once": "0" * 32, "score_then": "100"}),
    ],
)
def test_extra_fields_are_refused_and_change_nothing(
    graph: Graph, client_of: Callable[[Actor], FlaskClient], address: str, data: dict[str, str]
) -> None:
    assert client_of(ANALYST).post(address, data=data).status_code == 422
    assert "belum diusulkan" in text(client_of(ANALYST), "/candidates")


def test_the_public_sees_the_stage_and_neither_gates_nor_places(graph: Graph, public: FlaskClient) -> None:
    scale_up = sponsored(graph)

    page = text(public, f"/scaling/{scale_up}")

    assert "Direplikasi" in page
    assert "Kementerian Sosial" in page
    for closed in ("2 dari 3", "Syarat setiap tahap", "Klaten", "Riwayat", "Tetapkan tahap berikutnya"):
        assert closed not in page


def test_signed_in_agencies_see_gates_but_no_button(graph: Graph, client_of: Callable[[Actor], FlaskClient]) -> None:
    page = text(client_of(REGISTRAR), f"/scaling/{sponsored(graph)}")

    assert "Syarat setiap tahap" in page
    assert "Tetapkan tahap berikutnya" not in page


def test_side_way_stands_apart_on_the_board(graph: Graph, client_of: Callable[[Actor], FlaskClient]) -> None:
    scale_up = sponsored(graph)
    steward = client_of(STEWARD)
    wrong = steward.post(f"/scaling/{scale_up}/side", data={"version": "1", "side": "postponed", "reason": "x"})
    assert wrong.status_code == 422
    assert 'id="review_on-error"' in wrong.get_data(as_text=True)

    right = {"version": "1", "side": "postponed", "reason": "Menunggu", "review_on": "2026-06-01"}
    assert steward.post(f"/scaling/{scale_up}/side", data=right).status_code == 303

    assert "ditinjau 1 Juni 2026" in text(steward, "/scaling")
    assert steward.post(f"/scaling/{scale_up}/advance", data={"version": "2"}).status_code == 409


def test_policies_show_the_road_that_led_there(graph: Graph, public: FlaskClient) -> None:
    assert "Belum ada kebijakan yang dicatat" in text(public, "/policies")
    scale_up = sponsored(graph)
    graph.write(
        lambda tx: tx.run(
            "MATCH (s:ScaleUp {id: $id}) "
            "CREATE (s)-[:BECAME]->(:Policy {id: 'p-1', title: '<script>', form: 'SE', number: '1', year: 2025, "
            "status: 'enacted', link: 'https://jdih.go.id'})",
            id=scale_up,
        )
    )

    page = text(public, "/policies")
    assert "&lt;script&gt;" in page
    assert "<script>" not in page.replace('<script src="', "")
    assert "UPTPK" in text(public, "/policies/p-1")


@pytest.mark.parametrize("address", ["/scaling/S-00000000", "/policies/P-0", "/candidates/nobody", "/candidates/fresh"])
def test_what_is_missing_answers_404(client_of: Callable[[Actor], FlaskClient], address: str) -> None:
    assert client_of(STEWARD).get(address).status_code == 404


def test_policy_in_force_stands_in_the_family_and_on_the_map_and_a_draft_does_not(
    graph: Graph, client_of: Callable[[Actor], FlaskClient], public: FlaskClient
) -> None:
    """The page leads to the instrument; the line ends in the capital, whose agency gives the point."""
    scale_up = sponsored(graph)
    place = "CREATE (:Agency {id: '31', name: 'DKI', cluster: 'province'})-[:LOCATED_IN]->(:Region {code: '31', "
    graph.write(lambda tx: tx.run(place + "name: 'DKI', level: 'province', lat: -6.2, lon: 106.8})"))
    became = "MATCH (s:ScaleUp {id: $id}) CREATE (s)-[:BECAME]->(:Policy {id: $p, title: $p, year: 2025, status: $p})"
    for status in ("draft", "enacted"):
        graph.write(lambda tx, status=status: tx.run(became, id=scale_up, p=status))

    page, drawn = text(public, "/innovations/uptpk"), public.get("/innovations/uptpk/map.json").get_json()

    assert '<a href="/policies/enacted" class="node">' in page
    assert "/policies/draft" not in page.partition("mark-origin")[2].partition("</svg>")[0]
    assert [flow["end"] for flow in drawn["flows"] if flow.get("policy")] == [[-6.2, 106.8]]
