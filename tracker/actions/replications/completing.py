"""The adopter fills in the rest of a submitted record while it waits for an answer or a decision (domain.md 4)."""

import secrets

from graph.domain import lifecycle, policy
from graph.domain.errors import Invalid, Refused
from graph.domain.events import Event
from graph.domain.policy import Action
from graph.domain.records.replications import Replication
from graph.engine import Tx
from graph.store.replications import replication_steps, replication_writes, replications
from tracker.actions import access, audit_entries
from tracker.actions.context import Context
from tracker.actions.replications import details, submitted_fields
from tracker.actions.replications.details import DetailsInput


def complete(context: Context, replication_id: str, version: int, rest: DetailsInput) -> None:
    """Write what may follow after the five things; these and the status stay as they are.

    What the record holds already changes nothing, so the same form sent twice leaves one entry. Raises NotFound,
    NotAllowed (role, another's record), Stale, Refused (four eyes, not waiting any more), Invalid.
    """
    policy.demand(context.actor, Action.REPLICATION_COMPLETE)
    rest, first_id = rest.cleaned(), f"O-{secrets.token_hex(8)}"
    if found := details.problems(rest, context.latest):
        raise Invalid(*found)

    def work(tx: Tx) -> None:
        replication_writes.lock(tx, replication_id)
        before = replications.by_id(tx, replication_id)
        access.demand_own(context.actor, before)
        access.demand_free(access.obstacle_to_complete(context.actor, before))
        if details.is_same(rest, details.of_record(before.particulars)):
            return
        access.demand_current(before, version)
        if before.facts.status not in lifecycle.OPEN_FOR_COMPLETION:
            raise Refused("not_open_for_completion")
        if found := details.unknown_helpers(tx, rest):
            raise Invalid(*found)
        details.write(tx, replication_id, rest, first_id)
        replication_steps.move(tx, replication_id, before.facts.status, context.today)
        _record(context, tx, before, replications.by_id(tx, replication_id))

    context.graph.write(work)


def _record(context: Context, tx: Tx, before: Replication, after: Replication) -> None:
    stays = (before.facts.status, after.facts.status)
    changes = audit_entries.changed(submitted_fields.of_record(before), submitted_fields.of_record(after))
    audit_entries.record(context, tx, Event.REPLICATION_COMPLETED, before.facts.id, steps=stays, changes=changes)
