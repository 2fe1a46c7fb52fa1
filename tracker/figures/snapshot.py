"""The snapshot of this process: read once for each version that counts, shared by all requests."""

import gc
import logging
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Hashable
from contextvars import ContextVar
from datetime import date
from functools import cached_property, update_wrapper
from typing import Concatenate, Generic, ParamSpec, TypeVar

from graph.analytics.dataset import counts
from graph.domain.errors import DomainError
from graph.domain.records.snapshot import AgencyRow, InnovationRow, ReplicationRow, SnapshotRows
from graph.domain.vocabulary import ReplicationStatus
from graph.engine import Graph
from graph.store.audit import entries as audit
from graph.store.replications import snapshot as store
from tracker.base.kept import Kept
from tracker.base.making import Bulkhead, Busy

P = ParamSpec("P")
R = TypeVar("R")
LOOK_BACK_SECONDS = 60.0  # then the version before goes: it is as large as the new one
KEEP_SECONDS = 1.0  # between two looks at whether anything that counts has changed
log = logging.getLogger("jejak.snapshot")
may_look_back: ContextVar[bool] = ContextVar("may_look_back", default=False)


class Renewing(Exception):
    """Somebody computes this for the new version; whoever may look back takes the whole page from the one before."""


class Snapshot:
    """Rows of one version with their indexes; what is computed once is kept."""

    def __init__(self, rows: SnapshotRows, bulkhead: Bulkhead | None = None, stamp: str = "") -> None:
        self.rows = rows
        self.stamp = stamp  # the hash of the trail's entry at this version: another graph has another one
        self.verified = [copy for copy in rows.replications if counts.is_verified(copy)]
        self.recorded = [copy for copy in rows.replications if copy.status == ReplicationStatus.RECORDED]
        self.before: Snapshot | None = None  # what it replaced, for a while
        self._kept = Kept(bulkhead)

    @cached_property
    def agencies(self) -> dict[str, AgencyRow]:
        return {place.id: place for place in self.rows.agencies}

    @cached_property
    def innovations(self) -> dict[str, InnovationRow]:
        return {root.id: root for root in self.rows.innovations}

    @cached_property
    def replications(self) -> dict[str, ReplicationRow]:
        return {copy.id: copy for copy in self.rows.replications}

    @cached_property
    def _by_root(self) -> dict[str, list[ReplicationRow]]:
        index: dict[str, list[ReplicationRow]] = defaultdict(list)
        for copy in self.verified:
            for root in copy.roots:
                index[root].append(copy)
        return dict(index)

    @cached_property
    def _recorded_by_root(self) -> dict[str, list[ReplicationRow]]:
        index: dict[str, list[ReplicationRow]] = defaultdict(list)
        for copy in self.recorded:
            for root in copy.roots:
                index[root].append(copy)
        return dict(index)

    @cached_property
    def _by_adopter(self) -> dict[str, list[ReplicationRow]]:
        index: dict[str, list[ReplicationRow]] = defaultdict(list)
        for copy in self.verified:
            index[copy.adopter].append(copy)
        return dict(index)

    def of_innovation(self, innovation_id: str) -> list[ReplicationRow]:
        """Return the ever-verified copies of one innovation."""
        return self._by_root.get(innovation_id, [])

    def recorded_of(self, innovation_id: str) -> list[ReplicationRow]:
        """Return the copies of one innovation that a source tells of and nobody verified."""
        return self._recorded_by_root.get(innovation_id, [])

    def of_adopter(self, agency_id: str) -> list[ReplicationRow]:
        """Return the ever-verified copies that one agency runs or ran."""
        return self._by_adopter.get(agency_id, [])

    def once(self, key: Hashable, compute: Callable[[], R]) -> R:
        """Compute something of these rows the first time it is asked for, and keep it; others wait for that one."""
        has_before = self.before is not None and may_look_back.get() and key in self.before._kept
        if has_before and self._kept.is_under_way(key):
            raise Renewing
        try:
            return self._kept.once(key, compute)
        except Busy:
            if has_before:
                raise Renewing from None
            raise

    def soon(self, key: Hashable, compute: Callable[[], R]) -> R | None:
        """Return what was computed, or None while it is computed beside the requests, where no request is known."""
        return self._kept.soon(key, compute)

    def latest(self, key: Hashable, at: int, compute: Callable[[], R]) -> R:
        """Keep what also rests on steps that do not count, by the number of the trail's last one: only the newest."""
        return self._kept.latest(key, at, compute)

    def is_running(self, copy: ReplicationRow) -> bool:
        return counts.is_running(copy, self.rows.confirmed_since)


class OncePerVersion(Generic[P, R]):
    """A function of a snapshot whose result is kept for each version and each set of positional arguments.

    What is passed by name is no part of the key: the graph of a request, from which any request reads the same.
    """

    def __init__(self, compute: Callable[Concatenate[Snapshot, P], R]) -> None:
        self._compute = compute
        update_wrapper(self, compute)

    def __call__(self, snapshot: Snapshot, /, *args: P.args, **kwargs: P.kwargs) -> R:
        return snapshot.once((self, args), lambda: self._compute(snapshot, *args, **kwargs))

    def or_none(self, snapshot: Snapshot, /, *args: P.args, **kwargs: P.kwargs) -> R | None:
        """Return the result, or None while it is computed beside the requests, where no request is known."""
        return snapshot.soon((self, args), lambda: self._compute(snapshot, *args, **kwargs))


once_per_version = OncePerVersion


@once_per_version
def totals(snapshot: Snapshot) -> counts.Totals:
    """Return the public counts of the nation."""
    return counts.totals(snapshot.rows)


class Snapshots:
    """Holds the latest snapshot; a request asks for the version it must at least see."""

    def __init__(self, bulkhead: Bulkhead | None = None) -> None:
        self._bulkhead = bulkhead or Bulkhead()
        self._lock = threading.Lock()
        self._latest: Snapshot | None = None
        self._checked = -1
        self._day: date | None = None
        self._read_at = 0.0
        self._is_kept = False

    def latest(self, graph: Graph, today: date, wrote: int = 0) -> Snapshot:
        """Return a snapshot that holds everything up to ``wrote``, the version of this person's last write.

        While ``keep`` runs nobody else waits: they get what is there, at most a second or two behind. Without it
        the snapshot holds everything that ``graph`` shows at this moment.
        """
        held = self._latest
        if held is not None and self._is_kept and self._checked >= wrote and self._day == today:
            return held
        return self._current(graph, today)

    def keep(self, graph: Graph, today: Callable[[], date], stop: threading.Event) -> None:
        """Renew the snapshot in the background until ``stop``; while the database is away it stays as it is."""
        self._is_kept, settled = True, None
        try:
            while not stop.is_set():
                self._look(graph, today)
                if settled is not self._latest:
                    settled = self._latest
                    _leave_to_live()
                if self._latest is not None and time.monotonic() - self._read_at > LOOK_BACK_SECONDS:
                    self._latest.before = None
                stop.wait(KEEP_SECONDS)
        finally:
            self._is_kept = False

    def _look(self, graph: Graph, today: Callable[[], date]) -> None:
        try:
            with self._bulkhead.beside():
                self._current(graph, today())
        except DomainError:
            pass  # the requests say what they miss
        except Exception:  # one fault must not leave the work to the requests for good
            log.exception("the snapshot could not be renewed")

    def _current(self, graph: Graph, today: date) -> Snapshot:
        head = audit.head(graph)
        if self._latest is not None and self._checked >= head.number and self._day == today:
            return self._latest
        with self._bulkhead.place(), self._lock:
            return self._renewed(graph, head, today)

    def _renewed(self, graph: Graph, head: audit.Head, today: date) -> Snapshot:
        latest, version = self._latest, head.number
        if latest is not None and self._day == today:
            if self._checked >= version:
                return latest
            if not store.has_changed(graph, self._checked):
                self._checked = version
                return latest
        fresh = Snapshot(store.read(graph, version, today), self._bulkhead, head.hash)
        if latest is not None and self._day == today:
            latest.before, fresh.before = None, latest
        self._latest, self._checked, self._day = fresh, version, today
        self._read_at = time.monotonic()
        return fresh


def _leave_to_live() -> None:
    """Have the garbage collector leave alone what lives now: its walk over a snapshot held every thread for 0.2 s.

    Once for each version it walks all the same, so that nothing is kept for good.
    """
    gc.unfreeze()
    gc.collect()
    gc.freeze()
