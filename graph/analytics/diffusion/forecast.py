"""Fit a growth curve by nonlinear least squares, always with intervals, and only where the data bear it."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import least_squares

from graph.analytics.dataset.arrays import Floats
from graph.analytics.dataset.insufficient_data import CannotCompute
from graph.analytics.diffusion.growth import Model, bass_peak

FEWEST_POINTS = 6
EXACT = 1e-18  # of the squares: a curve through every point leaves nothing to draw again
FEWEST_SETTLED = 0.9  # of the bootstrap's draws: an interval of the easy ones alone would be too narrow
DRAWS = 200
SEED = 1


@dataclass(frozen=True, slots=True)
class ParameterEstimate:
    """A parameter with its 95 % bootstrap interval; a given parameter has no interval."""

    name: str
    value: float
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True, eq=False)
class Fit:
    """A fitted curve: t counts periods from 1 at the first; ``peak`` is in t, None where there is none.

    ``draws`` float64[B, 3] are the bootstrap's scale and theta, ``failed`` the draws that did not settle.
    """

    model: Model
    estimates: tuple[ParameterEstimate, ...]
    peak: float | None
    rss: float
    aicc: float | None
    points: int
    theta: Floats
    draws: Floats
    failed: int


@dataclass(frozen=True, slots=True, eq=False)
class _Task:
    model: Model
    t: Floats
    y: Floats
    scale: float | None

    def amount(self, theta: Floats, y: Floats) -> float:
        """Solve the scale linearly, unless it is given."""
        if self.scale is not None:
            return self.scale
        shape = self.model.shape(self.t, theta)
        square = float(shape @ shape)
        return float(shape @ y) / square if square > 0 else 0.0


def fit(
    model: Model,
    response: Sequence[float] | Floats,
    scale: float | None = None,
    *,
    draws: int = DRAWS,
    seed: int = SEED,
) -> Fit:
    """Fit ``model`` to float64[T] at t = 1..T; with ``scale`` given (eligible units, or 1) only the shape.

    The scale is solved linearly for every trial shape, the shape by Levenberg-Marquardt from nine starts.
    Intervals: percentiles of ``draws`` refits to the curve plus resampled residuals, widened by sqrt(n / (n
    - k)). Raises CannotCompute: "no_adoptions", "too_few_points" (6 with a free scale, 4 without),
    "before_inflection" (a free scale while new adoptions are still at their highest in the last period) or
    "no_fit". Sources: Srinivasan & Mason (1986), Marketing Science 5, 169-178; Efron & Tibshirani (1993),
    chapter 9.
    """
    y = np.asarray(response, np.float64)
    refuse(model, y, scale)
    task = _Task(model, np.arange(1.0, y.size + 1), y, scale)
    theta, rss = _best(task, y, [np.array(start) for start in model.starts])
    if not np.isfinite(rss):
        raise CannotCompute("no_fit", "no start of the search settled")
    if model.is_at_bound(theta):
        raise CannotCompute("at_bound", "a parameter runs to its bound: the data do not determine it")
    drawn, failed = _bootstrap(task, theta, draws, seed)
    estimates = _estimates(task, theta, drawn)
    if rss > EXACT * float(y @ y) and not all(map(_has_width, estimates)):
        raise CannotCompute("no_interval", "the draws do not differ: a parameter runs to its bound in them")
    return Fit(
        model=model,
        estimates=estimates,
        peak=_peak(model, theta),
        rss=rss,
        aicc=_aicc(rss, y.size, _parameters(scale)),
        points=y.size,
        theta=theta,
        draws=drawn,
        failed=failed,
    )


def refuse(model: Model, y: Floats, scale: float | None) -> None:
    """Raise CannotCompute where the data do not bear the fit."""
    if not y.size or not np.any(y > 0):
        raise CannotCompute("no_adoptions", "nobody has adopted")
    fewest = FEWEST_POINTS if scale is None else 4
    if y.size < fewest:
        raise CannotCompute("too_few_points", f"{y.size} periods; a fit needs {fewest}")
    new = y if model.response == "new" else np.diff(y, prepend=0.0)
    steps, parameters = int(np.count_nonzero(new)), _parameters(scale)
    if steps < parameters:
        raise CannotCompute("too_few_steps", f"new adoptions in {steps} periods; a fit needs {parameters}")
    if scale is None and new[-1] >= new.max():
        raise CannotCompute("before_inflection", "new adoptions are still at their highest: no ceiling yet")


def better(first: Fit, second: Fit) -> Fit:
    """Return the fit with the lower AICc; raise CannotCompute unless both fit the same response.

    Source: Hurvich & Tsai (1989), Biometrika 76, 297-307.
    """
    if first.model.response != second.model.response or first.points != second.points:
        raise CannotCompute("different_response", "AICc compares fits of the same response only")
    if first.aicc is None or second.aicc is None:
        raise CannotCompute("too_few_points", "AICc needs more points than parameters and two")
    return first if first.aicc <= second.aicc else second


def _best(task: _Task, y: Floats, starts: Sequence[Floats]) -> tuple[Floats, float]:
    def missed(theta: Floats) -> Floats:
        return task.amount(theta, y) * task.model.shape(task.t, theta) - y

    best, lowest = starts[0], float("inf")
    for start in starts:
        with np.errstate(all="ignore"):
            try:
                found = least_squares(missed, start, method="lm", xtol=1e-12, ftol=1e-12, gtol=1e-12)
            except ValueError:  # a start from which the curve is not finite
                continue
        rss = 2 * float(found.cost)
        if found.success and rss < lowest:
            best, lowest = np.asarray(found.x, np.float64), rss
    return best, lowest


def _bootstrap(task: _Task, theta: Floats, draws: int, seed: int) -> tuple[Floats, int]:
    curve = task.amount(theta, task.y) * task.model.shape(task.t, theta)
    parameters = _parameters(task.scale)
    # Residuals of a fit are smaller than the errors; widened by the degrees of freedom that it took.
    residual: Floats = (task.y - curve) * float(np.sqrt(task.y.size / (task.y.size - parameters)))
    random = np.random.default_rng(seed)
    rows: list[Floats] = []
    for _ in range(draws):
        again = curve + random.choice(residual - residual.mean(), residual.size)
        found, rss = _best(task, again, [theta])
        amount = task.amount(found, again)
        if np.isfinite(rss) and amount > 0:
            rows.append(np.array([amount, *found]))
    if len(rows) < FEWEST_SETTLED * draws:
        raise CannotCompute("no_interval", f"only {len(rows)} of {draws} bootstrap draws settled")
    return np.array(rows).reshape(-1, 3), draws - len(rows)


def _estimates(task: _Task, theta: Floats, drawn: Floats) -> tuple[ParameterEstimate, ...]:
    names, values = task.model.names, [task.amount(theta, task.y), *task.model.report(theta).tolist()]
    reported = np.array([[row[0], *task.model.report(row[1:])] for row in drawn]).reshape(-1, 3)
    low, high = np.quantile(reported, [0.025, 0.975], axis=0).tolist()
    found = [ParameterEstimate(*row) for row in zip(names, values, low, high, strict=True)]
    if task.scale is not None:
        found[0] = ParameterEstimate(names[0], values[0], None, None)
    return tuple(found)


def _has_width(found: ParameterEstimate) -> bool:
    return found.low is None or found.high is None or found.low < found.high < float("inf")


def _parameters(scale: float | None) -> int:
    return 2 + (scale is None)


def _peak(model: Model, theta: Floats) -> float | None:
    first, second = model.report(theta).tolist()
    return second if model.name == "logistic" else bass_peak(first, second)


def _aicc(rss: float, points: int, parameters: int) -> float | None:
    k = parameters + 1  # the variance is estimated too
    if points - k - 1 <= 0 or rss <= 0:
        return None
    return float(points * np.log(rss / points) + 2 * k + 2 * k * (k + 1) / (points - k - 1))
