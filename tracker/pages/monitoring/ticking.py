"""The one list of an agency in a round: running, resting, or stopped with a reason and a day."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import ngettext

from graph.domain.errors import Invalid, Problem
from graph.domain.policy import Action
from graph.domain.records.monitoring import Asked, Round
from graph.domain.values import dates
from graph.domain.vocabulary import Life
from graph.store.monitoring import rounds as store
from tracker.actions.monitoring import monitoring
from tracker.actions.monitoring.monitoring import Tick
from tracker.pages.monitoring.blueprint import bp
from tracker.pages.monitoring.rounds import scope_words
from tracker.web import context as web, forms
from tracker.web.context import requires
from tracker.web.submitting import Done, Error, answered
from tracker.wording import labels, messages

_FIELDS = ("life", "reason", "stopped_on", "was")
_LONGEST = dates.LONGEST  # the day is the longest of them


@bp.route("/rounds/<round_id>/list", methods=["GET", "POST"], endpoint="round_list")
@requires(Action.ROUND_REPORT)
def ticks(round_id: str) -> ResponseReturnValue:
    """Show the own list, or take what was ticked."""
    found, asked = store.by_id(web.graph(), round_id), _asked(round_id)
    if request.method == "GET":
        return _page(found, asked, [shown(copy) for copy in asked])
    typed = read(request.form, asked)

    def again(error: Error) -> str:
        if isinstance(error, Invalid):
            return _page(found, asked, typed, error.problems)
        present = _asked(round_id)
        return _page(found, present, _over(typed, present), stale=messages.text(error))

    return answered(lambda: _reported(round_id, typed), again)


def _asked(round_id: str) -> list[Asked]:
    """Return what the round asks the own agency about, as it is answered by now."""
    return store.asked(web.graph(), round_id, web.actor().agency_id or "")


def _reported(round_id: str, typed: Sequence[Tick]) -> Done:
    written = monitoring.report(web.context(), round_id, typed)
    said = ngettext("%(num)s jawaban tersimpan.", "%(num)s jawaban tersimpan.", written)
    return Done(url_for("monitoring.round_list", round_id=round_id), said)


def shown(copy: Asked) -> Tick:
    """Return a line as it stands."""
    is_stop = copy.life == Life.STOPPED
    return Tick(
        copy.id,
        copy.life or "",
        (copy.reason or "") if is_stop else "",
        dates.written(copy.stopped_on, copy.stopped_precision) if is_stop else "",
        copy.life or "",
    )


def read(form: Mapping[str, str], asked: Sequence[Asked]) -> list[Tick]:
    """Return the lines as typed; Invalid for a field that the list does not have (ASVS 15.3.3)."""
    forms.refuse_fields_beside({f"{name}-{copy.id}" for copy in asked for name in _FIELDS})
    return [
        Tick(copy.id, *(form.get(f"{name}-{copy.id}", "").strip()[:_LONGEST] for name in _FIELDS)) for copy in asked
    ]


def _over(typed: Sequence[Tick], present: Sequence[Asked]) -> list[Tick]:
    """Keep what was typed, to be sent again over the present answers."""
    lives = {copy.id: copy.life or "" for copy in present}
    return [replace(tick, was=lives.get(tick.replication_id, "")) for tick in typed]


def _page(
    found: Round,
    asked: Sequence[Asked],
    typed: Sequence[Tick],
    problems: Sequence[Problem] = (),
    stale: str = "",
) -> str:
    errors = {problem.field: messages.problem(problem) for problem in problems}
    return render_template(
        "monitoring/list.html",
        round=found,
        lines=list(zip(asked, typed, strict=True))
        if len(asked) == len(typed)
        else [(one, shown(one)) for one in asked],
        errors=errors,
        stale=stale,
        lives=[(life.value, labels.label(life, "life")) for life in monitoring.LIVES],
        reasons=labels.choices("stop_reason"),
        is_open=found.is_open(web.today()),
        is_closed=found.is_closed(web.today()),
        unanswered=sum(copy.life is None for copy in asked),
        scope_words=scope_words,
    )
