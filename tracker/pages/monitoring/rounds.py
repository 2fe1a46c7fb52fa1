"""Rounds: the list of them, opening one, and how far each province is."""

from collections.abc import Sequence
from datetime import timedelta

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from wtforms.fields.choices import SelectChoice  # pyright: ignore[reportAttributeAccessIssue]  # newer than the stubs

from graph.domain.errors import Invalid, Refused
from graph.domain.policy import Action, may
from graph.domain.records.monitoring import Progress, Round
from graph.store.monitoring import rounds as store
from graph.store.monitoring.rounds import NewRound
from tracker.actions.monitoring import monitoring
from tracker.pages.monitoring.blueprint import bp
from tracker.pages.monitoring.forms import RoundForm
from tracker.web import context as web, forms
from tracker.web.context import requires
from tracker.web.same_form import answered_alike
from tracker.wording import messages

WINDOW, GRACE = timedelta(days=30), timedelta(days=60)


@bp.get("/rounds", endpoint="rounds")
@requires(Action.ROUND_READ)
def index() -> str:
    """List the rounds, and how much of the own list is still open in each."""
    graph, actor, today = web.graph(), web.actor(), web.today()
    answers = may(actor, Action.ROUND_REPORT) and actor.agency_id is not None
    found = store.latest(graph)
    waiting = {
        one.id: sum(copy.life is None for copy in store.asked(graph, one.id, actor.agency_id or ""))
        for one in found
        if answers and one.is_open(today)
    }
    return render_template(
        "monitoring/rounds.html",
        rounds=found,
        waiting=waiting,
        answers=answers,
        may_open=may(actor, Action.ROUND_OPEN),
        may_oversee=may(actor, Action.ROUND_OVERSEE),
        today=today,
        scope_words=scope_words,
    )


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
        return render_template("monitoring/new_round.html", form=form)
    forms.refuse_extra_fields(form)
    if not form.validate():
        return render_template("monitoring/new_round.html", form=form), 422
    try:
        round_id = monitoring.open_round(web.context(), _typed(form), form.once.data or "")
    except Invalid as error:
        status = forms.show_problems(form, error)
        return render_template("monitoring/new_round.html", form=form), status
    except Refused as error:
        form.form_errors.append(messages.text(error))
        return render_template("monitoring/new_round.html", form=form), 409
    flash(_("Putaran pemantauan sudah dibuka."), "success")
    return redirect(url_for("monitoring.round_progress", round_id=round_id), 303)


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
