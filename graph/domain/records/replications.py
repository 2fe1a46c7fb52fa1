"""One replication as its parties and KemenPANRB see it: the record, both sides' words, and what waits."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from graph.domain.kinship import Kin, is_one_of
from graph.domain.records.catalogue import Cited
from graph.domain.records.particulars import Particulars
from graph.domain.records.replication_fields import ReplicationFields
from graph.domain.vocabulary import (
    Answer,
    EvidenceKind,
    Precision,
    ReplicationStatus,
    StopReason,
    SubjectKind,
    UnitKind,
)


class SignalKind(StrEnum):
    """What a verifier may want to look at."""

    SAME_PROOF = "same_proof"
    MUTUAL = "mutual"
    BURST = "burst"


@dataclass(frozen=True, slots=True)
class Facts:
    """Who adopts, and how far the record has come; ``form`` is JSON text of what was typed and not yet submitted."""

    id: str
    status: ReplicationStatus
    version: int
    adopter_id: str
    adopter_name: str
    adopter_province: str | None
    local_name: str | None
    submitted_on: date | None
    submitted_by: str | None
    submitter_name: str | None
    verified_on: date | None
    verified_by: str | None
    since: date | None  # the day on which it came into this status
    stopped_on: date | None  # with its precision
    stopped_precision: Precision | None
    stop_reason: StopReason | None
    decision_reason: str | None
    on_papers: bool  # decided while the parent's agency was silent
    comments: str | None  # JSON text of field -> what KemenPANRB asks to mend
    appealed_on: date | None  # a rejected record may be appealed once
    appeal: str | None
    responded_on: date | None  # to an objection
    response: str | None
    provinces: tuple[str, ...]  # codes, of the adopter and of the direct parents' agencies
    form: str | None


@dataclass(frozen=True, slots=True)
class Parent:
    """A direct parent, the agency that answers for it, and what that agency said."""

    id: str
    kind: SubjectKind
    name: str
    agency_id: str | None
    agency_name: str | None
    answer: Answer
    answered_on: date | None
    answered_by: str | None
    answerer_name: str | None
    letter_by: str | None  # who had the letter made, where the answer came by one
    reason: str | None


@dataclass(frozen=True, slots=True)
class Origin:
    """An innovation at the root, and where it began."""

    id: str
    name: str
    agency_id: str | None
    agency_name: str | None


@dataclass(frozen=True, slots=True)
class UnitName:
    """A unit that runs, or may run, a replication."""

    id: str
    name: str
    kind: UnitKind


@dataclass(frozen=True, slots=True)
class Proof:
    """One piece of evidence; the public sees kind, number and date."""

    id: str
    kind: EvidenceKind
    number: str | None
    date: date | None
    link: str | None
    file_name: str | None
    is_extra: bool  # added beside the proof that the registration names


@dataclass(frozen=True, slots=True)
class Statement:
    """A source that states a recorded copy."""

    id: str
    title: str
    publisher: str | None
    date: str | None
    address: str | None
    elsewhere: str | None

    @property
    def cited(self) -> Cited:
        return self.title, self.publisher, self.date, self.address, self.elsewhere


@dataclass(frozen=True, slots=True)
class ReplicationLinks:
    """What stands around a record."""

    parents: tuple[Parent, ...]
    origins: tuple[Origin, ...]
    units: tuple[UnitName, ...]
    proofs: tuple[Proof, ...]
    sources: tuple[Statement, ...]
    certificate_id: str | None


@dataclass(frozen=True, slots=True)
class Surroundings(ReplicationLinks):
    """The same with what the record says of itself."""

    particulars: Particulars


@dataclass(frozen=True, slots=True)
class Hand:
    """Somebody who took a step on the record, or took over the office of one who did, for the rule of four eyes."""

    actor: str
    event: str


@dataclass(frozen=True, slots=True)
class Replication(Surroundings):
    """A record with everything that a decision rests on."""

    facts: Facts
    hands: tuple[Hand, ...]
    kin: Kin = field(default_factory=dict[str, frozenset[str]])  # what adopter and parents' agencies are one with

    @property
    def name(self) -> str:
        """Return the local name, or the names of what is replicated."""
        names = [origin.name for origin in self.origins] or [parent.name for parent in self.parents]
        return self.facts.local_name or ", ".join(names)

    @property
    def fields(self) -> ReplicationFields:
        """What the record says of itself, by the table of its fields."""
        return self.particulars.fields

    @property
    def sides_are_one(self) -> bool:
        """Say whether the adopter counts as one with a parent's agency, or with where a root began."""
        others = [*(parent.agency_id for parent in self.parents), *(origin.agency_id for origin in self.origins)]
        return is_one_of(self.kin, self.facts.adopter_id, others)

    @property
    def named_proof(self) -> Proof | None:
        """Return the proof that the registration itself names."""
        return next((proof for proof in self.proofs if not proof.is_extra), None)


@dataclass(frozen=True, slots=True)
class ParentCandidate:
    """Something that may be named as a parent; ``copy_of`` names the roots of a replication."""

    id: str
    kind: SubjectKind
    name: str
    agency_id: str | None
    agency_name: str | None
    copy_of: tuple[str, ...]
    roots: tuple[str, ...]
    origin_agencies: tuple[str, ...]  # agencies at which the roots began


@dataclass(frozen=True, slots=True)
class Clash:
    """The record that this agency already has for a root."""

    id: str
    status: ReplicationStatus
    root_name: str


@dataclass(frozen=True, slots=True)
class WaitingRecord:
    """A line of the inbox or of the queue."""

    id: str
    status: ReplicationStatus
    name: str
    adopter_name: str
    parent_agencies: tuple[str, ...]
    since: date | None


@dataclass(frozen=True, slots=True)
class Signal:
    """Something that a verifier may want to look at; never a verdict."""

    kind: SignalKind
    count: int
    examples: tuple[str, ...]
