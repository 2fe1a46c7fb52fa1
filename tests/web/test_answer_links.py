"""A parent's agency without accounts answers once, by the link that a letter brings."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from flask.testing import FlaskClient

from graph.domain.values.moment import Moment
from graph.engine import Graph
from graph.store.audit import entries as audit
from graph.store.replications import answer_links, replications
from tests import small_world
from tests.factories.read_back import text_of
from tests.factories.replication_forms import GOOD
from tests.small_world import MOMENT, NOW, TODAY
from tests.web.conftest import without_token
from tracker.actions.context import Context
from tracker.actions.evidence import answer_letters
from tracker.actions.people import notifications
from tracker.actions.replications import registering
from tracker.base.clock import Clock

Browser = Callable[[str | None], FlaskClient]
SAID = {"answerer": "Siti Aminah, Kepala Bagian Organisasi", "reason": "", "answer": "confirmed"}


@pytest.fixture
def number(app: object, graph: Graph) -> str:
    """A record of Surakarta that waits for Sragen, where nobody has an account any more."""
    graph.write(lambda tx: tx.run("MATCH (u:User)-[:WORKS_AT]->(:Agency {id: '33.14'}) SET u.active = false"))
    solo = small_world.actor(graph, "solo-registrar")
    return registering.submit_new(Context(graph, solo, MOMENT), replace(GOOD, parents=("uptpk",)), uuid4().hex)


@pytest.fixture
def key(client_as: Browser, number: str) -> str:
    """A key that a steward had made: the adopter's side may not hold one."""
    answer = client_as("steward").post(f"/replications/{number}/answer-links", data={"agency_id": "33.14"})
    assert answer.status_code == 200
    found = re.search(r"/answers/([\w-]{43})<", answer.text)
    assert found is not None
    return found[1]


def said(graph: Graph, number: str, **more: str) -> dict[str, str]:
    return SAID | {"version": str(replications.facts(graph, number).version)} | more


def test_link_shows_the_facts_and_takes_one_answer(client_as: Browser, graph: Graph, number: str, key: str) -> None:
    public = client_as(None)

    page = public.get(f"/answers/{key}")
    first = public.post(f"/answers/{key}", data=said(graph, number))
    again = public.post(f"/answers/{key}", data=said(graph, number, answer="objected", reason="Bukan"))

    for expected in ("Pemerintah Kota Surakarta", "UPTPK", number):
        assert expected in page.text
    assert (first.status_code, again.status_code) == (200, 410)
    assert "sudah dipakai atau sudah kedaluwarsa" in again.text
    record = replications.by_id(graph, number)
    assert record.facts.status == "awaiting_verification"
    assert [(p.answer, p.answered_on) for p in record.parents] == [("confirmed", TODAY)]


def test_trail_says_that_the_answer_came_by_letter_and_who_had_it_made(
    client_as: Browser, graph: Graph, number: str, key: str
) -> None:
    client_as(None).post(f"/answers/{key}", data=said(graph, number))

    confirmed, used = audit.of_subject(graph, number)[-2:]
    assert (confirmed.event, confirmed.agency_name) == ("replication.confirmed", "Pemerintah Kabupaten Sragen")
    assert (used.event, used.actor_name) == ("answer_link.used", None)
    assert "Siti Aminah" in (used.changes or "")
    assert "Steward (Kementerian PANRB)" in (used.changes or "")
    for login in ("verifier", "solo-registrar"):
        page = client_as(login).get(f"/replications/{number}").text
        assert "Dijawab dengan surat" in page
        assert "suratnya dibuat oleh Steward (Kementerian PANRB)" in page
    assert "suratnya dibuat oleh" in client_as("verifier").get(f"/review/{number}").text
    assert audit.first_broken(graph) is None


@pytest.mark.parametrize(("answer", "status"), [("objected", "disputed"), ("unclear", "returned")])
def test_no_and_question_need_a_reason_and_the_link_stays_until_they_have_one(
    client_as: Browser, graph: Graph, number: str, key: str, answer: str, status: str
) -> None:
    public = client_as(None)

    without = public.post(f"/answers/{key}", data=said(graph, number, answer=answer))
    with_one = public.post(f"/answers/{key}", data=said(graph, number, answer=answer, reason="Kami belum bertemu"))

    assert (without.status_code, with_one.status_code) == (422, 200)
    assert 'id="reason-error"' in without.text
    record = replications.by_id(graph, number)
    assert (record.facts.status, record.parents[0].reason) == (status, "Kami belum bertemu")


def test_answer_needs_a_name(client_as: Browser, graph: Graph, number: str, key: str) -> None:
    answer = client_as(None).post(f"/answers/{key}", data=said(graph, number, answerer=" "))

    assert answer.status_code == 422
    assert 'id="answerer-error"' in answer.text
    assert replications.facts(graph, number).status == "awaiting_parent"


def test_expired_link_says_so(graph: Graph, client_as: Browser, number: str, key: str, clock: Clock) -> None:
    past = clock.real() - timedelta(seconds=1)
    graph.write(lambda tx: tx.run("MATCH (l:OneTimeLink {kind: 'answer'}) SET l.expires_at = $past", past=past))

    answer = client_as(None).get(f"/answers/{key}")

    assert answer.status_code == 410
    assert "kedaluwarsa" in answer.text


def test_newer_link_ends_the_earlier_one(client_as: Browser, number: str, key: str) -> None:
    client_as("verifier").post(f"/replications/{number}/answer-links", data={"agency_id": "33.14"})

    assert client_as(None).get(f"/answers/{key}").status_code == 410


def test_unknown_link_is_not_found_and_only_the_hash_is_kept(client_as: Browser, graph: Graph, key: str) -> None:
    assert client_as(None).get("/answers/unknown").status_code == 404
    assert answer_links.by_key(graph, answer_letters.key_hash(key)).agency_id == "33.14"


def test_link_of_a_withdrawn_record_is_closed(client_as: Browser, graph: Graph, number: str, key: str) -> None:
    version = replications.facts(graph, number).version
    client_as("solo-registrar").post(f"/replications/{number}/withdraw", data={"version": version, "reason": "Keliru"})

    answer = client_as(None).get(f"/answers/{key}")

    assert answer.status_code == 409
    assert "tidak sedang menunggu jawaban" in answer.text


def test_stale_page_is_shown_anew_with_its_words(client_as: Browser, number: str, graph: Graph, key: str) -> None:
    old = said(graph, number)
    graph.write(lambda tx: tx.run("MATCH (r:Replication {id: $id}) SET r.version = r.version + 1", id=number))

    answer = client_as(None).post(f"/answers/{key}", data=old)

    assert answer.status_code == 409
    assert "Siti Aminah" in answer.text
    assert client_as(None).post(f"/answers/{key}", data=said(graph, number)).status_code == 200


def test_letter_holds_the_link_and_the_facts(client_as: Browser, number: str, key: str) -> None:
    steward = client_as("steward")

    answer = steward.post(f"/replications/{number}/answer-letter.pdf", data={"key": key})

    words = text_of(answer.data)
    for expected in ("Pemerintah Kabupaten Sragen", "Pemerintah Kota Surakarta", "UPTPK", number):
        assert expected in words
    assert key in words.replace("\n", "").replace(" ", "")
    assert steward.post(f"/replications/{number}/answer-letter.pdf", data={"key": "x"}).status_code == 404


@pytest.mark.parametrize(
    ("login", "status"),
    [
        ("steward", 200),
        ("verifier", 200),
        ("solo-registrar", 403),  # who submits holds no key to answer
        ("solo-drafter", 403),
        ("kendal-registrar", 403),
        ("auditor", 403),
    ],
)
def test_who_may_have_a_letter_made(client_as: Browser, number: str, login: str, status: int) -> None:
    client, said_of = client_as(login), {"agency_id": "33.14"}

    assert client.post(f"/replications/{number}/answer-links", data=said_of).status_code == status
    assert client.get(f"/replications/{number}/answer-links").status_code == status


@pytest.mark.parametrize("login", ["steward", "verifier"])
def test_letter_for_anothers_draft_answers_like_a_missing_record(client_as: Browser, graph: Graph, login: str) -> None:
    solo = small_world.actor(graph, "solo-registrar")
    draft, missing = registering.save_new(Context(graph, solo, MOMENT), GOOD, uuid4().hex), "R-0000000Z"
    client, chosen = client_as(login), {"agency_id": "33.14"}

    for path, data in (("answer-links", chosen), ("answer-letter.pdf", {"key": "x"})):
        theirs, none = (client.post(f"/replications/{one}/{path}", data=data) for one in (draft, missing))
        assert (theirs.status_code, without_token(theirs.text)) == (
            404,
            without_token(none.text).replace(missing, draft),
        )
    assert client.get(f"/replications/{draft}/answer-links").status_code == 404


def test_hub_of_the_province_may_have_a_letter_made(client_as: Browser, graph: Graph, number: str) -> None:
    graph.write(lambda tx: tx.run("MATCH (u:User {id: 'kendal-registrar'}) SET u.roles = ['facilitator']"))

    answer = client_as("kendal-registrar").post(f"/replications/{number}/answer-links", data={"agency_id": "33.14"})

    assert answer.status_code == 200


def test_hub_of_another_province_learns_nothing_of_the_record(client_as: Browser, graph: Graph, number: str) -> None:
    graph.write(lambda tx: tx.run("MATCH (u:User {id: 'analyst'}) SET u.roles = ['facilitator']"))
    client = client_as("analyst")

    assert client.get(f"/replications/{number}/answer-links").status_code == 404
    assert client.post(f"/replications/{number}/answer-links", data={"agency_id": "33.14"}).status_code == 404


def test_hub_at_the_adopter_itself_may_not_have_a_letter_made(client_as: Browser, graph: Graph, number: str) -> None:
    graph.write(lambda tx: tx.run("MATCH (u:User {id: 'solo-drafter'}) SET u.roles = ['drafter', 'facilitator']"))
    client = client_as("solo-drafter")

    answer = client.post(f"/replications/{number}/answer-links", data={"agency_id": "33.14"})

    assert answer.status_code == 403
    assert "bukan instansi yang mereplikasi" in answer.text
    assert "answer-links" not in client.get(f"/replications/{number}").text


def test_verifier_whose_letter_brought_the_answer_does_not_decide(
    client_as: Browser, graph: Graph, number: str
) -> None:
    verifier = client_as("verifier")
    made = verifier.post(f"/replications/{number}/answer-links", data={"agency_id": "33.14"})
    assert "verifikator lain yang memutuskan" in made.text
    key = re.search(r"/answers/([\w-]{43})<", made.text)
    assert key is not None
    client_as(None).post(f"/answers/{key[1]}", data=said(graph, number))
    decision = {"verdict": "verified", "version": str(replications.facts(graph, number).version)}

    assert 'name="verdict"' not in verifier.get(f"/review/{number}").text
    assert verifier.post(f"/review/{number}/decision", data=decision).status_code == 409
    assert client_as("second-verifier").post(f"/review/{number}/decision", data=decision).status_code == 303


def test_verifier_who_decided_before_has_no_letter_made(client_as: Browser, graph: Graph, number: str) -> None:
    graph.write(
        lambda tx: tx.run(
            "CREATE (:AuditEntry {subject: $id, actor: 'verifier', event: 'replication.returned'})", id=number
        )
    )

    answer = client_as("verifier").post(f"/replications/{number}/answer-links", data={"agency_id": "33.14"})

    assert answer.status_code == 409


def test_need_of_a_letter_is_told_to_the_stewards_and_the_hub_and_said_on_the_record(
    client_as: Browser, graph: Graph, number: str
) -> None:
    graph.write(lambda tx: tx.run("MATCH (u:User {id: 'kendal-registrar'}) SET u.roles = ['facilitator']"))
    solo = small_world.actor(graph, "solo-registrar")
    graph.write(
        lambda tx: notifications.submitted(
            Context(graph, solo, Moment.of(NOW + timedelta(seconds=1))), tx, replications.by_id(tx, number)
        )
    )

    for login in ("steward", "kendal-registrar"):
        assert f"/replications/{number}/answer-links" in client_as(login).get("/notices").text
    assert "answer-links" not in client_as("solo-registrar").get("/notices").text
    page = client_as("solo-registrar").get(f"/replications/{number}").text
    assert "Sragen tidak memiliki Admin Lokal yang aktif" in page
    assert "answer-links" not in page


def test_agency_with_a_registrar_answers_itself(client_as: Browser, graph: Graph, number: str) -> None:
    graph.write(lambda tx: tx.run("MATCH (u:User {id: 'sragen-registrar'}) SET u.active = true"))
    client = client_as("steward")

    assert client.post(f"/replications/{number}/answer-links", data={"agency_id": "33.14"}).status_code == 409
    assert "Surat tidak diperlukan" in client.get(f"/replications/{number}/answer-links").text


def test_agency_that_was_not_asked_gets_no_letter(client_as: Browser, number: str) -> None:
    answer = client_as("steward").post(f"/replications/{number}/answer-links", data={"agency_id": "33.24"})

    assert answer.status_code == 422


def test_key_reaches_no_other_site_and_no_cache(client_as: Browser, key: str) -> None:
    answer = client_as(None).get(f"/answers/{key}")

    assert answer.headers["Referrer-Policy"] == "same-origin"  # "no-referrer" would make the answer's origin null
    assert answer.headers["Cache-Control"] == "no-store"


def test_extra_fields_are_refused(client_as: Browser, graph: Graph, number: str, key: str) -> None:
    answer = client_as(None).post(f"/answers/{key}", data=said(graph, number, agency_id="33.74"))

    assert answer.status_code == 422
    assert replications.facts(graph, number).status == "awaiting_parent"


def test_pages_read_in_english(client_as: Browser, key: str) -> None:
    assert "Your name and office" in client_as(None).get(f"/answers/{key}?lang=en").text
