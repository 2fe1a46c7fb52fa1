"""Whose hands were on a record: what somebody did counts as the deed of whoever took over the office, too."""

from collections.abc import Collection
from dataclasses import dataclass

from graph import queries
from graph.domain.records.replications import Hand
from graph.engine import Reader

_Q = queries.load(__file__)


@dataclass(frozen=True, slots=True)
class _Id:
    id: str


def of_replication(reader: Reader, replication_id: str) -> list[Hand]:
    """Return who took which step on a replication."""
    return reader.read(_Q.of_replication, Hand, replication_id=replication_id)


def of_innovation(reader: Reader, innovation_id: str) -> list[Hand]:
    """Return who took which step on an innovation, or on what was merged into it."""
    return reader.read(_Q.of_innovation, Hand, innovation_id=innovation_id)


def of_list(reader: Reader, job_id: str) -> list[Hand]:
    """Return who took which step on a list; nobody for one that came by the shell."""
    return reader.read(_Q.of_list, Hand, job_id=job_id)


def families(reader: Reader, job_id: str, people: Collection[str]) -> frozenset[str]:
    """Return the agencies of people, and for which they acted on a list, with predecessors and successors."""
    found = reader.read(_Q.families, _Id, job_id=job_id, people=sorted(people))
    return frozenset(row.id for row in found)


def of_last_assessment(reader: Reader, innovation_id: str) -> set[str]:
    """Return whose judgement the last assessment of an innovation is; empty for a loaded one."""
    return {hand.actor for hand in reader.read(_Q.of_last_assessment, Hand, innovation_id=innovation_id)}


def in_office(reader: Reader, user_id: str) -> set[str]:
    """Return a person and everybody who took over that office since."""
    return {hand.actor for hand in reader.read(_Q.in_office, Hand, user_id=user_id)}
