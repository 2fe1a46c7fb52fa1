"""A record's page says how things stand: what a draft holds, what was answered and until when, and that it stopped."""

import re

import pytest

from graph.engine import Graph
from graph.store.evidence import certificates
from tests.factories.monitoring import stop
from tests.factories.read_back import text
from tests.factories.sent_replications import register, version
from tests.small_world import VERIFIED_COPY
from tests.web.conftest import ClientAs

RECORD = "/replications/{}"


def badge(client_as: ClientAs, login: str) -> int:
    found = re.search(r'<span class="count" aria-hidden="true">(\d+)</span>', client_as(login).get("/account").text)
    return int(found[1]) if found else 0


def answer(client_as: ClientAs, graph: Graph, number: str, said: str, reason: str = "") -> int:
    data = {"version": version(graph, number), "answer": said, "reason": reason}
    return client_as("sragen-registrar").post(f"/replications/{number}/answer", data=data).status_code


def test_a_drafts_page_shows_what_was_typed(client_as: ClientAs) -> None:
    number = register(client_as("solo-drafter"), "save", local_name="Nama Draf")

    page = text(client_as("solo-drafter").get(RECORD.format(number)))

    assert "Nama Draf" in page
    assert "463/21/2024" in page
    assert "UPTPK" in page.split("Direplikasi dari")[1][:200]
    assert "Dinas Sosial Surakarta" in page


def test_after_an_answer_the_question_is_gone_and_the_answer_stands(client_as: ClientAs, graph: Graph) -> None:
    number = register(client_as("solo-registrar"))
    sragen, address = client_as("sragen-registrar"), RECORD.format(number)
    before = text(sragen.get(address))

    assert answer(client_as, graph, number, "confirmed") == 303
    page = sragen.get(address).text

    assert "Apakah benar direplikasi?" in before
    assert "Jawaban instansi Anda" not in before
    assert "Apakah benar direplikasi?" not in page
    told = page.split("Jawaban instansi Anda")[1].split("</div>")[0]
    assert "Dapat diubah sampai KemenPANRB memutuskan" in told
    assert 'value="confirmed"' not in page  # the same answer cannot be given twice
    assert 'value="objected"' in page
    assert "Jawaban instansi Anda" not in client_as("solo-registrar").get(address).text


def test_an_answer_that_can_no_longer_be_changed_says_so(client_as: ClientAs, graph: Graph) -> None:
    number = register(client_as("solo-registrar"))
    answer(client_as, graph, number, "unclear", "Sejak kapan berjalan?")

    page = client_as("sragen-registrar").get(RECORD.format(number)).text

    told = page.split("Jawaban instansi Anda")[1].split("</div>")[0]
    assert "Sejak kapan berjalan?" in told
    assert "Tidak dapat diubah" in told
    assert f"/replications/{number}/answer" not in page


@pytest.mark.parametrize("login", ["solo-registrar", "semarang-registrar", "verifier", "auditor"])
def test_a_record_that_stopped_says_so_to_who_is_signed_in(client_as: ClientAs, graph: Graph, login: str) -> None:
    address = RECORD.format(VERIFIED_COPY)
    before = text(client_as(login).get(address))

    stop(graph)
    page = text(client_as(login).get(address))

    assert "sudah berhenti" not in before
    assert "Replikasi ini sudah berhenti" in page
    assert "Sejak 17 Juni 2024." in page
    assert "Alasan:" in page


def test_the_public_page_of_a_stopped_record_neither_tells_nor_denies_it(client_as: ClientAs, graph: Graph) -> None:
    address = RECORD.format(VERIFIED_COPY)
    before = client_as(None).get(address).text

    stop(graph)

    assert client_as(None).get(address).text == before
    assert "Dijalankan oleh" not in before


def test_who_checks_a_certificate_is_told_that_its_replication_stopped(client_as: ClientAs, graph: Graph) -> None:
    client_as("semarang-registrar").post(f"{RECORD.format(VERIFIED_COPY)}/certificate")
    found = certificates.of_replication(graph, VERIFIED_COPY)
    assert found is not None
    address = f"/certificates/{found.id}"
    before = text(client_as(None).get(address))

    stop(graph)

    assert "sudah berhenti" not in before
    assert "Replikasi ini sudah berhenti" in text(client_as(None).get(address))
    assert "Since 17 June 2024." in text(client_as(None).get(f"{address}?lang=en"))


def test_the_badge_counts_what_the_own_roles_can_do(client_as: ClientAs, graph: Graph) -> None:
    people = ("sragen-registrar", "sragen-verifier", "solo-drafter", "solo-registrar", "verifier", "auditor")
    first = {login: badge(client_as, login) for login in people}

    number = register(client_as("solo-registrar"))
    asked = {login: badge(client_as, login) - first[login] for login in people}
    answer(client_as, graph, number, "confirmed")
    told = {login: badge(client_as, login) - first[login] for login in people}

    assert {login for login, more in asked.items() if more} == {"sragen-registrar"}
    assert {login for login, more in told.items() if more} == {"sragen-verifier", "verifier"}


def test_a_draft_that_names_another_agencys_draft_learns_nothing_of_it(client_as: ClientAs) -> None:
    """Whoever may not know of an innovation may still send its id."""
    solo = client_as("solo-drafter")
    number = register(solo, "save", parents=["rahasia"], local_name="")

    pages = [solo.get(address).text for address in ("/inbox", "/replications/own", f"/replications/{number}")]

    assert all(number in page for page in pages)
    assert not [page for page in pages if "Draf Rahasia" in page]
