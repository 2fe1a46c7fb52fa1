"""Keep the form of an innovation while it is typed: the page's script sends it here."""

from flask import url_for

from graph.domain.errors import Invalid, Refused, Stale
from graph.domain.policy import Action
from tracker.actions.innovations import innovation_drafting
from tracker.pages.stewardship.blueprint import bp
from tracker.pages.stewardship.forms import InnovationForm
from tracker.web import autosave, context as web, forms
from tracker.web.context import requires


@bp.post("/innovations/kept")
@requires(Action.INNOVATION_DRAFT)
def keep_new() -> autosave.Answer:
    """Keep a form that has a name and no id yet, and tell its id; the same form always has the same."""
    form = InnovationForm()
    forms.refuse_extra_fields(form)
    sitting = form.once.data or ""
    try:
        number, version = innovation_drafting.keep_new(web.context(), form.typed(), sitting)
    except (Invalid, Refused, Stale) as error:
        return autosave.not_kept(error)
    address, next_keep = (url_for(f"stewardship.{name}", innovation_id=number) for name in ("edit", "keep"))
    return autosave.first_kept(number, version, address, next_keep)


@bp.post("/innovations/<innovation_id>/kept")
@requires(Action.INNOVATION_DRAFT)
def keep(innovation_id: str) -> autosave.Answer:
    """Keep a draft, or what is written about an own innovation that others named."""
    form = InnovationForm()
    forms.refuse_extra_fields(form)
    sitting = form.once.data or ""
    version = web.version_of(form.version.data)
    try:
        kept = innovation_drafting.keep(web.context(), innovation_id, version, form.typed(), sitting)
    except (Invalid, Refused, Stale) as error:
        return autosave.not_kept(error)
    return autosave.kept(innovation_id, kept)
