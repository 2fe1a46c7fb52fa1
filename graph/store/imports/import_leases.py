"""Who works on an import: taken under a lease by the database's clock, renewed while the worker lives."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from graph import queries
from graph.domain.errors import Refused
from graph.domain.records.imports import Fate, JobState
from graph.engine import Graph, Tx
from graph.store.imports import import_jobs

_Q = queries.load(__file__)
MOST_TRIES = 10  # takings in a row after which no batch was done


@dataclass(frozen=True, slots=True)
class Held:
    """What a worker believes of its lease: whose it is, and where the checkpoint stands."""

    owner: str
    rows_done: int


@dataclass(frozen=True, slots=True)
class _Id:
    id: str


@dataclass(frozen=True, slots=True)
class _Taken:
    id: str
    tries: int
    problem: str | None


def take_next(tx: Tx, owner: str, lease: timedelta, only: str | None = None) -> str | None:
    """Lease the next job that is due, or ``only`` this one; None when nothing is.

    A job that was taken ten times in a row without a batch behind it stops, with its reason.
    """
    for due in tx.read(_Q.due, _Id, only=only):
        for taken in tx.read(_Q.take, _Taken, id=due.id, owner=owner, lease=_milliseconds(lease)):
            if taken.tries <= MOST_TRIES:
                return taken.id
            import_jobs.move(tx, taken.id, [JobState.STAGING], JobState.STOPPED, taken.problem or "import_stuck")
    return None


def renew(graph: Graph, job_id: str, owner: str, lease: timedelta) -> None:
    """Say that the worker lives, for as long again."""
    graph.write(lambda tx: tx.run(_Q.renew, id=job_id, owner=owner, lease=_milliseconds(lease)))


def hold(tx: Tx, job_id: str, held: Held, rows: int = 0, fates: Mapping[Fate, int] | None = None) -> None:
    """Move the checkpoint by ``rows``, in the transaction of a batch.

    Refused when somebody stopped the job, another worker has it, or the checkpoint is not where it was left.
    """
    counts = {fate.value: (fates or {}).get(fate, 0) for fate in Fate}
    if not tx.read(_Q.hold, _Id, id=job_id, rows=rows, owner=held.owner, rows_done=held.rows_done, **counts):
        raise Refused("import_interrupted")


def give_back(tx: Tx, job_id: str, owner: str, size: int, problem: str) -> None:
    """Leave a job whose statement took too long to the next taking, with half of ``size`` rows at once."""
    tx.run(_Q.give_back, id=job_id, owner=owner, size=size, problem=problem, most=MOST_TRIES)


def _milliseconds(lease: timedelta) -> int:
    return int(lease.total_seconds() * 1000)
