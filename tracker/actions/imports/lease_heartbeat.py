"""Say that a worker lives while it works: by time and beside the work, so that no long statement looks like death."""

import logging
import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager

from graph.domain.errors import DomainError

log = logging.getLogger("jejak.worker")


@contextmanager
def beating(beat: Callable[[], None], seconds: float) -> Generator[None]:
    """Call ``beat`` every so many seconds until the work is over; a beat that fails is tried again at the next."""
    over = threading.Event()

    def go_on() -> None:
        while not over.wait(seconds):
            try:
                beat()
            except DomainError as error:
                log.warning("a lease waits: %s", error.code)

    thread = threading.Thread(target=go_on, name="heartbeat", daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()
