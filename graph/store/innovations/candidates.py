"""Innovations that may be scaled up, with all that their readiness is read from."""

from dataclasses import dataclass
from datetime import date

from graph import queries
from graph.domain.errors import NotFound
from graph.domain.records.scaling import Candidate
from graph.domain.records.snapshot import AgencyRow, ReplicationRow
from graph.engine import Reader

_Q = queries.load(__file__)


@dataclass(frozen=True, slots=True)
class OutcomeFact:
    """A measured result at the origin or at one copy."""

    id: str
    indicator: str
    measure: str | None
    before: float | None
    after: float | None
    period: str | None
    place: str | None
    at_origin: bool


@dataclass(frozen=True, slots=True)
class _Code:
    code: str


def all_of(reader: Reader) -> list[Candidate]:
    """Return every candidate: top, copied, assessed or already on its way."""
    return reader.read(_Q.all, Candidate, innovation_id=None)


def by_innovation(reader: Reader, innovation_id: str) -> Candidate:
    """Return one candidate; NotFound when the innovation is none."""
    for found in reader.read(_Q.all, Candidate, innovation_id=innovation_id):
        return found
    raise NotFound("no_such_candidate")


def copies(reader: Reader, innovation_id: str) -> list[ReplicationRow]:
    """Return its verified copies as they are at this moment; for writes, which must not trust a snapshot."""
    return reader.read(_Q.copies, ReplicationRow, innovation_id=innovation_id)


def places(reader: Reader, innovation_id: str) -> dict[str, AgencyRow]:
    """Return where its origin and its adopters stand, by agency."""
    return {place.id: place for place in reader.read(_Q.places, AgencyRow, innovation_id=innovation_id)}


def mandate(reader: Reader, agency_id: str, today: date) -> frozenset[str]:
    """Return the codes of the categories that an agency's mandate covers on a day."""
    return frozenset(row.code for row in reader.read(_Q.mandate, _Code, agency_id=agency_id, today=today))


def outcomes(reader: Reader, innovation_id: str) -> list[OutcomeFact]:
    """Return results at the origin and at copies: does the effect survive copying?"""
    return reader.read(_Q.outcomes, OutcomeFact, innovation_id=innovation_id)
