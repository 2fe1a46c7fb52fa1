"""Agencies that were renamed, merged or split, and offices that change hands."""

from functools import partial

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from graph.domain.errors import Invalid
from graph.domain.policy import Action, may
from graph.store.people import agencies, succession as store
from tracker.actions.people import succession
from tracker.pages.stewardship.blueprint import bp
from tracker.pages.stewardship.forms import HandOverForm, SuccessionForm
from tracker.web import context as web
from tracker.web.context import requires
from tracker.web.submitting import Done, submitted

_LONGEST_QUERY, _FOUND = 200, 12


@bp.route("/agencies/successions", methods=["GET", "POST"], endpoint="successions")
@requires(Action.AGENCY_SUCCEED, reading=Action.SUCCESSION_READ)
def successions() -> ResponseReturnValue:
    """Search agencies, list what was succeeded, and let one succeed another."""
    form = SuccessionForm()
    if request.method == "GET":
        return _page(form)
    return submitted(form, lambda: _succeeded(form), lambda _error: _page(form), names_others=True)


def _succeeded(form: SuccessionForm) -> Done:
    if not form.validate():
        raise Invalid
    old_id, new_id = (form.old_id.data or "").strip(), (form.new_id.data or "").strip()
    succession.succeed(web.context(), old_id, new_id, form.day(), form.basis.data or "")
    said = _("Penerusan instansi tercatat. Wewenang dan kotak masuknya sudah berpindah.")
    return Done(url_for("stewardship.successions"), said)


@bp.post("/offices/hand-over", endpoint="hand_over")
@requires(Action.OFFICE_HAND_OVER)
def hand_over() -> ResponseReturnValue:
    """Give one person's office to a colleague."""
    form = HandOverForm()
    again = partial(_page, hand_over_form=form)

    def step() -> Done:
        if not form.validate():
            raise Invalid
        succession.hand_over(web.context(), form.one.data or "", form.two.data or "")
        return Done(url_for("stewardship.successions"), _("Alih tugas tercatat. Akun lama sudah ditutup."))

    return submitted(form, step, lambda _error: again(SuccessionForm(formdata=None)), names_others=True)


def _page(form: SuccessionForm, hand_over_form: HandOverForm | None = None) -> str:
    text = request.args.get("q", "")[:_LONGEST_QUERY]
    return render_template(
        "stewardship/successions.html",
        form=form,
        hand_over_form=hand_over_form or HandOverForm(formdata=None),
        may_record=may(web.actor(), Action.AGENCY_SUCCEED),
        may_hand_over=may(web.actor(), Action.OFFICE_HAND_OVER),
        successions=store.latest(web.graph()),
        found=agencies.found(web.graph(), text, _FOUND) if text else [],
        text=text,
    )
