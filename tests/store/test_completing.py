"""The rest of a submitted record may follow before verification; the five things and the status stay."""

import json
from collections.abc import Callable
from dataclasses import replace

import pytest

from graph.domain.errors import Invalid, NotAllowed, NotFound, Refused, Stale
from graph.domain.policy import Actor
from graph.engine import Graph
from graph.store.audit import entries as audit
from graph.store.replications import replications
from tests.factories.replication_forms import FULL, filled_rest, submit_new
from tests.small_world import MOMENT
from tracker.actions import access
from tracker.actions.context import Context
from tracker.actions.replications import answering, completing, submitted_fields, verifying
from tracker.actions.replications.details import DetailsInput
from tracker.actions.replications.verifying import Decision

Person = Callable[[str], Actor]


def complete(graph: Graph, actor: Actor, number: str, rest: DetailsInput) -> None:
    completing.complete(Context(graph, actor, MOMENT), number, replications.facts(graph, number).version, rest)


def test_rest_follows_and_the_five_things_and_the_status_stay(small: Graph, person: Person) -> None:
    number = submit_new(small, person)
    before = replications.by_id(small, number)

    complete(small, person("solo-drafter"), number, FULL)

    after = replications.by_id(small, number)
    assert (after.fields.phase, after.fields.beneficiaries) == ("evaluation", 1250)
    assert after.facts.status == "awaiting_parent"
    assert after.facts.version == before.facts.version + 1
    five = ("parents", "units", "manner", "started_on", "proof", "local_name")
    was, now = submitted_fields.of_record(before), submitted_fields.of_record(after)
    assert {name: now[name] for name in five} == {name: was[name] for name in five}
    assert (after.facts.since, after.facts.submitted_on) == (before.facts.since, before.facts.submitted_on)


def test_each_completion_is_told_field_by_field_and_adds_up_for_the_verifier(small: Graph, person: Person) -> None:
    number = submit_new(small, person)
    complete(small, person("solo-drafter"), number, filled_rest(scope="full", beneficiaries="10"))
    complete(
        small, person("solo-registrar"), number, filled_rest(scope="partial", beneficiaries="10", note_kept="Loket")
    )
    complete(
        small, person("solo-registrar"), number, filled_rest(scope="partial", beneficiaries="1.250", note_kept="Loket")
    )

    entries = audit.of_subject(small, number)

    assert [(one.event, one.from_status, one.to_status) for one in entries[-3:]] == [
        ("replication.completed", "awaiting_parent", "awaiting_parent")
    ] * 3
    assert json.loads(entries[-2].changes or "") == {"note_kept": [None, "Loket"], "scope": ["full", "partial"]}
    assert submitted_fields.completed(entries) == {
        "scope": [None, "partial"],
        "beneficiaries": [None, "1.250"],
        "note_kept": [None, "Loket"],
    }


def test_stale_completion_loses_and_an_equal_one_is_no_conflict(small: Graph, person: Person) -> None:
    number = submit_new(small, person)
    version = replications.facts(small, number).version
    completing.complete(
        Context(small, person("solo-drafter"), MOMENT), number, version, filled_rest(beneficiaries="1250")
    )

    completing.complete(
        Context(small, person("solo-drafter"), MOMENT), number, version, filled_rest(beneficiaries="1.250")
    )
    with pytest.raises(Stale):
        completing.complete(
            Context(small, person("solo-registrar"), MOMENT), number, version, filled_rest(note_kept="Loket")
        )

    assert [one.event for one in audit.of_subject(small, number)].count("replication.completed") == 1


@pytest.mark.parametrize(
    ("login", "error"),
    [
        ("kendal-registrar", NotFound),
        ("sragen-registrar", NotAllowed),  # knows of it, as the parent's agency
        ("verifier", NotAllowed),
        ("auditor", NotAllowed),
    ],
)
def test_only_the_adopter_completes(small: Graph, person: Person, login: str, error: type[Exception]) -> None:
    number = submit_new(small, person)

    with pytest.raises(error):
        complete(small, person(login), number, FULL)


def test_slips_are_named_and_a_decided_record_stays(small: Graph, person: Person) -> None:
    number = submit_new(small, person)
    with pytest.raises(Invalid) as caught:
        complete(small, person("solo-drafter"), number, filled_rest(beneficiaries="banyak", facilitators=("33.99",)))
    assert [(one.field, one.code) for one in caught.value.problems] == [("beneficiaries", "whole_unreadable")]
    with pytest.raises(Invalid):
        complete(small, person("solo-drafter"), number, filled_rest(facilitators=("33.99",)))

    version = replications.facts(small, number).version
    answering.answer(Context(small, person("sragen-registrar"), MOMENT), number, version, "confirmed", "")
    complete(small, person("solo-drafter"), number, filled_rest(scope="full"))
    verifying.decide(Context(small, person("verifier"), MOMENT), number, version + 2, Decision("verified", "", {}))

    with pytest.raises(Refused, match="not_open_for_completion"):
        complete(small, person("solo-drafter"), number, FULL)


def test_who_completed_a_record_neither_answers_nor_decides_on_it(small: Graph, person: Person) -> None:
    number = submit_new(small, person)
    drafter = person("solo-drafter")
    complete(small, drafter, number, filled_rest(scope="full"))
    record = replications.by_id(small, number)

    moved = replace(person("sragen-registrar"), user_id=drafter.user_id)
    deciding = replace(person("verifier"), user_id=drafter.user_id)

    assert access.obstacle_to_answer(moved, record) == "four_eyes"
    assert access.obstacle_to_verify(deciding, record) == "four_eyes"
