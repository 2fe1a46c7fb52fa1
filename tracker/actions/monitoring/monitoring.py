"""KemenPANRB opens a monitoring round; each agency says once what runs, rests or stopped."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from graph.domain import policy
from graph.domain.errors import Invalid, NotFound, Problem, Refused, Stale
from graph.domain.events import Event, NoticeKind
from graph.domain.policy import Action
from graph.domain.records.monitoring import Asked
from graph.domain.values import dates, ids
from graph.domain.vocabulary import Life, StopReason
from graph.engine import Graph, Tx
from graph.store.innovations import terms
from graph.store.monitoring import rounds
from graph.store.monitoring.rounds import CopyReport, NewRound
from graph.store.replications import replication_writes
from tracker.actions import audit_entries
from tracker.actions.context import Context
from tracker.actions.idempotency import Form, agency_of, once
from tracker.actions.people import notification_settings
from tracker.actions.replications.registering import user_id

LIVES = (Life.ONGOING, Life.DORMANT, Life.STOPPED)
NATIONAL = "national"


@dataclass(frozen=True, slots=True)
class Tick:
    """A line of the list as typed; ``was`` is the answer that the person saw when the list was shown."""

    replication_id: str
    life: str = ""
    reason: str = ""
    stopped_on: str = ""
    was: str = ""


def open_round(context: Context, new: NewRound, key: str) -> str:
    """Open a round over a scope and return its id; Refused while another one asks the same copies."""
    policy.demand(context.actor, Action.ROUND_OPEN)
    round_id = ids.new_id(f"putaran-{new.opens_on:%Y%m%d}", 4).lower()
    if problems := _problems_of_round(context.graph, new, context.today):
        raise Invalid(*problems)

    def work(tx: Tx) -> None:
        if others := rounds.meeting(tx, new):
            raise Refused("round_meets", rounds=", ".join(others))
        rounds.create(tx, round_id, new)
        changes: dict[str, list[str | None]] = {
            name: [None, str(getattr(new, name))] for name in ("opens_on", "closes_on", "grace_until", "scope")
        }
        audit_entries.record(context, tx, Event.ROUND_OPENED, round_id, changes=changes)
        _tell(context, tx, round_id)

    return once(context, Form(key, Event.ROUND_OPENED, (new,)), round_id, work)


def report(context: Context, round_id: str, ticks: Sequence[Tick]) -> int:
    """Write the ticks that say something new and return how many; all of them or none.

    Raises NotFound for a copy that is not on the agency's list, Refused outside the window and its grace, Stale when
    somebody else has ticked a line meanwhile, Invalid for a stop without reason or day.
    """
    policy.demand(context.actor, Action.ROUND_REPORT)
    agency_id, by = agency_of(context.actor), user_id(context.actor)

    def work(tx: Tx) -> int:
        if not rounds.by_id(tx, round_id).is_open(context.today):
            raise Refused("round_not_open")
        replication_writes.lock_agency(tx, agency_id)
        held = {one.id: one for one in rounds.asked(tx, round_id, agency_id)}
        fresh = _fresh(ticks, held)
        latest = context.latest
        if wrong := [found for tick in fresh for found in problems(tick, held[tick.replication_id], latest)]:
            raise Invalid(*wrong)
        for tick in fresh:
            said = reported(tick)
            rounds.report(tx, round_id, said, by, context.today)
            record(context, tx, round_id, held[tick.replication_id], said)
        return len(fresh)

    return context.graph.write(work)


def scopes(graph: Graph) -> dict[str, str]:
    """Return every scope that a round may have, with the name of its province or category."""
    provinces = {f"province:{one.code}": one.name for one in rounds.provinces(graph)}
    return {NATIONAL: ""} | provinces | {f"category:{one.code}": one.name for one in terms.categories(graph)}


def _tell(context: Context, tx: Tx, round_id: str) -> None:
    """Tell the registrars of every agency that is asked."""
    opened = rounds.by_id(tx, round_id)
    values = {"scope": opened.scope_name or "nasional", "closes_on": dates.written(opened.closes_on)}
    notification_settings.tell(
        tx,
        context.actor,
        NoticeKind.ROUND_OPENED,
        round_id,
        f"/rounds/{round_id}/list",
        context.now,
        agencies=rounds.asked_agencies(tx, round_id),
        roles=policy.holders(Action.ROUND_REPORT),
        values=values,
    )


def _fresh(ticks: Sequence[Tick], held: Mapping[str, Asked]) -> list[Tick]:
    """Return the ticks that change something; Stale when one contradicts what somebody else said meanwhile."""
    fresh: list[Tick] = []
    for tick in ticks:
        if tick.replication_id not in held:
            raise NotFound("no_such_replication")
        now = held[tick.replication_id]
        if not tick.life or is_same(tick, now):
            continue
        if (now.life or "") != tick.was:
            raise Stale("stale")
        fresh.append(tick)
    return fresh


def is_same(tick: Tick, now: Asked) -> bool:
    """Say whether a line says what is known already."""
    if tick.life != now.life or tick.life != Life.STOPPED:
        return tick.life == now.life
    read = dates.read(tick.stopped_on)
    return read is not None and (tick.reason, read.day) == (now.reason, now.stopped_on)


def reported(tick: Tick) -> CopyReport:
    """Return what a checked line says."""
    life = Life(tick.life)
    read = dates.read(tick.stopped_on) if life is Life.STOPPED else None
    if read is None:
        return CopyReport(tick.replication_id, life)
    return CopyReport(tick.replication_id, life, StopReason(tick.reason), read.day, read.precision)


def record(context: Context, tx: Tx, round_id: str | None, before: Asked, said: CopyReport) -> None:
    """The trail shows what the agency said, in a round or between two; a public count may follow it."""
    changes: dict[str, list[str | None]] = {"life": [before.life, said.life]}
    if round_id is not None:
        changes["round"] = [None, round_id]
    if Life.STOPPED in {before.life, said.life}:
        was, now = (dates.written(one.stopped_on, one.stopped_precision) or None for one in (before, said))
        changes |= {"stopped_on": [was, now], "stop_reason": [before.reason, said.reason]}
    event, subject = Event.REPLICATION_REPORTED, said.replication_id
    audit_entries.record(context, tx, event, subject, changes=changes, counts=True)


def problems(tick: Tick, held: Asked, today: date) -> list[Problem]:
    """Return what is wrong with one line; each field carries the copy's number."""
    if tick.life not in set(LIVES):
        return [Problem(f"life-{held.id}", "choice_needed")]
    if tick.life != Life.STOPPED:
        return []
    found: list[Problem] = []
    if tick.reason not in set(StopReason):
        found.append(Problem(f"reason-{held.id}", "stop_reason_needed"))
    field, read = f"stopped_on-{held.id}", dates.read(tick.stopped_on)
    wrong = dates.problems(field, tick.stopped_on, today, missing="stop_day_needed", ahead="stop_ahead")
    if not wrong and read and held.started_on is not None and read.day.year < held.started_on.year:
        wrong.append(Problem(field, "stop_before_start"))
    return found + wrong


def _problems_of_round(graph: Graph, new: NewRound, today: date) -> list[Problem]:
    found: list[Problem] = []
    if new.scope not in scopes(graph):
        found.append(Problem("scope", "choice_needed"))
    if new.opens_on < today:
        found.append(Problem("opens_on", "round_opens_early"))
    if new.closes_on <= new.opens_on:
        found.append(Problem("closes_on", "round_closes_early"))
    if new.grace_until < new.closes_on:
        found.append(Problem("grace_until", "round_grace_early"))
    return found
