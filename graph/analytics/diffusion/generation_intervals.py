"""R of an innovation: how many direct copies each adopter passes on, by cohort, and after how long."""

from dataclasses import dataclass
from itertools import groupby

import numpy as np
from numpy.typing import NDArray

from graph.analytics.dataset.arrays import Floats, Ints, Links

YOUNG_QUANTILE = 0.9


@dataclass(frozen=True, slots=True, eq=False)
class Intervals:
    """Years from parent to copy: the usable ones, and the (parent, child) pairs that would be negative."""

    years: Ints
    negative: tuple[tuple[int, int], ...]
    undated: int

    @property
    def mean(self) -> float | None:
        return float(self.years.mean()) if self.years.size else None

    @property
    def median(self) -> float | None:
        return float(np.median(self.years)) if self.years.size else None


@dataclass(frozen=True, slots=True)
class Cohort:
    """Adopters of ``period``, or of all periods up to ``until``: ``r`` direct copies each.

    ``is_cut_off``: too young to have passed much on.
    """

    period: int
    until: int
    adopters: int
    r: float
    share_with_none: float
    share_of_top_fifth: float | None  # of the copies; None where there are none
    is_cut_off: bool


def credit(links: Links) -> Floats:
    """Return float64[size]: direct copies of each record; a copy of k parents gives each of them 1 / k.

    The sum is the number of records that were copied from something. Source: individual reproduction number,
    Lloyd-Smith et al. (2005), Nature 438, 355-359; fractional credit is this system's rule.

    >>> credit(Links(3, np.array([0, 0, 1]), np.array([1, 2, 2]))).tolist()
    [1.5, 0.5, 0.0]
    """
    parents = np.bincount(links.child, minlength=links.size)
    return np.bincount(links.parent, 1.0 / parents[links.child], links.size).astype(np.float64)


def intervals(links: Links, time: Ints, unknown: int | None = None) -> Intervals:
    """Return time of the child minus time of the parent for every link, in periods.

    Negative intervals are data errors: they are listed and left out. Records whose time equals ``unknown``
    have no interval and are counted. Source: generation interval, Svensson (2007), Math. Biosci. 208,
    300-311.

    >>> found = intervals(Links(3, np.array([0, 0]), np.array([1, 2])), np.array([2018, 2020, 2017]))
    >>> found.years.tolist(), found.negative
    ([2], ((0, 2),))
    """
    parent, child = links.parent, links.child
    if unknown is not None:
        dated = (time[parent] != unknown) & (time[child] != unknown)
        parent, child = parent[dated], child[dated]
    years = time[child] - time[parent]
    wrong = np.flatnonzero(years < 0)
    negative = tuple(zip(parent[wrong].tolist(), child[wrong].tolist(), strict=True))
    return Intervals(years[years >= 0], negative, links.parent.size - parent.size)


def cohorts(
    links: Links, time: Ints, end: int, follow_up: int | None = None, *, least: int = 1, unknown: int | None = None
) -> list[Cohort]:
    """Return R of the adopters of each period, oldest first; records whose time equals ``unknown`` are in none.

    Neighbouring periods join until a cohort has ``least`` adopters; those that are cut off join among themselves.

    A cohort is flagged as cut off when it has been followed for fewer than ``follow_up`` periods up to
    ``end``; without ``follow_up``: the 90th percentile of the generation intervals, rounded up. The top
    fifth is the rounded-up fifth of a cohort's adopters with most copies.

    >>> links = Links(4, np.array([0, 0, 1]), np.array([1, 2, 3]))
    >>> [(c.period, c.r, c.is_cut_off) for c in cohorts(links, np.array([2018, 2019, 2019, 2020]), 2020)]
    [(2018, 2.0, False), (2019, 0.5, False), (2020, 0.0, True)]
    """
    passed_on = credit(links)
    needed = follow_up if follow_up is not None else _usual_wait(intervals(links, time).years)
    if unknown is not None:
        passed_on, time = passed_on[time != unknown], time[time != unknown]
    if not time.size:
        return []
    order = np.argsort(_small(time - time.min()), kind="stable")
    periods, starts = np.unique(time[order], return_index=True)
    parts = np.split(passed_on[order], starts[1:])
    found: list[Cohort] = []
    for is_cut_off, alike in groupby(zip(periods.tolist(), parts, strict=True), lambda one: end - one[0] < needed):
        found += [_cohort(joined, is_cut_off=is_cut_off) for joined in _joined(list(alike), least)]
    return found


def _joined(alike: list[tuple[int, Floats]], least: int) -> list[list[tuple[int, Floats]]]:
    """Join neighbouring periods until each cohort is large enough; the last ones that are not join the one before."""
    found: list[list[tuple[int, Floats]]] = [[]]
    for one in alike:
        if sum(part.size for _, part in found[-1]) >= least:
            found.append([])
        found[-1].append(one)
    if len(found) > 1 and sum(part.size for _, part in found[-1]) < least:
        last = found.pop()
        found[-1] += last
    return found


def _small(offset: Ints) -> "NDArray[np.uint16] | Ints":
    """Return the same numbers in 16 bits where they fit: numpy sorts those in linear time."""
    return offset.astype(np.uint16) if int(offset.max()) < 2**16 else offset


def _usual_wait(years: Ints) -> int:
    return int(np.ceil(np.quantile(years, YOUNG_QUANTILE))) if years.size else 1


def _cohort(periods: list[tuple[int, Floats]], *, is_cut_off: bool) -> Cohort:
    passed_on = np.concatenate([part for _, part in periods])
    total = float(passed_on.sum())
    fifth = -(-passed_on.size // 5)
    top = float(np.partition(passed_on, -fifth)[-fifth:].sum())
    return Cohort(
        period=periods[0][0],
        until=periods[-1][0],
        adopters=passed_on.size,
        r=total / passed_on.size,
        share_with_none=float((passed_on == 0).mean()),
        share_of_top_fifth=top / total if total else None,
        is_cut_off=is_cut_off,
    )
