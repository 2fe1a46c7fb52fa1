"""The rules of a replication's way (who comes next, when a verifier may decide), as pure functions."""

from collections.abc import Iterable
from datetime import date, timedelta

from graph.domain.events import Event
from graph.domain.records.replications import Replication
from graph.domain.transitions import open_for
from graph.domain.vocabulary import Answer, ReplicationStatus

SILENCE = timedelta(days=14)
OPEN_FOR_EDIT = open_for(Event.REPLICATION_SAVED)
OPEN_FOR_ANSWER = open_for(Event.REPLICATION_CONFIRMED, Event.REPLICATION_QUESTIONED, Event.REPLICATION_OBJECTED)
OPEN_FOR_COMPLETION = open_for(Event.REPLICATION_COMPLETED)
OPEN_FOR_UPDATE = open_for(Event.REPLICATION_UPDATED)
OPEN_FOR_WITHDRAWAL = open_for(Event.REPLICATION_WITHDRAWN)


def after_answers(answers: Iterable[str]) -> ReplicationStatus:
    """Return where the answers of all direct parents lead.

    >>> after_answers(["waiting", "confirmed"]).value
    'awaiting_verification'
    >>> after_answers(["objected", "confirmed"]).value
    'disputed'
    """
    said = set(answers)
    if Answer.OBJECTED in said:
        return ReplicationStatus.DISPUTED
    if Answer.UNCLEAR in said:
        return ReplicationStatus.RETURNED
    if Answer.CONFIRMED in said:
        return ReplicationStatus.AWAITING_VERIFICATION
    return ReplicationStatus.AWAITING_PARENT


def answer_due(record: Replication) -> date | None:
    """Return the day from which a verifier may decide without an answer."""
    asked = record.facts.submitted_on
    return asked + SILENCE if asked else None


def is_silent(record: Replication, today: date) -> bool:
    """Say whether nobody has answered for 14 days."""
    due = answer_due(record)
    return record.facts.status == ReplicationStatus.AWAITING_PARENT and due is not None and today >= due


def may_be_appealed(record: Replication) -> bool:
    """Say whether the record was rejected and its one appeal is still open."""
    return record.facts.status == ReplicationStatus.REJECTED and record.facts.appealed_on is None


def may_be_decided(record: Replication, today: date) -> bool:
    """Say whether the record is at the point at which KemenPANRB decides."""
    waiting = {ReplicationStatus.AWAITING_VERIFICATION, ReplicationStatus.DISPUTED}
    return record.facts.status in waiting or is_silent(record, today)
