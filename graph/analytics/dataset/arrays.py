"""The arrays every measure works on: who took up what and when, who looks to whom, what copied what."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]

NEVER = int(np.iinfo(np.int64).max)  # an adoption period later than every period


@dataclass(frozen=True, slots=True)
class Span:
    """The periods looked at, both ends included; a period is a year unless the data say otherwise."""

    first: int
    last: int

    @property
    def periods(self) -> Ints:
        return np.arange(self.first, self.last + 1)

    @property
    def length(self) -> int:
        return self.last - self.first + 1


@dataclass(frozen=True, slots=True, eq=False)
class Events:
    """Adoptions, at most one for each item and adopter, sorted by item, time and adopter.

    ``item``, ``adopter``, ``time``: int64[E]; the first two index ``items`` and ``adopters``. ``adopters``
    also holds those who never adopted anything but could have: they are units at risk.
    """

    items: tuple[str, ...]
    adopters: tuple[str, ...]
    item: Ints
    adopter: Ints
    time: Ints


@dataclass(frozen=True, slots=True, eq=False)
class Ties:
    """Who looks to whom: ``ego`` looks to ``alter`` with weight ``value``; no self-ties.

    ``period`` int64[M], or None where the ties hold in every period.
    """

    size: int
    ego: Ints
    alter: Ints
    value: Floats
    period: Ints | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Links:
    """Links between ``size`` records: ``child[k]`` was copied from ``parent[k]``; each pair once."""

    size: int
    parent: Ints
    child: Ints


def ints(values: Iterable[int]) -> Ints:
    return np.fromiter(values, np.int64)


def events(rows: Iterable[tuple[str, str, int]], eligible: Iterable[str] = ()) -> Events:
    """Number the items and adopters of ``(item, adopter, time)`` rows and keep each pair's earliest time.

    >>> made = events([("A", "x", 2019), ("A", "x", 2018), ("B", "y", 2020)], eligible=["z"])
    >>> made.items, made.adopters, made.time.tolist()
    (('A', 'B'), ('x', 'y', 'z'), [2018, 2020])
    """
    kept = list(rows)
    items = tuple(dict.fromkeys(item for item, _, _ in kept))
    adopters = tuple(dict.fromkeys([*(adopter for _, adopter, _ in kept), *eligible]))
    item_at = {name: index for index, name in enumerate(items)}
    adopter_at = {name: index for index, name in enumerate(adopters)}
    return from_indexes(
        items,
        adopters,
        ints(item_at[item] for item, _, _ in kept),
        ints(adopter_at[adopter] for _, adopter, _ in kept),
        ints(time for _, _, time in kept),
    )


def from_indexes(items: Sequence[str], adopters: Sequence[str], item: Ints, adopter: Ints, time: Ints) -> Events:
    """Sort indexed adoptions and keep each pair's earliest time."""
    by_pair = np.lexsort((time, adopter, item))
    item, adopter, time = item[by_pair], adopter[by_pair], time[by_pair]
    is_first = np.ones(item.size, np.bool_)
    is_first[1:] = (item[1:] != item[:-1]) | (adopter[1:] != adopter[:-1])
    item, adopter, time = item[is_first], adopter[is_first], time[is_first]
    order = np.lexsort((adopter, time, item))
    return Events(tuple(items), tuple(adopters), item[order], adopter[order], time[order])


def only(adoptions: Events, items: Bools | None = None, adopters: Bools | None = None) -> Events:
    """Keep some items (a category) and some agencies (a cluster, a region) by bool[I] and bool[n].

    The agencies kept stay at risk even where they adopted none of the items kept.

    >>> made = events([("A", "x", 1), ("B", "y", 2)], eligible=["z"])
    >>> kept = only(made, items=np.array([False, True]))
    >>> kept.items, kept.adopters, kept.time.tolist()
    (('B',), ('x', 'y', 'z'), [2])
    """
    item_on = np.ones(len(adoptions.items), np.bool_) if items is None else items
    adopter_on = np.ones(len(adoptions.adopters), np.bool_) if adopters is None else adopters
    on = item_on[adoptions.item] & adopter_on[adoptions.adopter]
    return Events(
        tuple(name for name, kept in zip(adoptions.items, item_on, strict=True) if kept),
        tuple(name for name, kept in zip(adoptions.adopters, adopter_on, strict=True) if kept),
        (np.cumsum(item_on) - 1)[adoptions.item[on]],
        (np.cumsum(adopter_on) - 1)[adoptions.adopter[on]],
        adoptions.time[on],
    )


def times_of(adoptions: Events, item: int) -> Ints:
    """Return int64[n]: when each adopter took up one item, NEVER where it did not."""
    times = np.full(len(adoptions.adopters), NEVER)
    lower, upper = np.searchsorted(adoptions.item, [item, item + 1])
    times[adoptions.adopter[lower:upper]] = adoptions.time[lower:upper]
    return times


def ties(size: int, ego: Ints, alter: Ints, value: Floats | None = None, period: Ints | None = None) -> Ties:
    """Drop self-ties and add up the values of repeated ties; without values every tie weighs 1."""
    weight = np.ones(ego.size) if value is None else value
    other = ego != alter
    columns = [ego[other], alter[other]] if period is None else [ego[other], alter[other], period[other]]
    pairs, place = np.unique(np.stack(columns), axis=1, return_inverse=True)
    summed: Floats = np.bincount(place.ravel(), weight[other], pairs.shape[1]).astype(np.float64)
    return Ties(size, pairs[0], pairs[1], summed, None if period is None else pairs[2])


def links(size: int, parent: Ints, child: Ints) -> Links:
    """Keep each copied-from pair once."""
    pair = np.unique(child * size + parent) if size else np.empty(0, np.int64)
    return Links(size, pair % max(size, 1), pair // max(size, 1))


def span_of(adoptions: Events) -> Span:
    """Return the periods from the first adoption to the last; (0, -1) where there is none."""
    if not adoptions.time.size:
        return Span(0, -1)
    return Span(int(adoptions.time.min()), int(adoptions.time.max()))
