"""The public counts, under their names: pernah terverifikasi, terkonfirmasi berjalan, berhenti, tercatat.

Pure functions on the rows of a snapshot. Agencies and organisations are different counts and are never added.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from graph.domain.records.snapshot import AgencyRow, ReplicationRow, SnapshotRows
from graph.domain.values.numbers import known
from graph.domain.vocabulary import Basis, EntryStage, ReplicationStatus

K = TypeVar("K")


@dataclass(frozen=True, slots=True)
class Totals:
    """The six figures that everyone quotes, computed; and the three counts of the replications themselves."""

    registered: int | None  # entries of all editions that are held here
    passed: int | None
    top: int | None
    top_replicated: int | None  # top innovations with an ever-verified copy
    adopting_agencies: int | None  # distinct adopters of those copies, mandated ones included
    running_units: int | None  # distinct organisations of those copies
    ever_verified: int | None
    running: int | None
    stopped: int | None
    recorded: int | None


@dataclass(frozen=True, slots=True)
class PlaceCount:
    """Ever-verified copies by the place of their adopters; ``code`` is None for agencies without a region."""

    code: str | None
    name: str | None
    replications: int
    agencies: int
    units: int
    innovations: int
    first_year: int | None


@dataclass(frozen=True, slots=True)
class Runners:
    """How many agencies and units run some copies; whoever runs several counts once."""

    agencies: int
    units: int


@dataclass(frozen=True, slots=True)
class YearCount:
    """Ever-verified copies that started in a year; ``year`` is None where the start is unknown."""

    year: int | None
    voluntary: int
    mandated: int
    cumulative: int  # both, running total; the unknown ones are only in the last line


def is_verified(copy: ReplicationRow) -> bool:
    return copy.status == ReplicationStatus.VERIFIED


def is_stopped(copy: ReplicationRow) -> bool:
    return is_verified(copy) and copy.stopped_on is not None


def is_running(copy: ReplicationRow, confirmed_since: date | None) -> bool:
    """Verified, neither stopped nor resting, and confirmed in the last closed round that asked, or verified since.

    ``confirmed_since`` is the opening of the last closed national round; a later closed round over the copy's
    own province or category asks too (``asked_since``).
    """
    if not is_verified(copy) or copy.stopped_on is not None:
        return False
    last = max(copy.confirmed_on or date.min, copy.verified_on or date.min)
    if copy.dormant_on is not None and copy.dormant_on >= last:
        return False
    return last >= max(confirmed_since or date.min, copy.asked_since or date.min)


def runners(copies: Iterable[ReplicationRow]) -> Runners:
    """Count who runs these copies."""
    agencies, units = set[str](), set[str]()
    for copy in copies:
        agencies.add(copy.adopter)
        units.update(copy.units)
    return Runners(len(agencies), len(units))


def totals(rows: SnapshotRows) -> Totals:
    """Count the nation.

    Registered includes what passed, passed includes what became top; a top innovation counts once. While nothing is
    verified, nothing is known of what runs and what stopped.
    """
    stages = Counter[str]()
    for entry in rows.entries:
        stages[entry.stage] += entry.entries
    top = {root.id for root in rows.innovations if root.is_top}
    verified = [copy for copy in rows.replications if is_verified(copy)]
    of_top = [copy for copy in verified if top.intersection(copy.roots)]
    run_by = runners(of_top)
    return Totals(
        registered=known(sum(stages.values())),
        passed=known(stages[EntryStage.PASSED] + stages[EntryStage.TOP]),
        top=known(len(top)),
        top_replicated=known(len({root for copy in of_top for root in copy.roots if root in top})),
        adopting_agencies=known(run_by.agencies),
        running_units=known(run_by.units),
        ever_verified=known(len(verified)),
        running=sum(is_running(copy, rows.confirmed_since) for copy in verified) if verified else None,
        stopped=sum(map(is_stopped, verified)) if verified else None,
        recorded=known(sum(copy.status == ReplicationStatus.RECORDED for copy in rows.replications)),
    )


def stops_by_reason(rows: SnapshotRows) -> list[tuple[str | None, int]]:
    """Count the nation's stopped copies by reason, the most frequent first; None where no reason was recorded."""
    found = Counter(copy.stop_reason for copy in rows.replications if is_stopped(copy))
    return sorted(found.items(), key=lambda one: (-one[1], one[0] or ""))


def per_province(rows: SnapshotRows, copies: Iterable[ReplicationRow]) -> list[PlaceCount]:
    """Count copies by the province of the adopter: every province, zero included, and a last line without one."""
    places = {place.id: place for place in rows.agencies}
    names = {province.code: province.name for province in rows.provinces}
    groups = _grouped(copies, lambda copy: _province(places, copy))
    counted = [_place_count(code, names[code], groups.get(code, [])) for code in sorted(names)]
    nowhere = groups.get(None, [])
    return [*counted, _place_count(None, None, nowhere)] if nowhere else counted


def per_region(rows: SnapshotRows, copies: Iterable[ReplicationRow]) -> dict[str, PlaceCount]:
    """Count copies by the region of the adopter, for the regions that have one."""
    places = {place.id: place for place in rows.agencies}
    groups = _grouped(copies, lambda copy: places[copy.adopter].region)
    return {code: _place_count(code, None, group) for code, group in groups.items() if code is not None}


def per_year(copies: Iterable[ReplicationRow]) -> list[YearCount]:
    """Count copies by the year in which they started, years without one included.

    >>> per_year([])
    []
    """
    groups = _grouped(copies, lambda copy: copy.started_on.year if copy.started_on else None)
    known = sorted(year for year in groups if year is not None)
    years: list[int | None] = [*range(known[0], known[-1] + 1)] if known else []
    if None in groups:
        years.append(None)
    lines: list[YearCount] = []
    so_far = 0
    for year in years:
        group = groups.get(year, [])
        mandated = sum(copy.basis == Basis.MANDATED for copy in group)
        so_far += len(group)
        lines.append(YearCount(year, len(group) - mandated, mandated, so_far))
    return lines


def started_by(copies: Iterable[ReplicationRow], year: int | None) -> list[ReplicationRow]:
    """Keep the copies that had started by the end of ``year``; None keeps all, an unknown start only then."""
    if year is None:
        return list(copies)
    return [copy for copy in copies if copy.started_on is not None and copy.started_on.year <= year]


def _province(places: dict[str, AgencyRow], copy: ReplicationRow) -> str | None:
    return places[copy.adopter].province


def _grouped(copies: Iterable[ReplicationRow], key: Callable[[ReplicationRow], K]) -> dict[K, list[ReplicationRow]]:
    groups: dict[K, list[ReplicationRow]] = defaultdict(list)
    for copy in copies:
        groups[key(copy)].append(copy)
    return groups


def _place_count(code: str | None, name: str | None, group: Sequence[ReplicationRow]) -> PlaceCount:
    years, run_by = [copy.started_on.year for copy in group if copy.started_on], runners(group)
    return PlaceCount(
        code=code,
        name=name,
        replications=len(group),
        agencies=run_by.agencies,
        units=run_by.units,
        innovations=len({root for copy in group for root in copy.roots}),
        first_year=min(years, default=None),
    )
