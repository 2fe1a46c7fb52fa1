"""The database's clock as this process knows it, so that all processes on one graph agree on the time."""

import logging
import threading
import time
from datetime import datetime, timedelta

from graph.engine import Graph
from graph.store.audit import instants
from tracker.base import clock

MEASURE_SECONDS = 60.0
FAR_APART = timedelta(seconds=30)
log = logging.getLogger("jejak.clock")


class GraphTime:
    """Asks the database once a minute what time it is, and counts on by a clock that nobody sets."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        self._lock = threading.Lock()
        self._held: tuple[datetime, float] | None = None  # an instant of the database, and when it was that
        self._tried = 0.0
        self._is_far = False

    def now(self) -> datetime:
        """Return the graph's instant in UTC; while the database is away the last measure goes on.

        Before the first measure it is this machine's.
        """
        held = self._held
        if held is None or _steady() - self._tried > MEASURE_SECONDS:
            held = self._renewed()
        return held[0] + timedelta(seconds=_steady() - held[1]) if held else clock.machine()

    def _renewed(self) -> tuple[datetime, float] | None:
        """Measure, one thread at a time; the others go on with what is held, and wait only for the first."""
        if not self._lock.acquire(blocking=self._held is None):
            return self._held
        try:
            if self._held is None or _steady() - self._tried > MEASURE_SECONDS:
                self._measure()
            return self._held
        finally:
            self._lock.release()

    def _measure(self) -> None:
        before = self._tried = _steady()
        try:
            instant = instants.now(self._graph)
        except Exception as error:  # whatever is wrong with the graph, time goes on; what needs the graph will say it
            log.info("the graph's time is not known: %s", type(error).__name__)
            return
        self._held = instant, (before + _steady()) / 2
        self._tell(clock.machine() - self.now())

    def _tell(self, ahead: timedelta) -> None:
        """Say once that the two clocks are far apart, and once that they are not any more."""
        is_far = abs(ahead) > FAR_APART
        if is_far and not self._is_far:
            log.warning("%s; the database's clock counts", words(ahead))
        elif self._is_far and not is_far:
            log.warning("this machine's clock agrees with the database's again")
        self._is_far = is_far


def apart(graph: Graph) -> timedelta:
    """Return how far this machine's clock is ahead of the database's; negative where it is behind."""
    return clock.machine() - instants.now(graph)


def words(ahead: timedelta) -> str:
    seconds = round(ahead.total_seconds())
    side = "ahead of" if seconds > 0 else "behind"
    return f"this machine's clock is {abs(seconds)} s {side} the database's"


def _steady() -> float:
    """Return seconds that run on through every change of the machine's clock, and through its sleep where it tells."""
    return time.clock_gettime(time.CLOCK_BOOTTIME) if hasattr(time, "CLOCK_BOOTTIME") else time.monotonic()
