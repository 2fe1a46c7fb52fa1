"""The growth curves that can be fitted: Bass by three named responses, and the logistic."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import numpy as np

from graph.analytics.dataset.arrays import Floats

Response = Literal["new", "cumulative"]
Shape = Callable[[Floats, Floats], Floats]
LOWEST, HIGHEST = -18.0, 5.0  # of the logarithms that are searched: 1.5e-8 is no influence, 148 a single step


@dataclass(frozen=True, slots=True)
class Model:
    """A curve ``scale x shape(t, theta)``: its name, what it is fitted to, and where the search starts.

    ``theta`` float64[2] is what the search moves; ``names`` are scale and the two reported parameters that
    ``report`` makes of it. The first ``logged`` of theta are logarithms.
    """

    name: str
    response: Response
    names: tuple[str, str, str]
    shape: Shape
    report: Callable[[Floats], Floats]
    starts: tuple[tuple[float, float], ...]
    logged: int = 2

    def is_at_bound(self, theta: Floats) -> bool:
        """Say whether the search ran into a bound: the data do not determine that parameter."""
        searched = theta[: self.logged]
        return bool(np.any((searched <= LOWEST) | (searched >= HIGHEST)))


def bass_share(t: Floats, p: float, q: float) -> Floats:
    """Return F(t) = (1 - e^{-(p+q)t}) / (1 + (q/p) e^{-(p+q)t}): the share that has adopted by t.

    Source: Bass (1969), Management Science 15, 215-227.

    >>> bass_share(np.array([0.0, 5.0]), 0.03, 0.4).round(4).tolist()
    [0.0, 0.3461]
    """
    decay = np.exp(-(p + q) * t)
    return (1 - decay) / (1 + q / p * decay)


def bass_density(t: Floats, p: float, q: float) -> Floats:
    """Return f(t) = F'(t) = ((p+q)^2 / p) e^{-(p+q)t} / (1 + (q/p) e^{-(p+q)t})^2."""
    decay = np.exp(-(p + q) * t)
    return (p + q) ** 2 / p * decay / (1 + q / p * decay) ** 2


def bass_peak(p: float, q: float) -> float | None:
    """Return ln(q/p) / (p+q), when new adoptions are most; None where they only fall (q <= p).

    >>> round(bass_peak(0.00659398, 0.638090), 2)
    7.09
    """
    return float(np.log(q / p) / (p + q)) if q > p else None


def logistic_share(t: Floats, r: float, t0: float) -> Floats:
    """Return 1 / (1 + e^{-r (t - t0)}); Verhulst (1838)."""
    return 1 / (1 + np.exp(-r * (t - t0)))


def _positive(theta: Floats) -> Floats:
    return np.exp(np.clip(theta, LOWEST, HIGHEST))


def _bass(shape: Callable[[Floats, float, float], Floats]) -> Shape:
    def over_logs(t: Floats, theta: Floats) -> Floats:
        p, q = _positive(theta)
        return shape(t, float(p), float(q))

    return over_logs


def _step(t: Floats, p: float, q: float) -> Floats:
    return bass_share(t, p, q) - bass_share(t - 1, p, q)


def _logistic(t: Floats, theta: Floats) -> Floats:
    return logistic_share(t, float(_positive(theta[0])), float(theta[1]))


def _logistic_report(theta: Floats) -> Floats:
    return np.array([float(_positive(theta[0])), theta[1]])


_BASS_STARTS = tuple((float(np.log(p)), float(np.log(q))) for p in (0.002, 0.02, 0.1) for q in (0.05, 0.3, 0.7))
_LOGISTIC_STARTS = tuple((float(np.log(r)), t0) for r in (0.1, 0.5, 1.5) for t0 in (2.0, 6.0, 15.0))
_BASS = ("m", "p", "q")

DENSITY = Model("bass_density", "new", _BASS, _bass(bass_density), _positive, _BASS_STARTS)
INCREMENT = Model("bass_increment", "new", _BASS, _bass(_step), _positive, _BASS_STARTS)
CUMULATIVE = Model("bass_cumulative", "cumulative", _BASS, _bass(bass_share), _positive, _BASS_STARTS)
LOGISTIC = Model("logistic", "cumulative", ("K", "r", "t0"), _logistic, _logistic_report, _LOGISTIC_STARTS, logged=1)
MODELS = (DENSITY, INCREMENT, CUMULATIVE, LOGISTIC)
