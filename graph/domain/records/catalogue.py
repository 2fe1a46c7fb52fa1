"""What readers browse: innovations, agencies, regions, claims."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from graph.domain.records.innovation_fields import InnovationFields
from graph.domain.vocabulary import AwardKind, Cluster, EntryStage, InnovationStatus, Level, Phase, Precision

# A source: title, publisher, date as published (ISO day, month or year), its address, and where else it can be read.
Cited = tuple[str, str | None, str | None, str | None, str | None]
NOWHERE = "none"  # what stands in the last place where no page was found


class HitKind(StrEnum):
    """What has a name and a page."""

    INNOVATION = "innovation"
    AGENCY = "agency"
    REGION = "region"


@dataclass(frozen=True, slots=True)
class Card:
    """An innovation in a list; ``origin_*`` is None where the origin is not known."""

    id: str
    name: str
    status: InnovationStatus
    origin_id: str | None
    origin_name: str | None
    best_stage: EntryStage | None  # the furthest stage of its entries
    years: tuple[int, ...]  # the editions that it entered
    categories: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class InnovationLinks:
    """One innovation with what it is linked to."""

    id: str
    name: str
    status: InnovationStatus
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
class Innovation(InnovationLinks):
    """The same with its story."""

    fields: InnovationFields


@dataclass(frozen=True, slots=True)
class EntryLine:
    """An entry in an edition."""

    year: int
    stage: EntryStage
    group: str | None


@dataclass(frozen=True, slots=True)
class AwardLine:
    """Recognition; never a replication."""

    kind: AwardKind
    year: int
    sources: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class Stated:
    """The editions that an innovation entered, what it received, and the sources that state it."""

    entries: tuple[EntryLine, ...]
    awards: tuple[AwardLine, ...]
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
    precision: Precision | None
    source: str | None  # number of a proof, or where it is stated


@dataclass(frozen=True, slots=True)
class Agency:
    """One agency."""

    id: str
    name: str
    short_name: str | None
    cluster: Cluster
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

    kind: HitKind
    id: str
    name: str
    origin_name: str | None


@dataclass(frozen=True, slots=True)
class AgencyLine:
    """An agency in a list."""

    id: str
    name: str
    cluster: Cluster


@dataclass(frozen=True, slots=True)
class Region:
    """A province, regency or city."""

    code: str
    name: str
    level: Level
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
class Terms:
    """Terms of each list, in its order."""

    categories: tuple[Term, ...]
    priorities: tuple[Term, ...]
    goals: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Recorded:
    """A copy known from a source and not verified: tercatat, belum diverifikasi."""

    id: str
    adopter_id: str
    adopter_name: str
    local_name: str | None
    phase: Phase | None
    interest_on: date | None
    interest_precision: Precision | None
    agreement_on: date | None
    agreement_precision: Precision | None
    started_on: date | None
    started_precision: Precision | None
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
