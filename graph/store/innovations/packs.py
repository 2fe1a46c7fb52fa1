"""What a proof pack holds: verified replications with their places, dates and proofs."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date as Day

from graph import queries
from graph.domain.errors import NotFound
from graph.domain.vocabulary import Basis, EvidenceKind, InnovationStatus, Manner, Precision
from graph.engine import Reader

_Q = queries.load(__file__)
_MOST = 5_000


@dataclass(frozen=True, slots=True)
class PackedInnovation:
    """An innovation and the agencies at which it began."""

    id: str
    name: str
    status: InnovationStatus
    agency_ids: tuple[str, ...]
    agency_names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Packed:
    """One verified replication; the region's code is Kemendagri's, as text."""

    id: str
    local_name: str | None
    adopter_name: str
    region_code: str | None
    region_name: str | None
    province_name: str | None
    units: tuple[str, ...]
    manner: Manner | None
    basis: Basis | None
    started_on: Day | None
    started_precision: Precision | None
    verified_on: Day | None


@dataclass(frozen=True, slots=True)
class PackedProof:
    """A proof as everybody may read of it."""

    replication_id: str
    kind: EvidenceKind
    number: str | None
    date: Day | None


def innovation(reader: Reader, innovation_id: str) -> PackedInnovation:
    """Return the innovation; NotFound when there is none."""
    for found in reader.read(_Q.innovation, PackedInnovation, innovation_id=innovation_id):
        return found
    raise NotFound("no_such_innovation")


def of_innovation(reader: Reader, innovation_id: str) -> list[Packed]:
    """Return the verified replications of an innovation."""
    return reader.read(_Q.of_innovation, Packed, innovation_id=innovation_id, limit=_MOST)


def of_replication(reader: Reader, replication_id: str) -> list[Packed]:
    """Return a verified replication and the verified ones that come from it."""
    return reader.read(_Q.of_replication, Packed, replication_id=replication_id, limit=_MOST)


def proofs(reader: Reader, ids: Sequence[str]) -> dict[str, list[PackedProof]]:
    """Return the proofs of these replications by the replication's number."""
    found: dict[str, list[PackedProof]] = {}
    for proof in reader.read(_Q.proofs, PackedProof, ids=list(ids)):
        found.setdefault(proof.replication_id, []).append(proof)
    return found
