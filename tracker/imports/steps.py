"""The steps of one import: lay out the columns, confirm the names, start, stop, throw away."""

from collections import defaultdict

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from graph.errors import Invalid, Problem
from graph.importers.columns import COLUMNS
from graph.model.imports import Kind
from tracker import forms, messages, web
from tracker.actions import importing
from tracker.imports import dry_runs, shown
from tracker.imports.blueprint import bp
from tracker.policy import Action
from tracker.web import requires


@bp.post("/imports/<job_id>/columns")
@requires(Action.IMPORT_OWN)
def columns(job_id: str) -> ResponseReturnValue:
    job = importing.visible(web.graph(), web.actor(), job_id)
    names = [column.name for column in COLUMNS[Kind(job.kind)]]
    forms.refuse_fields_beside({f"column-{name}" for name in names})
    mapping = {name: place for name in names if (place := _place(f"column-{name}")) is not None}
    header = dry_runs.kept().of(web.graph(), job, web.today()).reading.sheet.header
    try:
        importing.set_mapping(web.graph(), web.actor(), job_id, mapping, header, web.clock().real())
    except Invalid as error:
        return _back(job_id, error)
    flash(_("Susunan kolom disimpan dan diingat untuk berkas berikutnya."), "success")
    return _back(job_id)


@bp.post("/imports/<job_id>/names")
@requires(Action.IMPORT_OWN)
def names(job_id: str) -> ResponseReturnValue:
    forms.refuse_fields_beside({"sort", "text", "meant"})
    chosen: defaultdict[str, dict[str, str]] = defaultdict(dict)
    lists = (request.form.getlist(name) for name in ("sort", "text", "meant"))
    for sort, text, meant in zip(*lists, strict=False):
        chosen[sort][text] = meant
    try:
        importing.set_choices(web.graph(), web.actor(), job_id, chosen)
    except Invalid as error:
        return _back(job_id, error)
    flash(_("Nama yang dipastikan sudah disimpan."), "success")
    return _back(job_id)


@bp.post("/imports/<job_id>/start")
@requires(Action.IMPORT_OWN)
def start(job_id: str) -> ResponseReturnValue:
    forms.refuse_fields_beside()
    try:
        importing.start(web.graph(), web.actor(), job_id)
    except Invalid as error:
        return _back(job_id, error)
    return _back(job_id)


@bp.post("/imports/<job_id>/stop")
@requires(Action.IMPORT_OWN)
def stop(job_id: str) -> ResponseReturnValue:
    forms.refuse_fields_beside()
    importing.stop(web.graph(), web.actor(), job_id)
    return _back(job_id)


@bp.post("/imports/<job_id>/discard")
@requires(Action.IMPORT_OWN)
def discard(job_id: str) -> ResponseReturnValue:
    forms.refuse_fields_beside()
    importing.discard(web.graph(), web.actor(), job_id)
    flash(_("Berkas dan hasil persiapannya sudah dihapus."), "success")
    return redirect(url_for("imports.index"), 303)


def _place(name: str) -> int | None:
    text = request.form.get(name, "")
    if text and not (text.isascii() and text.isdigit() and len(text) < 4):
        raise Invalid(Problem(name, "column_unknown"))
    return int(text) if text else None


def _back(job_id: str, error: Invalid | None = None) -> ResponseReturnValue:
    for found in error.problems if error else ():
        flash(" ".join(shown.reasons((found,))) if found.code == "column_missing" else messages.problem(found), "error")
    return redirect(url_for("imports.show", job_id=job_id), 303)
