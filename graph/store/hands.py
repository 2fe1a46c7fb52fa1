"""Whose hands were on a record: what somebody did counts as the deed of whoever took over the office, too."""

from graph import queries
from graph.engine import Reader
from graph.model.replications import Hand

_Q = queries.load(__file__)


def of_replication(reader: Reader, replication_id: str) -> list[Hand]:
    """Return who took which step on a replication."""
    return reader.read(_Q.of_replication, Hand, replication_id=replication_id)


def of_innovation(reader: Reader, innovation_id: str) -> list[Hand]:
    """Return who took which step on an innovation, or on what was merged into it."""
    return reader.read(_Q.of_innovation, Hand, innovation_id=innovation_id)


def of_last_assessment(reader: Reader, innovation_id: str) -> set[str]:
    """Return whose judgement the last assessment of an innovation is; empty for a loaded one."""
    return {hand.actor for hand in reader.read(_Q.of_last_assessment, Hand, innovation_id=innovation_id)}


def in_office(reader: Reader, user_id: str) -> set[str]:
    """Return a person and everybody who took over that office since."""
    return {hand.actor for hand in reader.read(_Q.in_office, Hand, user_id=user_id)}
