"""A ministry finds candidates for its mandate, sees what each number rests on, assesses, and becomes K/L pengampu."""

from itertools import islice

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from graph.analytics.scaling import iid
from graph.analytics.scaling.readiness import Band
from graph.domain import policy
from graph.domain.errors import Invalid
from graph.domain.policy import Action
from graph.store.innovations import candidates, terms
from tracker.actions.scaling import assessing, scaling, scaling_status
from tracker.figures import candidates as ranking
from tracker.figures.candidates import Choice
from tracker.pages.insight.forms import AssessForm, SponsorForm
from tracker.web import context as web
from tracker.web.context import requires
from tracker.web.forms import refuse_extra_fields, show_problems
from tracker.web.same_form import answered_alike
from tracker.wording import scaling as words

bp = Blueprint("insight", __name__)
PAGE = 25


@bp.get("/candidates", endpoint="candidates")
@requires(Action.CANDIDATES_READ)
def candidates_page() -> str:
    """List the candidates within the mandate, or all of them."""
    mandate = candidates.mandate(web.graph(), web.actor().agency_id or "", web.today())
    choice = _choice(mandate)
    lines = ranking.ranked(web.graph(), web.snapshot(), choice, web.today())
    page = list(islice(ranking.after(lines, request.args.get("after", "")), PAGE + 1))
    return render_template(
        "insight/candidates.html",
        lines=page[:PAGE],
        next_key=page[PAGE - 1].key if len(page) > PAGE else None,
        total=len(lines),
        choice=choice,
        has_mandate=bool(mandate),
        categories=terms.categories(web.graph()),
        bands=Band,
        words=words,
    )


@bp.get("/candidates/<innovation_id>")
@requires(Action.CANDIDATES_READ)
def candidate(innovation_id: str) -> str:
    """Show one candidate with all that its numbers rest on."""
    found = scaling_status.of_innovation(web.graph(), innovation_id, web.today())
    covered = scaling.covers(web.context(), found.candidate.categories)
    return render_template(
        "insight/candidate.html",
        road=found,
        measured=candidates.outcomes(web.graph(), innovation_id),
        served=terms.served(web.graph(), innovation_id),
        iid=iid.estimate((link.region for link in found.reading.links), found.rules).value,
        may_sponsor=covered and policy.may(web.actor(), Action.SCALEUP_SPONSOR) and scaling.is_free(found),
        may_assess=policy.may(web.actor(), Action.INNOVATION_ASSESS),
        is_covered=covered,
        today=web.today(),
        words=words,
    )


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
    status = _assessed(form, innovation_id) if request.method == "POST" else 200
    if status == 303:
        flash(_("Penilaian Anda sudah disimpan."), "success")
        return redirect(url_for(".candidate", innovation_id=innovation_id), 303)
    found = scaling_status.of_innovation(web.graph(), innovation_id, web.today())
    page = render_template("insight/assess.html", form=form, road=found, words=words)
    return page, status


def _assessed(form: AssessForm, innovation_id: str) -> int:
    """Keep the judgement, or put each problem to its field; return the status."""
    refuse_extra_fields(form)
    said, once = form.judgement(), form.once.data or ""
    try:
        assessing.assess(web.context(), innovation_id, said, once)
    except Invalid as error:
        return show_problems(form, error)
    return 303


def _choice(mandate: frozenset[str]) -> Choice:
    """Read the filters of the address; a ministry begins with its own mandate."""
    asked = request.args
    mine = bool(mandate) and asked.get("scope") != "all"
    return Choice(
        mandate=mandate if mine else None,
        category=asked.get("category") or None,
        band=asked.get("band") or None,
        text=asked.get("q", "").strip(),
    )
