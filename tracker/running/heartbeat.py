"""A worker's sign of life: every ten seconds, in a thread of its own, so that a long job does not look like death."""

import logging
import socket
import threading
from collections.abc import Generator
from contextlib import contextmanager
from datetime import UTC, datetime

from graph.domain.errors import DomainError
from graph.engine import Graph
from graph.store.imports import workers

BEAT_SECONDS = 10.0
log = logging.getLogger("jejak.worker")


class Heartbeat:
    """Tells the graph that this worker lives, and which job it has in hand."""

    def __init__(self, graph: Graph, worker_id: str) -> None:
        self._graph = graph
        self._id = worker_id
        self._doing: tuple[str | None, datetime] = (None, datetime.now(UTC))

    @contextmanager
    def doing(self, job: str) -> Generator[None]:
        """Have a job in hand for a while."""
        self._doing = (job, datetime.now(UTC))
        try:
            yield
        finally:
            self._doing = (None, datetime.now(UTC))

    @contextmanager
    def beating(self) -> Generator[None]:
        """Say so again and again; while the database is away or takes no writes nobody hears it."""
        ended = threading.Event()
        thread = threading.Thread(target=self._beat, args=(ended,), name="heartbeat", daemon=True)
        thread.start()
        try:
            yield
        finally:
            ended.set()
            thread.join()

    def _beat(self, ended: threading.Event) -> None:
        host = socket.gethostname()
        while True:
            try:
                self._graph.write(lambda tx: workers.beat(tx, self._id, host, *self._doing))
            except DomainError:
                pass  # the jobs themselves say what they wait for
            except Exception:  # a sign of life must not end with one fault
                log.exception("heartbeat failed")
            if ended.wait(BEAT_SECONDS):
                return
