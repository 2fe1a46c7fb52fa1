"""Dry runs: what a list would do, judged by the worker stretch by stretch, kept packed for whoever pages."""

import base64
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from graph import queries
from graph.domain.errors import Refused
from graph.domain.records.imports import Fate, TrialState
from graph.engine import Graph, Reader, Tx

_Q = queries.load(__file__)
MOST_TRIES = 10
_DROP = 20  # stretches at once


@dataclass(frozen=True, slots=True)
class Trial:
    """How far a dry run is; ``unclear`` is JSON text once it is done."""

    id: str
    run: int
    state: TrialState
    rows_done: int
    created: int
    changed: int
    unchanged: int
    refused: int
    unclear: str | None
    unclear_count: int
    problem: str | None
    made_at: datetime | None


@dataclass(frozen=True, slots=True)
class Taken:
    """A dry run that a worker has, and which one it is of its job."""

    id: str
    run: int
    state: TrialState


@dataclass(frozen=True, slots=True)
class TrialPart:
    """Rows up to ``last`` as JSON text."""

    last: int
    verdicts: str


@dataclass(frozen=True, slots=True)
class _Id:
    id: str


@dataclass(frozen=True, slots=True)
class _Parts:
    parts: int


def ask(tx: Tx, job_id: str) -> None:
    """Want a dry run of a job with its columns and names as they are now."""
    tx.run(_Q.ask, id=job_id)


def of_job(reader: Reader, job_id: str) -> Trial | None:
    """Return how far the dry run of a job is; None when none was asked for."""
    return next(iter(reader.read(_Q.of_job, Trial, id=job_id)), None)


def take_next(tx: Tx, owner: str, lease: timedelta, rows: int | None = None) -> Taken | None:
    """Lease the dry run that has waited longest, of at most ``rows``; None when none is due.

    One that ten workers could not bring to its end has failed.
    """
    for due in tx.read(_Q.due, _Id, rows=rows):
        milliseconds = int(lease.total_seconds() * 1000)
        taken = tx.read(_Q.take, Taken, id=due.id, owner=owner, lease=milliseconds, most=MOST_TRIES)
        return next((one for one in taken if one.state is TrialState.RUNNING), None)
    return None


def grow(tx: Tx, taken: Taken, rows: tuple[int, int], verdicts: str, fates: Mapping[Fate, int]) -> None:
    """Keep the rows from the first to the last of a stretch; Refused when the dry run is out of date."""
    counts = {fate.value: fates.get(fate, 0) for fate in Fate}
    packed, where = _packed(verdicts), {"first": rows[0], "last": rows[1]}
    kept = tx.read(
        _Q.grow, _Id, id=taken.id, run=taken.run, rows=sum(counts.values()), verdicts=packed, **where, **counts
    )
    if not kept:
        raise Refused("import_interrupted")


def end(tx: Tx, taken: Taken, unclear: str, unclear_count: int) -> None:
    """Every row is judged; ``unclear`` are the most frequent names to confirm, as JSON text."""
    values = {"state": TrialState.DONE, "problem": None, "unclear": _packed(unclear), "unclear_count": unclear_count}
    tx.read(_Q.end, _Id, id=taken.id, run=taken.run, **values)


def fail(tx: Tx, taken: Taken, problem: str) -> None:
    """The file cannot be judged, for this reason."""
    values = {"state": TrialState.FAILED, "problem": problem, "unclear": None, "unclear_count": 0}
    tx.read(_Q.end, _Id, id=taken.id, run=taken.run, **values)


def put_back(tx: Tx, taken: Taken) -> None:
    """Leave a dry run whose statement took too long to the next taking."""
    tx.run(_Q.put_back, id=taken.id, run=taken.run)


def part_behind(reader: Reader, trial: Trial, after: int, fate: Fate | None) -> TrialPart | None:
    """Return the first stretch with a row behind ``after``, of this fate or of any."""
    chosen = fate.value if fate else None
    for part in reader.read(_Q.part_behind, TrialPart, id=trial.id, run=trial.run, after=after, fate=chosen):
        return TrialPart(part.last, unpacked(part.verdicts))
    return None


def forget_others(graph: Graph, job_id: str, run: int | None = None) -> None:
    """Forget the stretches of a job's dry runs but those of one."""

    def some(tx: Tx) -> int:
        return tx.read(_Q.forget_others, _Parts, id=job_id, run=run, limit=_DROP)[0].parts

    while graph.write(some):
        pass


def forget(tx: Tx, job_id: str) -> None:
    """Forget the dry run of a job; its stretches go by ``forget_others``."""
    tx.run(_Q.forget, id=job_id)


def _packed(text: str) -> str:
    return base64.b64encode(zlib.compress(text.encode())).decode()


def unpacked(text: str) -> str:
    """Return a kept text as it was."""
    return zlib.decompress(base64.b64decode(text)).decode()
