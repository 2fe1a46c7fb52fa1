"""The parent's agency answers: each answer leads where the rules say, and others may not answer."""

from collections.abc import Callable
from dataclasses import replace
from uuid import uuid4

import pytest

from graph.domain.errors import Invalid, NotAllowed, NotFound, Refused
from graph.domain.policy import Actor
from graph.engine import Graph
from graph.store.audit import entries as audit
from graph.store.replications import replications
from tests.factories.replication_forms import GOOD
from tests.small_world import MOMENT, TODAY, VERIFIED_COPY
from tracker.actions.context import Context
from tracker.actions.replications import answering, registering

Person = Callable[[str], Actor]


@pytest.fixture
def number(small: Graph, person: Person) -> str:
    """A record of Surakarta with two parents, of Sragen and of Semarang."""
    filled = replace(GOOD, parents=("uptpk", VERIFIED_COPY))
    return registering.submit_new(Context(small, person("solo-registrar"), MOMENT), filled, uuid4().hex)


def answer(small: Graph, actor: Actor, number: str, said: str, reason: str = "") -> None:
    version = replications.facts(small, number).version
    answering.answer(Context(small, actor, MOMENT), number, version, said, reason)


def status(small: Graph, number: str) -> str:
    return replications.facts(small, number).status


def test_one_confirmation_lets_the_record_go_on(small: Graph, person: Person, number: str) -> None:
    answer(small, person("sragen-registrar"), number, "confirmed")

    record = replications.by_id(small, number)
    assert record.facts.status == "awaiting_verification"
    assert [(p.answer, p.answered_on, p.answered_by) for p in record.parents] == [
        ("confirmed", TODAY, "sragen-registrar"),
        ("waiting", None, None),
    ]
    entry = audit.of_subject(small, number)[-1]
    assert (entry.event, entry.from_status, entry.to_status) == (
        "replication.confirmed",
        "awaiting_parent",
        "awaiting_verification",
    )


def test_later_objection_of_another_parent_makes_it_disputed(small: Graph, person: Person, number: str) -> None:
    answer(small, person("sragen-registrar"), number, "confirmed")

    answer(small, person("semarang-registrar"), number, "objected", "Kami belum pernah bertemu")

    assert status(small, number) == "disputed"
    assert replications.surroundings(small, number).parents[1].reason == "Kami belum pernah bertemu"


def test_objection_taken_back_ends_the_dispute(small: Graph, person: Person, number: str) -> None:
    answer(small, person("sragen-registrar"), number, "objected", "Bukan UPTPK")

    answer(small, person("sragen-registrar"), number, "confirmed")

    assert status(small, number) == "awaiting_verification"


def test_question_returns_the_record(small: Graph, person: Person, number: str) -> None:
    answer(small, person("sragen-registrar"), number, "unclear", "Unit mana?")

    assert status(small, number) == "returned"


@pytest.mark.parametrize("said", ["objected", "unclear"])
def test_no_and_question_need_a_reason(small: Graph, person: Person, number: str, said: str) -> None:
    with pytest.raises(Invalid) as caught:
        answer(small, person("sragen-registrar"), number, said, "  ")

    assert [(p.field, p.code) for p in caught.value.problems] == [("reason", "reason_needed")]
    assert status(small, number) == "awaiting_parent"


def test_only_registrars_of_the_parents_answer(small: Graph, person: Person, number: str) -> None:
    with pytest.raises(NotFound):
        answer(small, person("kendal-registrar"), number, "confirmed")
    with pytest.raises(NotAllowed, match="not_your_agency"):
        answer(small, person("solo-registrar"), number, "confirmed")
    with pytest.raises(NotAllowed, match="not_your_role"):
        answer(small, person("verifier"), number, "confirmed")


def test_submitter_who_moved_to_the_parent_may_not_answer(small: Graph, person: Person, number: str) -> None:
    moved = replace(person("solo-registrar"), agency_id="33.14")

    with pytest.raises(Refused, match="four_eyes"):
        answer(small, moved, number, "confirmed")


def test_same_answer_twice_and_answer_to_a_returned_record_are_refused(
    small: Graph, person: Person, number: str
) -> None:
    answer(small, person("sragen-registrar"), number, "confirmed")
    with pytest.raises(Refused, match="answered_already"):
        answer(small, person("sragen-registrar"), number, "confirmed")

    answer(small, person("semarang-registrar"), number, "unclear", "Unit mana?")
    with pytest.raises(Refused, match="not_open_for_answer"):
        answer(small, person("sragen-registrar"), number, "objected", "Tidak")
