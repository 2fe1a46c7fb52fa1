"""The process beside the web: carries out what takes long, one job after the other, under leases in the graph."""

import logging
import os
import secrets
import threading
from collections.abc import Callable

from graph.engine import Graph
from graph.errors import DomainError
from tracker import mailing
from tracker.actions import grouping, import_running, silence
from tracker.actions.import_running import Worker
from tracker.clock import Clock
from tracker.heartbeat import Heartbeat
from tracker.settings import Settings

Job = Callable[[Graph, Settings, Clock], bool]  # does one piece of what is due; False when nothing is
REST_SECONDS = 2.0
log = logging.getLogger("jejak.worker")
OWNER = f"{os.getpid()}-{secrets.token_hex(4)}"


def run_imports(graph: Graph, settings: Settings, clock: Clock) -> bool:
    """Carry out the next import."""
    return import_running.run_next(Worker(graph, clock, OWNER))


def note_silence(graph: Graph, settings: Settings, clock: Clock) -> bool:
    """Note the next record about which nobody has answered for 14 days of the domain's calendar."""
    return silence.note_next(graph, clock.now(), clock.today())


def group_copiers(graph: Graph, settings: Settings, clock: Clock) -> bool:
    """Group the agencies that copy from each other, for the pages."""
    return grouping.renew(graph, clock.real(), clock.today())


JOBS: tuple[Job, ...] = (mailing.run_due, note_silence, run_imports, group_copiers)


def loop(graph: Graph, settings: Settings, clock: Callable[[], Clock], stop: threading.Event) -> None:
    """Work until ``stop`` is set; a job that fails is logged and the others go on.

    While the database is away nothing is lost: leases run out and the work is taken up again.
    """
    heart = Heartbeat(graph.following([]), OWNER)
    with heart.beating():
        while not stop.is_set():
            # What is worked out while nothing may be written would be lost, and worked out again two seconds later.
            worked = [_one(job, heart, graph, settings, clock) for job in JOBS if graph.closed is None]
            if not any(worked):
                stop.wait(REST_SECONDS)


def _one(job: Job, heart: Heartbeat, graph: Graph, settings: Settings, clock: Callable[[], Clock]) -> bool:
    try:
        with heart.doing(job.__name__):
            return job(graph, settings, clock())
    except DomainError as error:
        log.warning("%s waits: %s", job.__name__, error.code)
    except Exception:  # one job's fault must not end the process that all jobs share
        log.exception("%s failed", job.__name__)
    return False
