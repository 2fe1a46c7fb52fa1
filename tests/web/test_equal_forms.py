"""The same form sent many times at once: one step, and everybody is told the truth about it."""

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from graph.engine import Graph
from graph.store.innovations import innovation_drafts, interests as interest_store, lessons
from graph.store.replications import replications
from tests.small_world import MOMENT, RECORDED_COPY, VERIFIED_COPY, actor
from tests.web.conftest import ClientAs
from tracker.actions.context import Context
from tracker.actions.innovations import interests

AT_ONCE = 12
ONCE = "a" * 32
GOOD = {
    "once": ONCE,
    "version": "",
    "name": "Loket Terpadu",
    "summary": "Satu loket.",
    "problem": "Antre lama.",
    "solution": "Satu loket untuk semua.",
    "started_on": "2023",
    "categories": "7",
    "cost_setup": "1.500.000",
}
COPY = {
    "once": ONCE,
    "parents": "uptpk",
    "local_name": "Layanan Siaga",
    "unit_name": "Dinas Baru",
    "unit_kind": "opd",
    "manner": "adopted",
    "started_on": "17-05-2024",
    "proof_kind": "sk",
    "proof_number": "415/2024",
    "proof_date": "17-05-2024",
    "act": "submit",
}
Sent = dict[str, str]


@pytest.fixture
def at_once(client_as: ClientAs) -> Callable[..., list[TestResponse]]:
    """Send the same form many times at once, each from a window of its own, and return the answers."""

    def send(login: str, address: str, form: Sent) -> list[TestResponse]:
        windows: list[FlaskClient] = [client_as(login) for _ in range(AT_ONCE)]
        with ThreadPoolExecutor(AT_ONCE) as pool:
            return list(pool.map(lambda window: window.post(address, data=form), windows))

    return send


AtOnce = Callable[..., list[TestResponse]]


def led(answers: list[TestResponse]) -> set[tuple[int, str | None]]:
    return {(one.status_code, one.headers.get("Location")) for one in answers}


@pytest.mark.parametrize(
    ("login", "address", "form"),
    [
        ("solo-registrar", "/innovations/new", GOOD | {"act": "submit"}),
        ("solo-registrar", "/innovations/new", GOOD | {"act": "save"}),
        ("solo-registrar", "/replications/new", COPY),
        ("solo-registrar", "/replications/new", COPY | {"act": "save"}),
        ("kendal-registrar", "/interests/new", {"once": ONCE, "innovation": "uptpk", "note": "Kami berminat"}),
        (
            "sragen-registrar",
            "/proposals/new",
            {
                "once": ONCE,
                "act": "send",
                "about": "uptpk",
                "adopter": "33.24",
                "proof_link": "https://koran.example/berita",
                "started_on": "2022",
            },
        ),
        (
            "steward",
            "/innovations/merges",
            {"once": ONCE, "from_id": "solo-own", "into_id": "pelita", "reason": "Dua nama satu inovasi."},
        ),
        (
            "steward",
            "/rounds/new",
            {
                "once": ONCE,
                "opens_on": "2026-01-05",
                "closes_on": "2026-02-05",
                "grace_until": "2026-03-05",
                "scope": "national",
            },
        ),
        (
            "sragen-registrar",
            "/innovations/uptpk/extensions",
            {"once": ONCE, "unit_name": "Puskesmas Baru", "unit_kind": "puskesmas", "on": "2022", "source": "SK 1"},
        ),
        ("solo-registrar", f"/replications/{RECORDED_COPY}/claim", {"version": "?"}),
        ("semarang-registrar", f"/replications/{VERIFIED_COPY}/withdraw", {"version": "?", "reason": "Salah catat."}),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_equal_forms_at_once_lead_to_one_record(
    at_once: AtOnce, graph: Graph, login: str, address: str, form: Sent
) -> None:
    if "version" in form and form["version"] == "?":
        form = form | {"version": _version(graph, address.split("/")[2])}
    answers = at_once(login, address, form)

    assert [status for status, _to in led(answers)] == [303], led(answers)
    assert len({urlsplit(one.headers["Location"]).path for one in answers}) == 1
    assert [event for event, count in Counter(told(graph)).items() if count > 1] == []


@dataclass(frozen=True, slots=True)
class Told:
    event: str


def told(graph: Graph) -> list[str]:
    return [one.event for one in graph.read("MATCH (e:AuditEntry) RETURN e.event AS event", Told)]


def test_equal_appeals_answers_and_completions_at_once_lead_to_one_record(
    at_once: AtOnce, graph: Graph, client_as: ClientAs
) -> None:
    number = client_as("solo-registrar").post("/replications/new", data=COPY).headers["Location"].split("/")[2]
    own = f"/replications/{number}"

    rest = at_once("solo-registrar", f"{own}/rest", {"version": _version(graph, number), "act": "save", "summary": "x"})

    assert [status for status, _to in led(rest)] == [303] or {one.status_code for one in rest} == {422}
    _set(graph, number, "rejected")
    form = {"version": _version(graph, number), "reason": "Bukti ada."}
    assert led(at_once("solo-registrar", f"{own}/appeal", form)) == {(303, own)}
    other = client_as("solo-registrar").post(f"{own}/appeal", data=form | {"reason": "Lain."})
    assert other.status_code == 409  # another form is a conflict, as before


def test_equal_steps_of_an_interest_and_of_a_lesson_at_once(at_once: AtOnce, graph: Graph, client_as: ClientAs) -> None:
    kendal = actor(graph, "kendal-registrar")
    interest = interests.state(Context(graph, kendal, MOMENT), "uptpk", "", "b" * 32)
    address, stated = f"/interests/{interest}", interest_store.by_id(graph, interest)
    assert led(
        at_once("sragen-registrar", address, {"act": "answer", "version": str(stated.version), "text": "Silakan."})
    ) == {(303, address)}

    graph.write(
        lambda tx: tx.run(
            "MATCH (r:Replication {id: $id}) SET r.stopped_on = $day, r.life = 'stopped', r.stop_reason = 'budget'",
            id=VERIFIED_COPY,
            day=date(2025, 1, 1),
        )
    )
    own, [stop] = f"/lessons/own/{VERIFIED_COPY}", lessons.stopped_at(graph, "33.74")
    version = str(stop.version)
    assert led(at_once("semarang-registrar", own, {"version": version, "text": "Anggaran dulu."})) == {(303, own)}
    rewritten = client_as("semarang-registrar").post(own, data={"version": version, "text": "Lain."})
    assert (rewritten.status_code, "Lain." in rewritten.text) == (409, True)


def test_later_publishers_are_told_what_was_decided(at_once: AtOnce, graph: Graph, client_as: ClientAs) -> None:
    client_as("solo-registrar").post("/innovations/new", data=GOOD | {"act": "submit"})
    [found] = [one for one in innovation_drafts.of_agency(graph, "33.72") if one.name == "Loket Terpadu"]
    address, form = f"/innovations/{found.id}/review", {"version": str(found.version), "act": "publish", "reason": ""}

    answers = at_once("verifier", address, form)

    assert Counter(one.status_code for one in answers) == {303: 1, 409: AT_ONCE - 1}
    assert all("Loket Terpadu sudah diterbitkan oleh Verifier" in one.text for one in answers if one.status_code == 409)
    late = client_as("steward").post(address, data=form | {"act": "return", "reason": "Kurang jelas, tulis lagi."})
    assert (late.status_code, "sudah diterbitkan oleh Verifier" in late.text) == (409, True)
    assert "Kurang jelas, tulis lagi." in late.text
    assert client_as("steward").get(address).status_code == 404


def test_publisher_after_a_return_is_told_by_whom_and_why(graph: Graph, client_as: ClientAs) -> None:
    client_as("solo-registrar").post("/innovations/new", data=GOOD | {"act": "submit"})
    [found] = [one for one in innovation_drafts.of_agency(graph, "33.72") if one.name == "Loket Terpadu"]
    address, form = (
        f"/innovations/{found.id}/review",
        {"version": str(found.version), "act": "return", "reason": "Sumber?"},
    )
    assert client_as("verifier").post(address, data=form).status_code == 303

    late = client_as("steward").post(address, data=form | {"act": "publish", "reason": ""})

    assert (late.status_code, "dikembalikan oleh Verifier" in late.text, "Sumber?" in late.text) == (409, True, True)


def test_draft_that_nobody_submitted_stays_unknown_to_publishers(client_as: ClientAs) -> None:
    for version in ("0", "99"):
        form = {"version": version, "act": "publish", "reason": ""}
        assert client_as("verifier").post("/innovations/rahasia/review", data=form).status_code == 404


def test_one_persons_form_is_not_anothers(at_once: AtOnce, client_as: ClientAs, graph: Graph) -> None:
    address, form = f"/replications/{RECORDED_COPY}/claim", {"version": _version(graph, RECORDED_COPY)}
    assert {one.status_code for one in at_once("solo-registrar", address, form)} == {303}

    other = client_as("solo-drafter").post(address, data=form)

    assert other.status_code == 409


def test_unit_that_was_removed_twice_is_removed_once(at_once: AtOnce, client_as: ClientAs, graph: Graph) -> None:
    sragen = client_as("sragen-registrar")
    own = "/innovations/uptpk/extensions"
    sragen.post(own, data={"once": ONCE, "unit": "u-sragen", "on": "2022", "source": "SK 1"})

    assert led(at_once("sragen-registrar", f"{own}/u-sragen/remove", {})) == {(303, own)}


def _version(graph: Graph, number: str) -> str:
    return str(replications.facts(graph, number).version)


def _set(graph: Graph, number: str, status: str) -> None:
    graph.write(lambda tx: tx.run("MATCH (r:Replication {id: $id}) SET r.status = $status", id=number, status=status))
