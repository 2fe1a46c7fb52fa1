"""Calendar days of the made-up nation: drawing them, and keeping to their order."""

from datetime import date, timedelta
from random import Random

from graph.domain.vocabulary import Precision


def between(rng: Random, first: date, last: date) -> date:
    """Draw a day, both ends included; ``first`` when the span is empty."""
    span = (last - first).days
    return first + timedelta(days=rng.randint(0, span)) if span > 0 else first


def after(day: date, days: int) -> date:
    return day + timedelta(days=days)


def blurred(day: date, not_before: date, rng: Random) -> tuple[date, Precision]:
    """Make some dates a month or a year, as records have them, but never earlier than ``not_before``."""
    luck = rng.random()
    if luck < 0.04 and (year := day.replace(month=1, day=1)) >= not_before:
        return year, Precision.YEAR
    if luck < 0.22 and (month := day.replace(day=1)) >= not_before:
        return month, Precision.MONTH
    return day, Precision.DAY
