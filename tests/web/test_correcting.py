"""A published innovation is corrected by its agency, and everybody reads old beside new."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from graph.engine import Graph
from graph.store.audit import entries as audit
from graph.store.innovations import innovation_drafts
from tests.factories.read_back import field
from tests.factories.sent_innovations import own_id, write_up

ClientAs = Callable[[str | None], FlaskClient]


@pytest.fixture
def solo(client_as: ClientAs) -> FlaskClient:
    return client_as("solo-registrar")


@pytest.fixture
def published(client_as: ClientAs, solo: FlaskClient, graph: Graph) -> str:
    """An innovation of Surakarta that a verifier has published."""
    write_up(solo, "submit")
    number = own_id(graph, "33.72", "Loket Terpadu")
    decided = {"version": innovation_drafts.by_id(graph, number).version, "act": "publish", "reason": ""}
    assert client_as("verifier").post(f"/innovations/{number}/review", data=decided).status_code == 303
    return number


def correction(solo: FlaskClient, number: str, **changes: str) -> dict[str, str]:
    """Return the form as it is shown, with these boxes typed otherwise."""
    page = solo.get(f"/innovations/{number}/correct").text
    shown = {"name": "Loket Terpadu", "summary": "Satu loket.", "problem": "Antre lama."}
    kept = {
        "solution": "Satu loket untuk semua.",
        "cost_setup": "1.500.000",
        "version": field(page, "version"),
        "reason": "Salah tulis",
    }
    return shown | kept | changes


def test_correction_is_public_with_old_new_and_reason_and_the_history_names_the_person(
    client_as: ClientAs, solo: FlaskClient, published: str, graph: Graph
) -> None:
    typed = correction(solo, published, name="Loket Terpadu Warga", problem="Antre empat jam.")

    answers = [solo.post(f"/innovations/{published}/correct", data=typed).status_code for _ in range(2)]

    page = client_as(None).get(f"/innovations/{published}").text
    card = page.split('id="corrections"')[1].split("</section>")[0]
    assert answers == [303, 303]
    assert "<h1>Loket Terpadu Warga" in page
    for said in ("Antre lama.", "Antre empat jam.", "Loket Terpadu Warga", "Salah tulis", "Surakarta"):
        assert said in card
    entry = audit.of_subject(graph, published)[-1]
    assert (entry.event, entry.reason, entry.from_status, entry.to_status) == (
        "innovation.corrected",
        "Salah tulis",
        "published",
        "published",
    )
    assert entry.actor_name is not None
    assert entry.actor_name not in card
    assert entry.actor_name in solo.get(f"/innovations/{published}/history").text
    assert [one.event for one in audit.of_subject(graph, published)].count("innovation.corrected") == 1
    assert "mengoreksi inovasi" in client_as("verifier").get("/notices").text


def test_what_counts_rest_on_is_not_in_the_form(solo: FlaskClient, published: str, graph: Graph) -> None:
    before = innovation_drafts.fields(graph, published)

    for name, value in (("started_on", "2001"), ("categories", "1"), ("outcome_after", "1"), ("status", "draft")):
        refused = solo.post(
            f"/innovations/{published}/correct", data=correction(solo, published, problem="Lain") | {name: value}
        )
        assert refused.status_code == 422

    assert innovation_drafts.fields(graph, published) == before


def test_holes_and_a_missing_reason_stand_at_their_fields(solo: FlaskClient, published: str) -> None:
    typed = correction(solo, published, summary="Ringkasan <baru>", problem="", reason=" ")

    answer = solo.post(f"/innovations/{published}/correct", data=typed)

    assert answer.status_code == 422
    assert 'id="problem-error"' in answer.text
    assert 'id="reason-error"' in answer.text
    assert "Ringkasan &lt;baru&gt;" in answer.text


def test_correction_over_another_one_shows_both(solo: FlaskClient, published: str) -> None:
    late = correction(solo, published, problem="Antre dua jam.")
    solo.post(f"/innovations/{published}/correct", data=correction(solo, published, problem="Antre tiga jam."))

    answer = solo.post(f"/innovations/{published}/correct", data=late)

    assert answer.status_code == 409
    assert "Antre dua jam." in answer.text.split('id="differences"')[1]
    assert "Antre tiga jam." in answer.text.split('id="differences"')[1]


@pytest.mark.parametrize(
    ("login", "status"), [("solo-drafter", 403), ("kendal-registrar", 404), ("verifier", 403), (None, 302)]
)
def test_others_do_not_correct_it(client_as: ClientAs, published: str, login: str | None, status: int) -> None:
    client, address = client_as(login), f"/innovations/{published}/correct"

    assert [client.get(address).status_code, client.post(address, data={}).status_code] == [status, status]
    assert address not in client.get(f"/innovations/{published}").text


def test_what_is_not_published_is_no_correction(solo: FlaskClient, graph: Graph) -> None:
    write_up(solo, "save")
    number = own_id(graph, "33.72", "Loket Terpadu")

    assert solo.get(f"/innovations/{number}/correct").status_code == 409


def test_former_names_of_people_are_not_shown_to_the_public(
    client_as: ClientAs, solo: FlaskClient, published: str
) -> None:
    named = {"innovators": "Siti, Kepala Bidang", "innovators_agree": "y"}
    solo.post(f"/innovations/{published}/correct", data=correction(solo, published, **named))
    solo.post(f"/innovations/{published}/correct", data=correction(solo, published, innovators=""))

    assert "Siti" not in client_as(None).get(f"/innovations/{published}").text
