"""A proof and its file come in one form: one proof, however often the form comes and whatever is refused."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from graph.domain.vocabulary import EvidenceKind
from graph.engine import Graph
from graph.store.audit import entries as audit
from graph.store.evidence import evidence
from tests.data import documents as made
from tests.factories.sent_evidence import DESCRIBED, send, sent_with
from tests.factories.sent_replications import GOOD, register, version

ClientAs = Callable[[str | None], FlaskClient]
NEW = "/replications/new"
SK = {"kind": "sk", "number": GOOD["proof_number"], "date": GOOD["proof_date"]}


@pytest.fixture
def solo(client_as: ClientAs) -> FlaskClient:
    return client_as("solo-registrar")


def proofs(graph: Graph, number: str) -> list[tuple[EvidenceKind, str | None, str | None, bool]]:
    return [(one.kind, one.number, one.file_name, one.is_extra) for one in evidence.page(graph, number).proofs]


def number_of(address: str) -> str:
    return next(part for part in address.split("/") if part.startswith("R-"))


@pytest.mark.parametrize("act", ["submit", "save"])
def test_proof_and_file_of_one_form_are_one_proof(solo: FlaskClient, graph: Graph, act: str) -> None:
    answers = [sent_with(solo, NEW, GOOD | {"act": act}, made.pdf()) for _ in range(2)]

    number = number_of(answers[0].location)
    assert [answer.status_code for answer in answers] == [303, 303]
    assert proofs(graph, number) == [("sk", "463/21/2024", "SK.pdf", False)]
    assert [entry.event for entry in audit.of_subject(graph, number)].count("evidence.added") == 1


def test_file_of_a_draft_stays_with_its_proof_when_it_is_submitted(solo: FlaskClient, graph: Graph) -> None:
    number = number_of(sent_with(solo, NEW, GOOD | {"act": "save"}, made.pdf()).location)
    page = solo.get(f"/replications/{number}/edit").text

    mended = GOOD | {"proof_number": "463/22/2024", "act": "submit", "version": version(graph, number)}
    solo.post(f"/replications/{number}/edit", data=mended)

    assert "SK.pdf" in page
    assert 'type="file"' not in page
    assert proofs(graph, number) == [("sk", "463/22/2024", "SK.pdf", False)]


def test_proof_with_a_link_needs_no_file(solo: FlaskClient, graph: Graph) -> None:
    link = {"proof_kind": "link", "proof_number": "", "proof_link": "https://solo.example/sk"}

    number = register(solo, **link)

    assert proofs(graph, number) == [("link", None, None, False)]


@pytest.mark.parametrize(
    ("changes", "data", "field", "words"),
    [
        ({}, made.png(), "file", "Isi berkas tidak sesuai"),
        ({"proof_kind": "link", "proof_link": "https://a.example"}, made.pdf(), "proof_kind", "bukan tautan"),
        ({"started_on": ""}, made.pdf(), "file", "Pilih lagi berkasnya"),
    ],
)
def test_refused_upload_keeps_every_word_and_makes_no_proof(
    solo: FlaskClient, graph: Graph, changes: dict[str, str], data: bytes, field: str, words: str
) -> None:
    number = register(solo, "save")
    typed = GOOD | {"local_name": "Solo Peduli Warga", "act": "submit", "version": version(graph, number)} | changes

    refused = sent_with(solo, f"/replications/{number}/edit", typed, data)

    assert refused.status_code == 422
    assert words in refused.text.split(f'id="{field}-error"')[1].split("</p>")[0]
    assert "Pilih lagi berkasnya" in refused.text
    assert 'value="Solo Peduli Warga"' in refused.text
    assert 'value="463/21/2024"' in refused.text
    assert proofs(graph, number) == []


def test_draft_says_what_its_file_is(solo: FlaskClient, graph: Graph) -> None:
    number = register(solo, "save", proof_kind="", proof_number="", proof_date="")
    typed = GOOD | {"proof_kind": "", "act": "save", "version": version(graph, number)}

    answer = sent_with(solo, f"/replications/{number}/edit", typed, made.pdf())

    assert answer.status_code == 422
    assert 'id="proof_kind-error"' in answer.text
    assert proofs(graph, number) == []


def test_another_file_for_the_same_proof_is_refused_at_the_file(solo: FlaskClient, graph: Graph) -> None:
    number = number_of(sent_with(solo, NEW, GOOD | {"act": "save"}, made.pdf()).location)
    typed = GOOD | {"act": "save", "version": version(graph, number)}

    answer = sent_with(solo, f"/replications/{number}/edit", typed, made.png(), "lain.png")

    assert answer.status_code == 422
    assert "sudah memiliki berkas lain" in answer.text
    assert proofs(graph, number) == [("sk", "463/21/2024", "SK.pdf", False)]


@pytest.mark.parametrize("act", ["save", "submit"])
def test_file_given_apart_and_described_alike_is_the_same_proof(solo: FlaskClient, graph: Graph, act: str) -> None:
    """Before it is submitted a draft has words only; after it the proof is there and lacks its file."""
    number = register(solo, act)

    send(solo, made.pdf(), to=f"/records/{number}/evidence", **SK)
    if act == "save":
        solo.post(f"/replications/{number}/edit", data=GOOD | {"act": "submit", "version": version(graph, number)})

    assert proofs(graph, number) == [("sk", "463/21/2024", "SK.pdf", False)]


def test_file_described_otherwise_is_a_proof_of_its_own(solo: FlaskClient, graph: Graph) -> None:
    number = register(solo)

    send(solo, made.pdf(), to=f"/records/{number}/evidence")

    assert set(proofs(graph, number)) == {
        ("sk", "463/21/2024", None, False),
        ("sk", DESCRIBED["number"], "SK.pdf", True),
    }


def test_form_that_saves_itself_leaves_the_file_alone(solo: FlaskClient, graph: Graph) -> None:
    number = number_of(sent_with(solo, NEW, GOOD | {"act": "save"}, made.pdf()).location)

    kept = solo.post(f"/replications/{number}/kept", data=GOOD | {"local_name": "Solo", "version": "3"})

    assert kept.status_code == 200
    assert proofs(graph, number) == [("sk", "463/21/2024", "SK.pdf", False)]
