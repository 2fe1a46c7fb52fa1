"""What waits for KemenPANRB's decision, oldest first."""

from collections.abc import Collection
from typing import Any

from flask import render_template, request, url_for

from graph.domain import lifecycle
from graph.domain.policy import Action, may
from graph.domain.vocabulary import ReplicationStatus
from graph.store.replications import review
from graph.store.replications.review import Cursor, Queued, StatusCount
from tracker.pages.review import filters
from tracker.pages.review.blueprint import bp
from tracker.pages.review.filters import QueueFilters
from tracker.web import context as web
from tracker.web.context import requires

PAGE = 50


@bp.get("/review")
@requires(Action.REVIEW_READ)
def queue() -> str:
    """Show a page of the queue, with the filters of the address."""
    chosen = filters.read(request.args)
    return render_template(
        "review/queue.html",
        own_agencies=web.actor().agencies,
        may_decide=may(web.actor(), Action.REPLICATION_VERIFY),
        chosen=chosen,
        states=filters.STATES,
        provinces=web.snapshot().rows.provinces,
        appeals=filters.APPEAL,
        today=web.today(),
        **_rows(chosen),
        **_counted(chosen),
    )


def _rows(chosen: QueueFilters) -> dict[str, object]:
    rows = waiting(chosen, PAGE + 1)
    if len(rows) <= PAGE:
        return {"rows": rows, "next_href": None}
    further: dict[str, Any] = chosen.address() | {"after": filters.key_of(rows[PAGE - 1])}  # Any: parts of an address
    return {"rows": rows[:PAGE], "next_href": url_for("review.queue", **further)}


def _counted(chosen: QueueFilters) -> dict[str, object]:
    counted = _counts(chosen)
    appeals = sum(one.appeals for one in counted if one.status == ReplicationStatus.AWAITING_VERIFICATION)
    waiting = sum(one.waiting for one in counted if one.status in chosen.statuses)
    return {
        "counts": {one.status: one.waiting for one in counted},
        "appeal_count": appeals,
        "total": appeals if chosen.is_appeal else waiting,
        "before": 0 if chosen.after == Cursor() else None,
    }


def waiting(chosen: filters.QueueFilters, limit: int, *, is_mine: bool = False) -> list[Queued]:
    """Return what waits behind the place that the filters name; ``is_mine`` leaves out the own agency's records."""
    wanted = review.QueueSelection(
        chosen.statuses,
        web.today() - lifecycle.SILENCE,
        chosen.province,
        is_appeal=chosen.is_appeal,
        without=_own(chosen.is_mine or is_mine),
    )
    return review.queue(web.graph(), wanted, chosen.after, limit)


def _counts(chosen: filters.QueueFilters) -> list[StatusCount]:
    since = web.today() - lifecycle.SILENCE
    return review.counts(web.graph(), since, chosen.province, _own(chosen.is_mine))


def _own(is_mine: bool) -> Collection[str]:
    """Return the agencies whose records this person may not decide on, when asked to leave them out."""
    return web.actor().agencies if is_mine else ()
