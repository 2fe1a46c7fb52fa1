"""Lists that come in by file: the job, what a file says, and what the graph already knows of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from graph.domain.errors import Problem
from graph.domain.vocabulary import EvidenceKind, ReplicationStatus

LINKS = ("units", "categories", "entries", "regions", "externals", "sources", "origins")  # that a row may add


class Kind(StrEnum):
    INNOVATIONS = "innovations"
    AGENCIES = "agencies"
    UNITS = "units"
    REPLICATIONS = "replications"


class JobState(StrEnum):
    """``open`` is being mapped; ``stopped`` keeps its checkpoint; ``failed`` says why and may be tried again.

    ``waiting`` is staged and waits for a second person; ``ended`` lay too long and has lost its file;
    ``discarded`` is being thrown away, and known to nobody any more.
    """

    OPEN = "open"
    QUEUED = "queued"
    STAGING = "staging"
    WAITING = "waiting"
    STOPPED = "stopped"
    FAILED = "failed"
    DONE = "done"
    ENDED = "ended"
    DISCARDED = "discarded"


class TrialState(StrEnum):
    """How far a dry run is."""

    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


class Fate(StrEnum):
    """What becomes of one row."""

    CREATED = "created"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    REFUSED = "refused"


class System(StrEnum):
    """Registers whose numbers are kept beside our own."""

    SINOVIK = "sinovik"
    JIPPNAS = "jippnas"
    IGA = "iga"


@dataclass(frozen=True, slots=True)
class Job:
    """One file on its way into the graph; times are UTC; ``header``, ``mapping`` and ``choices`` are JSON.

    ``layout`` and ``found`` are JSON of `import_layouts`; None of a job that earlier code has kept.
    ``user_id`` handed it in and ``started_by`` pressed start; nobody for both is the shell.
    """

    id: str
    kind: Kind
    state: JobState
    file_name: str
    sha256: str
    user_id: str | None
    agency_id: str | None
    agency_name: str | None
    is_official: bool
    source: str | None
    mapping: str
    choices: str
    rows: int
    rows_done: int
    created: int
    changed: int
    unchanged: int
    refused: int
    problem: str | None
    attempt: int
    seen_version: int
    made_at: datetime
    run_at: datetime | None  # when this run began, and at which row: for the rate
    run_row: int
    worked_at: datetime | None
    leased_by: str | None
    header: str | None = None
    started_by: str | None = None
    released_by: str | None = None
    note: str | None = None  # why a second person sent it back
    batch: int | None = None  # rows at once, once a statement was too slow
    touched_at: datetime | None = None  # when somebody last took a step
    done_at: datetime | None = None
    has_file: bool = True
    layout: str | None = None
    found: str | None = None


@dataclass(frozen=True, slots=True)
class FileRow:
    """One row of a file: its number as an editor counts, the values that could be read, and what could not."""

    row: int
    values: Mapping[str, Any]  # Any: text, PartialDate, int or a tuple of texts, as the field says
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class KnownAgency:
    id: str
    name: str
    short_name: str | None
    region: str | None


@dataclass(frozen=True, slots=True)
class KnownUnit:
    id: str
    name: str
    agency: str


@dataclass(frozen=True, slots=True)
class KnownInnovation:
    """``is_parent`` says that it may be named as a parent: published or provisional."""

    id: str
    name: str
    origin: str | None
    is_parent: bool


@dataclass(frozen=True, slots=True)
class KnownReplication:
    id: str
    adopter: str
    status: ReplicationStatus
    roots: tuple[str, ...]
    local_name: str | None = None
    started_on: date | None = None


@dataclass(frozen=True, slots=True)
class KnownExternal:
    """An id in another register, and the record of ours that has it."""

    system: System
    value: str
    subject: str


@dataclass(frozen=True, slots=True)
class Known:
    """What the graph holds that a file may name."""

    agencies: tuple[KnownAgency, ...] = ()
    units: tuple[KnownUnit, ...] = ()
    innovations: tuple[KnownInnovation, ...] = ()
    replications: tuple[KnownReplication, ...] = ()
    externals: tuple[KnownExternal, ...] = ()
    regions: frozenset[str] = frozenset()
    categories: frozenset[str] = frozenset()
    editions: frozenset[int] = frozenset()
    sources: Mapping[str, str] = field(default_factory=dict[str, str])  # title -> id
    kin: tuple[tuple[str, str], ...] = ()  # an agency, and one that it succeeds or that succeeds it
    taken: frozenset[str] = frozenset()  # ids of innovations that this reader does not know of


@dataclass(frozen=True, slots=True)
class ListedProof:
    """One piece of evidence as a row names it, or as a record holds it."""

    id: str
    kind: EvidenceKind
    number: str | None
    date: date | None
    link: str | None


@dataclass(frozen=True, slots=True)
class Existing:
    """A record as the graph holds it; ``links`` are ids by the name of the link."""

    id: str
    properties: Mapping[str, Any]  # Any: whatever a property holds
    links: Mapping[str, tuple[str, ...]]
    proofs: tuple[ListedProof, ...] = ()


@dataclass(frozen=True, slots=True)
class RowVerdict:
    """What becomes of a row; ``line`` is what is written, None where nothing is.

    ``changes`` are old and new in words that a person knows; of links that grow only those that come.
    """

    row: int
    fate: Fate
    subject: str | None
    name: str
    problems: tuple[Problem, ...] = ()
    changes: Mapping[str, tuple[Any, Any]] | None = None  # Any: whatever a property holds
    line: dict[str, Any] | None = None  # Any: a row of parameters
    source: tuple[str, str] | None = None  # id and title of a source to be made with it
    status: str | None = None  # of the record after this row
    understood: tuple[tuple[str, Any], ...] = ()  # field and value, as the record would hold it
    lacks: tuple[str, ...] = ()  # fields without which it is not submitted


@dataclass(frozen=True, slots=True)
class ReadingRules:
    """For whom a file is read: KemenPANRB's official lists, or one agency's own."""

    kind: Kind
    job: str
    attempt: int
    is_official: bool
    agency: str | None
    user: str | None
    source: str | None
    today: date
    submits: bool = False  # whether complete rows of an agency's list are submitted, or stay its drafts
    has_begun: date | None = None  # the latest day that has begun somewhere in Indonesia, where that is not today
    barred: frozenset[str] = frozenset()  # agencies whose innovations these hands do not publish

    @property
    def latest(self) -> date:
        """The latest day that a list may name; what the list itself does is dated today."""
        return self.has_begun or self.today
