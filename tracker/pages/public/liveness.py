"""How copies stand by name and place, for who is signed in; the public reads that as national totals only."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from flask import jsonify
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from graph.analytics.diffusion import liveness
from graph.analytics.diffusion.liveness import CopyState, Liveness
from graph.domain import policy
from graph.domain.policy import Action
from graph.domain.records.snapshot import ReplicationRow
from graph.domain.values.numbers import known
from tracker.figures.snapshot import Snapshot, once_per_version
from tracker.pages.public import pictures, redirects
from tracker.pages.public.blueprint import bp
from tracker.web import context as web
from tracker.web.context import requires

Unsettled = list[tuple[ReplicationRow, CopyState]]


@bp.get("/map/standing.json")
@requires(Action.STANDING_READ)
def map_standing() -> ResponseReturnValue:
    """Serve how the agencies on the national map stand, and the three counts of every year."""
    return jsonify(_of_all(web.snapshot()) | _words())


@bp.get("/innovations/<innovation_id>/standing.json")
@requires(Action.STANDING_READ)
def spread_standing(innovation_id: str) -> ResponseReturnValue:
    """Serve the same for the agencies that replicate one innovation."""
    snapshot = web.snapshot()
    found = redirects.found_or_moved(innovation_id)
    return jsonify(by_year(snapshot, snapshot.of_innovation(found.id)) | _words())


def is_open() -> bool:
    """Say whether this reader may know how single copies stand."""
    return policy.may(web.actor(), Action.STANDING_READ)


def counted(copies: Iterable[ReplicationRow], year: int | None = None) -> Liveness | None:
    """Return what runs and what stopped among these copies; None for the public."""
    return liveness.standing(copies, year, web.snapshot().rows.confirmed_since) if is_open() else None


def unsettled(copies: Iterable[ReplicationRow]) -> Unsettled:
    """Return the copies that nobody confirmed, then those that stopped, by name of agency; none for the public."""
    if not is_open():
        return []
    snapshot = web.snapshot()
    found = [(copy, state) for copy in copies if (state := now(snapshot, copy)) is not CopyState.RUNNING]
    return sorted(
        found, key=lambda one: (one[1] is CopyState.STOPPED, snapshot.agencies[one[0].adopter].name, one[0].id)
    )


def now(snapshot: Snapshot, copy: ReplicationRow) -> CopyState:
    return liveness.state(copy, None, snapshot.rows.confirmed_since)


def states(snapshot: Snapshot, copies: Iterable[ReplicationRow]) -> tuple[CopyState, ...]:
    """Return what hollow marks among these copies say; nothing for the public."""
    if not is_open():
        return ()
    found = {now(snapshot, copy) for copy in copies}
    return tuple(one for one in CopyState if one in found and one is not CopyState.RUNNING)


@once_per_version
def _of_all(snapshot: Snapshot) -> dict[str, object]:
    return by_year(snapshot, snapshot.verified)


def by_year(snapshot: Snapshot, copies: Sequence[ReplicationRow]) -> dict[str, object]:
    """Return the counts of each year ("" is today), and each agency's turns where it was ever anything but running."""
    since = snapshot.rows.confirmed_since
    years: list[int | None] = [None, *pictures.years(copies)]
    counts = {year: liveness.standing(copies, year, since) for year in years}
    of_agency: dict[str, list[ReplicationRow]] = defaultdict(list)
    for copy in copies:
        of_agency[copy.adopter].append(copy)
    turns = {agency: liveness.turns(group, since) for agency, group in of_agency.items()}
    today = {agency: liveness.together(group, None, since) for agency, group in of_agency.items()}
    told = [
        agency for agency in turns if {today[agency], *(one for _year, one in turns[agency])} != {CopyState.RUNNING}
    ]
    return {
        "figures": {
            str(year or ""): (one.started, one.running, one.unconfirmed, one.stopped)
            for year, one in counts.items()
            if known(one.started) is not None
        },
        "points": {agency: {"now": today[agency], "turns": turns[agency]} for agency in told},
    }


def _words() -> dict[str, object]:
    return {"words": {CopyState.UNCONFIRMED: _("belum dikonfirmasi"), CopyState.STOPPED: _("berhenti")}}
