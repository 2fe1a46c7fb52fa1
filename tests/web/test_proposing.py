"""The pages of proposing a copy that we know of, from the form to the draft that it becomes."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from graph.engine import Graph
from graph.store.replications import proposals, replications
from tests.small_world import VERIFIED_COPY

ClientAs = Callable[[str | None], FlaskClient]
GOOD = {
    "once": "b" * 32,
    "about": "uptpk",
    "adopter": "33.72",
    "started_on": "05-2024",
    "proof_link": "https://koran.example/solo",
    "note": "Kami bertemu <timnya>",
    "act": "send",
}


def send(client: FlaskClient, **changes: str) -> str:
    """Send a proposal and return its address."""
    answer = client.post("/proposals/new", data=GOOD | changes)
    assert answer.status_code == 303, answer.text
    return answer.location


def test_proposal_reaches_the_other_sides_inbox_and_becomes_its_filled_draft(client_as: ClientAs, graph: Graph) -> None:
    sragen, solo = client_as("sragen-registrar"), client_as("solo-drafter")
    address = send(sragen)
    assert f'href="{address}"' in solo.get("/inbox").text
    assert "Named as replicating" in solo.get("/inbox?lang=en").text
    page = solo.get(f"{address}?lang=id").text
    assert "Pemerintah Kabupaten Sragen menyebut bahwa instansi Anda mereplikasi" in page
    assert "Kami bertemu &lt;timnya&gt;" in page

    taken = solo.post(f"{address}/take", data={"version": "1"})
    again = solo.post(f"{address}/take", data={"version": "1"})

    assert (taken.status_code, again.location) == (303, taken.location)
    form = solo.get(taken.location).text
    assert 'value="05-2024"' in form
    assert 'value="https://koran.example/solo"' in form
    assert 'value="uptpk" id="parent-uptpk" checked' in form
    assert f'href="{address}"' not in solo.get("/inbox").text
    theirs = sragen.get(address).text
    assert "sudah menjadi draf Pemerintah Kota Surakarta" in theirs
    number = taken.location.split("/")[2]
    assert number not in theirs
    assert sragen.get(f"/replications/{number}").status_code == 404


def test_reason_is_needed_and_read_by_the_proposer(client_as: ClientAs) -> None:
    sragen, solo = client_as("sragen-registrar"), client_as("solo-registrar")
    address = send(sragen)

    empty = solo.post(f"{address}/decline", data={"version": "1", "reason": ""})
    late = solo.post(f"{address}/decline", data={"version": "9", "reason": "Baru studi tiru"})
    done = solo.post(f"{address}/decline", data={"version": "1", "reason": "Baru studi tiru"})

    assert (empty.status_code, late.status_code, done.status_code) == (422, 409, 303)
    assert "Baru studi tiru" in late.text  # nothing typed is lost
    assert "Baru studi tiru" in sragen.get(address).text
    assert "Answered: not a replication" in sragen.get("/proposals?lang=en").text
    assert f'href="{address}"' in sragen.get("/notices").text


def test_form_finds_agencies_without_script_and_names_slips(client_as: ClientAs) -> None:
    sragen = client_as("sragen-registrar")

    empty = sragen.get("/proposals/new").text
    found = sragen.post("/proposals/new", data={"act": "find", "adopter_q": "Pemkot Surakrta"}).text
    wrong = sragen.post("/proposals/new", data=GOOD | {"adopter": "33.14", "proof_link": ""})

    assert '<option value="uptpk">' in empty
    assert "sanpiisan" not in empty  # another agency's
    assert 'type="radio" name="adopter" value="33.72"' in found
    assert wrong.status_code == 422
    assert "Tulis tautan, atau jenis, nomor, dan tanggal sebuah bukti." in wrong.text
    own = sragen.post("/proposals/new", data=GOOD | {"adopter": "33.14"})
    assert "Ini instansi Anda sendiri" in own.text


def test_agency_without_accounts_is_named_and_the_proposal_stays(client_as: ClientAs, graph: Graph) -> None:
    sragen = client_as("sragen-registrar")
    graph.write(lambda tx: tx.run("MATCH (u:User)-[:WORKS_AT]->(:Agency {id: '33.72'}) SET u.active = false"))
    address = send(sragen)
    assert "belum memiliki akun" in sragen.get(address).text

    graph.write(lambda tx: tx.run("MATCH (u:User)-[:WORKS_AT]->(:Agency {id: '33.72'}) SET u.active = true"))

    assert f'href="{address}"' in client_as("solo-registrar").get("/inbox").text


@pytest.mark.parametrize(
    ("login", "read", "answer"),
    [
        ("solo-drafter", 200, 303),
        ("solo-registrar", 200, 303),
        ("sragen-registrar", 200, 403),
        ("kendal-registrar", 404, 404),
        ("verifier", 404, 403),
        ("steward", 404, 403),
        ("analyst", 404, 403),
        ("auditor", 200, 403),
        (None, 302, 302),
    ],
)
def test_two_sides_and_the_auditor_and_nobody_else(
    client_as: ClientAs, login: str | None, read: int, answer: int
) -> None:
    one, other = send(client_as("sragen-registrar")), send(client_as("semarang-registrar"), about=VERIFIED_COPY)
    client = client_as(login)

    assert client.get(one).status_code == read
    assert client.post(f"{one}/decline", data={"version": "1", "reason": "Tidak"}).status_code == answer
    if login != "sragen-registrar":
        assert client.post(f"{other}/take", data={"version": "1"}).status_code == answer


@pytest.mark.parametrize(
    ("login", "changes", "status"),
    [
        ("solo-drafter", {}, 403),
        ("verifier", {}, 403),
        (None, {}, 302),
        ("sragen-registrar", {"status": "taken"}, 422),
        ("sragen-registrar", {"once": "x"}, 422),
        ("kendal-registrar", {}, 422),
    ],
)
def test_others_and_other_fields_are_refused(
    client_as: ClientAs, graph: Graph, login: str | None, changes: dict[str, str], status: int
) -> None:
    assert client_as(login).post("/proposals/new", data=GOOD | changes).status_code == status
    assert proposals.incoming(graph, "33.72") == []


def test_second_record_of_the_same_is_refused_with_its_number(client_as: ClientAs, graph: Graph) -> None:
    sragen, solo = client_as("sragen-registrar"), client_as("solo-registrar")
    first = solo.post(f"{send(sragen)}/take", data={"version": "1"}).location.split("/")[2]

    again = solo.post(f"{send(sragen, once='c' * 32)}/take", data={"version": "1"})

    assert again.status_code == 409
    assert f"yaitu nomor {first}" in again.text
    assert replications.facts(graph, first).status == "draft"
