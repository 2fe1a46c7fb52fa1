"""The adopter's own words: to an objection, and in the one appeal (sanggah) against a rejection."""

from datetime import date, datetime

from graph.domain import lifecycle, policy
from graph.domain.errors import Invalid, Problem, Refused
from graph.domain.events import Event
from graph.domain.policy import Action, Actor
from graph.domain.values import texts
from graph.domain.vocabulary import ReplicationStatus
from graph.engine import Graph, Tx
from graph.store.replications import replication_steps, replication_writes, replications
from tracker.actions import access, audit_entries
from tracker.actions.people import notifications


def appeal(
    graph: Graph, actor: Actor, replication_id: str, version: int, reason: str, now: datetime, today: date
) -> None:
    """Ask for a second decision on a rejected record, once, with a reason; another verifier takes it.

    Raises NotAllowed (role, another's record), Refused (not rejected, appealed before), Stale, Invalid (no reason).
    """
    policy.demand(actor, Action.REPLICATION_APPEAL)
    reason = texts.paragraph(reason)

    def work(tx: Tx) -> None:
        replication_writes.lock(tx, replication_id)
        before = replications.by_id(tx, replication_id)
        access.demand_own(actor, before)
        access.demand_free(access.obstacle_to_appeal(actor, before))
        access.demand_current(before, version)
        if not lifecycle.may_be_appealed(before):
            raise Refused("not_rejected" if before.facts.appealed_on is None else "appealed_already")
        _demand_reason(reason)
        replication_steps.appeal(tx, replication_id, reason, today)
        steps_taken = (before.facts.status, ReplicationStatus.AWAITING_VERIFICATION.value)
        audit_entries.record(
            tx, actor, Event.REPLICATION_APPEALED, replication_id, now, steps=steps_taken, reason=reason
        )
        notifications.appealed(tx, actor, before, now)

    graph.write(work)


def respond(
    graph: Graph, actor: Actor, replication_id: str, version: int, words: str, now: datetime, today: date
) -> None:
    """Say the own side of a dispute, so that KemenPANRB decides with both sides' words; a later word replaces it.

    Raises NotAllowed (role, another's record), Refused (four eyes, not disputed), Stale, Invalid (no words).
    """
    policy.demand(actor, Action.REPLICATION_RESPOND)
    words = texts.paragraph(words)

    def work(tx: Tx) -> None:
        replication_writes.lock(tx, replication_id)
        before = replications.by_id(tx, replication_id)
        access.demand_own(actor, before)
        access.demand_free(access.obstacle_to_respond(actor, before))
        access.demand_current(before, version)
        if before.facts.status != ReplicationStatus.DISPUTED:
            raise Refused("not_disputed")
        _demand_reason(words)
        replication_steps.respond(tx, replication_id, words, today)
        stays = (before.facts.status, before.facts.status)
        audit_entries.record(tx, actor, Event.REPLICATION_RESPONDED, replication_id, now, steps=stays, reason=words)
        notifications.responded(tx, actor, before, now)

    graph.write(work)


def _demand_reason(reason: str) -> None:
    if not reason:
        raise Invalid(Problem("reason", "reason_needed"))
    if len(reason) > texts.LONGEST_REASON:
        raise Invalid(Problem("reason", "too_long", {"longest": texts.LONGEST_REASON}))
