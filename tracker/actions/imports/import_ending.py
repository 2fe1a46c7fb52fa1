"""Lists that nobody goes on with end, after a notice; files of lists that are done go after three months."""

from datetime import datetime

from graph.domain import policy
from graph.domain.events import Event, NoticeKind
from graph.domain.policy import ANYONE, Action
from graph.domain.records.imports import Job, JobState
from graph.domain.values.moment import Moment
from graph.domain.vocabulary import Role
from graph.engine import Graph, Tx
from graph.store.imports import import_jobs, import_limits
from tracker.actions import audit_entries
from tracker.actions.context import Context
from tracker.actions.imports import import_steps
from tracker.actions.people import notification_settings
from tracker.base import logs


def end_next(graph: Graph, now: datetime) -> bool:
    """Do one piece of what is due; return False when nothing is."""
    if (job_id := import_limits.next_to_warn(graph)) is not None:
        return _warn(graph, job_id, now)
    if (job_id := import_limits.next_to_end(graph)) is not None:
        return _end(graph, job_id, now)
    if (left := import_limits.next_to_clear(graph)) is not None:
        _clear(graph, left.id, left.state)
        return True
    if (job_id := import_limits.next_to_empty(graph)) is not None:
        graph.write(lambda tx: import_limits.drop_file(tx, job_id))
        return True
    return False


def _warn(graph: Graph, job_id: str, now: datetime) -> bool:
    def work(tx: Tx) -> None:
        if import_limits.warned(tx, job_id):
            job = import_jobs.by_id(tx, job_id)
            values = {"file": job.file_name, "days": str(import_limits.END_DAYS - import_limits.WARN_DAYS)}
            path = f"/imports/{job_id}"
            agencies = {job.agency_id} if job.agency_id else set[str]()
            notification_settings.tell(
                tx,
                None,
                NoticeKind.IMPORT_ENDING,
                job_id,
                path,
                now,
                agencies=agencies,
                roles=_preparers(job),
                values=values,
            )

    graph.write(work)
    return True


def _end(graph: Graph, job_id: str, now: datetime) -> bool:
    def work(tx: Tx) -> bool:
        has_ended = import_limits.end(tx, job_id)
        if has_ended:
            steps = (None, JobState.ENDED.value)
            audit_entries.record(
                Context(graph, ANYONE, Moment.of(now)), tx, Event.IMPORT_DISCARDED, job_id, steps=steps
            )
        return has_ended

    if graph.write(work):
        logs.event(Event.IMPORT_DISCARDED, None, job_id)
        _clear(graph, job_id, JobState.ENDED)
    return True


def _clear(graph: Graph, job_id: str, state: str) -> None:
    goes = import_jobs.forget if state == JobState.DISCARDED else import_limits.drop_file
    import_steps.clear(graph, job_id, goes)


def _preparers(job: Job) -> frozenset[Role]:
    return policy.holders(Action.IMPORT_ALL if job.is_official else Action.IMPORT_AGENCY)
