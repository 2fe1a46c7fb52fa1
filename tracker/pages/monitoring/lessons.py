"""Lessons: what agencies wrote about stops, and the public page of those that they released."""

from datetime import date
from functools import partial

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from graph.analytics.dataset import counts
from graph.domain.policy import Action, may
from graph.domain.records.monitoring import StoppedCopy
from graph.domain.vocabulary import StopReason
from graph.store.innovations import lessons as store
from tracker.actions.innovations import lessons
from tracker.figures.snapshot import Snapshot, once_per_version
from tracker.pages.monitoring.blueprint import bp
from tracker.pages.monitoring.forms import LessonForm, LessonReleaseForm
from tracker.web import context as web, forms, query_arguments
from tracker.web.context import requires
from tracker.web.same_form import answered_alike
from tracker.web.submitting import Done, submitted
from tracker.wording import labels, messages

PAGE = 20
_NAMES = {"named": True, "unnamed": False, "private": None}


@bp.get("/lessons", endpoint="lessons")
@requires(Action.LESSON_READ)
def index() -> str:
    """Show what stops taught, and how many copies stopped for which reason in the whole nation."""
    chosen = query_arguments.word("reason", StopReason)
    return render_template(
        "monitoring/lessons.html",
        **_released(chosen),
        totals=_stops(web.snapshot()),
        reason=chosen,
        reasons=labels.choices("stop_reason"),
        may_write=may(web.actor(), Action.LESSON_WRITE),
    )


def _released(reason: str | None) -> dict[str, object]:
    before, after = _day(request.args.get("before")), request.args.get("after", "")
    found = store.released(web.graph(), PAGE + 1, reason, before, after)
    last = found[PAGE - 1] if len(found) > PAGE else None
    return {
        "lessons": found[:PAGE],
        "count": store.released_count(web.graph(), reason, before, after),
        "next_href": _next(last.released_on, last.id, reason) if last else None,
    }


@once_per_version
def _stops(snapshot: Snapshot) -> list[tuple[str | None, int]]:
    return counts.stops_by_reason(snapshot.rows)


@bp.get("/lessons/own", endpoint="own_lessons")
@requires(Action.LESSON_WRITE)
def own() -> str:
    """List the own stopped copies and what was written about each."""
    return render_template(
        "monitoring/own_lessons.html", stops=store.stopped_at(web.graph(), web.actor().agency_id or "")
    )


@bp.route("/lessons/own/<replication_id>", methods=["GET", "POST"], endpoint="own_lesson")
@requires(Action.LESSON_WRITE)
@answered_alike
def write(replication_id: str) -> ResponseReturnValue:
    """Write or rewrite the lesson of one stop."""
    form, own_stop = LessonForm(), partial(lessons.own_stop, web.graph(), web.actor(), replication_id)
    stop = own_stop()
    if request.method == "GET":
        return _page(stop)
    return submitted(form, lambda: _written(form, replication_id), lambda _error: _page(own_stop(), form))


def _written(form: LessonForm, replication_id: str) -> Done:
    version = web.version_of(form.version.data)
    lessons.write(web.context(), replication_id, version, form.text.data or "")
    said = _("Pelajaran tersimpan. Belum ada orang lain yang dapat membacanya.")
    return Done(url_for("monitoring.own_lesson", replication_id=replication_id), said)


@bp.post("/lessons/own/<replication_id>/release", endpoint="release_lesson")
@requires(Action.LESSON_WRITE)
@answered_alike
def release(replication_id: str) -> ResponseReturnValue:
    """Let others read a lesson, with the own name or without it, or take it back."""
    form = LessonReleaseForm()
    forms.refuse_extra_fields(form)
    choice, version = request.form.get("release", ""), web.version_of(form.version.data)
    if choice not in _NAMES:
        form.release.errors = [messages.sentence("choice_needed")]
        return _page(lessons.own_stop(web.graph(), web.actor(), replication_id), release_form=form), 422
    lessons.release(web.context(), replication_id, version, _NAMES[choice])
    flash(_("Pilihan pembaca tersimpan."), "success")
    return redirect(url_for("monitoring.own_lesson", replication_id=replication_id), 303)


def _page(stop: StoppedCopy, form: LessonForm | None = None, release_form: LessonReleaseForm | None = None) -> str:
    form, release_form = form or LessonForm(formdata=None), release_form or LessonReleaseForm(formdata=None)
    if not form.errors:
        form.text.data = stop.text or ""
    form.version.data = release_form.version.data = str(stop.version)
    if not release_form.errors:
        state = "private" if stop.released_on is None else "named" if stop.names_agency else "unnamed"
        release_form.release.data = state
    return render_template("monitoring/own_lesson.html", stop=stop, form=form, release_form=release_form)


def _next(before: date, after: str, reason: str | None) -> str:
    return url_for("monitoring.lessons", before=before.isoformat(), after=after, reason=reason)


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text or "")
    except ValueError:
        return None
