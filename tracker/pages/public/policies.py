"""What an innovation became, in its pictures: a red diamond in the family, a red line to the capital."""

from collections.abc import Mapping, Sequence

from flask import url_for
from flask_babel import gettext as _

from graph.analytics.network.family import Member
from graph.domain.records.scaling import Enacted
from tracker.drawing.charts import Face, Flow, Shape
from tracker.figures.snapshot import Snapshot

CAPITAL = "31"  # ministries sit in Jakarta; they have no region of their own in the graph


def members(innovation_id: str, became: Sequence[Enacted]) -> list[Member]:
    """Return the policies as children of the innovation itself: no single copy led to them."""
    return [Member(one.id, (innovation_id,), one.year, "policy") for one in became]


def faces(became: Sequence[Enacted]) -> Mapping[str, Face]:
    """Return how each policy is shown, leading to its page."""
    return {one.id: Face(one.title, Shape.POLICY, url_for("scaling.policy", policy_id=one.id)) for one in became}


def flows(snapshot: Snapshot, origin: str | None, became: Sequence[Enacted]) -> list[Flow]:
    """Return a line from the innovation's agency to the capital for each policy.

    There is none where one of the two points is unknown.
    """
    start = snapshot.agencies.get(origin or "")
    end = next((place for place in snapshot.agencies.values() if place.region == CAPITAL), None)
    if start is None or end is None or start.lat is None or start.lon is None or end.lat is None or end.lon is None:
        return []
    return [
        Flow(
            (start.lat, start.lon),
            (end.lat, end.lon),
            _("Kebijakan nasional: %(title)s", title=one.title),
            one.year,
            is_policy=True,
        )
        for one in became
    ]
