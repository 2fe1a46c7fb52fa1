"""The dry runs that this process keeps: paging through one must not judge its file again, nor wait for another's."""

import threading
import time
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from typing import cast

from flask import current_app
from flask.sansio.app import App

from graph.engine import Graph
from graph.errors import Refused
from graph.model.imports import Job
from graph.store import audit
from tracker.actions import import_reading
from tracker.actions.import_reading import DryRun, Reading

_MOST_ROWS = 200_000  # of all files together beside the latest one
_LARGE = 20_000  # rows; such files are judged one at a time, which bounds the memory
_FRESH = 600.0  # seconds for which changes by others may be unseen; publishing judges anew
_PATIENCE = 20.0  # seconds of waiting for somebody who judges the same file


@dataclass(frozen=True, slots=True)
class Tried:
    """A file as it was read, and what it would do."""

    reading: Reading
    result: DryRun
    key: tuple[object, ...]
    version: int  # of the graph that it was judged by
    at: float


@dataclass(slots=True)
class _Place:
    """Where the dry run of one job is kept, and who is at it."""

    rows: int
    lock: threading.Lock = field(default_factory=threading.Lock)
    tried: Tried | None = None


class DryRuns:
    """The last dry runs, each under a lock of its own."""

    def __init__(self) -> None:
        self._lock, self._large = threading.Lock(), threading.Lock()
        self._kept: OrderedDict[str, _Place] = OrderedDict()

    def of(self, graph: Graph, job: Job, today: date) -> Tried:
        """Return the dry run of a job for this mapping and these choices; Refused while somebody else is long at it."""
        key, place = (job.mapping, job.choices, today), self._place(job)
        with _held(place.lock):
            if place.tried is None or place.tried.key != key or _is_old(graph, place.tried):
                place.tried = None  # its memory is free while the new one is made
                place.tried = self._judged(graph, job, today, key)
            return place.tried

    def _judged(self, graph: Graph, job: Job, today: date, key: tuple[object, ...]) -> Tried:
        if job.rows > _LARGE:
            with _held(self._large):
                return _judged(graph, job, today, key)
        return _judged(graph, job, today, key)

    def _place(self, job: Job) -> _Place:
        with self._lock:
            place = self._kept.setdefault(job.id, _Place(job.rows))
            self._kept.move_to_end(job.id)
            while len(self._kept) > 1 and sum(one.rows for one in self._kept.values()) - job.rows > _MOST_ROWS:
                self._kept.popitem(last=False)
            return place


def init_app(app: App) -> None:
    app.extensions["jejak.dry_runs"] = DryRuns()


def kept() -> DryRuns:
    return cast(DryRuns, current_app.extensions["jejak.dry_runs"])


def _judged(graph: Graph, job: Job, today: date, key: tuple[object, ...]) -> Tried:
    version = audit.version(graph)  # before anything is read, so that nothing newer is taken for seen
    reading = import_reading.opened(graph, job, today)
    return Tried(reading, import_reading.dry_run(graph, reading), key, version, time.monotonic())


def _is_old(graph: Graph, tried: Tried) -> bool:
    return time.monotonic() - tried.at > _FRESH and audit.version(graph) != tried.version


@contextmanager
def _held(lock: threading.Lock) -> Iterator[None]:
    if not lock.acquire(timeout=_PATIENCE):
        raise Refused("import_checking")
    try:
        yield
    finally:
        lock.release()
