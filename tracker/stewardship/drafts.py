"""An agency's own innovations: write one up, complete one that others named, submit it."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from wtforms.fields.choices import SelectChoice  # pyright: ignore[reportAttributeAccessIssue]  # newer than the stubs

from graph.errors import Invalid, Refused, Stale
from graph.model.stewardship import UnderCare
from graph.store import innovation_drafts as store
from graph.store import terms
from tracker import forms, i18n, messages, web
from tracker.actions import innovation_form, innovations
from tracker.policy import Action, may
from tracker.stewardship.blueprint import bp
from tracker.stewardship.forms import InnovationForm
from tracker.web import requires


@bp.get("/innovations/own", endpoint="own")
@requires(Action.INNOVATION_DRAFT)
def own() -> str:
    """List the own innovations, what waits for the agency first."""
    found = store.of_agency(web.graph(), web.actor().agency_id or "")
    return render_template("stewardship/own.html", innovations=found, is_submitted=innovations.is_submitted)


@bp.route("/innovations/new", methods=["GET", "POST"], endpoint="new")
@requires(Action.INNOVATION_DRAFT)
def new() -> ResponseReturnValue:
    """Write up an innovation of the own agency."""
    form = InnovationForm()
    if request.method == "GET":
        return _page(form, None)
    forms.refuse_extra_fields(form)
    try:
        innovation_id = innovations.save_new(
            web.graph(), web.actor(), form.typed(), form.once.data or "", web.now(), web.today()
        )
        if request.form.get("act") == "submit":
            made = store.by_id(web.graph(), innovation_id)
            if innovations.is_submitted(made):  # the same form, sent twice
                return redirect(url_for("stewardship.own"), 303)
            return _submitted(innovation_id, made.version, form)
    except Invalid as error:
        forms.show_problems(form, error)
        return _page(form, None), 422
    flash(_("Draf tersimpan."), "success")
    return redirect(url_for("stewardship.edit", innovation_id=innovation_id), 303)


@bp.route("/innovations/<innovation_id>/edit", methods=["GET", "POST"], endpoint="edit")
@requires(Action.INNOVATION_DRAFT)
def edit(innovation_id: str) -> ResponseReturnValue:
    """Go on with a draft, or complete an innovation that others named."""
    found = innovations.own(web.graph(), web.actor(), innovation_id)
    if found.status not in innovations.OPEN_FOR_EDIT or innovations.is_submitted(found):
        raise Refused("innovation_not_open")
    form = InnovationForm()
    if request.method == "GET":
        form.show(innovation_form.of_innovation(found, store.fields(web.graph(), innovation_id)), found.version)
        return _page(form, found)
    forms.refuse_extra_fields(form)
    version = web.version_of(form.version.data)
    try:
        if request.form.get("act") == "submit":
            return _submitted(innovation_id, version, form)
        innovations.save(web.graph(), web.actor(), innovation_id, version, form.typed(), web.now())
    except Invalid as error:
        forms.show_problems(form, error)
        return _page(form, found), 422
    except Stale as error:
        return _stale(form, innovation_id, error)
    flash(_("Draf tersimpan."), "success")
    return redirect(url_for("stewardship.edit", innovation_id=innovation_id), 303)


def _submitted(innovation_id: str, version: int, form: InnovationForm) -> ResponseReturnValue:
    """Submit; a first form that has holes is a saved draft already, and goes on at its own address."""
    try:
        innovations.submit(web.graph(), web.actor(), innovation_id, version, form.typed(), web.now(), web.today())
    except Invalid as error:
        form.version.data = str(version)
        forms.show_problems(form, error)
        return _page(form, store.by_id(web.graph(), innovation_id)), 422
    flash(_("Inovasi sudah diajukan kepada KemenPANRB untuk diterbitkan."), "success")
    return redirect(url_for("stewardship.own"), 303)


def _stale(form: InnovationForm, innovation_id: str, error: Stale) -> ResponseReturnValue:
    """Keep what was typed, to be sent again over the present version."""
    present = store.by_id(web.graph(), innovation_id)
    form.version.data = str(present.version)
    form.form_errors.append(messages.text(error))
    return _page(form, present), 409


def _page(form: InnovationForm, found: UnderCare | None) -> str:
    form.categories.choices = [SelectChoice(term.code, i18n.named(term)) for term in terms.categories(web.graph())]
    return render_template(
        "stewardship/form.html",
        form=form,
        innovation=found,
        may_submit=may(web.actor(), Action.INNOVATION_SUBMIT),
    )
