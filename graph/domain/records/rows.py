"""Rows of a whole world, as importers make them and the loading store writes them.

Every reference to another row is by its id (regions, categories by code, editions by year). ``sources`` holds ids of
SourceLoad. Dates are calendar days with their precision beside them; None is unknown.
"""

import datetime
from dataclasses import dataclass, field
from datetime import date

from graph.domain.records.road_rows import AssessmentLoad, PolicyLoad, ScaleUpLoad
from graph.domain.vocabulary import (
    Answer,
    AwardKind,
    Basis,
    Cluster,
    EntryStage,
    EvidenceKind,
    InnovationStatus,
    Level,
    Life,
    Manner,
    Phase,
    Precision,
    ReplicationStatus,
    Role,
    Scope,
    StopReason,
    UnitKind,
)


@dataclass(frozen=True, slots=True)
class SourceLoad:
    id: str
    title: str
    publisher: str | None = None
    date: str | None = None  # as published: a day, a month or a year in ISO form
    address: str | None = None  # of the page, at its publisher
    elsewhere: str | None = None  # where another publisher says the same; "none" where no page was found


@dataclass(frozen=True, slots=True)
class RegionLoad:
    code: str
    name: str
    level: Level
    lat: float
    lon: float
    population: int | None
    island_group: str
    province: str | None  # the province's code; None for a province


@dataclass(frozen=True, slots=True)
class TermLoad:
    """A category, a priority or a goal."""

    code: str
    name: str
    name_en: str
    edition: int | None = None


@dataclass(frozen=True, slots=True)
class EditionLoad:
    year: int
    ordinal: int | None
    theme: str | None
    held: bool


@dataclass(frozen=True, slots=True)
class AgencyLoad:
    id: str
    name: str
    short_name: str | None
    cluster: Cluster
    region: str | None = None
    autonomous: bool | None = None
    part_of: str | None = None  # the agency above a vertical office or a state company
    active_from: date | None = None
    active_to: date | None = None
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class UnitLoad:
    id: str
    name: str
    kind: UnitKind
    agency: str
    region: str | None = None


@dataclass(frozen=True, slots=True)
class InnovationLoad:
    id: str
    name: str
    origin: str | None  # agency id
    status: InnovationStatus = InnovationStatus.PUBLISHED
    life: Life = Life.UNKNOWN
    summary: str | None = None
    problem: str | None = None
    solution: str | None = None
    started_on: date | None = None
    started_precision: Precision | None = None
    prerequisites: str | None = None
    components: tuple[str, ...] = ()
    cost_setup: int | None = None  # rupiah
    cost_yearly: int | None = None  # rupiah
    staff: int | None = None
    link: str | None = None
    licences: str | None = None  # terms on which others may use it again
    innovators: tuple[str, ...] = ()  # credited with their consent
    categories: tuple[str, ...] = ()
    category_is_ours: bool = False  # the mapping to the categories of 2025 is ours, not KIPP's
    priorities: tuple[str, ...] = ()
    goals: tuple[str, ...] = ()
    panel_feasible: bool = False  # KIPP's panel judged it nationally feasible
    facilitators: tuple[str, ...] = ()  # agencies that facilitate the innovation itself
    since: date | None = None  # in its present status
    submitted_on: date | None = None
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EntryLoad:
    innovation: str
    year: int
    stage: EntryStage
    group: str | None = None


@dataclass(frozen=True, slots=True)
class AwardLoad:
    id: str
    subject: str  # an innovation or a replication
    kind: AwardKind
    year: int
    edition: int | None = None
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ExtensionLoad:
    """Replikasi internal: a further unit of the own agency."""

    innovation: str
    unit: str
    on: date | None = None
    precision: Precision | None = None
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ParentLink:
    parent: str  # an innovation or a replication
    answer: Answer = Answer.WAITING
    answered_on: date | None = None
    answered_by: str | None = None  # user id
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class ReplicationLoad:
    id: str
    adopter: str
    parents: tuple[ParentLink, ...]
    roots: tuple[str, ...]
    status: ReplicationStatus
    local_name: str | None = None
    scope: Scope | None = None
    manner: Manner | None = None
    basis: Basis | None = None
    phase: Phase | None = None
    interest_on: date | None = None
    interest_precision: Precision | None = None
    agreement_on: date | None = None
    agreement_precision: Precision | None = None
    started_on: date | None = None
    started_precision: Precision | None = None
    stopped_on: date | None = None
    stopped_precision: Precision | None = None
    stop_reason: StopReason | None = None
    submitted_on: date | None = None
    submitted_by: str | None = None  # user id
    verified_on: date | None = None
    verified_by: str | None = None  # user id
    confirmed_on: date | None = None
    decision_reason: str | None = None
    beneficiaries: int | None = None
    units: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()
    facilitators: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OutcomeLoad:
    id: str
    subject: str  # an innovation or a replication
    indicator: str
    measure: str
    before: float | None
    after: float | None
    period: str | None
    source: str | None


@dataclass(frozen=True, slots=True)
class EvidenceLoad:
    id: str
    subject: str  # an innovation, replication, scale-up or policy
    kind: EvidenceKind
    number: str | None = None
    date: datetime.date | None = None
    link: str | None = None


@dataclass(frozen=True, slots=True)
class MandateLoad:
    """A ministry's mandate over a category: our own mapping, labelled so."""

    agency: str
    category: str
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True, slots=True)
class ClaimLoad:
    """A published figure or statement; never computed."""

    id: str
    metric: str
    value: float | None
    qualifier: str | None = None
    as_of: str | None = None  # ISO day, month or year, as published
    note: str | None = None
    note_en: str | None = None
    statement: str | None = None  # in our words; a figure whose metric has a label needs none in English
    statement_en: str | None = None
    about: tuple[str, ...] = ()  # ids of innovations, agencies and policies
    about_regions: tuple[str, ...] = ()  # codes: a local government's agency has the same one
    about_editions: tuple[int, ...] = ()  # years
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RoundLoad:
    """A monitoring round: window, grace and scope."""

    id: str
    opens_on: date
    closes_on: date
    grace_until: date
    scope: str


@dataclass(frozen=True, slots=True)
class UserLoad:
    id: str
    login: str
    name: str
    agency: str
    roles: tuple[Role, ...]
    office: str | None = None
    password: str | None = None  # example accounts only; stored as a hash
    is_active: bool = True  # False: the account is closed, and what its person did stays


@dataclass(frozen=True, slots=True)
class WorldRows:
    """All rows of one world; the order of the fields is the order of loading."""

    sources: tuple[SourceLoad, ...] = ()
    regions: tuple[RegionLoad, ...] = ()
    categories: tuple[TermLoad, ...] = ()
    priorities: tuple[TermLoad, ...] = ()
    goals: tuple[TermLoad, ...] = ()
    editions: tuple[EditionLoad, ...] = ()
    agencies: tuple[AgencyLoad, ...] = ()
    mandates: tuple[MandateLoad, ...] = ()
    units: tuple[UnitLoad, ...] = ()
    innovations: tuple[InnovationLoad, ...] = ()
    entries: tuple[EntryLoad, ...] = ()
    extensions: tuple[ExtensionLoad, ...] = ()
    replications: tuple[ReplicationLoad, ...] = ()
    awards: tuple[AwardLoad, ...] = ()
    outcomes: tuple[OutcomeLoad, ...] = ()
    evidence: tuple[EvidenceLoad, ...] = ()
    rounds: tuple[RoundLoad, ...] = ()
    assessments: tuple[AssessmentLoad, ...] = ()
    policies: tuple[PolicyLoad, ...] = ()
    scale_ups: tuple[ScaleUpLoad, ...] = ()
    claims: tuple[ClaimLoad, ...] = ()
    users: tuple[UserLoad, ...] = field(default=())
