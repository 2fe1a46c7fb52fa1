"""Fill in the rest of a submitted record before it is verified."""

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from graph.domain import lifecycle
from graph.domain.errors import Invalid, Refused
from graph.domain.policy import Action
from graph.domain.records.replications import Replication
from graph.store.replications import details, replications
from tracker.actions import access, audit_entries
from tracker.actions.replications import completing, details as rest_of_form
from tracker.pages.registry.blueprint import bp
from tracker.pages.registry.forms import RestForm
from tracker.pages.registry.search import agencies_found
from tracker.web import context as web, forms
from tracker.web.context import requires
from tracker.web.same_form import answered_alike
from tracker.web.submitting import Done, Error, submitted

_SAVE, _ROW = "save", "row"


@bp.route("/replications/<replication_id>/rest", methods=["GET", "POST"])
@requires(Action.REPLICATION_COMPLETE)
@answered_alike
def complete(replication_id: str) -> ResponseReturnValue:
    """Show the rest as the record holds it, or write it."""
    record, form = _own(replication_id), RestForm()
    if request.method == "GET":
        if record.facts.status not in lifecycle.OPEN_FOR_COMPLETION:
            raise Refused("not_open_for_completion")
        form.show_rest(rest_of_form.of_record(record.particulars), record.facts.version)
        return _page(form, record), 200
    return _posted(form, record)


def _posted(form: RestForm, record: Replication) -> ResponseReturnValue:
    number, act = record.facts.id, request.form.get("act", "")
    if act != _SAVE:
        forms.refuse_extra_fields(form)
        return _page(form, record, more_rows=act == _ROW), 200

    def again(error: Error) -> str:
        return _page(form, record) if isinstance(error, Invalid) else _too_late(form, _own(number))

    return submitted(form, lambda: _completed(form, number), again)


def _completed(form: RestForm, number: str) -> Done:
    completing.complete(web.context(), number, web.version_of(form.version.data), form.rest())
    said = _("Isian nomor %(number)s sudah dilengkapi.", number=number)
    return Done(url_for("registry.show", replication_id=number), said)


def rest_shown(form: RestForm, *, more_rows: bool = False) -> dict[str, object]:
    """Return what the rest of a form shows beside its fields: lines of results, helpers, and those found."""
    helpers = details.agencies(web.graph(), form.facilitators.data or [])
    known = {one.id for one in helpers}
    return {
        "measured": form.measured_shown(more_rows=more_rows),
        "helpers": helpers,
        "helpers_found": [one for one in agencies_found(form.helper_q.data) if one.id not in known],
    }


def _own(replication_id: str) -> Replication:
    record = replications.by_id(web.graph(), replication_id)
    access.demand_own(web.actor(), record)
    return record


def _too_late(form: RestForm, record: Replication) -> str:
    """Show both states; what was typed stays in the form and, while the record waits, can be sent again."""
    form["version"].data = record.facts.version
    return _page(form, record, differences=_differences(form, record))


def _differences(form: RestForm, record: Replication) -> dict[str, list[str | None]]:
    rest, more = form.rest().cleaned(), record.particulars
    yours = rest_of_form.in_words(rest, [one.name for one in details.agencies(web.graph(), rest.facilitators)])
    present = rest_of_form.of_record(more)
    return audit_entries.changed(rest_of_form.in_words(present, [one.name for one in more.facilitators]), yours)


def _page(
    form: RestForm,
    record: Replication,
    differences: dict[str, list[str | None]] | None = None,
    *,
    more_rows: bool = False,
) -> str:
    form.offer_rest()
    return render_template(
        "registry/rest.html",
        form=form,
        record=record,
        comments=access.comments(record),
        differences=differences or {},
        is_open=record.facts.status in lifecycle.OPEN_FOR_COMPLETION,
        **rest_shown(form, more_rows=more_rows),
    )
