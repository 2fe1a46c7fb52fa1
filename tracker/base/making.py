"""What is dear to make: how many threads may make it or wait for it, and who goes on beside the requests."""

import logging
import queue
import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager

from graph.domain.errors import Unavailable

PLACES = 4  # of the server's eight threads that may make something dear or wait for it, all together
TURNS = 2  # files and papers that are made at a time
WAIT_SECONDS = 5.0  # for a turn
log = logging.getLogger("jejak.making")


class Busy(Unavailable):
    """As many make or wait as may; whoever comes now is told at once, and comes again."""

    def __init__(self, code: str = "busy") -> None:
        super().__init__(code)


class Bulkhead:
    """Bounds the requests that make something dear or wait for it; the other threads stay free for pages."""

    def __init__(self, places: int = PLACES, turns: int = TURNS) -> None:
        self._free = threading.BoundedSemaphore(places)
        self._turns = threading.BoundedSemaphore(turns)
        self._held = threading.local()

    @contextmanager
    def place(self) -> Generator[None]:
        """Hold a place, one for a thread however deep it is inside; Busy when all are taken."""
        if getattr(self._held, "is_inside", False):
            yield
            return
        if not self._free.acquire(blocking=False):
            raise Busy
        try:
            with self.beside():
                yield
        finally:
            self._free.release()

    @contextmanager
    def turn(self, seconds: float | None = WAIT_SECONDS) -> Generator[None]:
        """Hold one of the turns in which files and papers are made; Busy where none comes in time."""
        with self.place():
            if not self._turns.acquire(timeout=seconds):
                raise Busy("being_made")
            try:
                yield
            finally:
                self._turns.release()

    @contextmanager
    def beside(self) -> Generator[None]:
        """Need no place: for a thread that serves no request."""
        before = getattr(self._held, "is_inside", False)
        self._held.is_inside = True
        try:
            yield
        finally:
            self._held.is_inside = before


class Beside:
    """A few threads beside the requests, with a line that has an end; none of them keeps the process from ending."""

    def __init__(self, name: str, threads: int, longest: int) -> None:
        self._name, self._threads = name, threads
        self._line: queue.Queue[Callable[[], None]] = queue.Queue(longest)
        self._lock = threading.Lock()
        self._has_begun = False

    def take(self, job: Callable[[], None]) -> bool:
        """Do a job when its turn comes; False when the line is full."""
        try:
            self._line.put_nowait(job)
        except queue.Full:
            return False
        with self._lock:
            if not self._has_begun:  # only with the first job: most commands have none
                self._has_begun = True
                for _ in range(self._threads):
                    threading.Thread(target=self._work, name=self._name, daemon=True).start()
        return True

    def _work(self) -> None:
        while True:
            job = self._line.get()
            try:
                job()
            except Exception:
                log.exception("beside")
            del job  # what it holds may be large, and the next one may come late
