"""An agency claims a copy that a source ascribes to it, or takes a record of its own back."""

from datetime import date

from graph.domain import lifecycle, policy
from graph.domain.errors import Invalid, Problem, Refused
from graph.domain.events import Event
from graph.domain.policy import Action, Actor
from graph.domain.records.replications import Replication
from graph.domain.values import texts
from graph.domain.vocabulary import ReplicationStatus
from graph.engine import Tx
from graph.store.replications import replication_steps, replication_writes, replications
from tracker.actions import access, audit_entries
from tracker.actions.context import Context
from tracker.actions.people import notifications
from tracker.actions.replications import replication_form


def claim(context: Context, replication_id: str, version: int) -> None:
    """Make a recorded copy of the own agency a draft with its fields filled.

    A record has one status and a draft is in no total (domain.md 4), so the copy leaves "tercatat" until it is
    submitted and verified; its number, its links and its sources stay, and withdrawing the draft puts it back.
    """
    policy.demand(context.actor, Action.REPLICATION_CLAIM)

    def work(tx: Tx) -> None:
        before = _own(tx, context.actor, replication_id, version)
        if before.facts.status != ReplicationStatus.RECORDED:
            raise Refused("not_recorded")
        replication_steps.claim(
            tx, replication_id, replication_form.to_json(replication_form.of_record(before)), context.today
        )
        steps_taken = (before.facts.status, ReplicationStatus.DRAFT.value)
        audit_entries.record(context, tx, Event.REPLICATION_CLAIMED, replication_id, steps=steps_taken, counts=True)

    context.graph.write(work)


def withdraw(context: Context, replication_id: str, version: int, reason: str) -> None:
    """Take the own record back; once submitted it needs a reason. A claimed draft becomes what its source states."""
    policy.demand(context.actor, Action.REPLICATION_WITHDRAW)
    reason = texts.paragraph(reason)

    def work(tx: Tx) -> None:
        record = _own(tx, context.actor, replication_id, version)
        before = record.facts
        if before.status not in lifecycle.OPEN_FOR_WITHDRAWAL:
            raise Refused("not_open_for_withdrawal")
        _demand_reason(before.status, reason)
        to = _taken_back(tx, replication_id, before.status, context.today)
        audit_entries.record(
            context,
            tx,
            Event.REPLICATION_WITHDRAWN if to == ReplicationStatus.WITHDRAWN else Event.REPLICATION_RELEASED,
            replication_id,
            steps=(before.status, to.value),
            reason=reason or None,
            counts=before.status == ReplicationStatus.VERIFIED or to == ReplicationStatus.RECORDED,
        )
        notifications.withdrawn(context, tx, record)

    context.graph.write(work)


def _own(tx: Tx, actor: Actor, replication_id: str, version: int) -> Replication:
    """Return the record of the actor's agency, locked and as it was seen."""
    replication_writes.lock(tx, replication_id)
    record = replications.by_id(tx, replication_id)
    access.demand_own(actor, record)
    access.demand_current(record, version)
    return record


def _taken_back(tx: Tx, replication_id: str, status: ReplicationStatus, today: date) -> ReplicationStatus:
    if status == ReplicationStatus.DRAFT and replications.surroundings(tx, replication_id).sources:
        replication_steps.release(tx, replication_id, today)
        return ReplicationStatus.RECORDED
    replication_steps.move(tx, replication_id, ReplicationStatus.WITHDRAWN, today)
    return ReplicationStatus.WITHDRAWN


def _demand_reason(status: ReplicationStatus, reason: str) -> None:
    if status != ReplicationStatus.DRAFT and not reason:
        raise Invalid(Problem("reason", "reason_needed"))
    if too_long := texts.too_long("reason", reason, texts.LONGEST_REASON):
        raise Invalid(*too_long)
