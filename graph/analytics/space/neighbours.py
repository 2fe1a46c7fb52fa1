"""The three ties between agencies: has copied from, same province (a group, not pairs), the nearest regencies."""

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np

from graph.analytics.dataset.arrays import Floats, Ints, Ties, ints, ties
from graph.analytics.space.distances import Site, distances

NEAREST = 5
_MARGIN = 1e-9  # of the earth's radius: six millimetres


def copied_from(agencies: Sequence[str], pairs: Iterable[tuple[str, str]]) -> Ties:
    """Return ties copying agency -> parent's agency, valued by the number of copies; others are left out."""
    at = {name: index for index, name in enumerate(agencies)}
    known = [(at[copier], at[source]) for copier, source in pairs if copier in at and source in at]
    return ties(len(agencies), ints(copier for copier, _ in known), ints(source for _, source in known))


def provinces(sites: Sequence[Site]) -> Ints:
    """Return int64[n]: the province of each agency as a number from 0, -1 for an agency without a region.

    An agency looks to every other of its province, so a group says all: the pairs would be the square of it.

    >>> provinces([Site("a", "33.01"), Site("b", "33"), Site("c", None), Site("d", "34.01")]).tolist()
    [0, 0, -1, 1]
    """
    number: dict[str, int] = {}
    return ints(number.setdefault(site.region[:2], len(number)) if site.region else -1 for site in sites)


def nearest(sites: Sequence[Site], count: int = NEAREST) -> Ties:
    """Return ties from each agency with a point to the ``count`` nearest others by great-circle distance.

    Equal distances are taken in input order; an agency without a point has no tie either way. Only points that
    a tree of the points finds near are measured, so the work does not grow with the square of the agencies.

    >>> sites = [Site("a", "33.01", 0, 100), Site("b", "33.02", 0, 101), Site("c", "33.03", 0, 103)]
    >>> tied = nearest(sites, 1)
    >>> list(zip(tied.ego.tolist(), tied.alter.tolist()))
    [(0, 1), (1, 0), (2, 1)]
    """
    lat, lon = _coordinates(sites)
    placed = np.flatnonzero(~np.isnan(lat + lon))
    wanted = min(count, placed.size - 1)
    if wanted < 1:
        return ties(len(sites), ints(()), ints(()))
    ego, alter = _near(lat[placed], lon[placed], wanted)
    apart = distances(lat[placed[ego]], lon[placed[ego]], lat[placed[alter]], lon[placed[alter]])
    order = np.lexsort((alter, apart, ego))
    ego, alter = ego[order], alter[order]
    rank = np.arange(ego.size) - np.searchsorted(ego, ego)
    best = rank < wanted
    return ties(len(sites), placed[ego[best]], placed[alter[best]])


def _near(lat: Floats, lon: Floats, wanted: int) -> tuple[Ints, Ints]:
    """Return pairs (agency, other) in which each agency has its ``wanted`` nearest others, and few beyond.

    Agencies on one spot are looked for once; of each spot only the first few matter, since the others come later
    in input order.
    """
    spots, spot_of = np.unique(np.stack([lat, lon]), axis=1, return_inverse=True)
    spot_of = spot_of.ravel()
    firsts = _firsts(spot_of, wanted + 1)
    found = _spots_near(spots, wanted + 1)
    pairs = [
        (agency, other)
        for agency, spot in enumerate(spot_of.tolist())
        for near in found[spot]
        for other in firsts[near]
        if other != agency
    ]
    return ints(agency for agency, _ in pairs), ints(other for _, other in pairs)


def _firsts(spot_of: Ints, count: int) -> list[list[int]]:
    """Return the first ``count`` agencies of each spot, in input order."""
    found: list[list[int]] = [[] for _ in range(int(spot_of.max()) + 1)]
    spots: list[int] = spot_of.tolist()
    for agency, spot in enumerate(spots):
        if len(found[spot]) < count:
            found[spot].append(agency)
    return found


def _spots_near(spots: Floats, count: int) -> list[list[int]]:
    """Return for each spot the ``count`` nearest ones, itself among them, and all that are as near as the last.

    Straight lines through the earth order points as great circles do; the margin is for rounding.
    """
    from scipy.spatial import KDTree

    lat, lon = np.radians(spots)
    points = np.stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)], axis=1)
    tree: Any = KDTree(points)  # Any: scipy comes without types
    chords = tree.query(points, k=[min(count, len(points))])[0]
    radius = chords[:, 0] + _MARGIN
    return tree.query_ball_point(points, radius).tolist()


def _coordinates(sites: Sequence[Site]) -> tuple[Floats, Floats]:
    unknown = float("nan")
    lat = [unknown if site.lat is None else site.lat for site in sites]
    lon = [unknown if site.lon is None else site.lon for site in sites]
    return np.array(lat, np.float64), np.array(lon, np.float64)
