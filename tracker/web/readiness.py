"""Whether pages can be served: after a start the first counts are read and the main pages asked for once."""

import logging
import threading
from collections.abc import Generator
from contextlib import contextmanager
from enum import StrEnum
from typing import TYPE_CHECKING

from graph.domain.errors import DomainError
from graph.engine import Graph

if TYPE_CHECKING:
    from flask import Flask

WARMED = ("/", "/map", "/innovations", "/innovations?q=a", "/reports/replications", "/regions/31", "/policies")
WARMING = "jejak.warming"  # in the environment of our own first requests; no header can set it
TRIES = 5
REST_SECONDS = 1.0
log = logging.getLogger("jejak.start")


class StartStep(StrEnum):
    """What a start still has to do before it serves pages."""

    COUNTS = "counts"
    PAGES = "pages"


class Readiness:
    """What the start is at; an application that nobody warms is ready from the first."""

    def __init__(self) -> None:
        self.doing: StartStep | None = None


@contextmanager
def warmed(app: "Flask", graph: Graph) -> Generator[None]:
    """Read the first counts, then ask for the main pages, so that no reader waits for them or for a cold Neo4j."""
    ended = threading.Event()
    readiness: Readiness = app.extensions["jejak.readiness"]
    readiness.doing = StartStep.COUNTS

    def warm() -> None:
        while not (_read_counts(app, graph.following([])) or ended.wait(REST_SECONDS)):
            pass
        readiness.doing = StartStep.PAGES
        for address in WARMED:
            _ask(app, address, ended)
        readiness.doing = None

    threading.Thread(target=warm, name="warm", daemon=True).start()
    try:
        yield
    finally:
        ended.set()  # the page at work is waited for when the graph closes


def _read_counts(app: "Flask", graph: Graph) -> bool:
    try:
        app.extensions["jejak.snapshots"].latest(graph, app.extensions["jejak.worlds"].clock().today())
    except DomainError:
        return False
    except Exception:
        log.exception("the first counts could not be read")
        return False
    return True


def _ask(app: "Flask", address: str, ended: threading.Event) -> None:
    """Ask for a page until it is served; one that fails for another reason must not keep the others closed."""
    client = app.test_client()
    for _attempt in range(TRIES):
        if ended.is_set():
            return
        if client.get(address, environ_overrides={WARMING: True}).status_code < 500:
            return
        ended.wait(REST_SECONDS)
    log.warning("the page %s fails after the start", address)
