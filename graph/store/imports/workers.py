"""Who does the work beside the pages, and when each was last heard of."""

from dataclasses import dataclass
from datetime import datetime

from graph import queries
from graph.engine import Reader, Tx

_Q = queries.load(__file__)


@dataclass(frozen=True, slots=True)
class Seen:
    """A worker: what it does since when, and how many seconds ago it said so."""

    id: str
    host: str
    job: str | None
    since: datetime
    seen_at: datetime
    seconds: int


def beat(tx: Tx, worker_id: str, host: str, job: str | None, since: datetime) -> None:
    """Say that a worker lives, and what it does since when."""
    tx.run(_Q.beat, id=worker_id, host=host, job=job, since=since)


def latest(reader: Reader) -> Seen | None:
    """Return the worker that was heard of last; None when none was for a day."""
    return next(iter(reader.read(_Q.latest, Seen)), None)
