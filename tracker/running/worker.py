"""The process beside the web: carries out what takes long under leases in the graph, mail in a thread of its own."""

import logging
import os
import secrets
import threading
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext

from graph.domain.errors import DomainError
from graph.domain.records.imports import Job as Import
from graph.domain.values.moment import Moment
from graph.engine import Graph
from tracker.actions.imports import import_ending, import_running, import_trying
from tracker.actions.imports.import_running import Worker
from tracker.actions.innovations import grouping
from tracker.actions.replications import silence
from tracker.base.clock import Clock
from tracker.base.settings import Settings
from tracker.running import chores, mailing
from tracker.running.heartbeat import Heartbeat

Job = Callable[[Graph, Settings, Clock], bool]  # does one piece of what is due; False when nothing is
Told = Callable[[str], AbstractContextManager[None]]  # hears which job is in hand
REST_SECONDS = 2.0
MAIL_STOP_SECONDS = 3.0  # a letter under way is ended at once; a server that is not yet reached is not waited for
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
    return silence.note_next(graph, clock.moment())


def group_copiers(graph: Graph, settings: Settings, clock: Clock) -> bool:
    """Group the agencies that copy from each other, for the pages."""
    return grouping.renew(graph, Moment(clock.real(), clock.today()))


JOBS: tuple[Job, ...] = (
    note_silence,
    try_imports,
    run_imports,
    end_imports,
    group_copiers,
    chores.sweep_files,
    chores.forget_keys,
)


def loop(graph: Graph, settings: Settings, clock: Callable[[], Clock], stop: threading.Event) -> None:
    """Work until ``stop`` is set; a job that fails is logged and the others go on.

    While the database is away nothing is lost: leases run out and the work is taken up again. A mail server that is
    slow holds up nothing but mail.
    """

    def carry_mail(graph: Graph, settings: Settings, clock: Clock) -> bool:
        return mailing.run_due(graph, settings, clock, stop)

    own, heart = graph.following([]), Heartbeat(graph.following([]), OWNER)  # bookmarks of their own
    carried = (nullcontext, (carry_mail,), own, settings, clock, stop)
    mail = threading.Thread(target=_work, args=carried, name="mail", daemon=True)
    with heart.beating():
        mail.start()
        _work(heart.doing, JOBS, graph, settings, clock, stop)
        mail.join(MAIL_STOP_SECONDS)


def _work(
    told: Told,
    jobs: tuple[Job, ...],
    graph: Graph,
    settings: Settings,
    clock: Callable[[], Clock],
    stop: threading.Event,
) -> None:
    while not stop.is_set():
        # What is worked out while nothing may be written would be lost, and worked out again two seconds later.
        worked = [_one(told, job, graph, settings, clock) for job in jobs if graph.closed is None]
        if not any(worked):
            stop.wait(REST_SECONDS)


def _one(told: Told, job: Job, graph: Graph, settings: Settings, clock: Callable[[], Clock]) -> bool:
    try:
        with told(job.__name__):
            return job(graph, settings, clock())
    except DomainError as error:
        log.warning("%s waits: %s", job.__name__, error.code)
    except Exception:  # one job's fault must not end the process that all jobs share
        log.exception("%s failed", job.__name__)
    return False
