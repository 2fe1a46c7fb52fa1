"""What is typed into a form is read alike in every form: registering, an innovation, a file's proof, an assessment."""

import html
import io
import re
import secrets
from collections.abc import Callable, Iterable, Mapping
from dataclasses import astuple, dataclass
from datetime import date

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from graph.domain.vocabulary import Area
from graph.engine import Graph
from graph.store.innovations import innovation_drafts
from graph.store.replications import replications
from tests.data import documents, typed_values as typed
from tests.small_world import MOMENT, VERIFIED_COPY, actor
from tracker.actions.context import Context
from tracker.actions.replications import claiming

ClientAs = Callable[[str | None], FlaskClient]
COPY = {
    "parents": ["uptpk"],
    "unit": "u-solo",
    "manner": "adapted",
    "started_on": "05-2024",
    "proof_kind": "sk",
    "proof_number": "463/21/2024",
    "proof_date": "02-05-2024",
    "act": "submit",
}
INNOVATION = {
    "version": "",
    "summary": "Satu loket.",
    "problem": "Antre lama.",
    "solution": "Satu loket untuk semua.",
    "started_on": "2023",
    "categories": "7",
    "act": "submit",
}
ASSESSMENT = {f"light_{area}": "green" for area in Area} | {f"reason_{area}": "Cukup" for area in Area}
ASSESSMENT |= {"readiness": "8", "readiness_reason": "Diuji", "proof_kind": "survey", "proof_number": "7/2025"}


@dataclass(frozen=True)
class Dated:
    day: date | None


def said(answer: TestResponse, field: str) -> str:
    """Return what the page says at a field; nothing else on it may be wrong."""
    assert answer.status_code == 422, (answer.status_code, answer.headers.get("Location"))
    words = re.findall(
        r'<p class="field-error" id="([\w-]+)-error">.*?</span> (.*?)</span></p>', answer.text, re.DOTALL
    )
    assert [name for name, _words in words] == [field]
    return html.unescape(words[0][1])


def fates(texts: Iterable[str], door: Callable[[str], object]) -> dict[str, object]:
    """Return what becomes of each text behind a door: what is held then, or the sentence at the field."""
    return {text: door(text) for text in texts}


def days_only(expected: Mapping[str, object]) -> dict[str, object]:
    """Leave out how much of a day is known, where only whole days are kept."""
    return {text: held[0] if isinstance(held, tuple) else held for text, held in expected.items()}


def registered(graph: Graph, client: FlaskClient, field: str, text: str) -> str:
    """Register a copy, take it back to make room for the next, and return its number, or what is said at the field."""
    answer = client.post("/replications/new", data=COPY | {"once": secrets.token_hex(16), field: text})
    if answer.status_code != 303:
        return said(answer, field)
    number = next(part for part in answer.location.split("/") if part.startswith("R-"))
    version = replications.facts(graph, number).version
    claiming.withdraw(Context(graph, actor(graph, "solo-registrar"), MOMENT), number, version, "Salah catat")
    return number


def test_the_form_of_a_replication_reads_days_since_when(client_as: ClientAs, graph: Graph) -> None:
    client, expected = client_as("solo-registrar"), typed.everywhere(typed.since(typed.START_AHEAD_WORDS))

    def door(text: str) -> object:
        if not (number := registered(graph, client, "started_on", text)).startswith("R-"):
            return number
        since = replications.by_id(graph, number).fields.started_on
        return since and (since.day, since.precision)

    assert fates(expected, door) == expected


def test_the_form_of_a_replication_reads_days_of_a_proof(client_as: ClientAs, graph: Graph) -> None:
    client, expected = client_as("solo-registrar"), days_only(typed.everywhere(typed.of_proof()))

    def door(text: str) -> object:
        number = registered(graph, client, "proof_date", text)
        return replications.by_id(graph, number).proofs[0].date if number.startswith("R-") else number

    assert fates(expected, door) == expected


def test_the_form_of_a_replication_reads_numbers(client_as: ClientAs, graph: Graph) -> None:
    client, expected = client_as("solo-registrar"), typed.everywhere(typed.whole())

    def door(text: str) -> object:
        number = registered(graph, client, "beneficiaries", text)
        return replications.by_id(graph, number).fields.beneficiaries if number.startswith("R-") else number

    assert fates(expected, door) == expected


def test_the_form_of_an_innovation_reads_days_and_numbers(client_as: ClientAs, graph: Graph) -> None:
    registrar, verifier = client_as("solo-registrar"), client_as("verifier")

    def door(field: str, text: str) -> object:
        name = f"Inovasi {secrets.token_hex(6)}"
        data = INNOVATION | {"name": name, "once": secrets.token_hex(16), field: text}
        answer = registrar.post("/innovations/new", data=data)
        if answer.status_code != 303:
            return said(answer, field)
        found = next(one for one in innovation_drafts.of_agency(graph, "33.72") if one.name == name)
        decided = verifier.post(f"/innovations/{found.id}/review", data={"version": found.version, "act": "publish"})
        assert decided.status_code == 303
        held = innovation_drafts.fields(graph, found.id).fields
        return astuple(held.started_on) if field == "started_on" and held.started_on else held.cost_setup

    since = typed.everywhere(typed.since(typed.INNOVATION_AHEAD_WORDS))
    whole = typed.everywhere(typed.whole())
    assert fates(since, lambda text: door("started_on", text)) == since
    assert fates(whole, lambda text: door("cost_setup", text)) == whole


def test_the_proof_of_a_file_has_a_day_like_any_proof(semarang: FlaskClient, graph: Graph) -> None:
    expected = days_only(typed.everywhere(typed.of_proof()))

    def door(text: str) -> object:
        number = secrets.token_hex(6)
        file = (io.BytesIO(documents.pdf(f"<< /Title ({number}) >>".encode())), "SK.pdf")
        data = {"kind": "sk", "number": number, "date": text, "once": secrets.token_hex(16), "file": file}
        answer = semarang.post(f"/records/{VERIFIED_COPY}/evidence", data=data)
        if answer.status_code != 303:
            return said(answer, "date")
        return graph.read("MATCH (e:Evidence {number: $number}) RETURN e.date AS day", Dated, number=number)[0].day

    assert fates(expected, door) == expected


def test_the_proof_of_an_assessment_has_a_day_like_any_proof(client_as: ClientAs, graph: Graph) -> None:
    steward, expected = client_as("steward"), days_only(typed.everywhere(typed.of_proof()))

    def door(text: str) -> object:
        number = secrets.token_hex(6)
        data = ASSESSMENT | {"once": secrets.token_hex(16), "proof_number": number, "proof_date": text}
        answer = steward.post("/candidates/uptpk/assess", data=data)
        if answer.status_code != 303:
            return said(answer, "proof_date")
        return graph.read("MATCH (e:Evidence {number: $number}) RETURN e.date AS day", Dated, number=number)[0].day

    assert fates([*expected, ""], door) == expected | {"": None}  # when it was written need not be known
