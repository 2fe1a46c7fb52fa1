"""How well a score ranks: the area under the receiver operating characteristic."""

import numpy as np
from scipy.stats import rankdata

from graph.analytics.dataset.arrays import Bools, Floats
from graph.analytics.dataset.insufficient_data import CannotCompute


def auc(score: Floats, hit: Bools) -> float:
    """Return the chance that a hit scores above a miss, ties counted half (Mann & Whitney 1947).

    Raises CannotCompute where all or none are hits.

    >>> auc(np.array([3.0, 2.0, 2.0, 1.0]), np.array([True, True, False, False]))
    0.875
    """
    hits, misses = int(hit.sum()), int((~hit).sum())
    if not hits or not misses:
        raise CannotCompute("one_sided", "an area needs hits and misses")
    ranks = np.asarray(rankdata(score), np.float64)
    return (float(ranks[hit].sum()) - hits * (hits + 1) / 2) / (hits * misses)
