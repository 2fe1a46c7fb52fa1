"""Kesiapan Scaling Up Nasional: readiness R, use U, their score, its band and its bottleneck.

R and U are the two 0-9 scales of CGIAR Scaling Readiness (Sartas et al. 2020, Agricultural Systems 183,
102874). Unknown stays None and is never zero. Pure functions; every number keeps the links it came from.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from graph.analytics.dataset import counts
from graph.analytics.scaling.rules import ScalingRules
from graph.analytics.space.distances import island_group
from graph.domain.records.scaling import Candidate
from graph.domain.records.snapshot import AgencyRow, ReplicationRow
from graph.domain.vocabulary import Basis, Life


class OriginTie(StrEnum):
    """How an adopter stands to the origin."""

    CO_DEVELOPER = "co_developer"
    CONNECTED = "connected"
    UNCONNECTED = "unconnected"


class Exclusion(StrEnum):
    """Why a copy counts in no level."""

    STOPPED = "stopped"
    UNCONFIRMED = "unconfirmed"


class Bottleneck(StrEnum):
    READINESS = "readiness"
    USE = "use"
    EVEN = "even"


class Band(StrEnum):
    EARLY = "early"
    STRENGTHEN = "strengthen"
    CANDIDATE = "candidate"
    READY = "ready"


@dataclass(frozen=True, slots=True)
class VerifiedCopy:
    """One verified copy as the scales see it; a mandated one counts for use and never for readiness."""

    copy: str
    agency: str
    agency_name: str
    region: str | None
    province: str | None
    island_group: str | None
    tie: OriginTie
    left_out: Exclusion | None
    mandated: bool
    beneficiaries: int | None  # only those that have a proof
    evaluated: bool


@dataclass(frozen=True, slots=True)
class ReadinessReading:
    """The result for one innovation on one day, with all it rests on."""

    readiness: int | None
    is_assessed: bool
    use: int | None
    score: int | None
    bottleneck: Bottleneck | None
    band: Band | None
    is_capped: bool
    links: tuple[VerifiedCopy, ...]
    rule_version: str

    @property
    def running(self) -> list[VerifiedCopy]:
        return [link for link in self.links if link.left_out is None]


def read(
    candidate: Candidate,
    copies: Iterable[ReplicationRow],
    places: Mapping[str, AgencyRow],
    confirmed_since: date | None,
    *,
    today: date,
    rules: ScalingRules,
) -> ReadinessReading:
    """Return everything about one innovation; ``copies`` are its verified ones."""
    links = tuple(_link(candidate, copy, places, confirmed_since) for copy in copies if counts.is_verified(copy))
    assessed = candidate.readiness is not None
    readiness = candidate.readiness if assessed else estimate(candidate, links, today)
    used = use(candidate, links, rules)
    scored = score(readiness, used, rules)
    found = band(scored, rules)
    capped = bool(candidate.red_areas) and found in {Band.CANDIDATE, Band.READY}
    return ReadinessReading(
        readiness,
        assessed,
        used,
        scored,
        bottleneck(readiness, used),
        Band.STRENGTHEN if capped else found,
        capped,
        links,
        rules.version,
    )


def runs_for_a_year(candidate: Candidate, today: date) -> bool:
    """Say whether the innovation runs at its origin and began at least a year ago."""
    if candidate.life != Life.ONGOING or candidate.started_on is None:
        return False
    begun = candidate.started_on
    return (begun.year + 1, begun.month, begun.day) <= (today.year, today.month, today.day)


def estimate(candidate: Candidate, links: Iterable[VerifiedCopy], today: date) -> int | None:
    """Return the highest readiness that recorded facts support, or None (perkiraan dari data)."""
    if not runs_for_a_year(candidate, today):
        return None
    if not candidate.outcomes and not candidate.monev_internal:
        return 6 if candidate.is_top else None
    elsewhere = [link for link in links if link.left_out is None and not link.mandated]
    if not elsewhere:
        return 7
    return 9 if any(link.evaluated for link in elsewhere) else 8


def use(candidate: Candidate, links: Iterable[VerifiedCopy], rules: ScalingRules) -> int | None:
    """Return the highest level of use that holds; None where nobody says whether even the origin runs it."""
    running = [link for link in links if link.left_out is None]
    level = max((_level(running, tie, rules) for tie in OriginTie), default=0)
    if level >= 6 and any((link.beneficiaries or 0) >= rules.beneficiaries for link in running):
        level = 8
    agencies = len({link.agency for link in running})
    if any(agencies > rules.target_share * target for target in candidate.targets if target > 0):
        level = 9
    if level:
        return level
    if candidate.life == Life.UNKNOWN:
        return None
    return 1 if candidate.life == Life.ONGOING else 0


def score(readiness: int | None, used: int | None, rules: ScalingRules) -> int | None:
    """Return 100 x R x U / 81, half up; None while either is unknown.

    >>> from graph.analytics.scaling.rules import HISTORY
    >>> score(8, 4, HISTORY[0]), score(None, 4, HISTORY[0])
    (40, None)
    """
    if readiness is None or used is None:
        return None
    whole = rules.most * rules.most
    return (200 * readiness * used + whole) // (2 * whole)


def band(scored: int | None, rules: ScalingRules) -> Band | None:
    """Return the band of a score before any cap."""
    return None if scored is None else list(Band)[sum(scored >= begin for begin in rules.bands)]


def bottleneck(readiness: int | None, used: int | None) -> Bottleneck | None:
    """Return which of the two holds the score down."""
    if readiness is None or used is None:
        return None
    if readiness == used:
        return Bottleneck.EVEN
    return Bottleneck.READINESS if readiness < used else Bottleneck.USE


def _level(running: list[VerifiedCopy], tie: OriginTie, rules: ScalingRules) -> int:
    """Return 2/3, 4/5 or 6/7 for one kind of user, 0 where there is none."""
    users = [link for link in running if link.tie == tie]
    if not users:
        return 0
    regions = {link.region for link in users if link.region}
    return {OriginTie.CO_DEVELOPER: 2, OriginTie.CONNECTED: 4, OriginTie.UNCONNECTED: 6}[tie] + (
        len(regions) >= rules.commonly
    )


def _link(
    candidate: Candidate, copy: ReplicationRow, places: Mapping[str, AgencyRow], confirmed_since: date | None
) -> VerifiedCopy:
    place = places[copy.adopter]
    running = counts.is_running(copy, confirmed_since)
    left_out = None if running else (Exclusion.STOPPED if copy.stopped_on else Exclusion.UNCONFIRMED)
    return VerifiedCopy(
        copy=copy.id,
        agency=place.id,
        agency_name=place.name,
        region=place.region,
        province=place.province,
        island_group=island_group(place.province) if place.province else None,
        tie=_tie(candidate, copy, place, places),
        left_out=left_out,
        mandated=copy.basis == Basis.MANDATED,
        beneficiaries=copy.beneficiaries if copy.id in candidate.proven else None,
        evaluated=copy.id in candidate.evaluated,
    )


def _tie(candidate: Candidate, copy: ReplicationRow, adopter: AgencyRow, places: Mapping[str, AgencyRow]) -> OriginTie:
    """Tell co-developers, agencies connected to the origin, and the others apart."""
    if adopter.id in candidate.co_developers:
        return OriginTie.CO_DEVELOPER
    origin = places.get(candidate.origin or "")
    if origin is None:
        return OriginTie.UNCONNECTED
    if copy.id in candidate.facilitated or adopter.part_of == origin.id:
        return OriginTie.CONNECTED
    is_near = origin.province is not None and origin.province == adopter.province
    return OriginTie.CONNECTED if is_near else OriginTie.UNCONNECTED
