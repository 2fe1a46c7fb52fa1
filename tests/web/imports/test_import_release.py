"""Lists of others on the web: unknown to whoever they are none of, and released by a second person on their page."""

import io
import secrets
from dataclasses import replace

import pytest
from flask import Flask

from graph.domain.vocabulary import Role
from graph.engine import Graph
from tests.data import road
from tests.factories.read_back import text
from tests.factories.sent_lists import hand_in, run
from tests.web.conftest import without_token
from tests.web.imports.conftest import SignIn
from tracker.base.clock import Clock

VERIFIER = replace(road.STEWARD, user_id="u-verifier", name="Vera", roles=frozenset({Role.VERIFIER}))
STEPS = ("columns", "names", "try", "start", "stop", "discard")


@pytest.fixture
def verifier(app: Flask, graph: Graph) -> None:
    query = (
        "MATCH (u:User {id: 'u-steward'})-[:WORKS_AT]->(a:Agency) CREATE (v:User)-[:WORKS_AT]->(a) "
        "SET v = u {.*, id: 'u-verifier', login: 'verifier', name: 'Vera', roles: ['verifier']}"
    )
    graph.write(lambda tx: tx.run(query))


@pytest.mark.parametrize("roles", [["steward"], ["admin"], ["steward", "verifier"]])
def test_an_agencys_list_answers_an_admin_and_a_steward_like_a_missing_one(
    client_of: SignIn, graph: Graph, roles: list[str]
) -> None:
    address = hand_in(client_of(road.REGISTRAR), "Inovasi\nBaru\n").headers["Location"]
    graph.write(lambda tx: tx.run("MATCH (u:User {id: 'u-steward'}) SET u.roles = $roles", roles=roles))
    other = client_of(road.STEWARD)

    for path in ("", ".json", "/refused.csv", "/refused.xlsx"):
        answer, missing = other.get(address + path), other.get("/imports/i-none" + path)
        named = text(missing).replace("i-none", address.rpartition("/")[2])
        assert (answer.status_code, without_token(text(answer))) == (404, without_token(named))
    for step in STEPS:
        assert other.post(f"{address}/{step}").status_code == 404
    assert address not in text(other.get("/imports"))
    assert "Inovasi" in text(client_of(road.REGISTRAR).get(address))


def test_a_second_person_releases_a_list_on_its_page(
    graph: Graph, app: Flask, clock: Clock, client_of: SignIn, verifier: None
) -> None:
    steward, other = client_of(road.STEWARD), client_of(VERIFIER)
    rows = "Nama;Instansi;Ringkasan\nLapor;33.10;Warga melapor\nMilik sendiri;kemenpanrb;Kami\n"
    address = hand_in(steward, rows, kind="innovations").headers["Location"]
    steward.post(f"{address}/start")
    run(app, graph, clock)

    own, page = text(steward.get(address)), text(other.get(address))
    refused = steward.post(f"{address}/release").status_code
    waits = client_of(road.REGISTRAR).get("/reports/innovations.json").get_json()["rows"]
    told = text(other.get("/notices"))
    released = [other.post(f"{address}/release").status_code for _ in range(2)]
    run(app, graph, clock)
    done = text(other.get(address))

    assert f"{address}/release" not in own
    assert "orang lain yang melepasnya" in own
    assert f"{address}/release" in page
    assert "Warga melapor" in page
    assert "daftar.csv menunggu pelepasan" in told
    assert (refused, released) == (409, [303, 409])
    assert "Lapor" not in {row["name"] for row in waits}
    assert "Semua inovasi yang dapat diterima sudah terbit sekaligus." in done
    assert "Kementerian PANRB, instansi dari orang" in text(other.get(f"{address}/refused.csv"))
    names = {row["name"] for row in client_of(road.REGISTRAR).get("/reports/innovations.json").get_json()["rows"]}
    assert "Lapor" in names
    assert "Milik sendiri" not in names


def test_a_page_says_that_a_file_is_being_checked_and_shows_no_row_of_it(client_of: SignIn, app: Flask) -> None:
    steward = client_of(road.STEWARD)
    data = {"kind": "replications", "source": "Daftar", "once": secrets.token_hex(16)}
    handed = steward.post("/imports", data=data | {"file": (io.BytesIO(b"Instansi;Inovasi\n33.10;Baru\n"), "a.csv")})

    page = text(steward.get(handed.headers["Location"]))
    status = steward.get(f"{handed.headers['Location']}.json").get_json()

    assert "Sedang diperiksa: menunggu giliran." in page
    assert 'http-equiv="refresh"' in page
    assert "Mulai impor" not in page
    assert (status["state"], status["rows_done"]) == ("trial-queued", 0)
    assert steward.get(f"{handed.headers['Location']}/refused.csv").status_code == 409
