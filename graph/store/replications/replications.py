"""One replication with everything around it, and lists for choosing."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from graph import decoding, queries
from graph.domain.errors import NotFound, Stale
from graph.domain.records.particulars import Facilitator, Outcome, Particulars
from graph.domain.records.replication_fields import ReplicationFields
from graph.domain.records.replications import (
    Facts,
    Replication,
    ReplicationLinks,
    Surroundings,
    UnitName,
    WaitingRecord,
)
from graph.engine import Reader
from graph.store.audit import hands
from graph.store.people import succession

_Q = queries.load(__file__)
_MOST_UNITS = 2_000
_MOST_RECORDED = 100
_MOST_PROOFS = 50
_MOST_LINES = 100  # of results, and of agencies that helped
_TRIES = 3


@dataclass(frozen=True, slots=True)
class _Named:
    id: str
    name: str


@dataclass(frozen=True, slots=True)
class _Version:
    version: int


@dataclass(frozen=True, slots=True)
class _Around(ReplicationLinks):
    properties: dict[str, Any]  # Any: every value that a node may hold
    outcomes: tuple[Outcome, ...]
    facilitators: tuple[Facilitator, ...]


_LINKS = tuple(ReplicationLinks.__dataclass_fields__)
_SURROUNDINGS = tuple(Surroundings.__dataclass_fields__)


def facts(reader: Reader, replication_id: str) -> Facts:
    """Return what the record itself holds; NotFound when there is none."""
    for found in reader.read(_Q.facts, Facts, replication_id=replication_id):
        return found
    raise NotFound("no_such_replication")


def surroundings(reader: Reader, replication_id: str) -> Surroundings:
    """Return what a record says, its parents, roots, units, first proofs and sources; NotFound when there is none."""
    limits = {"most_proofs": _MOST_PROOFS, "most_lines": _MOST_LINES}
    for row in reader.read(_Q.surroundings, _Around, replication_id=replication_id, **limits):
        said = decoding.fields_of(ReplicationFields, row.properties, queries.name_of(_Q.surroundings))
        links = {name: getattr(row, name) for name in _LINKS}
        return Surroundings(**links, particulars=Particulars(said, row.outcomes, row.facilitators))
    raise NotFound("no_such_replication")


def by_id(reader: Reader, replication_id: str) -> Replication:
    """Return the record with its surroundings, all of one version; NotFound when there is none.

    A transaction that reads is no picture of one moment: when somebody writes meanwhile it is read again, and Stale
    when that does not help.
    """
    for _ in range(_TRIES):
        first = version(reader, replication_id)
        found = _read(reader, replication_id)
        if first == found.facts.version == version(reader, replication_id):
            return found
    raise Stale("stale", version=version(reader, replication_id))


def version(reader: Reader, replication_id: str) -> int:
    """Return how often the record was changed; NotFound when there is none."""
    for found in reader.read(_Q.version, _Version, replication_id=replication_id):
        return found.version
    raise NotFound("no_such_replication")


def _read(reader: Reader, replication_id: str) -> Replication:
    held, around = facts(reader, replication_id), surroundings(reader, replication_id)
    sides = [held.adopter_id, *(one.agency_id for one in around.parents if one.agency_id)]
    return Replication(
        **{name: getattr(around, name) for name in _SURROUNDINGS},
        facts=held,
        hands=tuple(hands.of_replication(reader, replication_id)),
        kin=succession.kin(reader, sides),
    )


def units_of_agency(reader: Reader, agency_id: str) -> list[UnitName]:
    """Return the units of one agency by name."""
    return reader.read(_Q.units_of_agency, UnitName, agency_id=agency_id, limit=_MOST_UNITS)


def names(reader: Reader, agency_id: str, ids: Collection[str]) -> dict[str, str]:
    """Return what the parents and units of an agency's draft are called; what it may not know of is left out."""
    return {one.id: one.name for one in reader.read(_Q.names, _Named, ids=sorted(ids), agency_id=agency_id)}


def recorded_at(reader: Reader, agency_id: str) -> list[WaitingRecord]:
    """Return the copies that sources ascribe to an agency and that it has not claimed."""
    return reader.read(_Q.recorded_at, WaitingRecord, agency_id=agency_id, limit=_MOST_RECORDED)
