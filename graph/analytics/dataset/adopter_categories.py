"""Timing classes: who came first, early, later and last, by distance from the mean adoption period."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from graph.analytics.dataset.arrays import NEVER, Ints


class Timing(StrEnum):
    """The classes by their stable names; screens say perintis, awal, menyusul, akhir, belum."""

    PIONEER = "pioneer"
    EARLY = "early"
    FOLLOWING = "following"
    LATE = "late"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class Classes:
    """Each unit's class in input order (None: no classes), and the three cuts: mean - sd, mean, mean + sd."""

    of: tuple[Timing | None, ...]
    cuts: tuple[float, float, float] | None


_ORDER = (Timing.PIONEER, Timing.EARLY, Timing.FOLLOWING, Timing.LATE)


def classes(times: Ints) -> Classes:
    """Cut int64[n] adoption periods at mean - sd, mean and mean + sd (sd with n - 1) of those who adopted.

    A value equal to a cut falls in the earlier class; those who never adopted are a class of their own; with
    fewer than two adopters nobody else has a class. Source: Rogers (2003), chapter 7, with four classes.

    >>> found = classes(np.array([1, 2, 3, 4, 10, NEVER]))
    >>> [str(name) for name in found.of], found.cuts[1]
    (['early', 'early', 'early', 'early', 'late', 'never'], 4.0)
    """
    adopted = times[times != NEVER]
    if adopted.size < 2:
        return Classes(tuple(Timing.NEVER if time == NEVER else None for time in times.tolist()), None)
    mean, deviation = float(adopted.mean()), float(adopted.std(ddof=1))
    cuts = (mean - deviation, mean, mean + deviation)
    place: list[int] = np.searchsorted(np.array(cuts), times, side="left").tolist()
    pairs = zip(times.tolist(), place, strict=True)
    return Classes(tuple(Timing.NEVER if time == NEVER else _ORDER[at] for time, at in pairs), cuts)
