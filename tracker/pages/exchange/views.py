"""The interest board: mine, incoming, and one interest with its steps and its elapsed days."""

from dataclasses import dataclass
from datetime import date

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from wtforms.fields.choices import SelectChoice  # pyright: ignore[reportAttributeAccessIssue]  # newer than the stubs

from graph.analytics.recommendation import mentors
from graph.analytics.recommendation.mentors import Mentor
from graph.domain import policy
from graph.domain.errors import Invalid, Refused, Stale
from graph.domain.policy import Action, may
from graph.domain.records.exchange import Interest, InterestStatus
from graph.store.innovations import innovations, interests as store
from tracker.actions.innovations import interests
from tracker.pages.exchange.forms import InterestForm, InterestStepForm
from tracker.web import context as web, forms
from tracker.web.context import requires
from tracker.web.same_form import answered_alike
from tracker.wording import messages

bp = Blueprint("exchange", __name__)


@dataclass(frozen=True, slots=True)
class Milestone:
    """A step on the way: its name, its day, and how many days after the one before."""

    code: str
    on: date
    elapsed: int | None


@bp.get("/interests", endpoint="interests")
@requires(Action.INTEREST_READ)
def index() -> str:
    """List what we are interested in, and who is interested in ours; to overseers everything."""
    graph, actor = web.graph(), web.actor()
    agency = actor.agency_id or ""
    return render_template(
        "exchange/list.html",
        mine=store.mine(graph, agency),
        incoming=store.incoming(graph, agency),
        everybody=store.everybody(graph) if actor.has_role(*policy.OVERSEERS) else [],
        today=web.today(),
    )


@bp.route("/interests/new", methods=["GET", "POST"], endpoint="new")
@requires(Action.INTEREST_STATE)
@answered_alike
def new() -> ResponseReturnValue:
    """State an interest in an innovation."""
    form = InterestForm()
    if request.method == "GET":
        form.innovation.data = request.args.get("innovation", "")
        return _new_page(form)
    forms.refuse_extra_fields(form)
    try:
        interest_id = interests.state(
            web.context(), form.innovation.data or "", form.note.data or "", form.once.data or ""
        )
    except Invalid as error:
        status = forms.show_problems(form, error)
        return _new_page(form), status
    except Refused as error:
        form.form_errors.append(messages.text(error))
        return _new_page(form), 409
    flash(_("Minat instansi Anda sudah disampaikan kepada instansi asal."), "success")
    return redirect(url_for("exchange.show", interest_id=interest_id), 303)


@bp.route("/interests/<interest_id>", methods=["GET"], endpoint="show")
@requires(Action.INTEREST_READ)
def show(interest_id: str) -> str:
    """Show one interest to its sides."""
    return _page(interests.seen(web.graph(), web.actor(), interest_id), InterestStepForm())


@bp.post("/interests/<interest_id>", endpoint="take")
@requires(Action.INTEREST_STATE)
@answered_alike
def take(interest_id: str) -> ResponseReturnValue:
    """Take the next step; a start goes on to registering with the parent filled in."""
    found, form = interests.seen(web.graph(), web.actor(), interest_id), InterestStepForm()
    forms.refuse_extra_fields(form)
    kind, version = request.form.get("act", ""), web.version_of(form.version.data)
    try:
        interests.take(web.context(), interest_id, version, form.step(kind))
    except Invalid as error:
        status = forms.show_problems(form, error)
        return _page(found, form), status
    except (Stale, Refused) as error:
        form.form_errors.append(messages.text(error))
        return _page(interests.seen(web.graph(), web.actor(), interest_id), form), 409
    if kind == "start":
        flash(_("Selamat mulai. Lengkapi pendaftarannya; asalnya sudah terisi."), "success")
        return redirect(url_for("registry.new", parent=found.parent_id, interest=found.id), 303)
    flash(_("Langkah tersimpan, dan pihak lain diberi tahu."), "success")
    return redirect(url_for("exchange.show", interest_id=interest_id), 303)


def way(found: Interest) -> list[Milestone]:
    """Return the steps taken with the days between them."""
    days = [
        ("stated", found.stated_on),
        ("answered", found.answered_on),
        ("agreed", found.agreed_on),
        ("started", found.started_on),
    ]
    if found.closed_on and found.status is InterestStatus.WITHDRAWN:
        days.append(("withdrawn", found.closed_on))
    taken = [(code, on) for code, on in days if on is not None]
    before = [None, *(on for _code, on in taken)]
    return [
        Milestone(code, on, (on - last).days if last else None) for (code, on), last in zip(taken, before, strict=False)
    ]


def _new_page(form: InterestForm) -> str:
    found = innovations.by_id(web.graph(), form.innovation.data or "")
    return render_template("exchange/new.html", form=form, innovation=found)


def _page(found: Interest, form: InterestStepForm) -> str:
    near = _near(found.innovation_id, found.agency_id)
    form.mentor.choices = [SelectChoice(one.copy, _mentor_words(one)) for one in near]
    form.version.data = str(found.version)
    return render_template(
        "exchange/show.html",
        interest=found,
        form=form,
        steps=interests.open_steps(web.actor(), found),
        way=way(found),
        near=near,
        waiting=(web.today() - found.since).days,
        may_register=may(web.actor(), Action.REPLICATION_DRAFT) and web.actor().agency_id == found.agency_id,
    )


def _near(innovation_id: str, agency_id: str | None) -> list[Mentor]:
    """Propose the nearest verified running copies."""
    snapshot = web.snapshot()
    copies = snapshot.of_innovation(innovation_id)
    return mentors.nearest(copies, snapshot.agencies, agency_id or "", snapshot.rows.confirmed_since)


def _mentor_words(one: Mentor) -> str:
    if one.km is None:
        return _("%(agency)s (jarak tidak diketahui)", agency=one.agency_name)
    return _("%(agency)s, sekitar %(km)s km", agency=one.agency_name, km=round(one.km))
