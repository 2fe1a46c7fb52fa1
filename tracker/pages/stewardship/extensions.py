"""Replikasi internal: the agency of origin notes the own units that its innovation was extended to."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_wtf import FlaskForm

from graph.domain.policy import Action
from graph.domain.records.stewardship import UnderCare
from graph.store.replications import extensions as store
from tracker.actions.innovations import extending
from tracker.pages.stewardship.blueprint import bp
from tracker.pages.stewardship.forms import ExtensionForm
from tracker.web import context as web, forms
from tracker.web.context import requires
from tracker.web.same_form import answered_alike
from tracker.web.submitting import Done, submitted


@bp.route("/innovations/<innovation_id>/extensions", methods=["GET", "POST"], endpoint="extensions")
@requires(Action.INNOVATION_EXTEND)
@answered_alike
def extensions(innovation_id: str) -> ResponseReturnValue:
    """Show the units that an own innovation was extended to, or note one more."""
    found = extending.extendable(web.graph(), web.actor(), innovation_id)
    form = ExtensionForm()
    if request.method == "GET":
        return _page(form, found)
    return submitted(form, lambda: _extended(form, innovation_id), lambda _error: _page(form, found))


def _extended(form: ExtensionForm, innovation_id: str) -> Done:
    extending.extend(web.context(), innovation_id, form.typed(), form.once.data or "")
    return Done(url_for("stewardship.extensions", innovation_id=innovation_id), _("Unit itu sudah dicatat."))


@bp.post("/innovations/<innovation_id>/extensions/<unit_id>/remove")
@requires(Action.INNOVATION_EXTEND)
@answered_alike
def take_back(innovation_id: str, unit_id: str) -> ResponseReturnValue:
    """Remove a unit that was noted by mistake."""
    forms.refuse_extra_fields(FlaskForm())
    gone = extending.take_back(web.context(), innovation_id, unit_id)
    flash(_("%(name)s tidak lagi dicatat sebagai replikasi internal.", name=gone.unit_name), "success")
    return redirect(url_for("stewardship.extensions", innovation_id=innovation_id), 303)


def _page(form: ExtensionForm, found: UnderCare) -> str:
    graph = web.graph()
    held = store.of_innovation(graph, found.id)
    taken = {one.unit_id for one in held}
    form.offer([unit for unit in extending.own_units(graph, web.actor()) if unit.id not in taken])
    return render_template("stewardship/extensions.html", innovation=found, extensions=held, form=form)
