"""Keep a registration while it is typed: the page's script sends it here."""

from flask import url_for

from graph.domain.errors import Invalid, Refused, Stale
from graph.domain.policy import Action
from tracker.actions.replications import drafting
from tracker.pages.registry.blueprint import bp
from tracker.pages.registry.forms import RegisterForm
from tracker.web import autosave, context as web, forms
from tracker.web.context import requires


@bp.post("/replications/kept")
@requires(Action.REPLICATION_DRAFT)
def keep_new() -> autosave.Answer:
    """Keep a form that has no number yet, and tell its number; the same form always has the same."""
    form = RegisterForm()
    forms.refuse_extra_fields(form)
    sitting = form.once.data or ""
    try:
        number, version = drafting.keep_new(web.context(), form.filled(), sitting)
    except (Invalid, Refused, Stale) as error:
        return autosave.not_kept(error)
    address, next_keep = (url_for(f"registry.{name}", replication_id=number) for name in ("edit", "keep"))
    return autosave.first_kept(number, version, address, next_keep)


@bp.post("/replications/<replication_id>/kept")
@requires(Action.REPLICATION_DRAFT)
def keep(replication_id: str) -> autosave.Answer:
    """Keep a draft or a returned record."""
    form = RegisterForm()
    forms.refuse_extra_fields(form)
    sitting, version = form.once.data or "", web.version_of(form.version.data)
    try:
        kept = drafting.keep(web.context(), replication_id, version, form.filled(), sitting)
    except (Invalid, Refused, Stale) as error:
        return autosave.not_kept(error)
    return autosave.kept(replication_id, kept)
