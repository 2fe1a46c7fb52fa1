"""The steps of a list: names, start, stop, throw away, release. Each stands in the trail of the job.

Each reads, judges and writes in one transaction under the lock of its job, so that of two steps at once each sees
what the other left.
"""

import json
from collections.abc import Callable, Mapping
from datetime import datetime

from graph.domain import policy
from graph.domain.errors import Invalid, NotAllowed, Problem, Refused
from graph.domain.events import SHAPES, Event, NoticeKind
from graph.domain.policy import Action, Actor
from graph.domain.records.imports import Job, JobState
from graph.domain.values import texts
from graph.domain.values.moment import Moment
from graph.engine import Graph, Tx
from graph.importers import columns
from graph.importers.lookup import REMEMBERED
from graph.store.audit import hands
from graph.store.imports import import_jobs, import_trials, staging
from tracker.actions import audit_entries
from tracker.actions.context import Context
from tracker.actions.imports import import_names, importing
from tracker.actions.people import notification_settings
from tracker.base import logs

RUNNING = (JobState.QUEUED, JobState.STAGING)
_STARTABLE = (JobState.OPEN, JobState.STOPPED, JobState.FAILED)
_AT_REST = (JobState.OPEN, JobState.WAITING, JobState.STOPPED, JobState.FAILED, JobState.DONE, JobState.ENDED)
_MOST_CHOICES, _MOST_TOLD = 5_000, 100
_SHELL = Actor(None, "", None, None, frozenset())
Changes = dict[str, list[str | None]]


def set_choices(context: Context, job_id: str, chosen: Mapping[str, Mapping[str, str]]) -> None:
    """Say what unclear names mean: sort -> text -> id; an empty id takes an earlier choice back."""

    def work(tx: Tx, held: Job) -> Changes:
        demand_open(held)
        kept: dict[str, dict[str, str]] = json.loads(held.choices)
        for sort, choices in chosen.items():
            if sort not in import_names.SORTS:
                raise Invalid(Problem("choices", "column_unknown"))
            known = kept.get(REMEMBERED + sort, {})  # an empty choice is kept against what is remembered
            kept[sort] = {text: i for text, i in {**kept.get(sort, {}), **choices}.items() if i or text in known}
        if sum(map(len, kept.values())) > _MOST_CHOICES:
            raise Invalid(Problem("choices", "choices_many", {"most": _MOST_CHOICES}))
        import_jobs.set_choices(tx, job_id, json.dumps(kept, ensure_ascii=False))
        import_trials.ask(tx, job_id)
        import_names.remember(context, tx, held.agency_id, chosen)
        told = [f"{text} = {i}" for choices in chosen.values() for text, i in choices.items() if i]
        return {"choices": [None, "; ".join(told[:_MOST_TOLD]) or None]}

    step(context, job_id, Event.IMPORT_NAMED, work)


def start(context: Context, job_id: str) -> None:
    """Let the worker begin, or go on after a stop; Invalid while a required column is missing.

    Whoever presses is the one who submits the rows; one that failed begins anew.
    """

    def work(tx: Tx, held: Job) -> None:
        if held.agency_id in context.actor.predecessors and not held.is_official:
            raise Refused("import_of_predecessor")  # its rows would become records of an agency that is no more
        _queue(tx, held, context.actor.user_id)

    step(context, job_id, Event.IMPORT_STARTED, work)


def queue(graph: Graph, job_id: str) -> None:
    """Put a job of the shell into the worker's queue; its one entry says that the shell did."""
    graph.write(lambda tx: _queue(tx, import_jobs.locked(tx, job_id), None))


def stop(context: Context, job_id: str) -> None:
    """Stop behind the batch at work; the checkpoint stays."""
    step(context, job_id, Event.IMPORT_STOPPED, _stop)


def stop_by_shell(graph: Graph, job_id: str, now: datetime) -> None:
    """Stop any list by its id, without a look into it: an operator's step, which names nobody."""

    def work(tx: Tx) -> None:
        _stop(tx, import_jobs.locked(tx, job_id))
        audit_entries.record(
            Context(graph, _SHELL, Moment.of(now)), tx, Event.IMPORT_STOPPED, job_id, changes=by_shell()
        )

    graph.write(work)
    logs.event(Event.IMPORT_STOPPED, None, job_id)


def by_shell() -> Changes:
    """Return what an entry says of a step that no account took."""
    return {"via": [None, "python -m tracker"]}


def try_again(context: Context, job_id: str) -> None:
    """Ask for another dry run, since the data may have changed; nothing of the list does, so no entry is left."""

    def work(tx: Tx) -> None:
        held = _prepared(context.actor, import_jobs.locked(tx, job_id))
        demand_open(held)
        import_trials.ask(tx, job_id)

    context.graph.write(work)


def discard(context: Context, job_id: str) -> None:
    """Throw away a job that does not run, with its file and what it staged; what was published stays."""

    def work(tx: Tx, held: Job) -> None:
        import_jobs.move(tx, held.id, _AT_REST, JobState.DISCARDED)

    step(context, job_id, Event.IMPORT_DISCARDED, work)
    clear(context.graph, job_id)


def clear(graph: Graph, job_id: str, goes: Callable[[Tx, str], None] = import_jobs.forget) -> None:
    """Forget what a job leaves that goes no further, and last what ``goes``: a discarded one whole.

    A worker does it again where this one dies on the way.
    """
    staging.drop(graph, job_id)
    import_trials.forget_others(graph, job_id)

    def work(tx: Tx) -> None:
        import_trials.forget(tx, job_id)
        goes(tx, job_id)

    graph.write(work)


def obstacle_to_release(reader: Graph | Tx, actor: Actor, job: Job) -> str | None:
    """Return why this person may not release a list, or None: whoever has a hand in it, or an office that had."""
    if not policy.may(actor, Action.IMPORT_RELEASE) or actor.user_id is None:
        return "not_your_role"
    return "four_eyes" if actor.user_id in policy.on_side(hands.of_list(reader, job.id), SHAPES) else None


def release(context: Context, job_id: str) -> None:
    """Let a list that waits be published; rows of the agencies of either person are left out then."""

    def work(tx: Tx, held: Job) -> None:
        _demand_waiting(tx, context.actor, held)
        import_jobs.release(tx, job_id, str(context.actor.user_id))

    step(context, job_id, Event.IMPORT_RELEASED, work, _released)


def send_back(context: Context, job_id: str, reason: str) -> None:
    """Send a list that waits back to those who prepared it, with the reason."""
    said = texts.line(reason)
    if not said or len(said) > texts.LONGEST_LINE:
        raise Invalid(Problem("reason", "required"))

    def work(tx: Tx, held: Job) -> None:
        _demand_waiting(tx, context.actor, held)
        import_jobs.move(tx, job_id, [JobState.WAITING], JobState.STOPPED, note=said)
        values = {"file": held.file_name}
        agencies, roles = {held.agency_id} if held.agency_id else set[str](), policy.holders(Action.IMPORT_ALL)
        path = f"/imports/{job_id}"
        notification_settings.tell(
            tx,
            context.actor,
            NoticeKind.IMPORT_SENT_BACK,
            job_id,
            path,
            context.now,
            agencies=agencies,
            roles=roles,
            values=values,
        )

    step(context, job_id, Event.IMPORT_STOPPED, work, _released, reason=said)


def demand_columns(job: Job) -> None:
    """Raise Invalid with each required field that no column is given to."""
    if missing := columns.missing(job.kind, json.loads(job.mapping)):
        raise Invalid(*(Problem(name, "column_missing") for name in missing))


def step(
    context: Context,
    job_id: str,
    event: Event,
    work: Callable[[Tx, Job], Changes | None],
    seen: Callable[[Actor, Job], Job] | None = None,
    reason: str | None = None,
) -> None:
    """Take one step under the job's lock, with its entry; ``seen`` says who may, by default who prepares the list."""

    def whole(tx: Tx) -> None:
        held = (seen or _prepared)(context.actor, import_jobs.locked(tx, job_id))
        changes = work(tx, held)
        import_jobs.touch(tx, job_id)
        audit_entries.record(context, tx, event, job_id, reason=reason, changes=changes)

    context.graph.write(whole)
    logs.event(event, context.actor.user_id, job_id)


def _prepared(actor: Actor, job: Job) -> Job:
    importing.demand_seen(actor, job)
    if not importing.may_prepare(actor, job):
        raise NotAllowed("not_your_agency")
    return job


def _released(actor: Actor, job: Job) -> Job:
    policy.demand(actor, Action.IMPORT_RELEASE)
    return importing.demand_seen(actor, job)


def demand_open(job: Job) -> None:
    if job.state != JobState.OPEN:
        raise Refused("import_started")


def _demand_waiting(tx: Tx, actor: Actor, job: Job) -> None:
    if job.state != JobState.WAITING:
        raise Refused("import_step")
    if obstacle := obstacle_to_release(tx, actor, job):
        raise Refused(obstacle)


def _queue(tx: Tx, job: Job, user: str | None) -> None:
    demand_columns(job)
    if job.state not in _STARTABLE:
        raise Refused("import_step")
    import_jobs.start(tx, job.id, user, anew=job.state == JobState.FAILED)


def _stop(tx: Tx, job: Job) -> None:
    import_jobs.move(tx, job.id, RUNNING, JobState.STOPPED)
