"""Moran's I: whether adopters stand near adopters in the network, more than chance would have it."""

from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_array, eye_array

from graph.analytics.dataset.arrays import Bools, Floats, Ints, Span, Ties
from graph.analytics.dataset.insufficient_data import CannotCompute

STEPS = 6
LARGEST = 5_000  # a full matrix of distances: 5,000 agencies need 200 MB
Weights = csr_array | Floats


@dataclass(frozen=True, slots=True)
class Moran:
    """I in one period, its expectation and its standard deviation under randomisation (None: no test)."""

    period: int
    observed: float
    expected: float
    deviation: float | None


def nearness(ties: Ties, steps: int = STEPS) -> Floats:
    """Return float64[n, n], the weights of ``within_reach`` as a full matrix, for a network of any shape.

    Raises CannotCompute above 5,000 units.
    """
    if ties.size > LARGEST:
        raise CannotCompute("too_large", f"Moran's I holds all distances: at most {LARGEST} units")
    return within_reach(ties, steps).toarray()


def within_reach(ties: Ties, steps: int = STEPS) -> csr_array:
    """Return csr[n, n]: 1 / directed geodesic up to ``steps`` steps, nothing beyond, each row scaled to 1.

    Values of ties do not matter here; rows of agencies that reach nobody stay empty. Held are the pairs within
    reach only: through the five nearest some hundred for each agency, so 5,000 agencies need a few megabytes.
    """
    ones = np.ones(ties.ego.size)
    adjacency = csr_array((ones, (ties.ego, ties.alter)), shape=(ties.size, ties.size))
    seen = csr_array(eye_array(ties.size))  # whom an agency reached already, itself first
    found = csr_array((ties.size, ties.size))
    frontier = seen
    for step in range(1, steps + 1):
        reached = frontier @ adjacency
        reached.data[:] = 1
        frontier = csr_array(reached - reached.multiply(seen))
        frontier.eliminate_zeros()
        seen, found = seen + frontier, found + frontier * (1.0 / step)
    return _scaled(csr_array(found))


def among(near: csr_array, units: Bools) -> csr_array:
    """Return the nearness of some of the units to each other, bool[n]; each row scaled to 1 again."""
    at = np.flatnonzero(units)
    return _scaled(csr_array(near[at][:, at]))


def _scaled(near: csr_array) -> csr_array:
    total: Floats = np.asarray(near.sum(axis=1), np.float64).ravel()
    share = np.divide(1.0, total, out=np.zeros_like(total), where=total > 0)
    near.data *= np.repeat(share, np.diff(near.indptr))
    return near


def by_period(near: Weights, times: Ints, span: Span) -> list[Moran]:
    """Return I of the adoption state (1: adopted by then) in each period of the span."""
    return [moran((times <= period).astype(np.float64), near, int(period)) for period in span.periods]


def moran(state: Floats, near: Weights, period: int = 0) -> Moran:
    """Return I = n / S0 x z'Wz / z'z with z = state - mean, for float64[n] and the weights float64[n, n].

    A constant state has no cross products: I is 0 and there is no test; nor is there below 4 units. Sources:
    Moran (1950), Biometrika 37, 17-23; the deviation under randomisation from Cliff & Ord (1981).

    >>> ring = np.array([[0, .5, 0, .5], [.5, 0, .5, 0], [0, .5, 0, .5], [.5, 0, .5, 0]])
    >>> moran(np.array([1.0, 0.0, 1.0, 0.0]), ring).observed
    -1.0
    """
    n = state.size
    z = state - state.mean() if n else state
    squares, total = float(z @ z), float(near.sum())
    expected = -1 / (n - 1) if n > 1 else float("nan")
    if squares == 0 or total == 0:
        return Moran(period, 0.0, expected, None)
    observed = n / total * float(z @ (near @ z)) / squares
    return Moran(period, observed, expected, _deviation(z, near, total) if n > 3 else None)


def _deviation(z: Floats, near: Weights, s0: float) -> float:
    n = z.size
    both = near + near.T
    s1 = 0.5 * float((both * both).sum())
    s2 = float(((near.sum(axis=1) + near.sum(axis=0)) ** 2).sum())
    kurtosis = float((z**4).mean()) / float((z**2).mean()) ** 2
    left = n * ((n**2 - 3 * n + 3) * s1 - n * s2 + 3 * s0**2)
    right = kurtosis * (n * (n - 1) * s1 - 2 * n * s2 + 6 * s0**2)
    variance = (left - right) / ((n - 1) * (n - 2) * (n - 3) * s0**2) - 1 / (n - 1) ** 2
    return float(np.sqrt(max(variance, 0.0)))
