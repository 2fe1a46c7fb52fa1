"""The way of a record: which steps are open in which status, and when silence lets a verifier decide."""

import dataclasses
from datetime import date, timedelta
from typing import Any

import pytest

from graph.domain import lifecycle, transitions
from graph.domain.events import Event
from graph.domain.records.particulars import Particulars
from graph.domain.records.replications import Facts, Replication, ReplicationLinks
from graph.domain.vocabulary import Answer, InnovationStatus, ReplicationStatus

ASKED = date(2025, 3, 1)
NOTHING: dict[str, Any] = {field.name: None for field in dataclasses.fields(Facts)}


def record(status: ReplicationStatus, **facts: Any) -> Replication:
    known: dict[str, Any] = {**NOTHING, "status": status, **facts}
    held = Facts(**known)
    bare = Particulars(**{field.name: None for field in dataclasses.fields(Particulars)})  # pyright: ignore[reportArgumentType]
    links: dict[str, Any] = {field.name: () for field in dataclasses.fields(ReplicationLinks)}
    return Replication(**links, particulars=bare, facts=held, hands=())


@pytest.mark.parametrize(
    ("answers", "status"),
    [
        ([], "awaiting_parent"),
        ([Answer.WAITING], "awaiting_parent"),
        ([Answer.WAITING, Answer.CONFIRMED], "awaiting_verification"),
        ([Answer.CONFIRMED, Answer.UNCLEAR], "returned"),
        ([Answer.UNCLEAR, Answer.OBJECTED], "disputed"),
    ],
)
def test_an_objection_weighs_most_then_a_question_then_a_confirmation(answers: list[Answer], status: str) -> None:
    assert lifecycle.after_answers(answers) == status


def test_silence_begins_fourteen_days_after_the_question() -> None:
    asked = record(ReplicationStatus.AWAITING_PARENT, submitted_on=ASKED)

    assert lifecycle.answer_due(asked) == date(2025, 3, 15)
    assert [lifecycle.is_silent(asked, date(2025, 3, day)) for day in (14, 15, 16)] == [False, True, True]
    assert lifecycle.answer_due(record(ReplicationStatus.DRAFT)) is None
    assert not lifecycle.is_silent(record(ReplicationStatus.AWAITING_PARENT), ASKED)
    assert not lifecycle.is_silent(record(ReplicationStatus.DISPUTED, submitted_on=ASKED), date(2025, 4, 1))


@pytest.mark.parametrize("status", list(ReplicationStatus))
def test_decision_is_due_while_the_record_waits_for_it_or_the_parents_are_silent(status: ReplicationStatus) -> None:
    asked, late = record(status, submitted_on=ASKED), ASKED + timedelta(days=14)
    waiting = {ReplicationStatus.AWAITING_VERIFICATION, ReplicationStatus.DISPUTED}

    assert lifecycle.may_be_decided(asked, ASKED) is (status in waiting)
    assert lifecycle.may_be_decided(asked, late) is (status in {*waiting, ReplicationStatus.AWAITING_PARENT})


def test_rejected_record_is_appealed_once() -> None:
    assert lifecycle.may_be_appealed(record(ReplicationStatus.REJECTED))
    assert not lifecycle.may_be_appealed(record(ReplicationStatus.REJECTED, appealed_on=ASKED))
    assert not lifecycle.may_be_appealed(record(ReplicationStatus.RETURNED))


def test_what_is_open_in_which_status() -> None:
    waiting = {"awaiting_parent", "awaiting_verification", "disputed"}

    assert {"draft", "returned"} == lifecycle.OPEN_FOR_EDIT
    assert lifecycle.OPEN_FOR_ANSWER == lifecycle.OPEN_FOR_COMPLETION == waiting
    assert {"draft", "returned", "verified"} | waiting == lifecycle.OPEN_FOR_WITHDRAWAL
    assert transitions.open_for(Event.INNOVATION_SAVED, steps=transitions.INNOVATION) == {"draft", "provisional"}
    assert transitions.open_for(Event.REPLICATION_DRAFTED) == frozenset()


@pytest.mark.parametrize(
    ("event", "before", "after", "answer"),
    [
        (Event.REPLICATION_DRAFTED, None, "draft", True),
        (Event.REPLICATION_DRAFTED, None, "verified", False),
        (Event.REPLICATION_SAVED, "returned", "returned", True),
        (Event.REPLICATION_SAVED, "returned", "draft", False),
        (Event.REPLICATION_WITHDRAWN, "rejected", "withdrawn", False),
        (Event.INNOVATION_SUBMITTED, "draft", "submitted", True),
        (Event.INNOVATION_SUBMITTED, "provisional", "provisional", True),
        (Event.INNOVATION_SUBMITTED, "provisional", "submitted", False),
        (Event.INNOVATION_MERGED, "draft", "merged", False),
        (Event.LESSON_WRITTEN, "anything", "else", True),
    ],
)
def test_step_leads_where_the_graph_says(event: Event, before: str | None, after: str, answer: bool) -> None:
    assert transitions.is_way(event, before, after) is answer


def test_every_status_is_reached_and_left_as_the_graph_says() -> None:
    for steps, statuses in (
        (transitions.REPLICATION, ReplicationStatus),
        (transitions.INNOVATION, InnovationStatus),
    ):
        reached = {status for step in steps for status in step.after}
        left = {status for step in steps if step.after for status in step.before if status}
        assert set(statuses) - reached <= {ReplicationStatus.RECORDED}  # official lists bring it
        assert set(statuses) - left <= {ReplicationStatus.WITHDRAWN}
