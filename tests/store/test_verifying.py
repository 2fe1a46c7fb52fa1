"""KemenPANRB decides: after the parent, with a reason for every no, never twice and never for oneself."""

import threading
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest

from graph.domain.errors import DomainError, Invalid, NotAllowed, Refused
from graph.domain.policy import Actor
from graph.domain.values.moment import Moment
from graph.engine import Graph
from graph.store.audit import entries as audit
from graph.store.replications import replications, snapshot
from tests.factories.replication_forms import GOOD
from tests.small_world import MOMENT, NOW, TODAY
from tracker.actions.context import Context
from tracker.actions.replications import answering, claiming, registering, verifying
from tracker.actions.replications.verifying import Decision

Person = Callable[[str], Actor]
YES = Decision("verified")


@pytest.fixture
def number(small: Graph, person: Person) -> str:
    """A record of Surakarta that Sragen has not answered yet."""
    return registering.submit_new(Context(small, person("solo-registrar"), MOMENT), GOOD, uuid4().hex)


@pytest.fixture
def confirmed(small: Graph, person: Person, number: str) -> str:
    version = replications.facts(small, number).version
    answering.answer(Context(small, person("sragen-registrar"), MOMENT), number, version, "confirmed", "")
    return number


def decide(small: Graph, actor: Actor, number: str, decision: Decision = YES, days: int = 0) -> None:
    version = replications.facts(small, number).version
    at, on = NOW + timedelta(days), TODAY + timedelta(days)
    verifying.decide(Context(small, actor, Moment(at, on)), number, version, decision)


def test_verified_record_counts_and_leaves_its_trail(small: Graph, person: Person, confirmed: str) -> None:
    before = audit.version(small)

    decide(small, person("verifier"), confirmed)

    held = replications.facts(small, confirmed)
    assert (held.status, held.verified_on, held.verified_by) == ("verified", TODAY, "verifier")
    assert snapshot.has_changed(small, before)
    events = [entry.event for entry in audit.of_subject(small, confirmed)]
    assert events == ["replication.submitted", "replication.confirmed", "replication.verified"]
    assert audit.first_broken(small) is None


def test_parent_answers_before_anyone_verifies(small: Graph, person: Person, number: str) -> None:
    with pytest.raises(Refused, match="parent_may_still_answer") as caught:
        decide(small, person("verifier"), number, days=13)

    assert caught.value.values == {"days": 1}


def test_after_14_days_of_silence_the_papers_decide_and_the_record_says_so(
    small: Graph, person: Person, number: str
) -> None:
    decide(small, person("verifier"), number, Decision("verified", "SK dan anggaran cukup"), days=14)

    record = replications.by_id(small, number)
    assert (record.facts.status, record.facts.on_papers) == ("verified", True)
    assert [parent.answer for parent in record.parents] == ["waiting"]


@pytest.mark.parametrize("verdict", ["returned", "rejected"])
def test_every_no_needs_its_reason(small: Graph, person: Person, confirmed: str, verdict: str) -> None:
    with pytest.raises(Invalid) as caught:
        decide(small, person("verifier"), confirmed, Decision(verdict, " \n"))
    assert [(p.field, p.code) for p in caught.value.problems] == [("reason", "reason_needed")]

    decide(small, person("verifier"), confirmed, Decision(verdict, "Bukti tidak terbaca", {"proof": "Unggah SK"}))

    held = replications.facts(small, confirmed)
    assert (held.status, held.decision_reason, held.comments) == (
        verdict,
        "Bukti tidak terbaca",
        '{"proof": "Unggah SK"}',
    )


def test_yes_against_an_objection_needs_its_reason(small: Graph, person: Person, number: str) -> None:
    version = replications.facts(small, number).version
    answering.answer(Context(small, person("sragen-registrar"), MOMENT), number, version, "objected", "Bukan kami")

    with pytest.raises(Invalid):
        decide(small, person("verifier"), number)
    decide(small, person("verifier"), number, Decision("verified", "Bukti menunjukkan replikasi"))

    assert replications.facts(small, number).status == "verified"


def test_own_agency_other_roles_and_earlier_hands_may_not_decide(small: Graph, person: Person, confirmed: str) -> None:
    with pytest.raises(NotAllowed, match="own_agency"):
        decide(small, person("sragen-verifier"), confirmed)
    with pytest.raises(NotAllowed, match="not_your_role"):
        decide(small, person("steward"), confirmed)
    for earlier in ("solo-registrar", "sragen-registrar"):
        moved = replace(person("verifier"), user_id=earlier)
        with pytest.raises(Refused, match="four_eyes"):
            decide(small, moved, confirmed)


def test_decided_record_is_past_deciding_and_unknown_verdicts_are_refused(
    small: Graph, person: Person, confirmed: str
) -> None:
    with pytest.raises(Invalid):
        decide(small, person("verifier"), confirmed, Decision("awaiting_parent", "x"))
    decide(small, person("verifier"), confirmed)

    with pytest.raises(Refused, match="not_open_for_decision"):
        decide(small, person("second-verifier"), confirmed, Decision("rejected", "Terlambat"))


def test_withdrawing_a_verified_record_needs_a_reason_and_changes_the_counts(
    small: Graph, person: Person, confirmed: str
) -> None:
    decide(small, person("verifier"), confirmed)
    version, before = replications.facts(small, confirmed).version, audit.version(small)
    with pytest.raises(Invalid):
        claiming.withdraw(Context(small, person("solo-registrar"), MOMENT), confirmed, version, "")

    claiming.withdraw(Context(small, person("solo-registrar"), MOMENT), confirmed, version, "Salah catat")

    assert replications.facts(small, confirmed).status == "withdrawn"
    assert snapshot.has_changed(small, before)


def test_32_stale_decisions_give_one_success_and_31_conflicts(small: Graph, person: Person, confirmed: str) -> None:
    verifier, version = person("verifier"), replications.facts(small, confirmed).version
    outcomes: Counter[str] = Counter()
    barrier = threading.Barrier(32)

    def work(place: int) -> None:
        decision = YES if place % 2 else Decision("returned", "Lengkapi bukti")
        barrier.wait()
        try:
            verifying.decide(Context(small.following([]), verifier, MOMENT), confirmed, version, decision)
            outcomes["decided"] += 1
        except DomainError as error:
            outcomes[error.code] += 1

    threads = [threading.Thread(target=work, args=(place,)) for place in range(32)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert outcomes == {"decided": 1, "stale": 31}
    assert len(audit.of_subject(small, confirmed)) == 3
