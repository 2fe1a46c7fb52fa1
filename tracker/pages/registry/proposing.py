"""Propose a copy that we know of to the agency that runs it; take up or decline what was proposed to us."""

from collections.abc import Callable
from functools import partial

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from graph.domain.policy import Action, may
from graph.domain.records.proposals import Proposal
from graph.store.replications import details, proposals, replications
from tracker.actions import access
from tracker.actions.replications import proposing, replication_form
from tracker.pages.registry.blueprint import bp
from tracker.pages.registry.forms import ProposalForm, RecordStepForm
from tracker.pages.registry.search import agencies_found
from tracker.web import context as web, forms
from tracker.web.context import requires
from tracker.web.same_form import answered_alike
from tracker.web.submitting import Done, submitted

_SEND = "send"


@bp.get("/proposals")
@requires(Action.PROPOSAL_READ)
def proposals_page() -> str:
    """List what was proposed to us, and what we proposed."""
    graph, actor = web.graph(), web.actor()
    agency = actor.agency_id or ""
    return render_template(
        "registry/proposals.html",
        incoming=proposals.incoming(graph, agency),
        mine=proposals.mine(graph, agency),
        may_propose=may(actor, Action.PROPOSAL_MAKE),
    )


@bp.route("/proposals/new", methods=["GET", "POST"])
@requires(Action.PROPOSAL_MAKE)
@answered_alike
def propose() -> ResponseReturnValue:
    """Show an empty form, or send a proposal."""
    form = ProposalForm()
    if request.method == "GET":
        form.about.data = request.args.get("about", "")
        return _form_page(form), 200
    if request.form.get("act") != _SEND:
        forms.refuse_extra_fields(form)
        return _form_page(form), 200
    return submitted(form, lambda: _proposed(form), lambda _error: _form_page(form))


def _proposed(form: ProposalForm) -> Done:
    number = proposing.propose(web.context(), form.known(), form.once.data or "")
    said = _("Usulan Anda sudah disampaikan kepada instansi yang mereplikasi.")
    return Done(url_for("registry.proposal", proposal_id=number), said)


@bp.get("/proposals/<proposal_id>")
@requires(Action.PROPOSAL_READ)
def proposal(proposal_id: str) -> str:
    """Show one proposal to its two sides."""
    return _page(proposing.seen(web.graph(), web.actor(), proposal_id), RecordStepForm(formdata=None))


@bp.post("/proposals/<proposal_id>/take")
@requires(Action.PROPOSAL_ANSWER)
@answered_alike
def take_proposal(proposal_id: str) -> ResponseReturnValue:
    """Make a proposal the own agency's draft, and lead on to its form."""
    form = RecordStepForm()

    def step() -> Done:
        number = proposing.take(web.context(), proposal_id, web.version_of(form.version.data))
        edit = url_for("registry.edit", replication_id=number)
        return Done(edit, _("Usulan ini menjadi draf instansi Anda. Lengkapi, lalu ajukan."))

    return _answered(proposal_id, form, step)


@bp.post("/proposals/<proposal_id>/decline")
@requires(Action.PROPOSAL_ANSWER)
@answered_alike
def decline_proposal(proposal_id: str) -> ResponseReturnValue:
    """Take the reason why it is no replication of the own agency."""
    form = RecordStepForm()

    def step() -> Done:
        proposing.decline(web.context(), proposal_id, web.version_of(form.version.data), form.reason.data or "")
        shown = url_for("registry.proposal", proposal_id=proposal_id)
        return Done(shown, _("Jawaban instansi Anda sudah disampaikan kepada pengusul."))

    return _answered(proposal_id, form, step)


def _answered(proposal_id: str, form: RecordStepForm, step: Callable[[], Done]) -> ResponseReturnValue:
    seen = partial(proposing.seen, web.graph(), web.actor(), proposal_id)
    seen()  # or there is none, for this person
    return submitted(form, step, lambda _error: _page(seen(), form))


def _form_page(form: ProposalForm) -> str:
    graph = web.graph()
    form.offer(proposing.own(graph, web.actor()))
    return render_template(
        "registry/propose.html",
        form=form,
        adopters=details.agencies(graph, [form.adopter.data] if form.adopter.data else []),
        found=[one for one in agencies_found(form.adopter_q.data) if one.id != form.adopter.data],
    )


def _page(found: Proposal, form: RecordStepForm) -> str:
    graph, actor = web.graph(), web.actor()
    form.version.data = str(found.version)
    became = replications.by_id(graph, found.replication_id) if found.replication_id else None
    return render_template(
        "registry/proposal.html",
        proposal=found,
        filled=replication_form.from_json(found.form),
        form=form,
        may_answer=proposing.may_answer(actor, found),
        is_to_us=actor.acts_for(found.adopter_id),
        replication_id=became.facts.id if became and access.may_see(actor, became) else None,
    )
