"""Below a certain number pages show the cases themselves: how many it takes, and how cohorts join."""

import numpy as np
import pytest

from graph.analytics import groups, nation
from graph.analytics.dataset import scope
from graph.analytics.dataset.arrays import Links
from graph.analytics.dataset.small_groups import NEEDED, Shown, bears, bears_neighbours
from graph.analytics.diffusion.generation_intervals import cohorts
from tests.unit.handful import ROWS, TODAY


@pytest.mark.parametrize(
    ("shown", "needed"),
    [("eligible", 10), ("adopters", 20), ("cohort", 5), ("neighbours", 20), ("sides", 5), ("exchanging", 20)],
)
def test_each_measure_needs_its_number(shown: str, needed: int) -> None:
    assert (bears(Shown(shown), needed - 1), bears(Shown(shown), needed)) == (False, True)
    assert len(NEEDED) == len(Shown)


@pytest.mark.parametrize(
    ("tied", "adopted", "is_enough"), [(20, 5, True), (20, 4, False), (20, 15, True), (20, 16, False), (19, 9, False)]
)
def test_neighbours_are_compared_where_both_sides_are_there(tied: int, adopted: int, is_enough: bool) -> None:
    assert bears_neighbours(tied, adopted) is is_enough


def test_small_neighbouring_cohorts_join_and_young_ones_stay_apart() -> None:
    years = [2014] * 2 + [2015] + [2016] * 3 + [2017] * 5 + [2018] * 2 + [2024] * 3
    parent, child = np.array([0, 0, 6]), np.array([6, 7, 11])

    found = cohorts(Links(len(years), parent, child), np.array(years), 2025, 3, least=5)

    told = [(one.period, one.until, one.adopters, one.r, one.is_cut_off) for one in found]
    assert told == [(2014, 2016, 6, 2 / 6, False), (2017, 2018, 7, 1 / 7, False), (2024, 2024, 3, 0.0, True)]
    assert found[0].share_with_none == 5 / 6
    assert found[0].share_of_top_fifth == 1.0


def test_whose_year_is_unknown_is_in_no_cohort() -> None:
    links = Links(4, np.array([0, 1]), np.array([1, 2]))

    found = cohorts(links, np.array([-1, 2018, 2019, 2019]), 2025, 1, least=5, unknown=-1)

    assert [(one.period, one.until, one.adopters) for one in found] == [(2018, 2019, 3)]


def test_a_handful_of_regencies_bears_no_test_of_neighbours() -> None:
    given = nation.nation(ROWS, TODAY)
    group = groups.of(given, scope.innovations(["jalan", "lain"]))

    found = groups.neighbours(given, group)

    assert (found.adopted > 0, found.tied < NEEDED[Shown.NEIGHBOURS], found.bearing) == (True, True, frozenset())
    assert groups.neighbours(given, groups.of(given, scope.agencies(["kemensos"]))).tied == 0


def test_the_first_adopters_are_listed_by_year() -> None:
    given = nation.nation(ROWS, TODAY)
    group = groups.of(given, scope.innovations(["jalan", "lain"]))

    years = [year for year, _agency in group.firsts]

    assert years == sorted(years)
    assert group.curve is not None
    assert len([year for year in years if year <= group.curve.span.last]) == int(group.curve.cumulative[0, -1])
