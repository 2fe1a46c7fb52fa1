"""Adoption curves: how many, what share, how fast, and with what chance in each period."""

from dataclasses import dataclass

import numpy as np

from graph.analytics.dataset.arrays import NEVER, Events, Floats, Ints, Span


@dataclass(frozen=True, slots=True, eq=False)
class Curve:
    """One row for each item (or none), one column for each period of ``span``.

    ``new``, ``cumulative``: agencies. ``share``: of the eligible units. ``rate``: growth of the cumulative
    number a period, nan where nobody had adopted before. ``hazard``: chance that a unit which had not adopted
    does so in the period.
    """

    span: Span
    eligible: Ints
    new: Ints
    cumulative: Ints
    share: Floats
    rate: Floats
    hazard: Floats


def of_times(times: Ints, span: Span) -> Curve:
    """Return the curve of one item from int64[n] adoption periods (NEVER allowed); every array is [1, T].

    n counts the units *eligible*, not the adopters. Formulas, with q_t the adopters up to t: share q_t / n;
    rate (q_t - q_{t-1}) / q_{t-1}; hazard (q_t - q_{t-1}) / (n - q_{t-1}), 0 once all have adopted. The
    first period has rate 0 and hazard 0. Source: Rogers (2003), Diffusion of Innovations; hazard as in
    Allison (1984).

    >>> curve = of_times(np.array([2018, 2019, 2019, NEVER]), Span(2018, 2020))
    >>> curve.cumulative[0].tolist(), curve.rate[0].tolist(), curve.hazard[0].round(3).tolist()
    ([1, 3, 3], [0.0, 2.0, 0.0], [0.0, 0.667, 0.0])
    """
    adopted = times[times != NEVER]
    counts, before = _count(np.zeros(adopted.size, np.int64), adopted, 1, span)
    return _curve(counts, before, np.array([times.size]), span)


def by_item(adoptions: Events, span: Span, eligible: int | Ints | None = None) -> Curve:
    """Return the curves of all items at once, arrays [I, T]; ``eligible`` is one number or one an item.

    Without ``eligible`` every adopter of ``adoptions`` counts as eligible for every item.
    """
    items = len(adoptions.items)
    at_risk = len(adoptions.adopters) if eligible is None else eligible
    counts, before = _count(adoptions.item, adoptions.time, items, span)
    return _curve(counts, before, np.broadcast_to(np.asarray(at_risk, np.int64), (items,)), span)


def pooled(adoptions: Events, span: Span) -> Curve:
    """Return the curve of agencies that run any of the items: each agency counts once, at its first."""
    first = np.full(len(adoptions.adopters), NEVER)
    np.minimum.at(first, adoptions.adopter, adoptions.time)
    return of_times(first, span)


def _count(item: Ints, time: Ints, items: int, span: Span) -> tuple[Ints, Ints]:
    """Return the new adoptions [items, T] inside the span and the number [items] before it."""
    width = max(span.length, 0)
    before = np.bincount(item[time < span.first], minlength=items)
    inside = (time >= span.first) & (time <= span.last)
    cell = item[inside] * width + (time[inside] - span.first)
    return np.bincount(cell, minlength=items * width).reshape(items, width), before


def _curve(new: Ints, before: Ints, eligible: Ints, span: Span) -> Curve:
    cumulative = np.cumsum(new, axis=1) + before[:, None]
    earlier = cumulative - new
    at_risk = eligible[:, None] - earlier
    with np.errstate(divide="ignore", invalid="ignore"):
        share = cumulative / eligible[:, None]
        rate = np.where(earlier > 0, new / earlier, np.nan)
        hazard = np.where(at_risk > 0, new / at_risk, 0.0)
    rate[:, :1] = 0.0
    hazard[:, :1] = 0.0
    return Curve(span, eligible, new, cumulative, share, rate, hazard)
