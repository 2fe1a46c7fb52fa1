"""An agency's own innovations: write one up, complete one that others named, submit it."""

from functools import partial
from uuid import uuid4

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from graph.domain.errors import Refused, Stale
from graph.domain.policy import Action, may
from graph.domain.records.stewardship import UnderCare
from graph.store.innovations import innovation_drafts as store, terms
from tracker.actions import audit_entries
from tracker.actions.idempotency import number_of
from tracker.actions.innovations import correcting, innovation_drafting, innovation_form, innovations
from tracker.pages.stewardship.blueprint import bp
from tracker.pages.stewardship.forms import InnovationForm
from tracker.web import context as web, forms
from tracker.web.context import requires
from tracker.web.same_form import answered_alike
from tracker.web.submitting import Done, Error, submitted

_ROW, _SAVE, _SUBMIT = "row", "save", "submit"


@bp.get("/innovations/own", endpoint="own")
@requires(Action.INNOVATION_DRAFT)
def own() -> str:
    """List the own innovations, what waits for the agency first."""
    found = store.of_agency(web.graph(), web.actor().agency_id or "")
    may_extend = may(web.actor(), Action.INNOVATION_EXTEND)
    return render_template(
        "stewardship/own.html",
        innovations=found,
        is_submitted=innovations.is_submitted,
        may_extend=may_extend,
        may_correct=partial(correcting.may_correct, web.actor()),
    )


@bp.route("/innovations/new", methods=["GET", "POST"], endpoint="new")
@requires(Action.INNOVATION_DRAFT)
@answered_alike
def new() -> ResponseReturnValue:
    """Write up an innovation of the own agency."""
    form = InnovationForm()
    return _page(form, None) if request.method == "GET" else _posted(form, None)


@bp.route("/innovations/<innovation_id>/edit", methods=["GET", "POST"], endpoint="edit")
@requires(Action.INNOVATION_DRAFT)
@answered_alike
def edit(innovation_id: str) -> ResponseReturnValue:
    """Go on with a draft, or complete an innovation that others named."""
    found = innovation_drafting.own(web.graph(), web.actor(), innovation_id)
    if not innovation_drafting.is_open(found):
        raise Refused("innovation_not_open")
    form = InnovationForm()
    if request.method == "GET":
        form.show(innovation_form.of_innovation(web.graph(), found), found.version)
        return _page(form, found)
    return _posted(form, found)


def _posted(form: InnovationForm, found: UnderCare | None) -> ResponseReturnValue:
    """Save, and submit when that was asked for; a first form that has holes is a draft already, at its own address."""
    if request.form.get("act") == _ROW:
        forms.refuse_extra_fields(form)
        return _page(form, found, more_rows=True)

    def again(error: Error) -> str:
        number = found.id if found else number_of(web.graph(), web.actor(), form.once.data or "")
        present = store.by_id(web.graph(), number) if number else None
        return _stale(form, present) if isinstance(error, Stale) and present else _page(form, present)

    return submitted(form, lambda: _kept(form, found), again)


def _kept(form: InnovationForm, found: UnderCare | None) -> Done:
    once = form.once.data or ""
    if found is None:
        found = _first(form, once)
    if request.form.get("act", _SAVE) == _SUBMIT:
        return _submitted(form, found, once)
    innovation_drafting.save(web.context(), found.id, _version(form), form.typed(), once)
    return Done(url_for("stewardship.edit", innovation_id=found.id), _("Draf tersimpan."))


def _first(form: InnovationForm, once: str) -> UnderCare:
    """Keep a first draft, or find the one that this form has made before; the form goes on from its version."""
    number = innovation_drafting.save_new(web.context(), form.typed(), once)
    made = store.by_id(web.graph(), number)
    form.version.data = str(made.version)
    return made


def _submitted(form: InnovationForm, found: UnderCare, once: str) -> Done:
    graph, actor = web.graph(), web.actor()
    if not innovations.is_submitted(found):  # else the same form was sent twice
        try:
            innovations.submit(web.context(), found.id, _version(form), form.typed(), once)
        except (Refused, Stale):
            present = store.by_id(graph, found.id)
            if not (innovations.is_submitted(present) and present.submitted_by == actor.user_id):
                raise  # else an equal form was quicker
    return Done(url_for("stewardship.own"), _("Inovasi sudah diajukan kepada KemenPANRB untuk diterbitkan."))


def _version(form: InnovationForm) -> int:
    return web.version_of(form.version.data)


def _stale(form: InnovationForm, present: UnderCare) -> str:
    """Show both states; what was typed stays in the form and can be sent again over the new version."""
    held = innovation_form.in_words(innovation_form.of_innovation(web.graph(), present))
    yours = innovation_form.in_words(innovation_form.carried(form.typed().cleaned(), present.form))
    form.version.data = str(present.version)
    form.once.data = uuid4().hex  # what this form wrote before is no longer the last word
    return _page(form, present, audit_entries.changed(held, yours))


def _page(
    form: InnovationForm,
    found: UnderCare | None,
    differences: dict[str, list[str | None]] | None = None,
    *,
    more_rows: bool = False,
) -> str:
    graph, actor = web.graph(), web.actor()
    form.offer(terms.all_of(graph))
    return render_template(
        "stewardship/form.html",
        form=form,
        innovation=found,
        unread=innovation_form.unread(found.form) if found else {},
        measured=form.measured_shown(more_rows=more_rows),
        differences=differences or {},
        may_submit=may(actor, Action.INNOVATION_SUBMIT),
        owner=actor.user_id,
    )
