"""Categories, priorities and goals."""

from graph import queries
from graph.domain.records.catalogue import Term, Terms
from graph.engine import Reader

_Q = queries.load(__file__)


def categories(reader: Reader) -> list[Term]:
    """Return the categories in their order."""
    return reader.read(_Q.categories, Term)


def all_of(reader: Reader) -> Terms:
    """Return every category, national priority and global goal."""
    return reader.read(_Q.all, Terms)[0]


def served(reader: Reader, innovation_id: str) -> Terms:
    """Return the categories, priorities and goals that an innovation serves."""
    return reader.read(_Q.served, Terms, innovation_id=innovation_id)[0]
