"""The status graphs of replications and innovations as data: which step leads from where to where, and who takes it.

The trail takes no other step, rules read what is open from here, and the tables of docs/domain.md are written from it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from graph.domain.events import Event
from graph.domain.policy import Action
from graph.domain.vocabulary import InnovationStatus as I, ReplicationStatus as R


@dataclass(frozen=True, slots=True)
class Transition:
    """A step from any of ``before`` (None: there was nothing yet) to one of ``after``; none of these: it stays.

    ``action`` is what the policy asks of whoever takes it, None for what happens by itself.
    """

    event: Event
    before: tuple[StrEnum | None, ...]
    after: tuple[StrEnum, ...]
    action: Action | None

    def leads(self, before: str | None, after: str | None) -> bool:
        """Say whether this step may go from one status to another."""
        return before in self.before and (after in self.after if self.after else after == before)


# Where the answers of the parents may lead, and where a record waits for a person outside of its agency.
WHERE_ANSWERS_LEAD = (R.AWAITING_PARENT, R.AWAITING_VERIFICATION, R.DISPUTED, R.RETURNED)
_WAITING = (R.AWAITING_PARENT, R.AWAITING_VERIFICATION, R.DISPUTED)
_EDITED = (R.DRAFT, R.RETURNED)
_CARED_FOR = (I.PROVISIONAL, I.DRAFT)

REPLICATION = (
    Transition(Event.REPLICATION_DRAFTED, (None,), (R.DRAFT,), Action.REPLICATION_DRAFT),
    Transition(Event.REPLICATION_TAKEN_UP, (None,), (R.DRAFT,), Action.PROPOSAL_ANSWER),
    Transition(Event.REPLICATION_CLAIMED, (R.RECORDED,), (R.DRAFT,), Action.REPLICATION_CLAIM),
    Transition(Event.REPLICATION_SAVED, _EDITED, (), Action.REPLICATION_DRAFT),
    Transition(Event.REPLICATION_SUBMITTED, (R.DRAFT,), WHERE_ANSWERS_LEAD, Action.REPLICATION_SUBMIT),
    Transition(Event.REPLICATION_RESUBMITTED, (R.RETURNED,), WHERE_ANSWERS_LEAD, Action.REPLICATION_SUBMIT),
    Transition(Event.REPLICATION_COMPLETED, _WAITING, (), Action.REPLICATION_COMPLETE),
    Transition(Event.REPLICATION_UPDATED, (R.VERIFIED,), (), Action.REPLICATION_UPDATE),
    Transition(Event.REPLICATION_CONFIRMED, _WAITING, WHERE_ANSWERS_LEAD, Action.REPLICATION_ANSWER),
    Transition(Event.REPLICATION_QUESTIONED, _WAITING, WHERE_ANSWERS_LEAD, Action.REPLICATION_ANSWER),
    Transition(Event.REPLICATION_OBJECTED, _WAITING, WHERE_ANSWERS_LEAD, Action.REPLICATION_ANSWER),
    Transition(Event.REPLICATION_SILENT, (R.AWAITING_PARENT,), (), None),
    Transition(Event.REPLICATION_RESPONDED, (R.DISPUTED,), (), Action.REPLICATION_RESPOND),
    Transition(Event.REPLICATION_VERIFIED, _WAITING, (R.VERIFIED,), Action.REPLICATION_VERIFY),
    Transition(Event.REPLICATION_RETURNED, _WAITING, (R.RETURNED,), Action.REPLICATION_VERIFY),
    Transition(Event.REPLICATION_REJECTED, _WAITING, (R.REJECTED,), Action.REPLICATION_VERIFY),
    Transition(Event.REPLICATION_APPEALED, (R.REJECTED,), (R.AWAITING_VERIFICATION,), Action.REPLICATION_APPEAL),
    Transition(
        Event.REPLICATION_WITHDRAWN, (*_EDITED, *_WAITING, R.VERIFIED), (R.WITHDRAWN,), Action.REPLICATION_WITHDRAW
    ),  # a rejected record stays: its way on is the appeal
    Transition(Event.REPLICATION_RELEASED, (R.DRAFT,), (R.RECORDED,), Action.REPLICATION_WITHDRAW),
)

INNOVATION = (
    Transition(Event.INNOVATION_DRAFTED, (None,), (I.DRAFT,), Action.INNOVATION_DRAFT),
    Transition(Event.INNOVATION_NAMED, (None,), (I.PROVISIONAL,), Action.REPLICATION_SUBMIT),
    Transition(Event.INNOVATION_SAVED, _CARED_FOR, (), Action.INNOVATION_DRAFT),
    Transition(Event.INNOVATION_SUBMITTED, (I.DRAFT,), (I.SUBMITTED,), Action.INNOVATION_SUBMIT),
    Transition(Event.INNOVATION_SUBMITTED, (I.PROVISIONAL,), (), Action.INNOVATION_SUBMIT),
    Transition(Event.INNOVATION_RETURNED, (I.SUBMITTED,), (I.DRAFT,), Action.INNOVATION_PUBLISH),
    Transition(Event.INNOVATION_RETURNED, (I.PROVISIONAL,), (), Action.INNOVATION_PUBLISH),
    Transition(Event.INNOVATION_PUBLISHED, (I.SUBMITTED, I.PROVISIONAL), (I.PUBLISHED,), Action.INNOVATION_PUBLISH),
    Transition(Event.INNOVATION_CORRECTED, (I.PUBLISHED,), (), Action.INNOVATION_CORRECT),
    Transition(Event.INNOVATION_MERGED, (I.PUBLISHED, I.PROVISIONAL), (I.MERGED,), Action.INNOVATION_MERGE),
    Transition(
        Event.INNOVATION_UNMERGED, (I.MERGED,), (I.PUBLISHED, I.PROVISIONAL), Action.INNOVATION_MERGE
    ),  # as it was before
)

_EVENTS = {step.event for step in (*REPLICATION, *INNOVATION)}


def is_way(event: Event, before: str | None, after: str | None) -> bool:
    """Say whether a step may go from one status to another; of a step that changes no status nothing is said.

    >>> is_way(Event.REPLICATION_VERIFIED, "disputed", "verified")
    True
    >>> is_way(Event.REPLICATION_VERIFIED, "draft", "verified")
    False
    >>> is_way(Event.LESSON_WRITTEN, None, None)
    True
    """
    steps = (step for step in (*REPLICATION, *INNOVATION) if step.event == event)
    return event not in _EVENTS or any(step.leads(before, after) for step in steps)


def open_for(*events: Event, steps: Iterable[Transition] = REPLICATION) -> frozenset[StrEnum]:
    """Return the statuses from which any of these steps may be taken."""
    return frozenset(status for step in steps if step.event in events for status in step.before if status is not None)
