"""The process beside the web: carries out what takes long, one job after the other, under leases in the graph."""

import logging
import os
import secrets
import threading
from collections.abc import Callable

from graph.engine import Graph
from graph.errors import DomainError
from graph.model.imports import Job as Import
from tracker import mailing
from tracker.actions import grouping, import_ending, import_running, import_trying, silence
from tracker.actions.import_running import Worker
from tracker.clock import Clock
from tracker.settings import Settings

Job = Callable[[Graph, Settings, Clock], bool]  # does one piece of what is due; False when nothing is
REST_SECONDS = 2.0
log = logging.getLogger("jejak.worker")
OWNER = f"{os.getpid()}-{secrets.token_hex(4)}"


def run_imports(graph: Graph, settings: Settings, clock: Clock) -> bool:
    """Carry out the next import; between its batches dry runs of small files, whose readers wait."""
    beside = Worker(graph, clock, OWNER)

    def said(_job: Import, _done: int) -> None:
        try:
            import_trying.run_next(beside, import_trying.SMALL)
        except DomainError as error:  # its own matter, not the import's
            log.warning("a dry run waits: %s", error.code)

    return import_running.run_next(Worker(graph, clock, OWNER, said=said))


def try_imports(graph: Graph, settings: Settings, clock: Clock) -> bool:
    """Carry out the next dry run of a list."""
    return import_trying.run_next(Worker(graph, clock, OWNER))


def end_imports(graph: Graph, settings: Settings, clock: Clock) -> bool:
    """End a list that nobody goes on with, or delete a file that has been kept for long enough."""
    return import_ending.end_next(graph, clock.now())


def note_silence(graph: Graph, settings: Settings, clock: Clock) -> bool:
    """Note the next record about which nobody has answered for 14 days of the domain's calendar."""
    return silence.note_next(graph, clock.now(), clock.today())


def group_copiers(graph: Graph, settings: Settings, clock: Clock) -> bool:
    """Group the agencies that copy from each other, for the pages."""
    return grouping.renew(graph, clock.real(), clock.today())


JOBS: tuple[Job, ...] = (mailing.run_due, note_silence, try_imports, run_imports, end_imports, group_copiers)


def loop(graph: Graph, settings: Settings, clock: Callable[[], Clock], stop: threading.Event) -> None:
    """Work until ``stop`` is set; a job that fails is logged and the others go on.

    While the database is away nothing is lost: leases run out and the work is taken up again.
    """
    while not stop.is_set():
        worked = [_one(job, graph, settings, clock) for job in JOBS]
        if not any(worked):
            stop.wait(REST_SECONDS)


def _one(job: Job, graph: Graph, settings: Settings, clock: Callable[[], Clock]) -> bool:
    try:
        return job(graph, settings, clock())
    except DomainError as error:
        log.warning("%s waits: %s", job.__name__, error.code)
    except Exception:  # one job's fault must not end the process that all jobs share
        log.exception("%s failed", job.__name__)
    return False
