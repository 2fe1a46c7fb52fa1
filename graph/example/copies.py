"""A replication while it is being made: changeable, until it becomes a row."""

from dataclasses import dataclass, field
from datetime import date

from graph.domain.records.rows import AgencyLoad, ParentLink, ReplicationLoad
from graph.domain.vocabulary import Basis, Manner, Phase, Precision, ReplicationStatus, Scope, StopReason


@dataclass(slots=True)
class ReplicationSeed:
    """``theme`` is its first root's, ``depth`` the longest way from a root."""

    id: str
    adopter: AgencyLoad
    parents: list[ParentLink]
    roots: tuple[str, ...]
    theme: int
    depth: int
    status: ReplicationStatus
    started: date | None = None
    started_precision: Precision | None = None
    basis: Basis | None = Basis.VOLUNTARY
    manner: Manner | None = None
    scope: Scope | None = None
    phase: Phase | None = None
    interest: date | None = None
    agreement: date | None = None
    stopped: date | None = None
    stop_reason: StopReason | None = None
    submitted: date | None = None
    submitted_by: str | None = None
    verified: date | None = None
    verified_by: str | None = None
    confirmed: date | None = None
    reason: str | None = None
    local_name: str | None = None
    beneficiaries: int | None = None
    units: list[str] = field(default_factory=list[str])
    kept: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()
    facilitators: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()

    def row(self) -> ReplicationLoad:
        return ReplicationLoad(
            id=self.id,
            adopter=self.adopter.id,
            parents=tuple(self.parents),
            roots=self.roots,
            status=self.status,
            local_name=self.local_name,
            scope=self.scope,
            manner=self.manner,
            basis=self.basis,
            phase=self.phase,
            interest_on=self.interest,
            interest_precision=Precision.DAY if self.interest else None,
            agreement_on=self.agreement,
            agreement_precision=Precision.DAY if self.agreement else None,
            started_on=self.started,
            started_precision=self.started_precision,
            stopped_on=self.stopped,
            stopped_precision=Precision.DAY if self.stopped else None,
            stop_reason=self.stop_reason,
            submitted_on=self.submitted,
            submitted_by=self.submitted_by,
            verified_on=self.verified,
            verified_by=self.verified_by,
            confirmed_on=self.confirmed,
            decision_reason=self.reason,
            beneficiaries=self.beneficiaries,
            units=tuple(self.units),
            kept=self.kept,
            changed=self.changed,
            dropped=self.dropped,
            facilitators=self.facilitators,
            sources=self.sources,
        )
