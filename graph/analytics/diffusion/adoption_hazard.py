"""When: the chance that an agency takes up one innovation in the coming year, from the innovation's own history."""

from dataclasses import dataclass
from math import exp

import numpy as np

from graph.analytics.dataset.arrays import NEVER, Bools, Span, only, times_of
from graph.analytics.dataset.insufficient_data import CannotCompute
from graph.analytics.diffusion import event_history
from graph.analytics.diffusion.event_history import Logit, Panel
from graph.analytics.nation import Nation
from graph.analytics.recommendation.recommendations import candidates, demand_candidates

NEIGHBOURS = 1  # its place among the coefficients
ONE_NEIGHBOUR = 0.2  # one more of the five nearest
NORMAL_95 = 1.96


@dataclass(frozen=True, slots=True)
class Chance:
    """An agency's fitted chance in (0, 1) for the year, and its reasons: neighbours that ran it a year before."""

    agency: str
    chance: float
    running: int
    neighbours: int


@dataclass(frozen=True, slots=True)
class Soon:
    """Chances for ``year`` by falling chance, and what they rest on.

    One more of the five nearest multiplies the odds by ``odds`` (95 % interval ``low`` to ``high``). The fit used
    ``rows`` agency-years at risk with ``adoptions`` among them; ``passed`` years since the first adoption.
    """

    year: int
    chances: tuple[Chance, ...]
    odds: float
    low: float
    high: float
    rows: int
    adoptions: int
    passed: int


def soon(given: Nation, root: str) -> Soon:
    """Fit the event history of one innovation over the agencies it may come to, and apply it to the next year.

    Covariates and source as in ``history.panel``; ties are the five nearest regencies and cities, unvalued.
    Raises CannotCompute "too_few_adopters" where nobody runs it yet, and as ``history.when`` and
    ``demand_candidates``.
    """
    item = given.item_at[root]
    own = only(given.adoptions, items=np.arange(len(given.adoptions.items)) == item)
    times = times_of(own, 0)
    if not own.time.size:
        raise CannotCompute("too_few_adopters", "nobody runs it yet")
    if own.time.size < event_history.NEEDED:  # seen before a row for each agency and year is made
        raise event_history.too_few(own.time.size)
    demand_candidates(given, root)
    at_risk = _of(event_history.panel(own, given.nearest, Span(int(own.time.min()), given.last)), given.eligible(root))
    fitted = event_history.when(at_risk)
    year = given.last + 1
    chance = event_history.chances(fitted, own, 0, given.nearest, year)
    running = times <= given.last
    near = np.bincount(given.nearest.ego, running[given.nearest.alter], running.size)
    count = np.bincount(given.nearest.ego, minlength=running.size)
    open_ = np.flatnonzero(candidates(given, root) & (times == NEVER))
    order: list[int] = open_[np.lexsort((open_, -chance[open_].round(12)))].tolist()
    names = given.adoptions.adopters
    listed = tuple(Chance(names[at], float(chance[at]), int(near[at]), int(count[at])) for at in order)
    return Soon(year, listed, *_odds(fitted), fitted.rows, fitted.adoptions, given.last - int(own.time.min()))


def _of(at_risk: Panel, kept: Bools) -> Panel:
    """Keep the agencies that the innovation may come to."""
    on = kept[at_risk.agency]
    return Panel(at_risk.rows[on], at_risk.adopted[on], at_risk.item[on], at_risk.agency[on], at_risk.period[on])


def _odds(fitted: Logit) -> tuple[float, float, float]:
    slope, error = float(fitted.coefficients[NEIGHBOURS]), NORMAL_95 * float(fitted.errors[NEIGHBOURS])
    return exp(ONE_NEIGHBOUR * slope), exp(ONE_NEIGHBOUR * (slope - error)), exp(ONE_NEIGHBOUR * (slope + error))
