"""A made-up nation of any size, from a seed, for the benches of the measures; and CPU seconds."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

import numpy as np

from graph.analytics.dataset.arrays import Events, Links, Span, Ties, from_indexes, links, ties

R = TypeVar("R")
SPAN = Span(1995, 2024)
NEAREST = 5


@dataclass(frozen=True, slots=True)
class Nation:
    """A made-up nation: adoptions, five neighbours for each agency, links copy -> parent, who copied whom."""

    adoptions: Events
    near: Ties
    copied: Links
    between: Ties


def nation(adoptions: int, seed: int = 1) -> Nation:
    """Make exactly so many adoptions in families of very different sizes; 3 in 100 copies have a second parent."""
    random = np.random.default_rng(seed)
    agencies, items = adoptions // 10, max(adoptions // 100, 20)
    item, adopter = _pairs(adoptions, agencies, items, random)
    start = random.integers(SPAN.first, SPAN.last - 5, items)
    year = np.minimum(start[item] + random.geometric(0.12, adoptions) - 1, SPAN.last)
    made = from_indexes(tuple(map(str, range(items))), tuple(map(str, range(agencies))), item, adopter, year)
    parent, child = _copies(made, random)
    near = ties(agencies, np.repeat(np.arange(agencies), NEAREST), random.integers(0, agencies, agencies * NEAREST))
    between = ties(agencies, made.adopter[child], made.adopter[parent])
    return Nation(made, near, links(made.item.size, parent, child), between)


def _pairs(count: int, agencies: int, items: int, random: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Draw distinct pairs of item and agency until there are ``count``."""
    share = random.dirichlet(np.full(items, 0.5))
    pair = np.empty(0, np.int64)
    while pair.size < count:
        drawn = random.choice(items, count, p=share) * agencies + random.integers(0, agencies, count)
        pair = np.unique(np.concatenate([pair, drawn]))
    pair = random.permutation(pair)[:count]
    return pair // agencies, pair % agencies


def _copies(made: Events, random: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Give each adoption but an item's first a parent among the earlier ones, some a second."""
    first = np.searchsorted(made.item, made.item)
    place = np.arange(made.item.size) - first
    child = np.flatnonzero(place)
    twice = np.concatenate([child, child[random.random(child.size) < 0.03]])
    return first[twice] + (random.random(twice.size) * place[twice]).astype(np.int64), twice


def timed(work: Callable[[], R]) -> tuple[float, R]:
    """Return CPU seconds, of every thread, and the answer."""
    before = time.process_time()
    result = work()
    return time.process_time() - before, result
