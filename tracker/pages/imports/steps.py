"""The steps of one import: columns, names, another dry run, start, stop, throw away; release and send back."""

from collections.abc import Callable

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from graph.domain.errors import Invalid, Problem
from graph.domain.policy import Action
from graph.importers.columns import COLUMNS
from tracker.actions.imports import import_steps, importing, laying_out
from tracker.pages.imports import name_choices, shown
from tracker.pages.imports.blueprint import bp
from tracker.web import context as web, forms
from tracker.web.context import requires
from tracker.wording import messages


@bp.post("/imports/<job_id>/columns")
@requires(Action.IMPORT_OWN)
def columns(job_id: str) -> ResponseReturnValue:
    job = importing.visible(web.graph(), web.actor(), job_id)
    names = [column.name for column in COLUMNS[job.kind]]
    forms.refuse_fields_beside({f"column-{name}" for name in names})
    mapping = {name: place for name in names if (place := _place(f"column-{name}")) is not None}
    try:
        laying_out.set_mapping(web.context(), job_id, mapping)
    except Invalid as error:
        return back(job_id, error)
    flash(_("Susunan kolom disimpan dan diingat untuk berkas berikutnya."), "success")
    return back(job_id)


@bp.post("/imports/<job_id>/names")
@requires(Action.IMPORT_OWN)
def names(job_id: str) -> ResponseReturnValue:
    forms.refuse_fields_beside(name_choices.FIELDS)
    job = importing.visible(web.graph(), web.actor(), job_id)
    said = name_choices.said(job)
    try:
        if said.chosen or not said.sought:
            import_steps.set_choices(web.context(), job_id, said.chosen)
    except Invalid as error:
        return back(job_id, error)
    if said.sought:
        return redirect(f"{url_for('imports.show', job_id=job_id)}?{said.query}#names", 303)
    flash(_("Nama yang dipastikan sudah disimpan."), "success")
    return back(job_id)


@bp.post("/imports/<job_id>/try")
@requires(Action.IMPORT_OWN)
def try_again(job_id: str) -> ResponseReturnValue:
    forms.refuse_fields_beside()
    import_steps.try_again(web.context(), job_id)
    return back(job_id)


@bp.post("/imports/<job_id>/start")
@requires(Action.IMPORT_OWN)
def start(job_id: str) -> ResponseReturnValue:
    forms.refuse_fields_beside()
    try:
        import_steps.start(web.context(), job_id)
    except Invalid as error:
        return back(job_id, error)
    return back(job_id)


@bp.post("/imports/<job_id>/stop")
@requires(Action.IMPORT_OWN)
def stop(job_id: str) -> ResponseReturnValue:
    forms.refuse_fields_beside()
    import_steps.stop(web.context(), job_id)
    return back(job_id)


@bp.post("/imports/<job_id>/discard")
@requires(Action.IMPORT_OWN)
def discard(job_id: str) -> ResponseReturnValue:
    forms.refuse_fields_beside()
    import_steps.discard(web.context(), job_id)
    flash(_("Berkas dan hasil persiapannya sudah dihapus."), "success")
    return redirect(url_for("imports.index"), 303)


@bp.post("/imports/<job_id>/release")
@requires(Action.IMPORT_RELEASE)
def release(job_id: str) -> ResponseReturnValue:
    forms.refuse_fields_beside()
    import_steps.release(web.context(), job_id)
    flash(_("Daftar ini dilepas dan segera terbit."), "success")
    return back(job_id)


@bp.post("/imports/<job_id>/send-back")
@requires(Action.IMPORT_RELEASE)
def send_back(job_id: str) -> ResponseReturnValue:
    forms.refuse_fields_beside({"reason"})
    try:
        import_steps.send_back(web.context(), job_id, request.form.get("reason", ""))
    except Invalid as error:
        return back(job_id, error)
    flash(_("Daftar ini dikembalikan kepada yang menyiapkannya."), "success")
    return back(job_id)


def _place(name: str) -> int | None:
    text = request.form.get(name, "")
    if text and not (text.isascii() and text.isdigit() and len(text) < 4):
        raise Invalid(Problem(name, "column_unknown"))
    return int(text) if text else None


def taken(job_id: str, step: Callable[[], None], said: str) -> ResponseReturnValue:
    """Take a step and return to the page with what was done, or with what was wrong."""
    try:
        step()
    except Invalid as error:
        return back(job_id, error)
    flash(said, "success")
    return back(job_id)


def back(job_id: str, error: Invalid | None = None) -> ResponseReturnValue:
    """Return to the page of an import, with what was wrong with the step."""
    for found in error.problems if error else ():
        flash(" ".join(shown.reasons((found,))) if found.code == "column_missing" else messages.problem(found), "error")
    return redirect(url_for("imports.show", job_id=job_id), 303)
