"""How fast, how far, and to whom innovations spread: one innovation, a category, a cluster, a region, or all."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

import numpy as np

from graph.analytics.dataset import arrays
from graph.analytics.dataset.arrays import Floats, Span
from graph.analytics.dataset.scope import MeasureScope
from graph.analytics.diffusion import curves
from graph.analytics.diffusion.curves import Curve
from graph.analytics.nation import Nation, site
from graph.analytics.space import distances, equity
from graph.analytics.space.distances import Reached
from graph.analytics.space.equity import GroupReach
from graph.domain.vocabulary import Cluster

_REGIONAL = (Cluster.PROVINCE, Cluster.REGENCY, Cluster.CITY)


@dataclass(frozen=True, slots=True)
class Ways:
    """Places reached by all verified copies, and the kilometres from parent to copy over ``pairs``.

    ``apart`` parents belong to another family, are not verified, or have no year: no distance is taken from them.
    """

    reached: Reached
    mean_km: float | None
    median_km: float | None
    longest_km: float | None
    pairs: int
    without_point: int
    undated: int
    apart: int


def curve(given: Nation, root: str) -> Curve | None:
    """Return the yearly curve over eligible agencies to the last full year; None before the first adoption."""
    times = arrays.times_of(given.adoptions, given.item_at[root])[given.eligible(root)]
    first = int(times.min(initial=arrays.NEVER))
    return None if first > given.last else curves.of_times(times, Span(first, given.last))


def ways(given: Nation, looked_at: MeasureScope) -> Ways:
    """Return where innovations arrived and how far copies stand from their parents, mandated ones included.

    Parents are those of the own family with a year: the innovations looked at and their verified copies.
    """
    copies, own = given.copies_in(looked_at), _dated_family(given, looked_at)
    dated = [(site(given.agencies[copy.adopter]), copy.started_on.year) for copy in copies if copy.started_on]
    links = [(parent, copy.adopter) for copy in copies for parent in copy.parents]
    pairs = [(given.agency_of(parent), adopter) for parent, adopter in links if parent in own]
    placed = [
        (site(given.agencies[start]), site(given.agencies[end])) for start, end in pairs if start in given.agencies
    ]
    away = distances.distance(placed)
    return Ways(
        reached=distances.reached(dated),
        mean_km=away.mean_km,
        median_km=median(kilometres) if (kilometres := _kilometres(placed)) else None,
        longest_km=away.longest_km,
        pairs=away.pairs,
        without_point=len(pairs) - away.pairs,
        undated=len(copies) - len(dated),
        apart=len(links) - len(pairs),
    )


def by_cluster(given: Nation, looked_at: MeasureScope) -> list[GroupReach]:
    """Return what share of each cluster's agencies adopted any of the innovations, mandated ones included."""
    cluster_of = {agency.id: agency.cluster for agency in given.rows.agencies if looked_at.holds_agency(agency.id)}
    return equity.by_group(cluster_of, _adopters(given, looked_at))


def by_earlier(given: Nation, looked_at: MeasureScope) -> list[GroupReach]:
    """Return reach in provinces that ran few, some and many innovations before these began to spread.

    Local and provincial governments only: others have no region of their own. Empty below two provinces.
    """
    copies = given.copies_of(looked_at)
    first = min((copy.started_on.year for copy in copies if copy.started_on), default=None)
    region_of: dict[str, str] = {
        one.id: one.province for one in given.rows.agencies if one.cluster in _REGIONAL and one.province
    }
    if first is None or len(set(region_of.values())) < 2:
        return []
    return equity.by_earlier_count(region_of, _earlier(given, region_of, first, looked_at), _adopters(given, looked_at))


def _kilometres(pairs: Sequence[tuple[distances.Site, distances.Site]]) -> list[float]:
    unknown = float("nan")
    points = [[unknown if value is None else value for value in (a.lat, a.lon, b.lat, b.lon)] for a, b in pairs]
    columns: Floats = np.array(points, np.float64).reshape(-1, 4).T
    found = distances.distances(*columns)
    return found[~np.isnan(found)].tolist()


def _dated_family(given: Nation, looked_at: MeasureScope) -> set[str]:
    roots = {root for root in given.roots_in(looked_at) if given.innovations[root].started_on}
    return roots | {copy.id for copy in given.copies_of(looked_at) if copy.started_on}


def _adopters(given: Nation, looked_at: MeasureScope) -> set[str]:
    return {copy.adopter for copy in given.copies_in(looked_at)}


def _earlier(given: Nation, region_of: Mapping[str, str], before: int, new: MeasureScope) -> dict[Hashable, int]:
    """Count the distinct other innovations that a province's agencies began or ran before a year."""
    found: dict[Hashable, set[str]] = {}
    seen = [(root.origin, root.started_on, (root.id,)) for root in given.rows.innovations]
    seen += [(copy.adopter, copy.started_on, copy.roots) for copy in given.replications]
    for agency, day, roots in seen:
        region = region_of.get(agency or "")
        if region and day and day.year < before:
            found.setdefault(region, set()).update(root for root in roots if not new.holds_root(root))
    return {region: len(innovations) for region, innovations in found.items()}
