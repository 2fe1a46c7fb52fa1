"""The adopter fills in the rest of a submitted record while it waits for an answer or a decision (domain.md 4)."""

import secrets
from datetime import date, datetime

from graph.domain import lifecycle, policy
from graph.domain.errors import Invalid, Refused
from graph.domain.policy import Action, Actor
from graph.domain.records.replications import Replication
from graph.engine import Graph, Tx
from graph.store.audit import entries as audit
from graph.store.audit.entries import Event
from graph.store.replications import replication_steps, replication_writes, replications
from tracker.actions import access, audit_entries
from tracker.actions.replications import details
from tracker.actions.replications.details import DetailsInput


def complete(
    graph: Graph, actor: Actor, replication_id: str, version: int, rest: DetailsInput, now: datetime, today: date
) -> None:
    """Write what may follow after the five things; these and the status stay as they are.

    What the record holds already changes nothing, so the same form sent twice leaves one entry. Raises NotFound,
    NotAllowed (role, another's record), Stale, Refused (four eyes, not waiting any more), Invalid.
    """
    policy.demand(actor, Action.REPLICATION_COMPLETE)
    rest, first_id = rest.cleaned(), f"O-{secrets.token_hex(8)}"
    if found := [*details.problems_of_draft(rest), *details.problems(rest, today)]:
        raise Invalid(*found)

    def work(tx: Tx) -> None:
        replication_writes.lock(tx, replication_id)
        before = replications.by_id(tx, replication_id)
        access.demand_own(actor, before)
        access.demand_free(access.obstacle_to_complete(actor, before))
        if details.is_same(rest, details.of_record(before.facts, before.particulars)):
            return
        access.demand_current(before, version)
        if before.facts.status not in lifecycle.OPEN_FOR_COMPLETION:
            raise Refused("not_open_for_completion")
        if found := details.unknown_helpers(tx, rest):
            raise Invalid(*found)
        details.write(tx, replication_id, rest, first_id)
        replication_steps.move(tx, replication_id, before.facts.status, today)
        audit.record(tx, _entry(actor, before, replications.by_id(tx, replication_id), now))

    graph.write(work)


def _entry(actor: Actor, before: Replication, after: Replication, now: datetime) -> Event:
    stays = (before.facts.status, after.facts.status)
    changes = audit_entries.changed(audit_entries.fields_of(before), audit_entries.fields_of(after))
    return audit_entries.entry(actor, "replication.completed", before.facts.id, now, steps=stays, changes=changes)
