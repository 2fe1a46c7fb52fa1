"""One replication with everything around it, and lists for choosing."""

from graph import queries
from graph.domain.errors import NotFound
from graph.domain.records.replications import (
    Facts,
    Origin,
    Parent,
    Proof,
    Replication,
    Statement,
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


def facts(reader: Reader, replication_id: str) -> Facts:
    """Return what the record itself holds; NotFound when there is none."""
    for found in reader.read(_Q.facts, Facts, replication_id=replication_id):
        return found
    raise NotFound("no_such_replication")


def parents(reader: Reader, replication_id: str) -> list[Parent]:
    """Return the direct parents in their order, with the answers of their agencies."""
    return reader.read(_Q.parents, Parent, replication_id=replication_id)


def origins(reader: Reader, replication_id: str) -> list[Origin]:
    """Return the innovations at the roots."""
    return reader.read(_Q.origins, Origin, replication_id=replication_id)


def units(reader: Reader, replication_id: str) -> list[UnitName]:
    """Return the units that run it."""
    return reader.read(_Q.units, UnitName, replication_id=replication_id)


def proofs(reader: Reader, replication_id: str) -> list[Proof]:
    """Return what supports it, the first of a page."""
    return reader.read(_Q.proofs, Proof, replication_id=replication_id, limit=_MOST_PROOFS)


def sources(reader: Reader, replication_id: str) -> list[Statement]:
    """Return who states it."""
    return reader.read(_Q.sources, Statement, replication_id=replication_id)


def by_id(reader: Reader, replication_id: str) -> Replication:
    """Return the record with its surroundings; NotFound when there is none."""
    held, named = facts(reader, replication_id), tuple(parents(reader, replication_id))
    return Replication(
        facts=held,
        parents=named,
        origins=tuple(origins(reader, replication_id)),
        units=tuple(units(reader, replication_id)),
        proofs=tuple(proofs(reader, replication_id)),
        sources=tuple(sources(reader, replication_id)),
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
