"""KemenPANRB merges two innovations that are one, and can undo it."""

from graph.domain import policy
from graph.domain.errors import Invalid, Problem, Refused
from graph.domain.events import Event
from graph.domain.policy import Action
from graph.domain.transitions import INNOVATION, open_for
from graph.domain.values import ids, texts
from graph.domain.vocabulary import InnovationStatus
from graph.engine import Tx
from graph.store.innovations import merging
from tracker.actions import audit_entries
from tracker.actions.context import Context
from tracker.actions.idempotency import Form, once
from tracker.actions.replications.registering import user_id

MERGEABLE = open_for(Event.INNOVATION_MERGED, steps=INNOVATION)


def merge(context: Context, from_id: str, into_id: str, reason: str, key: str) -> str:
    """Make ``from_id`` part of ``into_id`` and return the merge's id; the old address leads to the new one.

    Refused while an agency has a copy of both, while one would copy its own innovation, or while both are on
    their way to national policy: people settle that first.
    """
    policy.demand(context.actor, Action.INNOVATION_MERGE)
    reason, by, merge_id = texts.paragraph(reason), user_id(context.actor), ids.new_id("M")
    if problems := _problems(from_id, into_id, reason):
        raise Invalid(*problems)

    def work(tx: Tx) -> None:
        old, new = merging.lock_pair(tx, from_id, into_id)
        if old.status not in MERGEABLE or new.status not in MERGEABLE:
            raise Refused("merge_not_open")
        for obstacle in merging.obstacles(tx, from_id, into_id):
            raise Refused(f"merge_{obstacle.kind}", names=", ".join(obstacle.names))
        merging.merge(tx, merge_id, from_id, into_id, reason, by=by, at=context.now)
        steps = (old.status, InnovationStatus.MERGED.value)
        changes: dict[str, list[str | None]] = {"merged_into": [None, into_id], "merge": [None, merge_id]}
        audit_entries.record(
            context, tx, Event.INNOVATION_MERGED, from_id, steps=steps, reason=reason, changes=changes, counts=True
        )
        taken: dict[str, list[str | None]] = {"took_in": [None, from_id], "merge": [None, merge_id]}
        audit_entries.record(context, tx, Event.INNOVATION_TOOK_IN, into_id, reason=reason, changes=taken)

    return once(context, Form(key, Event.INNOVATION_MERGED, (from_id, into_id, reason)), merge_id, work)


def undo(context: Context, merge_id: str, reason: str) -> None:
    """Undo a merge: what it moved comes back, what came later stays where it is."""
    policy.demand(context.actor, Action.INNOVATION_MERGE)
    reason, by = texts.paragraph(reason), user_id(context.actor)
    if not reason or len(reason) > texts.LONGEST_REASON:
        raise Invalid(Problem("reason", "reason_needed"))

    def work(tx: Tx) -> None:
        done = merging.by_id(tx, merge_id)
        _old, new = merging.lock_pair(tx, done.from_id, done.into_id)
        done = merging.by_id(tx, merge_id)
        if done.undone_at is not None:
            raise Refused("merge_undone")
        if new.status == InnovationStatus.MERGED:
            raise Refused("merge_later_first")
        merging.undo(tx, done, by, context.now)
        steps = (InnovationStatus.MERGED.value, done.from_status)
        changes: dict[str, list[str | None]] = {"merged_into": [done.into_id, None], "merge": [merge_id, None]}
        audit_entries.record(
            context,
            tx,
            Event.INNOVATION_UNMERGED,
            done.from_id,
            steps=steps,
            reason=reason,
            changes=changes,
            counts=True,
        )

    context.graph.write(work)


def _problems(from_id: str, into_id: str, reason: str) -> list[Problem]:
    found: list[Problem] = []
    if from_id == into_id:
        found.append(Problem("into_id", "merge_itself"))
    if not reason:
        found.append(Problem("reason", "reason_needed"))
    found += texts.too_long("reason", reason, texts.LONGEST_REASON)
    return found
