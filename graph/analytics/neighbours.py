"""The three ties between agencies: has copied from, same province, the nearest regencies."""

from collections.abc import Iterable, Sequence

import numpy as np

from graph.analytics.arrays import Floats, Ties, ints, ties
from graph.analytics.place import Site, distances

NEAREST = 5
_BLOCK = 1_000  # rows of distances held at once


def copied_from(agencies: Sequence[str], pairs: Iterable[tuple[str, str]]) -> Ties:
    """Return ties copying agency -> parent's agency, valued by the number of copies; others are left out."""
    at = {name: index for index, name in enumerate(agencies)}
    known = [(at[copier], at[source]) for copier, source in pairs if copier in at and source in at]
    return ties(len(agencies), ints(copier for copier, _ in known), ints(source for _, source in known))


def same_province(sites: Sequence[Site]) -> Ties:
    """Return ties from each agency to every other of its province; an agency without a region has none."""
    members: dict[str, list[int]] = {}
    for index, site in enumerate(sites):
        if site.region:
            members.setdefault(site.region[:2], []).append(index)
    pairs = [(ego, alter) for group in members.values() for ego in group for alter in group if ego != alter]
    return ties(len(sites), ints(ego for ego, _ in pairs), ints(alter for _, alter in pairs))


def nearest(sites: Sequence[Site], count: int = NEAREST) -> Ties:
    """Return ties from each agency with a point to the ``count`` nearest others by great-circle distance.

    Equal distances are taken in input order; an agency without a point has no tie either way.

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
    chosen = [_closest(lat[placed], lon[placed], at, wanted) for at in range(0, placed.size, _BLOCK)]
    return ties(len(sites), np.repeat(placed, wanted), placed[np.concatenate(chosen).ravel()])


def _closest(lat: Floats, lon: Floats, start: int, count: int) -> "np.ndarray[tuple[int, int], np.dtype[np.intp]]":
    rows = slice(start, start + _BLOCK)
    apart = distances(lat[rows, None], lon[rows, None], lat[None, :], lon[None, :])
    here = np.arange(len(apart))
    apart[here, here + start] = np.inf
    return np.argsort(apart, axis=1, kind="stable")[:, :count]


def _coordinates(sites: Sequence[Site]) -> tuple[Floats, Floats]:
    unknown = float("nan")
    lat = [unknown if site.lat is None else site.lat for site in sites]
    lon = [unknown if site.lon is None else site.lon for site in sites]
    return np.array(lat, np.float64), np.array(lon, np.float64)
