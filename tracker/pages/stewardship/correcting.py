"""Correct what the own agency says of a published innovation."""

from flask import render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from graph.domain.errors import Stale
from graph.domain.policy import Action
from graph.domain.records.stewardship import UnderCare
from tracker.actions import audit_entries
from tracker.actions.innovations import correcting, innovation_form
from tracker.pages.stewardship.blueprint import bp
from tracker.pages.stewardship.forms import CorrectionForm
from tracker.web import context as web
from tracker.web.context import requires
from tracker.web.same_form import answered_alike
from tracker.web.submitting import Done, Error, submitted


@bp.get("/innovations/<innovation_id>/correct")
@requires(Action.INNOVATION_CORRECT)
def correct(innovation_id: str) -> str:
    """Show what is published, to be corrected."""
    found, form = correcting.opened(web.graph(), web.actor(), innovation_id), CorrectionForm()
    form.show(innovation_form.of_innovation(web.graph(), found), found.version)
    return _page(form, found)


@bp.post("/innovations/<innovation_id>/correct")
@requires(Action.INNOVATION_CORRECT)
@answered_alike
def take_correction(innovation_id: str) -> ResponseReturnValue:
    """Take a correction with its reason."""
    correcting.opened(web.graph(), web.actor(), innovation_id)
    form = CorrectionForm()
    return submitted(form, lambda: _corrected(form, innovation_id), lambda error: _again(form, innovation_id, error))


def _corrected(form: CorrectionForm, innovation_id: str) -> Done:
    correcting.correct(web.context(), innovation_id, web.version_of(form.version.data), form.correction())
    said = _("Koreksi sudah tampil kepada umum, bersama isian semula dan alasannya.")
    return Done(url_for("public.innovation", innovation_id=innovation_id), said)


def _again(form: CorrectionForm, innovation_id: str, error: Error) -> str:
    """Show the form as filled; what came too late stands beside the present state, over which it can be sent."""
    found = correcting.opened(web.graph(), web.actor(), innovation_id)
    if not isinstance(error, Stale):
        return _page(form, found)
    held = innovation_form.of_innovation(web.graph(), found)
    present, yours = innovation_form.in_words(held), innovation_form.in_words(form.correction().over(held))
    form.version.data = str(found.version)
    return _page(form, found, audit_entries.changed(present, yours))


def _page(form: CorrectionForm, found: UnderCare, differences: dict[str, list[str | None]] | None = None) -> str:
    form.offer()
    return render_template(
        "stewardship/correct.html", form=form, innovation=found, differences=differences or {}, parts=form.parts()
    )
