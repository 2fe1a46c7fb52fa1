"""The site's own Neo4j is started again when it dies or works no more; one that ``neo4j stop`` ended stays so."""

import logging
import threading
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager

from graph.devserver import local
from graph.devserver.artifacts import LocalError
from graph.engine import Graph
from tracker.base.settings import Settings

Say = Callable[[str], None]
WATCH_SECONDS = 3.0
ASK_SECONDS = 30.0
log = logging.getLogger("jejak.database")


@contextmanager
def watched(settings: Settings, graph: Graph, say: Say) -> Generator[None]:
    """Look after our own Neo4j beside the requests."""
    ended = threading.Event()
    watcher = threading.Thread(target=Watch(settings, graph, say).run, args=(ended,), name="neo4j-watch", daemon=True)
    watcher.start()
    try:
        yield
    finally:
        ended.set()
        watcher.join()  # a start that is under way must not outlive the stop


class Watch:
    """Knows what was said last, so that a fault that lasts is told once."""

    def __init__(self, settings: Settings, graph: Graph, say: Say) -> None:
        self._settings = settings
        self._graph = graph
        self._say = say
        self._said: str | None = None
        self._was_closed = False
        self._asked = time.monotonic()

    def run(self, ended: threading.Event) -> None:
        """Look every few seconds until ``ended``; no fault of a look ends the watch, nor one of telling it."""
        while not ended.wait(WATCH_SECONDS):
            try:
                self._look_and_tell()
            except Exception:
                log.exception("the watch over Neo4j failed")

    def _look_and_tell(self) -> None:
        try:
            self.look()
        except LocalError as error:
            self._tell(f"Error: {error}")
        else:
            self._said = None

    def look(self) -> None:
        """Look once, and start the server again when that is needed; raise LocalError when it cannot be."""
        home, world, patience = self._settings.data, self._settings.world.value, self._settings.patience
        is_closed, was_closed = self._graph.closed is not None, self._was_closed
        self._was_closed = is_closed
        if local.has_died(home, world):
            self._tell("Neo4j is gone; starting it again")
            local.ensure(home, world, say=self._say, patience=patience)
            return
        running = local.status(home, world)
        if is_closed or running is None or not self._is_doubtful(was_closed):
            return
        if (fault := local.fault(running)) is not None:
            self._tell(f"Neo4j {fault}; starting it again")
            local.restart(home, world, running.pid, say=self._say, patience=patience)

    def _is_doubtful(self, was_closed: bool) -> bool:
        """Say whether the server is to be asked how it is: when it failed somebody, after a full disk, now and then."""
        has_failed = self._graph.away is not None or self._graph.stuck is not None
        if not (has_failed or was_closed or time.monotonic() - self._asked > ASK_SECONDS):
            return False
        self._asked = time.monotonic()
        return True

    def _tell(self, text: str) -> None:
        if text != self._said:
            self._said = text
            log.warning(text)
            self._say(text)
