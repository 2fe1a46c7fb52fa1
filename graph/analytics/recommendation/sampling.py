"""A random sample that anyone can draw again: the same seed over the same records gives the same sample."""

import hashlib
from collections.abc import Iterable


def sample(ids: Iterable[str], seed: str, size: int) -> list[str]:
    """Return ``size`` of the ids, or all when there are fewer, in the order in which they were drawn.

    Each id gets the place of its SHA-256 under the seed, so a record that comes or goes moves no other, and nobody
    who knows the seed beforehand can choose who is drawn without changing an id.

    >>> sample(["R-1", "R-2", "R-3"], "2025", 2) == sample(["R-3", "R-2", "R-1"], "2025", 2)
    True
    """
    return sorted(set(ids), key=lambda one: (hashlib.sha256(f"{seed}\n{one}".encode()).digest(), one))[:size]
