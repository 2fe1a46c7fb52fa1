"""Rounds: the list of them, opening one, and how far each province is."""

from collections.abc import Sequence
from datetime import timedelta

from flask import render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from wtforms.fields.choices import SelectChoice  # pyright: ignore[reportAttributeAccessIssue]  # newer than the stubs

from graph.domain.errors import Invalid
from graph.domain.policy import Action, may
from graph.domain.records.monitoring import Progress, Round
from graph.store.monitoring import rounds as store
from graph.store.monitoring.rounds import NewRound
from tracker.actions.monitoring import monitoring
from tracker.pages.monitoring.blueprint import bp
from tracker.pages.monitoring.forms import RoundForm
from tracker.web import context as web
from tracker.web.context import requires
from tracker.web.same_form import answered_alike
from tracker.web.submitting import Done, submitted

WINDOW, GRACE = timedelta(days=30), timedelta(days=60)


@bp.get("/rounds", endpoint="rounds")
@requires(Action.ROUND_READ)
def index() -> str:
    """List the rounds, and how much of the own list is still open in each."""
    actor, found = web.actor(), store.latest(web.graph())
    answers = may(actor, Action.ROUND_REPORT) and actor.agency_id is not None
    return render_template(
        "monitoring/rounds.html",
        rounds=found,
        waiting=_waiting(found) if answers else {},
        answers=answers,
        may_open=may(actor, Action.ROUND_OPEN),
        may_oversee=may(actor, Action.ROUND_OVERSEE),
        today=web.today(),
        scope_words=scope_words,
    )


def _waiting(found: Sequence[Round]) -> dict[str, int]:
    """Return how many copies of the own agency each open round still asks about."""
    graph, agency, today = web.graph(), web.actor().agency_id or "", web.today()
    asked = {one.id: store.asked(graph, one.id, agency) for one in found if one.is_open(today)}
    return {round_id: sum(copy.life is None for copy in copies) for round_id, copies in asked.items()}


@bp.route("/rounds/new", methods=["GET", "POST"], endpoint="new_round")
@requires(Action.ROUND_OPEN)
@answered_alike
def new() -> ResponseReturnValue:
    """Open a round."""
    form = RoundForm()
    form.scope.choices = _scope_choices()
    if not form.is_submitted():
        form.opens_on.data = web.today()
        form.closes_on.data, form.grace_until.data = web.today() + WINDOW, web.today() + GRACE
        return _new_page(form)
    return submitted(form, lambda: _opened(form), lambda _error: _new_page(form))


def _new_page(form: RoundForm) -> str:
    return render_template("monitoring/new_round.html", form=form)


def _opened(form: RoundForm) -> Done:
    if not form.validate():
        raise Invalid
    round_id = monitoring.open_round(web.context(), _typed(form), form.once.data or "")
    return Done(url_for("monitoring.round_progress", round_id=round_id), _("Putaran pemantauan sudah dibuka."))


@bp.get("/rounds/<round_id>", endpoint="round_progress")
@requires(Action.ROUND_OVERSEE)
def progress(round_id: str) -> str:
    """Show how far each province is."""
    found = store.by_id(web.graph(), round_id)
    lines = store.progress(web.graph(), round_id)
    return render_template(
        "monitoring/progress.html",
        round=found,
        lines=lines,
        total=_total(lines),
        today=web.today(),
        scope_words=scope_words,
    )


def scope_words(found: Round) -> str:
    """Name what a round covers."""
    if found.scope.startswith("province:"):
        return _("Provinsi %(name)s", name=(found.scope_name or "").removeprefix("Provinsi "))
    if found.scope.startswith("category:"):
        return _("Kategori: %(name)s", name=found.scope_name)
    return _("Nasional")


def _scope_choices() -> list[SelectChoice]:
    named = monitoring.scopes(web.graph())
    return [SelectChoice(code, name or _("Nasional")) for code, name in named.items()]


def _typed(form: RoundForm) -> NewRound:
    opens, closes, grace = form.opens_on.data, form.closes_on.data, form.grace_until.data
    if opens is None or closes is None or grace is None:
        raise ValueError("_typed() before validate()")
    return NewRound(opens, closes, grace, form.scope.data or "")


def _total(lines: Sequence[Progress]) -> Progress:
    """Add the provinces; an agency has one region, so agencies add too."""
    return Progress(
        None,
        None,
        *(
            sum(getattr(line, name) for line in lines)
            for name in ("agencies", "asked", "ongoing", "dormant", "stopped")
        ),
    )
