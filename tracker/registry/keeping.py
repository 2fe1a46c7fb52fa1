"""Keep a form while it is typed: the page's script sends it here; nothing is shown and nothing leaves the page."""

from flask import Response, jsonify, url_for

from graph.errors import Invalid, Refused, Stale
from tracker import forms, messages, web
from tracker.actions import drafting
from tracker.policy import Action
from tracker.registry.blueprint import bp
from tracker.registry.forms import RegisterForm
from tracker.web import requires


@bp.post("/replications/kept")
@requires(Action.REPLICATION_DRAFT)
def keep_new() -> tuple[Response, int]:
    """Keep a form that has no number yet, and tell its number; the same form always has the same."""
    form = RegisterForm()
    forms.refuse_extra_fields(form)
    graph, actor, sitting = web.graph(), web.actor(), form.once.data or ""
    try:
        number, version = drafting.keep_new(graph, actor, form.filled(), sitting, web.now(), web.today())
    except (Invalid, Refused, Stale) as error:
        return _refused(error)
    address, next_keep = (url_for(f"registry.{name}", replication_id=number) for name in ("edit", "keep"))
    return jsonify(number=number, version=version, address=address, keep=next_keep), 200


@bp.post("/replications/<replication_id>/kept")
@requires(Action.REPLICATION_DRAFT)
def keep(replication_id: str) -> tuple[Response, int]:
    """Keep a draft or a returned record."""
    form = RegisterForm()
    forms.refuse_extra_fields(form)
    sitting, version = form.once.data or "", web.version_of(form.version.data)
    try:
        kept = drafting.keep(web.graph(), web.actor(), replication_id, version, form.filled(), sitting, web.now())
    except (Invalid, Refused, Stale) as error:
        return _refused(error)
    return jsonify(number=replication_id, version=kept), 200


def _refused(error: Invalid | Refused | Stale) -> tuple[Response, int]:
    """Say why it was not kept; what was typed stays on the page and in the browser."""
    found = error.problems[0] if isinstance(error, Invalid) else None
    said = messages.problem(found) if found else messages.text(error)
    return jsonify(said=said, field=found.field if found else None), 422 if found else 409
