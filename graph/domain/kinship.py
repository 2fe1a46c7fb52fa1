"""Agencies that count as one where no agency may stand on both sides of a record.

An agency is one with what it succeeds, with what succeeds it, and with what the same agency succeeds beside it: in each
of these cases one agency acts for both. The parts of a divided agency are not one with each other.
"""

from collections.abc import Collection, Mapping

Kin = Mapping[str, frozenset[str]]  # agency -> the agencies that it is one with, itself among them


def are_one(kin: Kin, one: str | None, other: str | None) -> bool:
    """Say whether two agencies count as one.

    >>> are_one({"new": frozenset({"new", "old"})}, "new", "old"), are_one({}, "new", "old"), are_one({}, "a", "a")
    (True, False, True)
    """
    if one is None or other is None:
        return False
    return one == other or other in kin.get(one, frozenset()) or one in kin.get(other, frozenset())


def is_one_of(kin: Kin, one: str | None, others: Collection[str | None]) -> bool:
    """Say whether an agency counts as one with any of the others."""
    return any(are_one(kin, one, other) for other in others)
