"""One replication with everything around it, and lists for choosing."""

from dataclasses import dataclass

from graph import queries
from graph.domain.errors import NotFound, Stale
from graph.domain.records.replications import (
    Facts,
    Parent,
    Replication,
    Surroundings,
    UnitName,
    WaitingRecord,
)
from graph.engine import Reader
from graph.store.audit import hands
from graph.store.people import succession
from graph.store.replications import details

_Q = queries.load(__file__)
_MOST_UNITS = 2_000
_MOST_RECORDED = 100
_MOST_PROOFS = 50
_TRIES = 3


@dataclass(frozen=True, slots=True)
class _Version:
    version: int


def facts(reader: Reader, replication_id: str) -> Facts:
    """Return what the record itself holds; NotFound when there is none."""
    for found in reader.read(_Q.facts, Facts, replication_id=replication_id):
        return found
    raise NotFound("no_such_replication")


def parents(reader: Reader, replication_id: str) -> list[Parent]:
    """Return the direct parents in their order, with the answers of their agencies."""
    return reader.read(_Q.parents, Parent, replication_id=replication_id)


def surroundings(reader: Reader, replication_id: str) -> Surroundings:
    """Return roots, units, the first proofs and sources of a record; NotFound when there is none."""
    for found in reader.read(_Q.surroundings, Surroundings, replication_id=replication_id, most_proofs=_MOST_PROOFS):
        return found
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
    held, named = facts(reader, replication_id), tuple(parents(reader, replication_id))
    around = surroundings(reader, replication_id)
    return Replication(
        facts=held,
        parents=named,
        origins=around.origins,
        units=around.units,
        proofs=around.proofs,
        sources=around.sources,
        hands=tuple(hands.of_replication(reader, replication_id)),
        particulars=details.of_replication(reader, replication_id),
        kin=succession.kin(reader, [held.adopter_id, *(one.agency_id for one in named if one.agency_id)]),
    )


def units_of_agency(reader: Reader, agency_id: str) -> list[UnitName]:
    """Return the units of one agency by name."""
    return reader.read(_Q.units_of_agency, UnitName, agency_id=agency_id, limit=_MOST_UNITS)


def recorded_at(reader: Reader, agency_id: str) -> list[WaitingRecord]:
    """Return the copies that sources ascribe to an agency and that it has not claimed."""
    return reader.read(_Q.recorded_at, WaitingRecord, agency_id=agency_id, limit=_MOST_RECORDED)
