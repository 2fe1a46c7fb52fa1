"""Survival: how long agencies go without an innovation after somebody first took it up."""

from dataclasses import dataclass

import numpy as np

from graph.analytics.dataset.arrays import Bools, Floats, Ints
from graph.analytics.diffusion.curves import Curve


@dataclass(frozen=True, slots=True, eq=False)
class Survival:
    """A row for each year, counted from the first adoption: at risk, adopting, S with its 95 % interval, H."""

    years: Ints
    at_risk: Ints
    adopting: Ints
    survival: Floats
    lower: Floats
    upper: Floats
    hazard: Floats


def since_first(times: Ints, end: int) -> tuple[Ints, Bools]:
    """Return (years since the first adoption int64[n], adopted bool[n]); the rest is censored at ``end``."""
    adopted = times <= end
    start = int(times[adopted].min()) if adopted.any() else end
    return np.where(adopted, times, end) - start, adopted


def estimate(years: Ints, adopted: Bools) -> Survival:
    """Return Kaplan-Meier S = prod(1 - d/n) and Nelson-Aalen H = sum d/n over the years with an adoption.

    Those censored in a year are still at risk in it. The interval is Greenwood's, plain, cut to 0-1.
    Sources: Kaplan & Meier (1958), JASA 53, 457-481; Nelson (1972); Aalen (1978).

    >>> found = estimate(np.array([1, 2, 2, 3]), np.array([True, True, False, False]))
    >>> found.survival.tolist(), found.hazard.round(4).tolist()
    ([0.75, 0.5], [0.25, 0.5833])
    """
    moments, adopting = np.unique(years[adopted], return_counts=True)
    at_risk = years.size - np.searchsorted(np.sort(years), moments, side="left")
    return _product(moments, at_risk, adopting)


def of_curve(curve: Curve) -> Survival:
    """Return the same from the first row of a curve, for every year of its span: nobody is censored before the last.

    >>> from graph.analytics.dataset.arrays import NEVER, Span
    >>> from graph.analytics.diffusion.curves import of_times
    >>> found = of_curve(of_times(np.array([2018, 2019, 2019, NEVER]), Span(2018, 2020)))
    >>> found.survival.tolist(), found.hazard.round(4).tolist()
    ([0.75, 0.25, 0.25], [0.25, 0.9167, 0.9167])
    """
    adopting = curve.new[0]
    return _product(curve.span.periods - curve.span.first, curve.eligible[0] - curve.cumulative[0] + adopting, adopting)


def _product(moments: Ints, at_risk: Ints, adopting: Ints) -> Survival:
    part = adopting / np.maximum(at_risk, 1)
    survival = np.cumprod(1 - part, dtype=np.float64)
    left = np.maximum(at_risk - adopting, 1)
    spread = 1.96 * survival * np.sqrt(np.cumsum(part / left))
    return Survival(
        moments,
        at_risk,
        adopting,
        survival,
        np.clip(survival - spread, 0, 1),
        np.clip(survival + spread, 0, 1),
        np.cumsum(part),
    )
