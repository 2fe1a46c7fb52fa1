"""Classes for colouring counts, and numbers as people write them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from babel.numbers import format_decimal
from flask_babel import get_locale, gettext as _

from graph.domain.values.numbers import known

SMALL = 12  # up to here single counts matter and the classes are 0, 1, 2, 3-4, 5+
SHARES = (0.4, 0.7, 0.9)  # of the provinces that have any: the darkest colour stays rare


@dataclass(frozen=True, slots=True)
class CountClass:
    """Counts from `low` to `high`, both included; the last class has no upper end."""

    low: int
    high: int | None

    @property
    def label(self) -> str:
        """The class in figures: "3–4", "1.000+"; the first holds those of whom nothing is known yet."""
        if known(self.high) is None and self.high is not None:
            return _("belum ada")
        if self.high is None:
            return f"{number(self.low)}+"
        if self.low == self.high:
            return number(self.low)
        return f"{number(self.low)}–{number(self.high)}"


def classes(counts: Iterable[int]) -> tuple[CountClass, ...]:
    """Return five classes, the first of them 0: single counts while these are small, round quantiles else.

    >>> [c.label for c in classes([0, 1, 7])][1:]
    ['1', '2', '3–4', '5+']
    >>> [c.label for c in classes([3, 8, 9, 12, 17, 26, 30, 64, 120])][1:]
    ['1–9', '10–29', '30–59', '60+']
    """
    present = sorted(count for count in counts if count > 0)
    if not present or present[-1] <= SMALL:
        lows = [0, 1, 2, 3, 5]
    else:
        lows = [0, 1]
        for share in SHARES:
            lows.append(max(_round_number(present[int(share * (len(present) - 1))]), lows[-1] + 1))
    highs = [low - 1 for low in lows[1:]]
    return tuple(CountClass(low, high) for low, high in zip(lows, [*highs, None], strict=True))


def class_of(count: int, scale: Sequence[CountClass]) -> int:
    """Return the position of the class that holds a count."""
    return max(position for position, one in enumerate(scale) if count >= one.low)


def number(value: int) -> str:
    """Write a whole number in the reader's language, Indonesian outside a request."""
    return format_decimal(value, locale=get_locale() or "id")


def ceiling(value: int) -> int:
    """Return the next round number, 1, 2 or 5 times a power of ten, that is at least `value`."""
    size = 10 ** max(len(str(max(value, 1))) - 1, 0)
    return next(size * step for step in (1, 2, 5, 10) if size * step >= value)


def _round_number(value: int) -> int:
    """Round to one figure; below ten a count stays as it is.

    >>> [_round_number(value) for value in (7, 26, 154, 849)]
    [7, 30, 200, 800]
    """
    size = 10 ** (len(str(value)) - 1)
    return size * int(value / size + 0.5)
