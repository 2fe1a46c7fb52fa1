"""The interest board: mine, incoming, and one interest with its steps and its elapsed days."""

from dataclasses import dataclass
from datetime import date

from flask import Blueprint, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from wtforms.fields.choices import SelectChoice  # pyright: ignore[reportAttributeAccessIssue]  # newer than the stubs

from graph.analytics.recommendation import mentors
from graph.analytics.recommendation.mentors import Mentor
from graph.domain import policy
from graph.domain.policy import Action, may
from graph.domain.records.exchange import Interest, InterestStatus
from graph.store.innovations import innovations, interests as store
from tracker.actions.innovations import interests
from tracker.pages.exchange.forms import InterestForm, InterestStepForm
from tracker.web import context as web
from tracker.web.context import requires
from tracker.web.same_form import answered_alike
from tracker.web.submitting import Done, Error, submitted

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
    return submitted(form, lambda: _stated(form), lambda _error: _new_page(form))


def _stated(form: InterestForm) -> Done:
    chosen, note, key = form.innovation.data or "", form.note.data or "", form.once.data or ""
    interest_id = interests.state(web.context(), chosen, note, key)
    said = _("Minat instansi Anda sudah disampaikan kepada instansi asal.")
    return Done(url_for("exchange.show", interest_id=interest_id), said)


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

    def again(_error: Error) -> str:
        return _page(interests.seen(web.graph(), web.actor(), interest_id), form)

    return submitted(form, lambda: _taken(found, form), again)


def _taken(found: Interest, form: InterestStepForm) -> Done:
    kind, version = request.form.get("act", ""), web.version_of(form.version.data)
    interests.take(web.context(), found.id, version, form.step(kind))
    if kind == "start":
        begin = url_for("registry.new", parent=found.parent_id, interest=found.id)
        return Done(begin, _("Selamat mulai. Lengkapi pendaftarannya; asalnya sudah terisi."))
    return Done(url_for("exchange.show", interest_id=found.id), _("Langkah tersimpan, dan pihak lain diberi tahu."))


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
