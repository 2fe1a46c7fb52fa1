"""The time of the graph: one clock for every process that works on it."""

from dataclasses import dataclass
from datetime import UTC, datetime

from graph import queries
from graph.engine import Reader

_Q = queries.load(__file__)


@dataclass(frozen=True, slots=True)
class _Instant:
    at: datetime


def now(reader: Reader) -> datetime:
    """Return the database's instant in UTC."""
    return reader.read(_Q.now, _Instant)[0].at.astimezone(UTC)
