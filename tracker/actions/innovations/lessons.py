"""An agency writes down what a stop taught it, and decides whether others may read it."""

from datetime import date, datetime

from graph.domain import policy
from graph.domain.errors import Invalid, NotFound, Problem, Refused
from graph.domain.events import Event
from graph.domain.policy import Action, Actor
from graph.domain.records.monitoring import StoppedCopy
from graph.domain.values import texts
from graph.engine import Graph, Tx
from graph.store.innovations import lessons
from tracker.actions import audit_entries
from tracker.actions.idempotency import agency_of, code


def write(graph: Graph, actor: Actor, replication_id: str, version: int, text: str, now: datetime, today: date) -> None:
    """Write the lesson of an own stopped copy; a text that changes is not public any more."""
    policy.demand(actor, Action.LESSON_WRITE)
    text, new_id = texts.paragraph(text), f"L-{code()}"
    if not text:
        raise Invalid(Problem("text", "required"))
    if len(text) > texts.LONGEST_REASON:
        raise Invalid(Problem("text", "too_long", {"longest": texts.LONGEST_REASON}))

    def work(tx: Tx) -> None:
        own_stop(tx, actor, replication_id)
        lessons.lock(tx, replication_id, version)
        before = own_stop(tx, actor, replication_id)
        lessons.write(tx, before.lesson_id or new_id, replication_id, text, today)
        changes: dict[str, list[str | None]] = {"text": [before.text, text]}
        audit_entries.record(tx, actor, Event.LESSON_WRITTEN, before.lesson_id or new_id, now, changes=changes)

    graph.write(work)


def release(
    graph: Graph,
    actor: Actor,
    replication_id: str,
    version: int,
    names_agency: bool | None,
    now: datetime,
    today: date,
) -> None:
    """Make a lesson public, with the agency's name or without it; None takes it back."""
    policy.demand(actor, Action.LESSON_WRITE)

    def work(tx: Tx) -> None:
        own_stop(tx, actor, replication_id)
        lessons.lock(tx, replication_id, version)
        before = own_stop(tx, actor, replication_id)
        if before.lesson_id is None:
            raise Refused("lesson_missing")
        lessons.release(tx, before.lesson_id, None if names_agency is None else today, bool(names_agency))
        event = Event.LESSON_TAKEN_BACK if names_agency is None else Event.LESSON_RELEASED
        changes: dict[str, list[str | None]] = {"names_agency": [None, str(bool(names_agency)).lower()]}
        audit_entries.record(tx, actor, event, before.lesson_id, now, changes=changes)

    graph.write(work)


def own_stop(tx: Graph | Tx, actor: Actor, replication_id: str) -> StoppedCopy:
    """Return a stopped copy of the actor's own agency; NotFound exactly as for a missing one."""
    for stop in lessons.stopped_at(tx, agency_of(actor)):
        if stop.replication_id == replication_id:
            return stop
    raise NotFound("no_such_replication")
