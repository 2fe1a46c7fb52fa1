"""What waits for me: since when, and what happens if I do nothing."""

from datetime import date

from flask import render_template

from graph.domain import lifecycle
from graph.domain.policy import Action, may
from graph.domain.records.errands import Backlog
from graph.domain.records.proposals import ProposalStatus
from graph.store.replications import inbox as store, open_requests as waiting, proposals, replications
from tracker.pages.registry import open_requests
from tracker.pages.registry.blueprint import bp
from tracker.web import context as web
from tracker.web.context import requires


@bp.get("/inbox")
@requires(Action.INBOX_READ)
def inbox() -> str:
    """Show what waits for this person's agency and role."""
    graph, actor = web.graph(), web.actor()
    return render_template(
        "registry/inbox.html",
        to_answer=store.to_answer(graph, actor.agency_id) if may(actor, Action.REPLICATION_ANSWER) else [],
        may_propose=may(actor, Action.PROPOSAL_MAKE),
        nearby=store.in_province(graph, actor.province) if may(actor, Action.PROVINCE_READ) else [],
        errands=open_requests.lines(),
        records=_records() if may(actor, Action.REVIEW_READ) else None,
        innovations=waiting.innovations_waiting(graph) if may(actor, Action.PUBLICATION_READ) else None,
        answer_due=_answer_due,
        today=web.today(),
        **_drafts(),
    )


def _drafts() -> dict[str, object]:
    """Return what the own agency's records wait for; nothing for whoever may not write them."""
    graph, actor = web.graph(), web.actor()
    agency, drafts = actor.agency_id, may(actor, Action.REPLICATION_DRAFT)
    return {
        "may_draft": drafts,
        "to_finish": store.to_finish(graph, agency) if drafts else [],
        "proposed": proposals.incoming(graph, agency, ProposalStatus.OPEN) if drafts and agency else [],
        "with_others": store.with_others(graph, agency) if drafts else [],
        "recorded": replications.recorded_at(graph, agency or "") if drafts else [],
    }


def _answer_due(asked: date | None) -> date | None:
    return asked + lifecycle.SILENCE if asked else None


def _records() -> Backlog:
    return waiting.records_waiting(web.graph(), web.today() - lifecycle.SILENCE)
