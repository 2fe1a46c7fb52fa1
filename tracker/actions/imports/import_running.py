"""Carry out import jobs under a lease: staged batch by batch with a checkpoint, published in one transaction."""

import json
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime, timedelta

from graph.domain.errors import Duplicate, Invalid, Refused, TooSlow
from graph.domain.records.imports import Fate, Job, JobState, Kind, RowVerdict
from graph.engine import Graph, Tx
from graph.store.audit import entries as audit
from graph.store.imports import import_jobs, import_leases, import_trials, publishing, staging
from graph.store.imports.import_leases import Held
from tracker.actions.imports import (
    import_history,
    import_reading,
    import_releasing,
    lease_heartbeat,
)
from tracker.actions.imports.import_reading import BATCH, ListReading
from tracker.base import logs
from tracker.base.clock import Clock

LEASE = timedelta(seconds=60)
MOST_ATTEMPTS = 5
_BATCH_SECONDS, _PUBLISH_SECONDS = 60.0, 300.0
_GIVE_WAY_SECONDS = 0.0005  # by default 5 ms: each answer of the database would wait that long for the reading thread
Say = Callable[[Job, int], None]  # the job as it was taken, and how many of its rows are done


@dataclass(frozen=True, slots=True)
class Worker:
    """Who works: ``owner`` names the process in the lease, ``said`` hears of each batch."""

    graph: Graph
    clock: Clock
    owner: str
    lease: timedelta = LEASE
    size: int = BATCH
    said: Say = lambda job, done: None


def pulse(worker: Worker, lease_id: str) -> AbstractContextManager[None]:
    """Renew a lease while the work lasts, however long one of its statements takes."""
    beside = worker.graph.following(worker.graph.bookmarks)
    every = worker.lease.total_seconds() / 3
    return lease_heartbeat.beating(lambda: import_leases.renew(beside, lease_id, worker.owner, worker.lease), every)


def run_next(worker: Worker, only: str | None = None) -> bool:
    """Carry out the job that has waited longest, or ``only`` one; return False when none is due."""
    graph = worker.graph
    job_id = graph.write(lambda tx: import_leases.take_next(tx, worker.owner, worker.lease, only=only))
    if job_id is None:
        return False
    job = import_jobs.by_id(graph, job_id)
    with pulse(worker, job_id):
        try:
            _carry_out(worker, job)
        except Refused as refused:
            _after_refusal(worker, job_id, refused)
        except Duplicate:
            _after_refusal(worker, job_id, Refused("import_conflict"))
        except Invalid:
            _fail(worker, job_id, "import_unreadable")
        except TooSlow as error:
            if error.code == "too_much_at_once":
                _fail(worker, job_id, "import_too_much")  # it would be too much the next time as well
            else:
                _give_back(worker, job)
    return True


def _carry_out(worker: Worker, job: Job) -> None:
    graph = worker.graph
    if job.rows_done == 0:
        graph.write(lambda tx: import_trials.forget(tx, job.id))
        import_trials.forget_others(graph, job.id)
        staging.drop(graph, job.id)  # what an attempt left that had to begin anew
        seen = audit.version(graph)  # before anything is read, so that nothing newer is missed
        graph.write(lambda tx: import_jobs.begin(tx, job.id, seen))
    done = job.rows_done
    if done < job.rows:
        reading = import_reading.opened(graph, job, worker.clock.today(), worker.clock.latest())
        beside = graph.following(graph.bookmarks)  # read by the other thread
        for batch in _ahead(import_reading.batches(beside, reading, size=_size(worker, job), skip=done)):
            done = _stage(worker, reading, batch, done)
            worker.said(job, done)
    _publish(worker, job.id, done)


def _size(worker: Worker, job: Job) -> int:
    return min(worker.size, job.batch or worker.size)


def _ahead(batches: Iterator[list[RowVerdict]]) -> Iterator[list[RowVerdict]]:
    """Understand the next batch while the database writes this one."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(_GIVE_WAY_SECONDS)
    try:
        with ThreadPoolExecutor(1) as thread:
            coming = thread.submit(next, batches, list[RowVerdict]())
            while batch := coming.result():
                coming = thread.submit(next, batches, list[RowVerdict]())
                yield batch
    finally:
        sys.setswitchinterval(usual)


def _stage(worker: Worker, reading: ListReading, batch: Sequence[RowVerdict], done: int) -> int:
    """Write one batch with its checkpoint, and return how many rows are done now."""
    job_id, held = reading.job.id, Held(worker.owner, done)
    told = import_history.told(reading.job, batch)
    refusals = [[v.row, [[p.field, p.code, p.values] for p in v.problems]] for v in batch if v.fate is Fate.REFUSED]

    def work(tx: Tx) -> None:
        import_leases.hold(tx, job_id, held, len(batch), Counter(verdict.fate for verdict in batch))
        staging.stage(tx, reading.kind, job_id, batch, told)
        if refusals:
            import_jobs.keep_part(tx, job_id, done, json.dumps(refusals, ensure_ascii=False))

    try:
        worker.graph.write(work, seconds=_BATCH_SECONDS)
    except Refused as refused:
        # The commit may have come through though its answer was lost; then the repeated batch finds itself done.
        if refused.code != "import_interrupted" or not _is_done(worker, job_id, done + len(batch)):
            raise
    return done + len(batch)


def _is_done(worker: Worker, job_id: str, rows: int) -> bool:
    job = import_jobs.by_id(worker.graph, job_id)
    return job.state == JobState.STAGING and job.leased_by == worker.owner and job.rows_done == rows


def _publish(worker: Worker, job_id: str, done: int) -> None:
    """Swap the labels, leave one entry in the trail, and tell the agencies concerned, in one transaction.

    A list that publishes innovations stops here until a second person has released it.
    """
    now, held = worker.clock.now(), Held(worker.owner, done)
    job = import_jobs.by_id(worker.graph, job_id)
    if import_reading.waits_for_release(job) and job.released_by is None and (job.created or job.changed):
        worker.graph.write(lambda tx: _wait(tx, job, held, now))
        return

    def work(tx: Tx) -> Job:
        import_leases.hold(tx, job_id, held)
        whole = import_releasing.without_own(tx, job) if job.released_by else job
        if whole.created or whole.changed:
            _make_visible(tx, whole, now)
        import_jobs.finish(tx, job_id)
        return whole

    whole = worker.graph.write(work, seconds=_PUBLISH_SECONDS)
    logs.event(f"import.{whole.kind}", whole.started_by, job_id)


def _wait(tx: Tx, job: Job, held: Held, now: datetime) -> None:
    import_leases.hold(tx, job.id, held)
    import_jobs.move(tx, job.id, [JobState.STAGING], JobState.WAITING)
    import_jobs.touch(tx, job.id)
    import_history.tell_waiting(tx, job, now)


def _make_visible(tx: Tx, job: Job, now: datetime) -> None:
    kind = job.kind
    number = audit.record(tx, import_history.entry(job, now))
    publishing.demand_free(tx, kind, job.id, job.seen_version, number, is_official=job.is_official)
    if job.is_official:
        import_history.tell_numberless(tx, job, publishing.free_numbers(tx, job.id), now)
    elif kind is Kind.REPLICATIONS:
        publishing.sign(tx, job.id, job.started_by)
    import_history.tell(tx, job, now)
    publishing.publish(tx, kind, job.id, job.created, job.changed)


def _after_refusal(worker: Worker, job_id: str, refused: Refused) -> None:
    """Begin anew where the graph has moved on; leave a job alone that was stopped or that another worker has."""
    if refused.code == "import_interrupted":
        return
    if refused.code != "import_conflict":
        raise refused
    job = import_jobs.by_id(worker.graph, job_id)
    if job.leased_by != worker.owner:
        return
    if job.attempt >= MOST_ATTEMPTS:
        _fail(worker, job_id, "import_conflict")
    else:
        worker.graph.write(lambda tx: import_jobs.restart(tx, job_id))


def _fail(worker: Worker, job_id: str, problem: str) -> None:
    worker.graph.write(lambda tx: import_jobs.move(tx, job_id, [JobState.STAGING], JobState.FAILED, problem))


def _give_back(worker: Worker, job: Job) -> None:
    """A slow statement counts as an attempt; the next one has half the rows at once."""
    size = _size(worker, job)
    worker.graph.write(lambda tx: import_leases.give_back(tx, job.id, worker.owner, size, "import_slow"))
