"""Lists that come in: hand in a file, see what it would do, see how far it is."""

from flask import jsonify, render_template, request, url_for
from flask.typing import ResponseReturnValue

from graph.domain.errors import Invalid
from graph.domain.policy import Action, may
from graph.domain.records.imports import JobState, Kind
from graph.importers.archives import LARGEST
from graph.store.imports import import_trials
from tracker.actions.imports import importing
from tracker.actions.imports.importing import HandedList
from tracker.pages.imports import downloads, job_page, shown, steps, table_steps
from tracker.pages.imports.blueprint import bp
from tracker.pages.imports.forms import ListForm
from tracker.web import context as web
from tracker.web.context import requires
from tracker.web.submitting import Done, submitted
from tracker.wording.messages import imports as words

__all__ = ["bp", "downloads", "steps", "table_steps"]
bp.teardown_request(lambda _error: request.close())  # the uploaded file's place on disk


@bp.get("/imports")
@requires(Action.IMPORT_READ)
def index() -> str:
    return _index(ListForm())


@bp.post("/imports")
@requires(Action.IMPORT_OWN)
def hand_in() -> ResponseReturnValue:
    """Keep a file; whatever is wrong with it is said at the field."""
    form = ListForm().offer(importing.kinds(web.actor()))
    return submitted(form, lambda: _handed_in(form), lambda _error: _index(form))


def _handed_in(form: ListForm) -> Done:
    if not form.validate():
        raise Invalid
    sent = form.file.data
    content = sent.stream.read(LARGEST + 1)
    upload = HandedList(Kind(form.kind.data), sent.filename or "", content, form.source.data)
    job_id = importing.hand_in(web.context(), upload, form.once.data or "")
    return Done(url_for("imports.show", job_id=job_id))


@bp.get("/imports/<job_id>")
@requires(Action.IMPORT_READ)
def show(job_id: str) -> ResponseReturnValue:
    job = importing.visible(web.graph(), web.actor(), job_id)
    return job_page.preparing(job) if job.state == JobState.OPEN else job_page.on_its_way(job)


@bp.get("/imports/<job_id>.json")
@requires(Action.IMPORT_READ)
def status(job_id: str) -> ResponseReturnValue:
    """Return how far a job is, for the page that waits beside it."""
    job = importing.visible(web.graph(), web.actor(), job_id)
    if job.state == JobState.OPEN and (trial := import_trials.of_job(web.graph(), job_id)) is not None:
        text = shown.trying(job, trial)
        return jsonify(state=f"trial-{trial.state}", rows=job.rows, rows_done=trial.rows_done, text=text)
    return jsonify(
        state=job.state,
        rows=job.rows,
        rows_done=job.rows_done,
        rows_per_second=shown.rate(job),
        text=shown.progress(job),
    )


def _index(form: ListForm) -> str:
    actor = web.actor()
    form.offer(importing.kinds(actor))
    jobs = importing.listed(web.graph(), actor)
    return render_template(
        "imports/index.html",
        form=form,
        jobs=jobs,
        words=words,
        kinds=importing.kinds(actor),
        may_hand_in=may(actor, Action.IMPORT_OWN),
        is_official=may(actor, Action.IMPORT_ALL),
    )
