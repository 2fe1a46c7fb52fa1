"""What a replication may name as its parents, and what stands against it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from graph import queries
from graph.domain.records.replications import Clash, ParentCandidate
from graph.domain.vocabulary import Precision, ReplicationStatus
from graph.engine import Reader, Tx
from graph.store import fulltext

_Q = queries.load(__file__)
_SCAN, _AROUND, _LIMIT = 30, 30, 12
_MOST_MEMBERS = 50
_MOST_OWN = 1_000


@dataclass(frozen=True, slots=True)
class CycleMember:
    """A record on a cycle."""

    id: str
    agency_name: str


@dataclass(frozen=True, slots=True)
class OwnRecord:
    """A record of an agency, for comparing; ``form`` is JSON text of what is typed and not submitted."""

    id: str
    status: ReplicationStatus
    version: int
    local_name: str | None
    started_on: date | None
    started_precision: Precision | None
    form: str | None
    roots: tuple[str, ...]
    root_names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Id:
    id: str


@dataclass(frozen=True, slots=True)
class _Own:
    id: str
    is_copy: bool
    name: str


def candidates(reader: Reader, text: str) -> list[ParentCandidate]:
    """Return what may be a parent for what a person typed, best first; nothing for no words."""
    query = fulltext.any_word(text)
    if query is None:
        return []
    return reader.read(_Q.candidates, ParentCandidate, query=query, scan=_SCAN, around=_AROUND, limit=_LIMIT)


def chosen(reader: Reader, ids: Sequence[str], replication_id: str = "") -> list[ParentCandidate]:
    """Return the chosen parents in the order of choice; one that may not be a parent is left out.

    A parent that the record has already stays one, whatever became of it meanwhile.
    """
    found = {
        candidate.id: candidate
        for candidate in reader.read(_Q.chosen, ParentCandidate, ids=list(ids), replication_id=replication_id)
    }
    return [found[parent] for parent in dict.fromkeys(ids) if parent in found]


def of_agency(reader: Reader, agency_id: str) -> list[str]:
    """Return the ids of what others may copy of an agency: its innovations, then its copies, by name."""
    return [one.id for one in reader.read(_Q.of_agency, _Own, agency_id=agency_id, limit=_MOST_OWN)]


def clashes(reader: Reader, agency_id: str, roots: Sequence[str], replication_id: str) -> list[Clash]:
    """Return the other, not withdrawn records of an agency for these roots."""
    return reader.read(_Q.clashes, Clash, agency_id=agency_id, roots=list(roots), replication_id=replication_id)


def cycle(reader: Reader, replication_id: str, ids: Sequence[str]) -> list[CycleMember]:
    """Return the members of the cycle that these parents would close; empty when there is none."""
    return reader.read(_Q.cycle, CycleMember, replication_id=replication_id, ids=list(ids), limit=_MOST_MEMBERS)


def of_adopter(reader: Reader, agency_id: str, replication_id: str) -> list[OwnRecord]:
    """Return the agency's records that stand, without this one."""
    return reader.read(_Q.of_adopter, OwnRecord, agency_id=agency_id, replication_id=replication_id, limit=_MOST_OWN)


def named(tx: Tx, agency_id: str, name: str) -> str | None:
    """Return the id of the agency's innovation of this name, however it is spelt in capitals."""
    return next((found.id for found in tx.read(_Q.named, _Id, agency_id=agency_id, name=name)), None)


def create_provisional(
    tx: Tx, innovation_id: str, agency_id: str, name: str, link: str | None, *, by: str | None, on: date
) -> None:
    """Create an innovation for its agency, or KemenPANRB, to complete or merge."""
    tx.run(_Q.create_provisional, innovation_id=innovation_id, agency_id=agency_id, name=name, link=link, by=by, on=on)
