"""Exposure and thresholds: what share of those an agency looks to had already adopted."""

from itertools import pairwise
from typing import Literal

import numpy as np

from graph.analytics.dataset.arrays import NEVER, Events, Floats, Ints, Span, Ties

Direction = Literal["out", "in", "both"]
_CELLS = 2_000_000  # 16 MB: a table that stays near the processor


def exposure(
    ties: Ties,
    times: Ints,
    span: Span,
    *,
    lag: int = 0,
    direction: Direction = "out",
    valued: bool = True,
    normalised: bool = True,
) -> Floats:
    """Return float64[n, T]: sum_j w_ij a_j,t-lag / sum_j w_ij, a share; without normalising the bare sum.

    ``times`` is int64[n] with NEVER. With lag 1 the first period is nan; an agency without ties has 0. Ties
    that carry a period count in that period only (the ties, like the adoptions, of t - lag). ``direction``
    "out": those the ego looks to; "in": those who look to it; "both": the sum. Not valued: every tie weighs
    1. Source: Valente (1996), Social Networks 18, 69-89; Vega Yon & Valente, netdiffuseR (2015-).

    >>> line = Ties(3, np.array([0, 0, 1]), np.array([1, 2, 2]), np.ones(3))
    >>> exposure(line, np.array([NEVER, 2019, 2018]), Span(2018, 2019)).tolist()
    [[0.5, 1.0], [1.0, 1.0], [0.0, 0.0]]
    """
    ego, alter, weight, period = _looks(ties, direction, valued)
    width = max(span.length, 0)
    total = np.zeros((ties.size, width))
    if period is None:
        summed = _summed(ego, times[alter], weight, ties.size, span)
        total += np.bincount(ego, weight, ties.size)[:, None]
    else:
        summed = np.zeros_like(total)
        for column, now in enumerate(span.periods):
            here = (period == now) & (times[alter] <= now)
            summed[:, column] = np.bincount(ego[here], weight[here], ties.size)
            total[:, column] = np.bincount(ego[period == now], weight[period == now], ties.size)
    shown = np.divide(summed, total, out=np.zeros_like(summed), where=total != 0) if normalised else summed
    return _later(shown, lag)


def thresholds(exposed: Floats, times: Ints, span: Span) -> Floats:
    """Return float64[n]: each adopter's exposure in its adoption period, nan for never or out of the span.

    Give ``exposed`` with the lag wanted: with lag 1 those who adopt in the first period have none (nan).
    Source: Valente (1996).

    >>> thresholds(np.array([[0.0, 0.5], [0.0, 1.0]]), np.array([2019, NEVER]), Span(2018, 2019)).tolist()
    [0.5, nan]
    """
    found = np.full(times.size, np.nan)
    inside = np.flatnonzero((times >= span.first) & (times <= span.last))
    found[inside] = exposed[inside, times[inside] - span.first]
    return found


def at_adoption(adoptions: Events, ties: Ties, *, lag: int = 1, valued: bool = True) -> Floats:
    """Return float64[E]: the threshold of every adoption of every item, for ties that hold in every period.

    An agency without ties has 0; an item's first period has nan with a lag, as in ``thresholds``.
    """
    starts, alter, weight = _by_ego(ties, valued)
    total = np.bincount(np.repeat(np.arange(ties.size), np.diff(starts)), weight, ties.size)
    found = np.zeros(adoptions.time.size)
    table = np.full(max(_CELLS, ties.size), NEVER)  # when each agency took up each item of a block
    together = max(_CELLS // max(ties.size, 1), 1)
    bounds = np.searchsorted(adoptions.item, np.arange(0, len(adoptions.items) + together, together))
    for low, high in pairwise(bounds.tolist()):
        item, adopter = adoptions.item[low:high], adoptions.adopter[low:high]
        row = (item - item[0]) * ties.size if item.size else item
        table[row + adopter] = adoptions.time[low:high]
        degree = starts[adopter + 1] - starts[adopter]
        event = np.repeat(np.arange(item.size), degree)
        tie = np.arange(event.size) + np.repeat(starts[adopter] - np.cumsum(degree) + degree, degree)
        seen = table[row[event] + alter[tie]] <= adoptions.time[low:high][event] - lag
        found[low:high] = np.bincount(event[seen], weight[tie[seen]], item.size)
        table[row + adopter] = NEVER
    total = total[adoptions.adopter]
    np.divide(found, total, out=found, where=total != 0)
    if lag:
        found[adoptions.time - lag < _first(adoptions)[adoptions.item]] = np.nan
    return found


def _looks(ties: Ties, direction: Direction, valued: bool) -> tuple[Ints, Ints, Floats, Ints | None]:
    weight = ties.value if valued else np.ones(ties.value.size)
    if direction == "out":
        return ties.ego, ties.alter, weight, ties.period
    if direction == "in":
        return ties.alter, ties.ego, weight, ties.period
    period = None if ties.period is None else np.concatenate([ties.period, ties.period])
    ego, alter = np.concatenate([ties.ego, ties.alter]), np.concatenate([ties.alter, ties.ego])
    return ego, alter, np.concatenate([weight, weight]), period


def _summed(ego: Ints, time: Ints, weight: Floats, size: int, span: Span) -> Floats:
    """Put each tie's weight where its alter adopts, and run the total over the periods."""
    width = max(span.length, 0)
    reached = time <= span.last
    column = np.maximum(time[reached] - span.first, 0)
    cells = np.bincount(ego[reached] * width + column, weight[reached], size * width)
    return np.cumsum(cells.reshape(size, width), axis=1, dtype=np.float64)


def _later(values: Floats, lag: int) -> Floats:
    if lag == 0:
        return values
    shifted = np.full_like(values, np.nan)
    shifted[:, lag:] = values[:, :-lag]
    return shifted


def _by_ego(ties: Ties, valued: bool) -> tuple[Ints, Ints, Floats]:
    """Return where each ego's ties start, int64[n + 1], and the alters and weights in that order."""
    order = np.argsort(ties.ego, kind="stable")
    starts = np.concatenate([[0], np.cumsum(np.bincount(ties.ego, minlength=ties.size))])
    return starts, ties.alter[order], ties.value[order] if valued else np.ones(order.size)


def _first(adoptions: Events) -> Ints:
    """Return int64[I]: the first period of each item; events are sorted by item and time."""
    first = np.full(len(adoptions.items), NEVER)
    items, at = np.unique(adoptions.item, return_index=True)
    first[items] = adoptions.time[at]
    return first
