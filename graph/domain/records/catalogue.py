"""What readers browse: innovations, agencies, regions, claims."""

from dataclasses import dataclass
from datetime import date

Cited = tuple[str, str | None, str | None]  # a source: title, publisher, date as published (ISO day, month or year)


@dataclass(frozen=True, slots=True)
class Card:
    """An innovation in a list; ``origin_*`` is None where the origin is not known."""

    id: str
    name: str
    status: str
    origin_id: str | None
    origin_name: str | None
    best_stage: str | None  # the furthest stage of its entries
    years: tuple[int, ...]  # the editions that it entered
    categories: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Innovation:
    """One innovation with its story."""

    id: str
    name: str
    status: str
    life: str | None
    summary: str | None
    problem: str | None
    solution: str | None
    started_on: date | None
    started_precision: str | None
    prerequisites: str | None
    components: tuple[str, ...] | None
    cost_setup: int | None
    cost_yearly: int | None
    staff: int | None
    link: str | None
    licences: str | None
    innovators: tuple[str, ...] | None
    panel_feasible: bool | None
    merged_into: str | None
    origin_id: str | None
    origin_name: str | None
    origin_region: str | None
    categories: tuple[str, ...]
    category_is_ours: bool
    goals_are_ours: bool  # and its priorities: mapped by this system
    priorities: tuple[str, ...]
    goals: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EntryLine:
    """An entry in an edition."""

    year: int
    stage: str
    group: str | None


@dataclass(frozen=True, slots=True)
class AwardLine:
    """Recognition; never a replication."""

    kind: str
    year: int
    sources: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class OutcomeLine:
    """A measured result, at the innovation itself or at a copy."""

    subject: str
    indicator: str
    measure: str | None
    before: float | None
    after: float | None
    period: str | None
    source: str | None


@dataclass(frozen=True, slots=True)
class Extension:
    """Replikasi internal: a further unit of the own agency."""

    unit_id: str
    unit_name: str
    on: date | None
    precision: str | None
    source: str | None  # number of a proof, or where it is stated


@dataclass(frozen=True, slots=True)
class Agency:
    """One agency."""

    id: str
    name: str
    short_name: str | None
    cluster: str
    autonomous: bool | None
    region_code: str | None
    region_name: str | None
    province_code: str | None
    province_name: str | None
    part_of_id: str | None
    part_of_name: str | None
    sources: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """What a search over everything found; ``origin_name`` is an innovation's, where it is known."""

    kind: str  # innovation, agency or region
    id: str
    name: str
    origin_name: str | None


@dataclass(frozen=True, slots=True)
class AgencyLine:
    """An agency in a list."""

    id: str
    name: str
    cluster: str


@dataclass(frozen=True, slots=True)
class Region:
    """A province, regency or city."""

    code: str
    name: str
    level: str
    lat: float
    lon: float
    population: int | None
    island_group: str
    province_code: str | None
    province_name: str | None


@dataclass(frozen=True, slots=True)
class Point:
    """Where a region's label stands, in degrees."""

    code: str
    name: str
    lat: float
    lon: float


@dataclass(frozen=True, slots=True)
class Term:
    """A category, priority or goal."""

    code: str
    name: str
    name_en: str


@dataclass(frozen=True, slots=True)
class Recorded:
    """A copy known from a source and not verified: tercatat, belum diverifikasi."""

    id: str
    adopter_id: str
    adopter_name: str
    local_name: str | None
    phase: str | None
    interest_on: date | None
    interest_precision: str | None
    agreement_on: date | None
    agreement_precision: str | None
    started_on: date | None
    started_precision: str | None
    innovation_id: str
    innovation_name: str
    sources: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class LocalName:
    """What a copy is called where it runs."""

    id: str
    name: str | None


@dataclass(frozen=True, slots=True)
class PartsTaken:
    """The components of an innovation that one copy kept, changed and dropped."""

    id: str
    kept: tuple[str, ...]
    changed: tuple[str, ...]
    dropped: tuple[str, ...]
