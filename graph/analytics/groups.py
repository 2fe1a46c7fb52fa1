"""A category, a cluster, a region or all of the nation: its curve, and whether neighbours adopt together."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_array

from graph.analytics.dataset import arrays
from graph.analytics.dataset.arrays import NEVER, Events, Ints, Span
from graph.analytics.dataset.scope import Inputs, MeasureScope
from graph.analytics.dataset.small_groups import bears_neighbours
from graph.analytics.diffusion import curves
from graph.analytics.diffusion.curves import Curve
from graph.analytics.nation import Nation
from graph.analytics.space import moran
from graph.analytics.space.moran import Moran


@dataclass(frozen=True, slots=True, eq=False)
class Group:
    """What some innovations, or some agencies, did together: each agency counts once, at its first."""

    inputs: Inputs
    adoptions: Events
    curve: Curve | None

    @property
    def firsts(self) -> list[tuple[int, str]]:
        """The year in which each adopter began, and its id, the first one first."""
        began = first_adoptions(self)
        return sorted((int(began[at]), self.adoptions.adopters[at]) for at in np.flatnonzero(began != NEVER))


def of(given: Nation, looked_at: MeasureScope) -> Group:
    """Return the adoptions of any of the innovations; the agencies looked at, all or some, are at risk."""
    items = np.fromiter(map(looked_at.holds_root, given.adoptions.items), np.bool_)
    found = arrays.only(given.adoptions, items, given.adopters_in(looked_at))
    first = int(found.time.min(initial=NEVER))
    drawn = None if first > given.last else curves.pooled(found, Span(first, given.last))
    return Group(given.inputs(looked_at), found, drawn)


def clustering(given: Nation, group: Group) -> list[Moran]:
    """Return Moran's I of "has adopted any" among the group's regencies and cities, year by year.

    Nearness runs through the five nearest of the nation, at most six steps; the test is under randomisation.
    Empty where nothing was adopted, or no regency or city is in the group. Source: as in ``moran``.
    """
    if group.curve is None:
        return []
    near, first = _regencies(given, group)
    return moran.by_period(near, first, group.curve.span) if first.size else []


@dataclass(frozen=True, slots=True)
class Neighbours:
    """Regencies and cities of a group with a tie to another one, those that adopted, and the periods that bear I."""

    tied: int
    adopted: int
    bearing: frozenset[int]


def neighbours(given: Nation, group: Group) -> Neighbours:
    """Return whether a group is large enough for Moran's I, and in which periods."""
    if group.curve is None:
        return Neighbours(0, 0, frozenset())
    near, first = _regencies(given, group)
    first = first[np.diff(near.indptr) > 0]
    periods: list[int] = group.curve.span.periods.tolist()
    bearing = [year for year in periods if bears_neighbours(first.size, int((first <= year).sum()))]
    return Neighbours(int(first.size), int((first <= given.last).sum()), frozenset(bearing))


def _regencies(given: Nation, group: Group) -> tuple[csr_array, Ints]:
    """Return the nearness of the group's regencies and cities to each other, and when each first adopted."""
    at_risk = set(group.adoptions.adopters)
    inside = np.fromiter((name in at_risk for name in given.adoptions.adopters), np.bool_)
    among = inside[given.local]
    near = given.near if among.all() else moran.among(given.near, among)
    return near, first_adoptions(group)[given.local[inside]]


def first_adoptions(group: Group) -> Ints:
    """Return each agency's first adoption of any of the innovations, int64[n]."""
    first = np.full(len(group.adoptions.adopters), NEVER)
    np.minimum.at(first, group.adoptions.adopter, group.adoptions.time)
    return first


def tested(morans: Sequence[Moran]) -> Moran | None:
    """Return the last year in which the agencies differed, so that there is a test; None where there is none."""
    return next((found for found in reversed(morans) if found.deviation), None)


def is_clustered(found: Moran | None) -> bool | None:
    """Say whether I lies above its expectation by more than chance (1.96 deviations); None: no test."""
    if found is None or not found.deviation:
        return None
    return found.observed > found.expected + 1.96 * found.deviation
