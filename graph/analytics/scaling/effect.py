"""Whether the effect survives copying: the outcome at the origin against each copy."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MeasuredIndicator:
    """An indicator in its unit, before and after, at the origin or at a copy (``where`` is its id)."""

    where: str
    indicator: str
    unit: str
    before: float | None
    after: float | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """A copy's change beside the origin's on one indicator.

    ``ratio`` = copy's change / origin's change: 1 the same, 0 no change, negative the other way; None where
    the origin did not change.
    """

    copy: str
    indicator: str
    unit: str
    origin_change: float
    copy_change: float
    ratio: float | None


@dataclass(frozen=True, slots=True)
class Effects:
    """The comparable outcomes; ``same_direction`` of the ``decided`` ones; outcomes left out are counted."""

    comparisons: tuple[Comparison, ...]
    same_direction: int
    decided: int
    left_out: int


def effects(origin: Iterable[MeasuredIndicator], copies: Iterable[MeasuredIndicator]) -> Effects:
    """Set each copy's outcome beside the origin's of the same indicator and unit, in absolute change.

    Left out and counted: outcomes without before or after, and those whose indicator or unit the origin did
    not measure. Of several origin outcomes of one indicator the last counts. Source: direction and relative size
    of a replicated effect, Open Science Collaboration (2015), Science 349, aac4716.

    >>> at_origin = [MeasuredIndicator("i", "waiting time", "minutes", 60, 20)]
    >>> found = effects(at_origin, [MeasuredIndicator("r", "waiting time", "minutes", 50, 30)])
    >>> found.comparisons[0].ratio, found.same_direction, found.decided
    (0.5, 1, 1)
    """
    change = {(o.indicator, o.unit): delta for o in origin if (delta := _change(o)) is not None}
    copies = list(copies)
    found: list[Comparison] = []
    for outcome in copies:
        delta, base = _change(outcome), change.get((outcome.indicator, outcome.unit))
        if delta is not None and base is not None:
            ratio = delta / base if base else None
            found.append(Comparison(outcome.where, outcome.indicator, outcome.unit, base, delta, ratio))
    decided = [comparison.ratio for comparison in found if comparison.ratio is not None]
    return Effects(tuple(found), sum(ratio > 0 for ratio in decided), len(decided), len(copies) - len(found))


def _change(outcome: MeasuredIndicator) -> float | None:
    return None if outcome.before is None or outcome.after is None else outcome.after - outcome.before
