"""The page of one import: while it is prepared, and on its way."""

import json
from datetime import timedelta

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue

from graph.domain.records import import_layouts
from graph.domain.records.imports import Fate, Job, JobState, Kind, TrialState
from graph.importers import columns
from graph.store.audit import entries as audit
from graph.store.imports import import_limits, import_results, import_trials, publishing, staging
from graph.store.imports.import_results import MadeRecord
from graph.store.imports.import_trials import Trial
from tracker.actions.imports import import_steps, import_trying, importing
from tracker.pages.imports import name_choices, shown
from tracker.web import context as web, query_arguments
from tracker.wording import messages
from tracker.wording.messages import imports as words

_LONGEST_ID = 200  # characters


def preparing(job: Job) -> ResponseReturnValue:
    """Show the columns, the names to confirm, and what the dry run has found so far."""
    graph, trial = web.graph(), import_trials.of_job(web.graph(), job.id)
    fate = query_arguments.word("fate", Fate)
    rows, following = shown.page(graph, trial, fate, _after()) if trial else ([], None)
    fields, found = shown.fields(job), shown.counts(trial) if trial else []
    return render_template(
        "imports/prepare.html",
        job=job,
        words=words,
        may_change=importing.may_prepare(web.actor(), job),
        fields=fields,
        is_complete=all(one.column is not None for one in fields if one.is_required),
        header=json.loads(job.header or "[]"),
        untaken=_untaken(job),
        unused=_unused(job),
        layout=import_layouts.layout(job.layout),
        table=import_layouts.found(job.found),
        trial=trial,
        is_tried=trial is not None and trial.state is TrialState.DONE,
        is_waiting=trial is not None and trial.state in {TrialState.QUEUED, TrialState.RUNNING},
        progress=shown.trying(job, trial) if trial else "",
        message=messages.sentence(trial.problem) if trial and trial.problem else "",
        names=name_choices.with_sought(job, shown.unclear(job, trial)) if trial else [],
        names_left=_names_left(trial),
        sums_of=found,
        rows=rows,
        shown=shown,
        fate=fate,
        refused=trial.refused if trial else 0,
        page_links=[
            (str(words.FATES[each]), url_for("imports.show", job_id=job.id, fate=each.value), fate is each, count)
            for each, count in found
        ],
        next_href=url_for("imports.show", job_id=job.id, fate=fate, after=following) if following else None,
    )


def on_its_way(job: Job) -> ResponseReturnValue:
    """Show how far a list is; one that waits for a second person with what it would publish."""
    graph, actor, waits = web.graph(), web.actor(), job.state == JobState.WAITING
    rows = staging.waiting(graph, job.id, _after(), shown.PAGE + 1) if waits else []
    following = rows[shown.PAGE - 1].row if len(rows) > shown.PAGE else None
    made, next_made = _made(job)
    return render_template(
        "imports/running.html",
        made=made,
        made_counts=import_results.statuses(graph, job.kind, job.id) if job.state == JobState.DONE else [],
        next_made=next_made,
        job=job,
        words=words,
        shown=shown,
        may_change=importing.may_prepare(actor, job),
        obstacle=import_steps.obstacle_to_release(graph, actor, job) if waits else None,
        steps=audit.of_subject(graph, job.id),
        progress=shown.progress(job),
        sums_of=shown.counts(job),
        message=messages.sentence(job.problem) if job.problem else "",
        told=publishing.told(graph, job.id, shown.PAGE) if job.kind in {Kind.AGENCIES, Kind.UNITS} else [],
        kept_until=(job.done_at + timedelta(days=import_limits.FILE_DAYS)) if job.done_at else None,
        rows=rows[: shown.PAGE],
        next_href=url_for("imports.show", job_id=job.id, after=following) if following else None,
    )


def _untaken(job: Job) -> list[str]:
    """Return the columns of a file that are not taken from an agency."""
    names = columns.untaken(job.kind, json.loads(job.mapping), is_official=job.is_official)
    return [str(words.COLUMNS[name]) for name in names]


def _unused(job: Job) -> list[str]:
    """Return the headings of a file whose columns fill no field."""
    used = set(json.loads(job.mapping).values())
    return [heading for place, heading in enumerate(json.loads(job.header or "[]")) if heading and place not in used]


def _made(job: Job) -> tuple[list[MadeRecord], str | None]:
    """Return a page of the records that a list has made, and where the next page is."""
    if job.state != JobState.DONE:
        return [], None
    after = request.args.get("behind", "")[:_LONGEST_ID]
    found = import_results.made(web.graph(), job.kind, job.id, after, shown.PAGE + 1)
    page = found[: shown.PAGE]
    more = url_for("imports.show", job_id=job.id, behind=page[-1].id) if len(found) > shown.PAGE else None
    return page, more


def _after() -> int:
    return min(max(request.args.get("after", 0, int), 0), 2**31)


def _names_left(trial: Trial | None) -> int:
    return max(0, trial.unclear_count - import_trying.MOST_NAMES) if trial else 0
