"""A verified replication goes on: its agency adds units that run it, and results that it measured since."""

import secrets
from dataclasses import dataclass, replace

from graph.domain import lifecycle, policy
from graph.domain.errors import Invalid, Problem, Refused
from graph.domain.events import Event
from graph.domain.policy import Action
from graph.domain.records.replications import Replication
from graph.domain.values import texts
from graph.domain.vocabulary import UnitKind
from graph.engine import Tx
from graph.store.replications import details as store, replication_steps, replication_writes, replications
from tracker.actions import access, audit_entries
from tracker.actions.context import Context
from tracker.actions.idempotency import Form, once
from tracker.actions.replications import outcomes, submitted_fields
from tracker.actions.replications.outcomes import OutcomeInput


@dataclass(frozen=True, slots=True)
class Update:
    """What came since the verification, as typed: a unit that runs it too, known or new, and results."""

    unit: str = ""
    unit_name: str = ""
    unit_kind: str = ""
    outcomes: tuple[OutcomeInput, ...] = ()

    def cleaned(self) -> "Update":
        """Return the same without control characters and empty lines of results."""
        name = texts.answer(self.unit_name)
        return replace(self, unit_name=name, outcomes=outcomes.cleaned(self.outcomes))


def update(context: Context, replication_id: str, version: int, added: Update, key: str) -> None:
    """Write what is new beside what was verified, which stays; the same form sent twice writes it once.

    Raises NotFound, NotAllowed (role, another's record), Stale, Refused (four eyes, not verified), Invalid.
    """
    policy.demand(context.actor, Action.REPLICATION_UPDATE)
    added, unit_id, first_id = added.cleaned(), f"U-{secrets.token_hex(6)}", f"O-{secrets.token_hex(8)}"

    def work(tx: Tx) -> None:
        replication_writes.lock(tx, replication_id)
        before = replications.by_id(tx, replication_id)
        access.demand_own(context.actor, before)
        access.demand_free(access.obstacle_to_update(context.actor, before))
        access.demand_current(before, version)
        if before.facts.status not in lifecycle.OPEN_FOR_UPDATE:
            raise Refused("not_open_for_update")
        if found := _problems(tx, before, added):
            raise Invalid(*found)
        _add_units(tx, before, added, unit_id)
        held = len(before.particulars.outcomes)
        store.add_later(tx, replication_id, outcomes.checked(added.outcomes), first_id, held=held)
        replication_steps.move(tx, replication_id, before.facts.status, context.today)
        _record(context, tx, before, replications.by_id(tx, replication_id))

    once(context, Form(key, Event.REPLICATION_UPDATED, (replication_id, added)), replication_id, work)


def _problems(tx: Tx, before: Replication, added: Update) -> list[Problem]:
    if added == Update():
        return [Problem("unit", "nothing_added")]
    found = texts.too_long("unit_name", added.unit_name, texts.LONGEST_LINE)
    own = {unit.id for unit in replications.units_of_agency(tx, before.facts.adopter_id)}
    if added.unit and added.unit not in own:
        found.append(Problem("unit", "choice_needed"))
    if added.unit in {unit.id for unit in before.units}:
        found.append(Problem("unit", "unit_runs_already"))
    if added.unit_name and added.unit_kind not in set(UnitKind):
        found.append(Problem("unit_kind", "choice_needed"))
    held = outcomes.shown(before.particulars.outcomes)
    return found + outcomes.problems_of_draft([*held, *added.outcomes]) + outcomes.problems(added.outcomes)


def _add_units(tx: Tx, before: Replication, added: Update, unit_id: str) -> None:
    new = [added.unit] if added.unit else []
    if added.unit_name:
        replication_writes.lock_agency(tx, before.facts.adopter_id)
        kind = UnitKind(added.unit_kind)
        new.append(replication_writes.unit_named(tx, before.facts.adopter_id, added.unit_name, kind, unit_id))
    if new:
        units = [*(unit.id for unit in before.units), *new]
        replication_writes.set_units(tx, before.facts.id, list(dict.fromkeys(units)))


def _record(context: Context, tx: Tx, before: Replication, after: Replication) -> None:
    """Another unit is another organisation in the public count."""
    stays = (before.facts.status, after.facts.status)
    changes = audit_entries.changed(submitted_fields.of_record(before), submitted_fields.of_record(after))
    event, is_counted = Event.REPLICATION_UPDATED, before.units != after.units
    audit_entries.record(context, tx, event, before.facts.id, steps=stays, changes=changes, counts=is_counted)
