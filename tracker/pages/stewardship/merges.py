"""KemenPANRB merges innovations that are one, sees what was merged, and undoes it."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from graph.domain.policy import Action, may
from graph.domain.vocabulary import SubjectKind
from graph.store.innovations import merging as store
from graph.store.replications import parents
from tracker.actions.innovations import merging
from tracker.pages.stewardship.blueprint import bp
from tracker.pages.stewardship.forms import MergeForm, UndoForm
from tracker.web import context as web, forms
from tracker.web.context import requires
from tracker.web.same_form import answered_alike
from tracker.web.submitting import Done, submitted

_LONGEST_QUERY = 200


@bp.route("/innovations/merges", methods=["GET", "POST"], endpoint="merges")
@requires(Action.INNOVATION_MERGE, reading=Action.MERGE_READ)
@answered_alike
def merges() -> ResponseReturnValue:
    """Search, list what was merged, and merge two."""
    form = MergeForm()
    if request.method == "GET":
        form.from_id.data, form.into_id.data = request.args.get("from", ""), request.args.get("into", "")
        return _page(form)
    return submitted(form, lambda: _merged(form), lambda _error: _page(form), names_others=True)


def _merged(form: MergeForm) -> Done:
    from_id, into_id = (form.from_id.data or "").strip(), (form.into_id.data or "").strip()
    merging.merge(web.context(), from_id, into_id, form.reason.data or "", form.once.data or "")
    return Done(url_for("stewardship.merges"), _("Kedua inovasi sudah digabungkan."))


@bp.post("/innovations/merges/<merge_id>/undo", endpoint="undo_merge")
@requires(Action.INNOVATION_MERGE)
def undo(merge_id: str) -> ResponseReturnValue:
    """Undo one merge."""
    form = UndoForm()
    forms.refuse_extra_fields(form)
    merging.undo(web.context(), merge_id, form.reason.data or "")
    flash(_("Penggabungan sudah dibatalkan."), "success")
    return redirect(url_for("stewardship.merges"), 303)


def _page(form: MergeForm) -> str:
    text = request.args.get("q", "")[:_LONGEST_QUERY]
    known = parents.candidates(web.graph(), text) if text else []
    found = [one for one in known if one.kind is SubjectKind.INNOVATION]
    return render_template(
        "stewardship/merges.html",
        form=form,
        may_merge=may(web.actor(), Action.INNOVATION_MERGE),
        merges=store.latest(web.graph()),
        found=found,
        text=text,
    )
