"""Place, equity, neighbours, essential parts and effects, with their edge cases."""

import numpy as np
import pytest

from graph.analytics.network import essential
from graph.analytics.network.essential import CopyParts
from graph.analytics.scaling import effect
from graph.analytics.scaling.effect import Comparison, MeasuredIndicator
from graph.analytics.space import distances, equity, neighbours
from graph.analytics.space.distances import Arrival, Distance, Reached, Site
from graph.analytics.space.equity import GroupReach
from tests.unit.analytics.strategies import pairs_within

SITES = [
    Site("a", "33.14", -7.4, 111.0),
    Site("b", "33.72", -7.6, 110.8),
    Site("c", "64", -0.5, 117.1),
    Site("d", None),
]


@pytest.mark.parametrize(
    ("code", "island"),
    [("11", "Sumatera"), ("21.71", "Sumatera"), ("31", "Jawa"), ("36.71", "Jawa"), ("53", "Bali-Nusa Tenggara"),
     ("65", "Kalimantan"), ("76", "Sulawesi"), ("82", "Maluku"), ("96.71", "Papua"), ("22", None), ("x", None)],
)  # fmt: skip
def test_island_groups_follow_the_first_digits(code: str, island: str | None) -> None:
    assert distances.island_group(code) == island


def test_places_reached_with_first_arrivals_and_agencies_without_a_region_named() -> None:
    adopted = [(SITES[0], 2020), (SITES[1], 2018), (SITES[2], 2019), (SITES[3], 2017)]

    assert distances.reached(adopted) == Reached(
        provinces=(Arrival("33", 2018), Arrival("64", 2019)),
        regencies=(Arrival("33.72", 2018), Arrival("33.14", 2020)),
        island_groups=(Arrival("Jawa", 2018), Arrival("Kalimantan", 2019)),
        share_outside_java=1 / 3,
        without_region=("d",),
    )


def test_nothing_reached_is_unknown_not_zero() -> None:
    assert distances.reached([]) == Reached((), (), (), None, ())
    assert distances.distance([]) == Distance(None, None, 0, 0)


def test_distance_counts_the_pairs_without_a_point() -> None:
    found = distances.distance([(SITES[0], SITES[0]), (SITES[0], SITES[3])])

    assert found == Distance(0.0, 0.0, 1, 1)


def test_half_the_equator_is_half_the_circumference() -> None:
    assert distances.kilometres(0, 0, 0, 180) == pytest.approx(np.pi * 6371.0088)
    both = distances.distances(np.array([0.0]), np.array([0.0]), np.array([0.0]), np.array([180.0]))
    assert both[0] == pytest.approx(np.pi * 6371.0088)


def test_ties_of_the_same_province_and_of_copying() -> None:
    province = neighbours.provinces(SITES)
    copied = neighbours.copied_from(["a", "b"], [("b", "a"), ("b", "a"), ("b", "elsewhere"), ("a", "a")])

    assert pairs_within(province) == {(0, 1), (1, 0)}
    assert (copied.ego.tolist(), copied.alter.tolist(), copied.value.tolist()) == ([1], [0], [2.0])


def test_reach_by_group_leaves_out_adopters_that_are_not_eligible() -> None:
    assert equity.by_group({"a": "city", "b": "regency"}, ["a", "stranger"]) == [
        GroupReach("city", 1, 1),
        GroupReach("regency", 1, 0),
    ]
    assert GroupReach("none", 0, 0).share is None


def test_regions_with_equal_counts_before_stay_in_one_group() -> None:
    region_of = {"a": "33", "b": "34", "c": "35"}

    found = equity.by_earlier_count(region_of, {}, ["a"])

    assert [(g.group, g.adopted, g.eligible) for g in found] == [("few", 1, 3), ("some", 0, 0), ("many", 0, 0)]
    assert equity.by_earlier_count({}, {}, []) == [GroupReach(g, 0, 0) for g in ("few", "some", "many")]


def test_a_component_kept_by_half_is_not_yet_essential() -> None:
    copies = [CopyParts("r", frozenset({"a"})), CopyParts("s", changed=frozenset({"a"}), kept=frozenset({"b"}))]

    found = essential.essentials(["a", "b", "c"], copies)

    told = [(c.id, c.kept, c.changed, c.dropped, c.is_essential) for c in found.components]
    assert told == [("a", 1, 1, 0, False), ("b", 1, 0, 0, False), ("c", 0, 0, 0, False)]


def test_without_a_word_from_any_copy_nothing_is_essential() -> None:
    found = essential.essentials(["a"], [CopyParts("r")])

    assert (found.asked, found.silent, found.components[0].share_kept) == (0, 1, None)
    assert not found.components[0].is_essential


def test_effects_are_compared_on_the_same_indicator_and_unit_only() -> None:
    origin = [MeasuredIndicator("i", "time", "min", 60, 20), MeasuredIndicator("i", "flat", "n", 5, 5)]
    copies = [
        MeasuredIndicator("r", "time", "min", 50, 60),
        MeasuredIndicator("s", "time", "hours", 2, 1),
        MeasuredIndicator("t", "time", "min", 50, None),
        MeasuredIndicator("u", "flat", "n", 5, 7),
    ]

    found = effect.effects(origin, copies)

    assert found.comparisons == (
        Comparison("r", "time", "min", -40, 10, -0.25),
        Comparison("u", "flat", "n", 0, 2, None),
    )
    assert (found.same_direction, found.decided, found.left_out) == (0, 1, 2)
