"""Who knows that the database is away tells everyone at once, and looks for it in the background."""

import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager

from graph.domain import errors

PROBE_SECONDS = 1.0


class Breaker:
    """After a failure everyone hears at once that the database is away, until a probe in the background gets through.

    No request is the one that tries again: a driver takes seconds to give up (findings 4). It also knows how many
    are inside, because a driver that is closed under a reader may leave both waiting for ever.
    """

    def __init__(self, probe: Callable[[], object], rest: float = PROBE_SECONDS) -> None:
        self._probe = probe
        self._rest = rest
        self._reason: str | None = None
        self._closed = threading.Event()
        self._lock = threading.Lock()
        self._left = threading.Condition(self._lock)
        self._inside = 0

    @property
    def reason(self) -> str | None:
        """Why the database is away, as the last look at it said; None while it is there."""
        return self._reason

    @contextmanager
    def passed(self) -> Generator[None]:
        """Be inside for a while; raise Unavailable while the database is known to be away, or was closed."""
        with self._lock:
            if self._reason is not None or self._closed.is_set():
                raise errors.Unavailable(self._reason or "database_away")
            self._inside += 1
        try:
            yield
        finally:
            with self._lock:
                self._inside -= 1
                self._left.notify_all()

    def failed(self, reason: str = "database_away") -> None:
        """Note that the database is away, and begin to look for it."""
        with self._lock:
            if self._reason is not None or self._closed.is_set():
                return
            self._reason = reason
        threading.Thread(target=self._look, name="neo4j-probe", daemon=True).start()

    def close(self, seconds: float) -> bool:
        """Let nobody in any more, and say whether all had left within these seconds."""
        with self._lock:
            self._closed.set()
            return self._left.wait_for(lambda: self._inside == 0, seconds)

    def _look(self) -> None:
        while not self._closed.wait(self._rest):
            try:
                self._probe()
            except errors.Unavailable as error:
                self._reason = error.code
            except Exception:  # whatever it is, the next round tries again
                self._reason = "database_away"
            else:
                self._reason = None
                return
