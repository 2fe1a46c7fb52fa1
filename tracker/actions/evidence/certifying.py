"""A verified replicator gets its certificate."""

import secrets

from graph.domain import policy
from graph.domain.errors import NotAllowed, NotFound, Refused
from graph.domain.events import Event
from graph.domain.policy import Action, Actor
from graph.domain.records.replications import Replication
from graph.domain.vocabulary import ReplicationStatus
from graph.engine import Tx
from graph.store.evidence import certificates
from graph.store.replications import replication_writes, replications
from tracker.actions import access, audit_entries
from tracker.actions.context import Context
from tracker.actions.replications.registering import user_id


def issue(context: Context, replication_id: str) -> str:
    """Return the certificate's id; a replication has one, however often it is asked for.

    Raises Refused before the replication is verified and after it was withdrawn.
    """
    policy.demand(context.actor, Action.CERTIFICATE_ISSUE)
    fresh = secrets.token_urlsafe(16)

    def work(tx: Tx) -> str:
        before = replications.by_id(tx, replication_id)
        demand_may_issue(context.actor, before)
        replication_writes.lock(tx, replication_id)
        if replications.facts(tx, replication_id).status != ReplicationStatus.VERIFIED:
            raise Refused("not_verified")
        if known := certificates.of_replication(tx, replication_id):
            return known.id
        certificates.issue(tx, replication_id, fresh, user_id(context.actor), context.today)
        status = before.facts.status
        changes: dict[str, list[str | None]] = {"certificate": [None, context.today.isoformat()]}
        audit_entries.record(
            context, tx, Event.CERTIFICATE_ISSUED, replication_id, steps=(status, status), changes=changes
        )
        return fresh

    return context.graph.write(work)


def may_issue(actor: Actor, record: Replication) -> bool:
    """Say whether this person may ask for the certificate of a record."""
    is_own = actor.acts_for(record.facts.adopter_id)
    is_allowed = policy.may(actor, Action.CERTIFICATE_ISSUE) and (is_own or bool(actor.roles & policy.OVERSEERS))
    return is_allowed and record.facts.status == ReplicationStatus.VERIFIED


def demand_may_issue(actor: Actor, record: Replication) -> None:
    """Raise unless the record is verified and the actor its registrar or an overseer."""
    if not access.is_party(actor, record):
        raise NotFound("no_such_replication")
    if record.facts.status != ReplicationStatus.VERIFIED:
        raise Refused("not_verified")
    if not may_issue(actor, record):
        raise NotAllowed("not_your_agency")
