"""Bring a verified record up to date: units and results since then, and that the copy stopped."""

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from graph.domain import lifecycle
from graph.domain.errors import Refused
from graph.domain.policy import Action
from graph.domain.records.monitoring import Asked
from graph.domain.records.replications import Replication
from graph.domain.values import dates
from graph.domain.vocabulary import Life
from graph.store.monitoring import rounds
from graph.store.replications import replications
from tracker.actions import access
from tracker.actions.monitoring import stopping
from tracker.actions.replications import updating
from tracker.pages.registry.blueprint import bp
from tracker.pages.registry.forms import StopForm, UpdateForm
from tracker.web import context as web, forms
from tracker.web.context import requires
from tracker.web.same_form import answered_alike
from tracker.web.submitting import Done, Error, submitted

_ROW = "row"


@bp.get("/replications/<replication_id>/update")
@requires(Action.REPLICATION_UPDATE)
def update(replication_id: str) -> str:
    """Show what was verified, and what may follow it."""
    return _page(_open(replication_id))


@bp.post("/replications/<replication_id>/update")
@requires(Action.REPLICATION_UPDATE)
@answered_alike
def add(replication_id: str) -> ResponseReturnValue:
    """Take another unit and new results."""
    record, form = _open(replication_id), UpdateForm()
    if request.form.get("act") == _ROW:
        forms.refuse_extra_fields(form)
        return _page(record, form, more_rows=True)
    return submitted(form, lambda: _added(form, replication_id), lambda _error: _again(form, replication_id))


@bp.post("/replications/<replication_id>/stop")
@requires(Action.REPLICATION_UPDATE)
@answered_alike
def stop(replication_id: str) -> ResponseReturnValue:
    """Take that the copy stopped, or that it goes on after all."""
    _open(replication_id)
    form = StopForm()

    def again(_error: Error) -> str:
        held = rounds.of_copy(web.graph(), replication_id)
        form["was"].data = held.life or ""
        return _page(_open(replication_id), stop_form=form)

    return submitted(form, lambda: _told(form, replication_id), again)


def _added(form: UpdateForm, number: str) -> Done:
    version = web.version_of(form.version.data)
    updating.update(web.context(), number, version, form.added(), form.once.data or "")
    said = _("Catatan nomor %(number)s sudah diperbarui.", number=number)
    return Done(url_for("registry.show", replication_id=number), said)


def _told(form: StopForm, number: str) -> Done:
    tick = form.tick(number)
    stopping.tell(web.context(), tick)
    said = _("Tercatat berhenti.") if tick.life == Life.STOPPED else _("Tercatat masih berjalan.")
    return Done(url_for("registry.update", replication_id=number), said)


def _again(form: UpdateForm, number: str) -> str:
    """Show the form as filled beside the present record, over which it can be sent."""
    record = _open(number)
    form["version"].data = record.facts.version
    return _page(record, form)


def _open(replication_id: str) -> Replication:
    record = replications.by_id(web.graph(), replication_id)
    access.demand_own(web.actor(), record)
    if record.facts.status not in lifecycle.OPEN_FOR_UPDATE:
        raise Refused("not_open_for_update")
    return record


def _page(
    record: Replication, form: UpdateForm | None = None, stop_form: StopForm | None = None, *, more_rows: bool = False
) -> str:
    graph, held = web.graph(), rounds.of_copy(web.graph(), record.facts.id)
    form, stop_form = form or _fresh(record), stop_form or _stop_shown(held)
    running = {unit.id for unit in record.units}
    own = replications.units_of_agency(graph, record.facts.adopter_id)
    form.offer([unit for unit in own if unit.id not in running])
    stop_form.offer()
    return render_template(
        "registry/update.html",
        record=record,
        held=held,
        form=form,
        stop_form=stop_form,
        measured=form.measured_shown(more_rows=more_rows),
    )


def _fresh(record: Replication) -> UpdateForm:
    form = UpdateForm(formdata=None)
    form["version"].data = record.facts.version
    return form


def _stop_shown(held: Asked) -> StopForm:
    form = StopForm(formdata=None)
    form["was"].data = held.life or ""
    if held.life is Life.STOPPED:
        form.reason.data, form.stopped_on.data = held.reason, dates.written(held.stopped_on, held.stopped_precision)
    return form
