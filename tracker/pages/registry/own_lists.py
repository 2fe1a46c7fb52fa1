"""The lists of an agency: what it replicates, and what others say they replicate of it; by state, a page at a time."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from flask import render_template, request, url_for

from graph.domain.policy import Action
from graph.domain.vocabulary import ReplicationStatus as R
from graph.store.replications import agency_lists as store
from graph.store.replications.agency_lists import (
    AgencyRecord,
    InnovationOfList,
    ListPlace,
    ListSelection,
    RecordsInState,
)
from tracker.pages.registry.blueprint import bp
from tracker.web import context as web, day_keys, query_arguments
from tracker.web.context import requires

PAGE = 50
# What the agency itself has to do comes first, then what waits for others, then what is settled.
_STATES = (
    R.DRAFT,
    R.RETURNED,
    R.AWAITING_PARENT,
    R.AWAITING_VERIFICATION,
    R.DISPUTED,
    R.VERIFIED,
    R.RECORDED,
    R.REJECTED,
    R.WITHDRAWN,
)


@dataclass(frozen=True, slots=True)
class AgencyList:
    """One of the two lists: its address, and how its rows, counts and innovations are read."""

    endpoint: str
    rows: Callable[..., list[AgencyRecord]]
    counts: Callable[..., list[RecordsInState]]
    innovations: Callable[..., list[InnovationOfList]]


_RUN = AgencyList("registry.own", store.run_by, store.run_by_counts, store.run_by_innovations)
_COPIED = AgencyList("registry.claims", store.copied_from, store.copied_from_counts, store.copied_from_innovations)


@bp.get("/replications/own")
@requires(Action.REPLICATION_DRAFT)
def own() -> str:
    """Show what the own agency replicates, in whatever state."""
    return render_template("registry/own.html", **_shown(_RUN))


@bp.get("/replications/claims")
@requires(Action.REPLICATION_DRAFT)
def claims() -> str:
    """Show what other agencies say they replicate of the own agency's innovations."""
    return render_template("registry/claims.html", **_shown(_COPIED))


def _shown(of: AgencyList) -> dict[str, object]:
    graph, agencies = web.graph(), web.actor().agencies
    innovations = of.innovations(graph, agencies)
    wanted = ListSelection(
        agencies,
        query_arguments.word("status", _STATES),
        query_arguments.word("innovation", [one.id for one in innovations]),
        _place(request.args.get("after", "")),
    )
    rows, counts = of.rows(graph, wanted, PAGE + 1), of.counts(graph, wanted)
    return {
        "rows": rows[:PAGE],
        "innovations": innovations,
        "wanted": wanted,
        "next_href": _next(of, wanted, rows),
        **_counted(counts, wanted),
    }


def _counted(counts: Sequence[RecordsInState], wanted: ListSelection) -> dict[str, object]:
    """Return the states that the list holds with their counts, and how many rows stand before the page."""
    held = {one.status: one.records for one in counts}
    chosen = [one for one in counts if wanted.status in (None, one.status)]
    return {
        "states": [(one, held.get(one, 0)) for one in _STATES if one in held or one == wanted.status],
        "all_states": sum(held.values()),
        "before": sum(one.before for one in chosen),
        "total": sum(one.records for one in chosen),
    }


def _next(of: AgencyList, wanted: ListSelection, rows: Sequence[AgencyRecord]) -> str | None:
    if len(rows) <= PAGE:
        return None
    # Any: parts of an address, which url_for types beside its own options.
    further: dict[str, Any] = {"status": wanted.status, "innovation": wanted.innovation}
    return url_for(of.endpoint, **further, after=day_keys.written(rows[PAGE - 1].since, rows[PAGE - 1].id))


def _place(text: str) -> ListPlace:
    found = day_keys.read(text)
    return ListPlace(*found) if found else ListPlace()
