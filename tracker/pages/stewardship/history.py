"""What happened to one innovation, step by step, for those who answer for it and those who watch."""

from flask import render_template

from graph.domain.errors import NotFound
from graph.domain.policy import Action
from graph.store.audit import entries as audit
from graph.store.innovations import innovation_drafts as store, merging
from tracker.actions.innovations import innovations
from tracker.pages.stewardship.blueprint import bp
from tracker.web import context as web
from tracker.web.context import requires


@bp.get("/innovations/<innovation_id>/history", endpoint="history")
@requires(Action.HISTORY_READ)
def history(innovation_id: str) -> str:
    """Show every step on one innovation, of a merged one too; to others it is as if there were none."""
    graph, actor = web.graph(), web.actor()
    found = store.by_id(graph, innovation_id)
    if not innovations.reads_history(actor, found.origin_id, found.status):
        raise NotFound("no_such_innovation")
    entries = audit.of_subject(graph, innovation_id)
    return render_template(
        "stewardship/history.html",
        innovation=found,
        history=[one for one in entries if innovations.reads_step(actor, one.event)],
        merges=merging.of_innovation(graph, innovation_id),
    )
