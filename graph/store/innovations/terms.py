"""Categories, priorities and goals."""

from graph import queries
from graph.domain.records.catalogue import Term
from graph.engine import Reader

_Q = queries.load(__file__)


def categories(reader: Reader) -> list[Term]:
    """Return the categories in their order."""
    return reader.read(_Q.categories, Term)


def priorities(reader: Reader) -> list[Term]:
    """Return the national priorities in their order."""
    return reader.read(_Q.priorities, Term)


def goals(reader: Reader) -> list[Term]:
    """Return the global goals in their order."""
    return reader.read(_Q.goals, Term)


def priorities_served(reader: Reader, innovation_id: str) -> list[Term]:
    """Return the national priorities that an innovation serves."""
    return reader.read(_Q.priorities_served, Term, innovation_id=innovation_id)


def goals_served(reader: Reader, innovation_id: str) -> list[Term]:
    """Return the global goals that an innovation serves."""
    return reader.read(_Q.goals_served, Term, innovation_id=innovation_id)
