"""An agency writes down what a stop taught it, and decides whether others may read it."""

from graph.domain import policy
from graph.domain.errors import Invalid, NotFound, Problem, Refused
from graph.domain.events import Event
from graph.domain.policy import Action, Actor
from graph.domain.records.monitoring import StoppedCopy
from graph.domain.values import ids, texts
from graph.engine import Graph, Tx
from graph.store.innovations import lessons
from tracker.actions import audit_entries
from tracker.actions.context import Context
from tracker.actions.idempotency import agency_of


def write(context: Context, replication_id: str, version: int, text: str) -> None:
    """Write the lesson of an own stopped copy; a text that changes is not public any more."""
    policy.demand(context.actor, Action.LESSON_WRITE)
    text, new_id = texts.paragraph(text), ids.new_id("L")
    if not text:
        raise Invalid(Problem("text", "required"))
    if too_long := texts.too_long("text", text, texts.LONGEST_REASON):
        raise Invalid(*too_long)

    def work(tx: Tx) -> None:
        own_stop(tx, context.actor, replication_id)
        lessons.lock(tx, replication_id, version)
        before = own_stop(tx, context.actor, replication_id)
        lessons.write(tx, before.lesson_id or new_id, replication_id, text, context.today)
        changes: dict[str, list[str | None]] = {"text": [before.text, text]}
        audit_entries.record(context, tx, Event.LESSON_WRITTEN, before.lesson_id or new_id, changes=changes)

    context.graph.write(work)


def release(context: Context, replication_id: str, version: int, names_agency: bool | None) -> None:
    """Make a lesson public, with the agency's name or without it; None takes it back."""
    policy.demand(context.actor, Action.LESSON_WRITE)

    def work(tx: Tx) -> None:
        own_stop(tx, context.actor, replication_id)
        lessons.lock(tx, replication_id, version)
        before = own_stop(tx, context.actor, replication_id)
        if before.lesson_id is None:
            raise Refused("lesson_missing")
        lessons.release(tx, before.lesson_id, None if names_agency is None else context.today, bool(names_agency))
        event = Event.LESSON_TAKEN_BACK if names_agency is None else Event.LESSON_RELEASED
        changes: dict[str, list[str | None]] = {"names_agency": [None, str(bool(names_agency)).lower()]}
        audit_entries.record(context, tx, event, before.lesson_id, changes=changes)

    context.graph.write(work)


def own_stop(tx: Graph | Tx, actor: Actor, replication_id: str) -> StoppedCopy:
    """Return a stopped copy of the actor's own agency; NotFound exactly as for a missing one."""
    for stop in lessons.stopped_at(tx, agency_of(actor)):
        if stop.replication_id == replication_id:
            return stop
    raise NotFound("no_such_replication")
