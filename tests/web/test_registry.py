"""Pages of registering and answering, as the people of the small world meet them."""

import re
from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from graph.engine import Graph
from graph.store.replications import replications
from tests.factories.read_back import json_of
from tests.factories.sent_replications import GOOD, register
from tests.small_world import CHILD_OF_RECORDED, RECORDED_COPY, VERIFIED_COPY

ClientAs = Callable[[str | None], FlaskClient]


def test_public_reads_who_runs_it_and_never_why_it_stopped(app: object, client_as: ClientAs, graph: Graph) -> None:
    graph.write(
        lambda tx: tx.run(
            "MATCH (r:Replication {id: $id}) SET r.stopped_on = date('2023-01-01'), r.stop_reason = 'budget'",
            id=VERIFIED_COPY,
        )
    )

    page = client_as(None).get(f"/replications/{VERIFIED_COPY}")

    assert page.status_code == 200
    for said in ("SERUNI", "Pemerintah Kota Semarang", "Dinas Sosial Semarang", "800/12/2019", "Mei 2019"):
        assert said in page.text
    for hidden in ("2023", "Anggaran", "Berhenti", "Sragen Registrar"):
        assert hidden not in page.text


def _told(page: str, number: str) -> str:
    """Return what a page tells, without the address that was asked for and the form's token."""
    return re.sub(r'value="[\w.-]{60,}"', "", page.replace(number, ""))


@pytest.mark.parametrize("login", [None, "kendal-registrar", "analyst"])
def test_strangers_draft_answers_like_a_missing_one(client_as: ClientAs, login: str | None) -> None:
    number = register(client_as("solo-drafter"), "save")

    hidden = client_as(login).get(f"/replications/{number}")
    missing = client_as(login).get("/replications/R-ZZZZZZZZ")

    assert (hidden.status_code, missing.status_code) == (404, 404)
    assert _told(hidden.text, number) == _told(missing.text, "R-ZZZZZZZZ")


def test_search_shows_innovations_and_copies_to_tick_without_script(client_as: ClientAs) -> None:
    page = client_as("solo-drafter").post("/replications/new", data={"act": "find", "q": "seruni"})

    assert page.status_code == 200
    assert f'value="{VERIFIED_COPY}"' in page.text


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("uptkp", "uptpk"),
        ("Pemkot Semarang", VERIFIED_COPY),
        ("pelita kendal", "pelita"),
        ("kabupaten kendal", "pelita"),
    ],
)
def test_search_forgives_and_looks_at_agencies(client_as: ClientAs, typed: str, expected: str) -> None:
    found = json_of(client_as("solo-drafter").get("/replications/parents", query_string={"q": typed}))

    assert expected in [one["id"] for one in found]


@pytest.mark.parametrize("typed", ["", "*", '"', "a AND (", "name:*", "\\", "~~~", "' OR 1=1", "rahasia"])
def test_search_survives_any_syntax_and_hides_drafts(client_as: ClientAs, typed: str) -> None:
    answer = client_as("solo-drafter").get("/replications/parents", query_string={"q": typed})

    assert answer.status_code == 200
    assert "rahasia" not in [one["id"] for one in json_of(answer)]


def test_draft_comes_back_as_typed_and_the_number_stays(client_as: ClientAs, graph: Graph) -> None:
    number = register(client_as("solo-drafter"), "save", started_on="kira-kira 2024")
    page = client_as("solo-registrar").get(f"/replications/{number}/edit").text
    assert "kira-kira 2024" in page
    assert 'value="uptpk" id="parent-uptpk" checked' in page

    data = {name: value for name, value in GOOD.items() if name != "once"} | {"act": "submit", "version": "2"}
    answer = client_as("solo-registrar").post(f"/replications/{number}/edit", data=data)

    assert answer.status_code == 303
    assert replications.facts(graph, number).status == "awaiting_parent"


def test_second_equal_submit_leads_to_the_first_record(client_as: ClientAs) -> None:
    client = client_as("solo-registrar")

    assert register(client) == register(client)


def test_holes_stand_at_their_fields_and_words_are_kept(client_as: ClientAs) -> None:
    data = {"once": "b" * 32, "act": "submit", "local_name": "Solo <Peduli>", "parents": ["solo-own"]}

    answer = client_as("solo-registrar").post("/replications/new", data=data)

    assert answer.status_code == 422
    for said in ('href="#started_on"', 'href="#proof_kind"', "Solo &lt;Peduli&gt;", "replikasi internal"):
        assert said in answer.text


def test_second_record_for_a_root_links_to_the_first(client_as: ClientAs) -> None:
    first = register(client_as("solo-registrar"))

    answer = client_as("solo-registrar").post(
        "/replications/new", data=GOOD | {"once": "c" * 32, "act": "submit", "parents": [VERIFIED_COPY]}
    )

    assert answer.status_code == 422
    assert f'href="/replications/{first}"' in answer.text


@pytest.mark.parametrize("field", ["status", "verified_on", "agency_id", "role"])
def test_extra_field_is_refused_and_changes_nothing(client_as: ClientAs, graph: Graph, field: str) -> None:
    answer = client_as("solo-registrar").post("/replications/new", data=GOOD | {"act": "submit", field: "verified"})

    assert answer.status_code == 422
    assert replications.recorded_at(graph, "33.72")[0].id == RECORDED_COPY


def test_later_of_two_editors_sees_the_difference_and_keeps_the_words(client_as: ClientAs) -> None:
    number = register(client_as("solo-drafter"), "save")
    data = {name: value for name, value in GOOD.items() if name != "once"} | {"act": "save", "version": "2"}
    client_as("solo-registrar").post(f"/replications/{number}/edit", data=data | {"local_name": "Nama Satu"})

    answer = client_as("solo-drafter").post(f"/replications/{number}/edit", data=data | {"local_name": "Nama Dua"})

    assert answer.status_code == 409
    assert "Nama Satu" in answer.text
    assert 'value="Nama Dua"' in answer.text
    assert 'name="version" type="hidden" value="3"' in answer.text


def test_parent_confirms_and_both_sides_read_names_and_dates(client_as: ClientAs) -> None:
    number = register(client_as("solo-registrar"))
    inbox = client_as("sragen-registrar").get("/inbox").text
    assert number in inbox
    assert "14 Januari 2026" in inbox  # what happens if nothing is done

    page = client_as("sragen-registrar").get(f"/replications/{number}").text
    assert "Benar, direplikasi" in page
    answer = client_as("sragen-registrar").post(
        f"/replications/{number}/answer", data={"answer": "confirmed", "version": "3"}
    )

    assert answer.status_code == 303
    own = client_as("solo-registrar").get(f"/replications/{number}").text
    for said in ("Pemerintah Kabupaten Sragen", "Sragen Registrar", "31 Desember 2025"):
        assert said in own
    assert 'name="answer"' not in own


def test_objection_without_reason_is_refused_and_with_one_is_read_by_the_other_side(client_as: ClientAs) -> None:
    number = register(client_as("solo-registrar"))
    address = f"/replications/{number}/answer"

    refused = client_as("sragen-registrar").post(address, data={"answer": "objected", "version": "3"})
    client_as("sragen-registrar").post(
        address, data={"answer": "objected", "version": "3", "reason": "Belum ada kerja sama"}
    )

    assert refused.status_code == 422
    assert "Belum ada kerja sama" in client_as("solo-registrar").get(f"/replications/{number}").text
    assert client_as(None).get(f"/replications/{number}").status_code == 404


def test_answer_to_a_verified_record_is_refused(client_as: ClientAs) -> None:
    answer = client_as("sragen-registrar").post(
        f"/replications/{VERIFIED_COPY}/answer", data={"answer": "unclear", "reason": "x", "version": "1"}
    )

    assert answer.status_code == 409


def test_recorded_copy_is_claimed_with_one_action(client_as: ClientAs) -> None:
    assert RECORDED_COPY in client_as("solo-drafter").get("/inbox").text

    answer = client_as("solo-drafter").post(f"/replications/{RECORDED_COPY}/claim", data={"version": "1"})

    form = client_as("solo-drafter").get(answer.location).text
    assert answer.status_code == 303
    assert 'value="sanpiisan" id="parent-sanpiisan" checked' in form
    assert 'name="started_on" type="text" value="2019"' in form
    assert client_as(None).get(f"/replications/{CHILD_OF_RECORDED}").status_code == 200


def test_pages_read_in_english(client_as: ClientAs) -> None:
    number = register(client_as("solo-registrar"))

    form = client_as("solo-registrar").get("/replications/new?lang=en").text
    record = client_as("sragen-registrar").get(f"/replications/{number}?lang=en").text

    for said in ("Save draft", "Submit", "How was it replicated?"):
        assert said in form
    assert "Correct, it is replicated" in record
