"""What the snapshot reads: the replication graph and its surroundings, as plain rows."""

from dataclasses import dataclass
from datetime import date

from graph.domain.vocabulary import Basis, Cluster, EntryStage, Manner, Phase, Precision, ReplicationStatus, StopReason


@dataclass(frozen=True, slots=True)
class ReplicationRow:
    """One replication that was ever submitted or recorded."""

    id: str
    status: ReplicationStatus
    adopter: str
    roots: tuple[str, ...]
    parents: tuple[str, ...]
    units: tuple[str, ...]
    started_on: date | None
    verified_on: date | None
    confirmed_on: date | None
    stopped_on: date | None
    stop_reason: StopReason | None
    manner: Manner | None
    basis: Basis | None
    beneficiaries: int | None
    started_precision: Precision | None = None
    dormant_on: date | None = None  # reported as resting, and not as running since
    phase: Phase | None = None
    interest_on: date | None = None
    interest_precision: Precision | None = None
    agreement_on: date | None = None
    agreement_precision: Precision | None = None
    asked_since: date | None = None  # the opening of the last closed round over a part of the nation that held it


@dataclass(frozen=True, slots=True)
class AgencyRow:
    """An agency and where it stands; region and province are None for a national agency."""

    id: str
    name: str
    cluster: Cluster
    region: str | None
    province: str | None
    part_of: str | None
    lat: float | None = None  # degrees, the region's point
    lon: float | None = None


@dataclass(frozen=True, slots=True)
class InnovationRow:
    """An innovation that is among the top ones or has copies."""

    id: str
    name: str
    origin: str | None
    is_top: bool
    categories: tuple[str, ...]
    started_on: date | None = None  # at its origin


@dataclass(frozen=True, slots=True)
class Province:
    """A province and its island group."""

    code: str
    name: str
    island_group: str


@dataclass(frozen=True, slots=True)
class EntryCount:
    """Entries of one edition that ended at one stage."""

    year: int
    stage: EntryStage
    entries: int


@dataclass(frozen=True, slots=True)
class SnapshotRows:
    """Everything the public counts are computed from, as of one version of the graph."""

    version: int
    replications: tuple[ReplicationRow, ...]
    agencies: tuple[AgencyRow, ...]
    innovations: tuple[InnovationRow, ...]
    provinces: tuple[Province, ...]
    entries: tuple[EntryCount, ...]
    confirmed_since: date | None  # the opening of the last closed national monitoring round
    left_out: int = 0  # rows that their records cannot hold, and those that rest on such ones
