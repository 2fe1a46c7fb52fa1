"""A ministry finds candidates for its mandate, sees what each number rests on, assesses, and becomes K/L pengampu."""

from collections.abc import Iterable
from itertools import islice

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from graph.analytics.scaling import iid
from graph.analytics.scaling.readiness import Band
from graph.domain import policy
from graph.domain.policy import Action
from graph.domain.records.catalogue import Term
from graph.store.innovations import candidates, terms
from tracker.actions.scaling import assessing, scaling, scaling_status
from tracker.actions.scaling.scaling_status import StepFacts
from tracker.figures import candidates as ranking
from tracker.figures.candidates import Choice
from tracker.pages.insight.forms import AssessForm, SponsorForm
from tracker.web import context as web, query_arguments
from tracker.web.context import requires
from tracker.web.forms import refuse_extra_fields
from tracker.web.same_form import answered_alike
from tracker.web.submitting import Done, submitted
from tracker.wording import scaling as words

bp = Blueprint("insight", __name__)
PAGE = 25


@bp.get("/candidates", endpoint="candidates")
@requires(Action.CANDIDATES_READ)
def candidates_page() -> str:
    """List the candidates within the mandate, or all of them."""
    mandate = candidates.mandate(web.graph(), web.actor().agency_id or "", web.today())
    categories = terms.categories(web.graph())
    choice = _choice(mandate, categories)
    return render_template(
        "insight/candidates.html",
        choice=choice,
        has_mandate=bool(mandate),
        categories=categories,
        bands=Band,
        words=words,
        **_ranked(choice),
    )


def _ranked(choice: Choice) -> dict[str, object]:
    lines = ranking.ranked(web.graph(), web.snapshot(), choice, web.today())
    page = list(islice(ranking.after(lines, request.args.get("after", "")), PAGE + 1))
    next_key = page[PAGE - 1].key if len(page) > PAGE else None
    return {"lines": page[:PAGE], "next_key": next_key, "total": len(lines)}


@bp.get("/candidates/<innovation_id>")
@requires(Action.CANDIDATES_READ)
def candidate(innovation_id: str) -> str:
    """Show one candidate with all that its numbers rest on."""
    found = scaling_status.of_innovation(web.graph(), innovation_id, web.today())
    return render_template(
        "insight/candidate.html",
        road=found,
        measured=candidates.outcomes(web.graph(), innovation_id),
        served=terms.served(web.graph(), innovation_id),
        iid=iid.estimate((link.region for link in found.reading.links), found.rules).value,
        today=web.today(),
        words=words,
        **_may(found),
    )


def _may(found: StepFacts) -> dict[str, bool]:
    """Return whether the mandate of this person's agency covers it, and which steps are open."""
    covered = scaling.covers(web.context(), found.candidate.categories)
    return {
        "is_covered": covered,
        "may_sponsor": covered and policy.may(web.actor(), Action.SCALEUP_SPONSOR) and scaling.is_free(found),
        "may_assess": policy.may(web.actor(), Action.INNOVATION_ASSESS),
    }


@bp.post("/candidates/<innovation_id>/sponsor")
@requires(Action.SCALEUP_SPONSOR)
def sponsor(innovation_id: str) -> ResponseReturnValue:
    """Make the actor's ministry the K/L pengampu."""
    refuse_extra_fields(SponsorForm())
    scale_up_id = scaling.sponsor(web.context(), innovation_id)
    flash(_("Instansi Anda sekarang menjadi K/L pengampu inovasi ini."), "success")
    return redirect(url_for("scaling.show", scale_up_id=scale_up_id), 303)


@bp.route("/candidates/<innovation_id>/assess", methods=["GET", "POST"])
@requires(Action.INNOVATION_ASSESS)
@answered_alike
def assess(innovation_id: str) -> ResponseReturnValue:
    """Judge readiness and the seven areas."""
    form = AssessForm()
    if request.method == "GET":
        return _assess_page(form, innovation_id)
    return submitted(form, lambda: _assessed(form, innovation_id), lambda _error: _assess_page(form, innovation_id))


def _assess_page(form: AssessForm, innovation_id: str) -> str:
    found = scaling_status.of_innovation(web.graph(), innovation_id, web.today())
    return render_template("insight/assess.html", form=form, road=found, words=words)


def _assessed(form: AssessForm, innovation_id: str) -> Done:
    assessing.assess(web.context(), innovation_id, form.judgement(), form.once.data or "")
    return Done(url_for(".candidate", innovation_id=innovation_id), _("Penilaian Anda sudah disimpan."))


def _choice(mandate: frozenset[str], categories: Iterable[Term]) -> Choice:
    """Read the filters of the address; a ministry begins with its own mandate."""
    scope = query_arguments.word("scope", ("all", "mandate"))
    mine = bool(mandate) and scope != "all"
    return Choice(
        mandate=mandate if mine else None,
        category=query_arguments.word("category", [term.code for term in categories]),
        band=query_arguments.word("band", (*Band, "unknown")),
        text=query_arguments.text("q"),
    )
