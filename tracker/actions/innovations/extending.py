"""Replikasi internal: the agency of origin extends its innovation to more of its own units; no public total changes."""

import secrets
from dataclasses import dataclass
from datetime import date

from graph.domain import policy
from graph.domain.changes import Change, ChangeKind
from graph.domain.errors import Invalid, NotFound, Problem, Refused
from graph.domain.events import Event
from graph.domain.policy import Action, Actor
from graph.domain.records.catalogue import Extension
from graph.domain.records.replications import UnitName
from graph.domain.records.stewardship import UnderCare
from graph.domain.values import dates, texts
from graph.domain.values.dates import PartialDate
from graph.domain.vocabulary import Precision, UnitKind
from graph.engine import Reader, Tx
from graph.store.innovations import innovation_drafts
from graph.store.replications import extensions, replication_writes, replications
from tracker.actions import audit_entries
from tracker.actions.context import Context
from tracker.actions.idempotency import Form, agency_of, once
from tracker.actions.innovations.innovation_drafting import own


@dataclass(frozen=True, slots=True)
class Extended:
    """The fields as typed: a unit of the own agency or the name of a new one, since when, and by which proof."""

    unit: str = ""
    unit_name: str = ""
    unit_kind: str = ""
    on: str = ""
    source: str = ""

    def cleaned(self) -> "Extended":
        """Return the same without control characters."""
        return Extended(**{name: texts.answer(getattr(self, name)) for name in Extended.__dataclass_fields__})


def own_units(reader: Reader, actor: Actor) -> list[UnitName]:
    """Return the units of the actor's agency and of those that it succeeds."""
    return [unit for agency in sorted(actor.agencies) for unit in replications.units_of_agency(reader, agency)]


def extendable(reader: Reader, actor: Actor, innovation_id: str) -> UnderCare:
    """Return an own innovation that is open to the public; NotFound for any other agency's, Refused for a draft."""
    policy.demand(actor, Action.INNOVATION_EXTEND)
    found = own(reader, actor, innovation_id)
    if found.status not in policy.PUBLIC_INNOVATIONS:
        raise Refused("innovation_not_extendable")
    return found


def extend(context: Context, innovation_id: str, typed: Extended, key: str) -> None:
    """Note that the innovation was extended to one more unit; the same form twice does so once."""
    policy.demand(context.actor, Action.INNOVATION_EXTEND)
    typed, new_unit = typed.cleaned(), f"U-{secrets.token_hex(6)}"

    def work(tx: Tx) -> None:
        innovation_drafts.lock(tx, innovation_id)
        found = extendable(tx, context.actor, innovation_id)
        began = innovation_drafts.fields(tx, innovation_id).fields.started_on
        if problems := _problems(typed, began.day if began else None, context.latest):
            raise Invalid(*problems)
        unit_id = typed.unit
        if not unit_id:
            agency = agency_of(context.actor)
            unit_id = replication_writes.unit_named(tx, agency, typed.unit_name, UnitKind(typed.unit_kind), new_unit)
        if any(one.unit_id == unit_id for one in extensions.of_innovation(tx, innovation_id)):
            raise Invalid(Problem("unit" if typed.unit else "unit_name", "extended_already"))
        on = _read(typed.on)
        name = extensions.add(
            tx, innovation_id, unit_id, context.actor.agencies, on.day, precision=on.precision, source=typed.source
        )
        told = _told(on.day, on.precision, typed.source)
        _record(context, tx, Event.INNOVATION_EXTENDED, found, Change(ChangeKind.EXTENSION, unit_id, None, told, name))

    form = Form(key, Event.INNOVATION_EXTENDED, (innovation_id, typed))
    once(context, form, innovation_id, work)


def take_back(context: Context, innovation_id: str, unit_id: str) -> Extension:
    """Remove a unit that was noted by mistake, and return it; the trail remembers what stood there."""
    policy.demand(context.actor, Action.INNOVATION_EXTEND)

    def work(tx: Tx) -> Extension:
        found = extendable(tx, context.actor, innovation_id)
        innovation_drafts.lock(tx, innovation_id)
        for one in extensions.of_innovation(tx, innovation_id):
            if one.unit_id == unit_id:
                extensions.remove(tx, innovation_id, unit_id)
                told = _told(one.on, one.precision, one.source)
                change = Change(ChangeKind.EXTENSION, unit_id, told, None, one.unit_name)
                _record(context, tx, Event.INNOVATION_TAKEN_BACK, found, change)
                return one
        raise NotFound("no_such_extension")

    return context.graph.write(work)


def _problems(typed: Extended, started_on: date | None, today: date) -> list[Problem]:
    found: list[Problem] = []
    if not typed.unit and not typed.unit_name:
        found.append(Problem("unit", "extension_unit_needed"))
    if typed.unit and typed.unit_name:
        found.append(Problem("unit_name", "one_unit_only"))
    if len(typed.unit) > texts.LONGEST_LINE:
        found.append(Problem("unit", "unknown_choice"))
    found += texts.too_long("unit_name", typed.unit_name, texts.LONGEST_LINE)
    if typed.unit_name and typed.unit_kind not in set(UnitKind):
        found.append(Problem("unit_kind", "choice_needed"))
    found += _day_problems(typed.on, started_on, today)
    if not typed.source:
        found.append(Problem("source", "extension_source_needed"))
    return found + texts.too_long("source", typed.source, texts.LONGEST_LINE)


def _day_problems(text: str, started_on: date | None, today: date) -> list[Problem]:
    found = dates.problems("on", text, today, missing="extension_day_needed")
    if not found and started_on is not None and _read(text).last < started_on:
        return [Problem("on", "extension_before_start")]
    return found


def _read(text: str) -> PartialDate:
    read = dates.read(text)
    if read is None:
        raise ValueError("_read() before _problems()")
    return read


def _told(on: date | None, precision: Precision | None, source: str | None) -> str:
    return "; ".join(filter(None, (dates.written(on, precision), source)))


def _record(context: Context, tx: Tx, event: Event, found: UnderCare, change: Change) -> None:
    audit_entries.record(context, tx, event, found.id, steps=(found.status, found.status), beside=[change])
