"""How many it takes before a measure says more than the list of its cases: below that, pages show the cases."""

from enum import StrEnum


class Shown(StrEnum):
    """What needs a certain number: of whom, the value says."""

    SHARES = "eligible"  # percentages, hazard and rate by period
    TIMES = "adopters"  # Kaplan-Meier of adoption, timing classes, mean waits
    R = "cohort"  # adopters of a cohort
    NEIGHBOURS = "neighbours"  # Moran's I: units with a tie
    SIDES = "sides"  # Moran's I: adopters, and others, in the period
    CIRCLES = "exchanging"  # communities and hubs: agencies with a copy either way


NEEDED = {Shown.SHARES: 10, Shown.TIMES: 20, Shown.R: 5, Shown.NEIGHBOURS: 20, Shown.SIDES: 5, Shown.CIRCLES: 20}


def bears(shown: Shown, there: int) -> bool:
    """Say whether there are enough for what is to be shown.

    >>> bears(Shown.SHARES, 9), bears(Shown.SHARES, 10)
    (False, True)
    """
    return there >= NEEDED[shown]


def bears_neighbours(tied: int, adopted: int) -> bool:
    """Say whether Moran's I of a period bears showing: ``tied`` units, of which ``adopted`` have adopted by then.

    >>> bears_neighbours(20, 5), bears_neighbours(20, 16), bears_neighbours(19, 9)
    (True, False, False)
    """
    sides = min(adopted, tied - adopted)
    return bears(Shown.NEIGHBOURS, tied) and bears(Shown.SIDES, sides)
