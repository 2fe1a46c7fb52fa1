"""The adopter's own words: to an objection, and in the one appeal (sanggah) against a rejection."""

from graph.domain import lifecycle, policy
from graph.domain.errors import Invalid, Problem, Refused
from graph.domain.events import Event
from graph.domain.policy import Action
from graph.domain.values import texts
from graph.domain.vocabulary import ReplicationStatus
from graph.engine import Tx
from graph.store.replications import replication_steps, replication_writes, replications
from tracker.actions import access, audit_entries
from tracker.actions.context import Context
from tracker.actions.people import notifications


def appeal(context: Context, replication_id: str, version: int, reason: str) -> None:
    """Ask for a second decision on a rejected record, once, with a reason; another verifier takes it.

    Raises NotAllowed (role, another's record), Refused (not rejected, appealed before), Stale, Invalid (no reason).
    """
    policy.demand(context.actor, Action.REPLICATION_APPEAL)
    reason = texts.paragraph(reason)

    def work(tx: Tx) -> None:
        replication_writes.lock(tx, replication_id)
        before = replications.by_id(tx, replication_id)
        access.demand_own(context.actor, before)
        access.demand_free(access.obstacle_to_appeal(context.actor, before))
        access.demand_current(before, version)
        if not lifecycle.may_be_appealed(before):
            raise Refused("not_rejected" if before.facts.appealed_on is None else "appealed_already")
        _demand_reason(reason)
        replication_steps.appeal(tx, replication_id, reason, context.today)
        steps_taken = (before.facts.status, ReplicationStatus.AWAITING_VERIFICATION.value)
        audit_entries.record(context, tx, Event.REPLICATION_APPEALED, replication_id, steps=steps_taken, reason=reason)
        notifications.appealed(context, tx, before)

    context.graph.write(work)


def respond(context: Context, replication_id: str, version: int, words: str) -> None:
    """Say the own side of a dispute, so that KemenPANRB decides with both sides' words; a later word replaces it.

    Raises NotAllowed (role, another's record), Refused (four eyes, not disputed), Stale, Invalid (no words).
    """
    policy.demand(context.actor, Action.REPLICATION_RESPOND)
    words = texts.paragraph(words)

    def work(tx: Tx) -> None:
        replication_writes.lock(tx, replication_id)
        before = replications.by_id(tx, replication_id)
        access.demand_own(context.actor, before)
        access.demand_free(access.obstacle_to_respond(context.actor, before))
        access.demand_current(before, version)
        if before.facts.status != ReplicationStatus.DISPUTED:
            raise Refused("not_disputed")
        _demand_reason(words)
        replication_steps.respond(tx, replication_id, words, context.today)
        stays = (before.facts.status, before.facts.status)
        audit_entries.record(context, tx, Event.REPLICATION_RESPONDED, replication_id, steps=stays, reason=words)
        notifications.responded(context, tx, before)

    context.graph.write(work)


def _demand_reason(reason: str) -> None:
    if not reason:
        raise Invalid(Problem("reason", "reason_needed"))
    if too_long := texts.too_long("reason", reason, texts.LONGEST_REASON):
        raise Invalid(*too_long)
