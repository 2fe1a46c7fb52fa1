"""Results by key: one thread computes each, and whoever asks meanwhile waits for that one."""

import logging
import threading
from collections.abc import Callable, Hashable
from concurrent.futures import Future
from contextlib import AbstractContextManager, nullcontext
from typing import Any, TypeVar, cast

from tracker.base.making import Beside, Bulkhead

R = TypeVar("R")
LONGEST = 64  # results that may wait to be computed beside the requests
_BESIDE = Beside("results", threads=1, longest=LONGEST)  # of the whole process, whichever version they rest on
log = logging.getLogger("jejak.kept")


class _Work:
    """A result under way, and the thread that computes it."""

    def __init__(self, thread: int) -> None:
        self.thread = thread
        self.done: Future[Any] = Future()  # Any: results of any kind


class Kept:
    """Keeps what was computed. Different keys do not wait for each other; a failure is told to all who waited."""

    def __init__(self, bulkhead: Bulkhead | None = None) -> None:
        self._bulkhead = bulkhead
        self._lock = threading.Lock()
        self._values: dict[Hashable, Any] = {}  # Any: results of any kind
        self._newest: dict[Hashable, int] = {}  # the state of what ``latest`` keeps
        self._works: dict[Hashable, _Work] = {}
        self._waits: dict[int, _Work] = {}  # by the thread that waits
        self._asked: set[Hashable] = set()
        self._failed: dict[Hashable, Exception] = {}

    def __contains__(self, key: Hashable) -> bool:
        return key in self._values

    def is_under_way(self, key: Hashable) -> bool:
        """Say whether another thread computes it just now."""
        work = self._works.get(key)
        return work is not None and work.thread != threading.get_ident()

    def once(self, key: Hashable, compute: Callable[[], R]) -> R:
        """Return the result, computed by whoever asks first; Busy when too many compute or wait already."""
        if key in self._values:
            return cast(R, self._values[key])
        with self._place():
            return self._computed(key, compute)

    def latest(self, key: Hashable, at: int, compute: Callable[[], R]) -> R:
        """Return the result as of a state that only grows; what was kept as of an earlier one goes."""
        value = self.once((key, at), compute)
        with self._lock:
            newest = max(at, self._newest.get(key, at))
            for former in {at, self._newest.get(key, at)} - {newest}:
                self._values.pop((key, former), None)
            self._newest[key] = newest
        return value

    def soon(self, key: Hashable, compute: Callable[[], R]) -> R | None:
        """Return the result, or None while it is computed beside the requests; raise what that ended with, once.

        ``compute`` knows no request: it must not ask for language, address or person.
        """
        with self._lock:
            if key in self._values:
                return cast(R, self._values[key])
            if failed := self._failed.pop(key, None):
                raise failed
            if key not in self._asked and key not in self._works and _BESIDE.take(lambda: self._beside(key, compute)):
                self._asked.add(key)
        return None

    def _beside(self, key: Hashable, compute: Callable[[], object]) -> None:
        try:
            with self._bulkhead.beside() if self._bulkhead else nullcontext():
                self._computed(key, compute)
        except Exception as error:
            log.exception("kept")
            self._failed[key] = error
        finally:
            with self._lock:
                self._asked.discard(key)

    def _place(self) -> AbstractContextManager[None]:
        return self._bulkhead.place() if self._bulkhead else nullcontext()

    def _computed(self, key: Hashable, compute: Callable[[], R]) -> R:
        me = threading.get_ident()
        with self._lock:
            if key in self._values:
                return cast(R, self._values[key])
            work = self._works.get(key)
            is_first = work is None
            if work is None:
                work = self._works[key] = _Work(me)
            elif self._waits_for(work, me):
                work = None  # waiting for it would be waiting for oneself
            else:
                self._waits[me] = work
        if work is None:
            return compute()
        return self._made(key, work, compute) if is_first else self._waited(work, me)

    def _made(self, key: Hashable, work: _Work, compute: Callable[[], R]) -> R:
        try:
            value = compute()
        except BaseException as error:
            with self._lock:
                del self._works[key]
            work.done.set_exception(error)
            raise
        with self._lock:
            self._values[key] = value
            del self._works[key]
        work.done.set_result(value)
        return value

    def _waited(self, work: _Work, me: int) -> Any:
        try:
            return work.done.result()
        finally:
            with self._lock:
                del self._waits[me]

    def _waits_for(self, work: _Work, me: int) -> bool:
        """Say whether a result under way waits, over however many others, for this very thread."""
        while work.thread != me:
            waited = self._waits.get(work.thread)
            if waited is None or waited.done.done():
                return False
            work = waited
        return True
