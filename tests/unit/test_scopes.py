"""A category, a cluster, a region and all: measured like one innovation."""

from dataclasses import replace

import numpy as np
import pytest

from graph.analytics import groups, nation, spread_profile
from graph.analytics.dataset import scope
from graph.analytics.dataset.scope import Inputs
from graph.analytics.diffusion import reproduction
from graph.analytics.recommendation import recommendations
from tests.unit.handful import ROWS, TODAY


@pytest.fixture
def given() -> nation.Nation:
    return nation.nation(ROWS, TODAY)


def test_a_category_counts_each_agency_once_and_a_region_only_its_own(given: nation.Nation) -> None:
    category = groups.of(given, scope.innovations(["jalan", "lain"]))
    region = groups.of(given, scope.agencies(["33.10", "33.72", "33.74"]))

    assert category.curve is not None
    assert category.curve.cumulative[0, :5].tolist() == [1, 1, 2, 3, 4]
    assert category.inputs == Inputs(used=5, mandated=1, recorded=1, undated=1)
    assert region.inputs == Inputs(used=3, recorded=1)
    assert region.curve is not None
    assert region.curve.share[0, -1] == pytest.approx(2 / 3)
    morans = groups.clustering(given, category)
    assert [found.period for found in morans] == list(range(2015, 2026))
    assert groups.is_clustered(groups.tested(morans)) in {True, False}
    assert groups.tested(morans) == morans[-1]
    assert groups.tested([replace(morans[-1], period=2024), replace(morans[-1], deviation=None)]) == replace(
        morans[-1], period=2024
    )
    assert groups.is_clustered(groups.tested([])) is None


def test_neighbours_of_a_region_are_tested_among_its_own_regencies(given: nation.Nation) -> None:
    inside = ["33.14", "33.10", "33.09", "33.72", "33.74"]
    at = [given.adoptions.adopters.index(agency) for agency in sorted(inside, key=given.adoptions.adopters.index)]
    local = [int(given.local[:place].sum()) for place in at]
    near = given.near.toarray()[np.ix_(local, local)]
    near = near / near.sum(axis=1, keepdims=True)
    state = np.array([given.adoptions.adopters[place] in {"33.10", "33.74"} for place in at], float)
    z = state - state.mean()

    found = groups.clustering(given, groups.of(given, scope.agencies([*inside, "kemensos"])))[-1]

    assert found.observed == pytest.approx(5 / near.sum() * (z @ near @ z) / (z @ z))
    assert groups.clustering(given, groups.of(given, scope.agencies(["kemensos"]))) == []


def test_the_nation_and_a_cluster_are_passed_on_like_one_innovation(given: nation.Nation) -> None:
    nation_wide = reproduction.copied(given, scope.ALL)
    bandung = reproduction.copied(given, scope.agencies(["32.73", "33.74"]))

    assert nation_wide.from_origin == 3.0  # Klaten and Denpasar of "jalan", Klaten of "lain"
    assert {(c.period, c.adopters, c.r) for c in nation_wide.cohorts} == {
        (2015, 1, 0.0), (2016, 1, 1.5), (2017, 1, 0.5), (2018, 1, 0.0), (2019, 1, 0.0)
    }  # fmt: skip
    assert nation_wide.generations == (5, 1, 1)
    assert nation_wide.inputs == Inputs(used=5, mandated=1, recorded=1, undated=1)
    assert (bandung.from_origin, bandung.generations) == (0.0, (0, 1, 1))
    assert {(c.period, c.adopters, c.r) for c in bandung.cohorts} == {(2017, 1, 0.5), (2019, 1, 0.0)}
    assert sorted(bandung.intervals.years.tolist()) == [1, 2, 3]


def test_a_category_is_passed_on_as_the_sum_of_its_innovations(given: nation.Nation) -> None:
    both = reproduction.copied(given, scope.innovations(["jalan", "lain"]))

    assert both == replace(reproduction.copied(given, scope.ALL), intervals=both.intervals)
    assert spread_profile.ways(given, scope.innovations(["jalan", "lain"])) == spread_profile.ways(given, scope.ALL)


def test_hubs_of_some_innovations_rest_on_their_copies_and_those_of_a_cluster_are_of_the_nation(
    given: nation.Nation,
) -> None:
    other, _ = recommendations.leading(given, scope.innovations(["lain"]))
    own, left_out = recommendations.leading(given, scope.agencies(["33.10", "33.14", "33.72"]))
    everyone = {hub.agency: hub for hub in recommendations.leading(given)[0]}

    assert [(hub.agency, hub.copies) for hub in other] == [("51.71", 1), ("33.10", 0)]
    assert own == [everyone[agency] for agency in ("33.14", "33.10")]
    assert left_out == 1
