"""Communities: groups of agencies that copy from each other, by Leiden on the copied-from graph."""

from dataclasses import dataclass
from importlib import import_module
from typing import Any

import numpy as np

from graph.analytics.dataset.arrays import Ints, Ties
from graph.analytics.network.pagerank import with_copies

SEED = 1


@dataclass(frozen=True, slots=True, eq=False)
class Communities:
    """A community number int64[n], -1 for agencies with no copy either way, which are counted."""

    of: Ints
    count: int
    modularity: float
    left_out: int


def communities(copied: Ties, seed: int = SEED, resolution: float = 1.0) -> Communities:
    """Group agencies that copy from each other, by Leiden on the undirected graph valued by copies.

    The same seed gives the same groups: one thread, networkit's random numbers seeded. Groups are numbered by
    falling size, then by their first member. Source: Traag, Waltman & van Eck (2019), Sci. Rep. 9, 5233.
    """
    inside = with_copies(copied)
    if not inside.any():
        return Communities(np.full(copied.size, -1), 0, 0.0, copied.size)
    nk: Any = import_module("networkit")  # Any: it has no types; loaded here, only the worker needs it
    nk.setNumberOfThreads(1)
    nk.setSeed(seed, False)
    graph = _undirected(nk, copied, np.cumsum(inside) - 1, int(inside.sum()))
    leiden: Any = nk.community.ParallelLeiden(graph, 10, False, resolution)
    leiden.run()
    partition: Any = leiden.getPartition()
    modularity = float(nk.community.Modularity().getQuality(partition, graph))
    numbers = _by_size(np.asarray(partition.getVector(), np.int64))
    of = np.full(copied.size, -1)
    of[inside] = numbers
    return Communities(of, int(numbers.max()) + 1, modularity, int((~inside).sum()))


def _undirected(nk: Any, copied: Ties, number: Ints, n: int) -> Any:
    graph: Any = nk.Graph(n, weighted=True, directed=False)
    low = np.minimum(number[copied.ego], number[copied.alter])
    high = np.maximum(number[copied.ego], number[copied.alter])
    pair, place = np.unique(low * n + high, return_inverse=True)
    weight = np.bincount(place, copied.value)
    graph.addEdges((weight, (pair // n, pair % n)))
    return graph


def _by_size(raw: Ints) -> Ints:
    found, first, place, size = np.unique(raw, return_index=True, return_inverse=True, return_counts=True)
    order = np.lexsort((first, -size))
    number = np.empty(found.size, np.int64)
    number[order] = np.arange(found.size)
    return number[place]
