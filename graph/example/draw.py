"""Drawing one of several kinds by weight."""

from random import Random
from typing import TypeVar

T = TypeVar("T")


def drawn(weights: dict[T, int], rng: Random) -> T:
    """Draw a key by its weight.

    >>> drawn({"a": 1, "b": 0}, Random(1))
    'a'
    """
    return rng.choices(list(weights), list(weights.values()))[0]
