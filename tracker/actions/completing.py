"""The adopter fills in the rest of a submitted record while it waits for an answer or a decision (domain.md 4)."""

import secrets
from datetime import date, datetime

from graph.engine import Graph, Tx
from graph.errors import Invalid, Refused
from graph.model.replications import Replication
from graph.store import audit, replication_steps, replication_writes, replications
from graph.store.audit import Event
from tracker import policy
from tracker.actions import access, particulars, steps, trail
from tracker.actions.particulars import Rest
from tracker.policy import Action, Actor


def complete(
    graph: Graph, actor: Actor, replication_id: str, version: int, rest: Rest, now: datetime, today: date
) -> None:
    """Write what may follow after the five things; these and the status stay as they are.

    What the record holds already changes nothing, so the same form sent twice leaves one entry. Raises NotFound,
    NotAllowed (role, another's record), Stale, Refused (four eyes, not waiting any more), Invalid.
    """
    policy.demand(actor, Action.REPLICATION_COMPLETE)
    rest, first_id = rest.cleaned(), f"O-{secrets.token_hex(8)}"
    if found := [*particulars.problems_of_draft(rest), *particulars.problems(rest, today)]:
        raise Invalid(*found)

    def work(tx: Tx) -> None:
        replication_writes.lock(tx, replication_id)
        before = replications.by_id(tx, replication_id)
        access.demand_own(actor, before)
        access.demand_free(access.obstacle_to_complete(actor, before))
        if particulars.is_same(rest, particulars.of_record(before.facts, before.particulars)):
            return
        access.demand_current(before, version)
        if before.facts.status not in steps.OPEN_FOR_COMPLETION:
            raise Refused("not_open_for_completion")
        if found := particulars.unknown_helpers(tx, rest):
            raise Invalid(*found)
        particulars.write(tx, replication_id, rest, first_id)
        replication_steps.move(tx, replication_id, before.facts.status, today)
        audit.record(tx, _entry(actor, before, replications.by_id(tx, replication_id), now))

    graph.write(work)


def _entry(actor: Actor, before: Replication, after: Replication, now: datetime) -> Event:
    stays = (before.facts.status, after.facts.status)
    changes = trail.changed(trail.fields_of(before), trail.fields_of(after))
    return trail.entry(actor, "replication.completed", before.facts.id, now, steps=stays, changes=changes)
