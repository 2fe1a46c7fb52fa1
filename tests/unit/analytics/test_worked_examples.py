"""The examples of the page "Metode", worked with a pencil."""

from math import acos, cos, log, radians, sin

import pytest

from graph.analytics.worked_examples import examples


@pytest.fixture(scope="module")
def shown() -> dict[str, dict[str, object]]:
    return examples()


def about(expected: object) -> object:
    return pytest.approx(expected, abs=1e-9)


def along_the_sphere(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Return kilometres by the spherical law of cosines, another formula than the engine's."""
    a, b, turn = radians(lat1), radians(lat2), radians(lon2 - lon1)
    return 6371.0088 * acos(sin(a) * sin(b) + cos(a) * cos(b) * cos(turn))


def test_curve_rate_hazard_and_survival(shown: dict[str, dict[str, object]]) -> None:
    assert shown["cumulative"] == {"adopters": [1, 3, 4, 5], "share": about([1 / 6, 1 / 2, 4 / 6, 5 / 6])}
    assert shown["rate"]["rate"] == about([0, 2, 1 / 3, 1 / 4])
    assert shown["hazard"]["hazard"] == about([0, 2 / 5, 1 / 3, 1 / 2])
    assert shown["survival"]["survival"] == about([5 / 6, 1 / 2, 1 / 3, 1 / 6])
    assert shown["survival"]["hazard"] == about([1 / 6, 1 / 6 + 2 / 5, 1 / 6 + 2 / 5 + 1 / 3, 1.4])


def test_timing_classes(shown: dict[str, dict[str, object]]) -> None:
    deviation = (5.2 / 4) ** 0.5

    assert shown["timing"]["cuts"] == about([2019.4 - deviation, 2019.4, 2019.4 + deviation])
    assert shown["timing"]["classes"] == {
        "A": "pioneer", "B": "early", "C": "early", "D": "following", "E": "late", "F": "never"
    }  # fmt: skip


def test_exposure_threshold_and_moran(shown: dict[str, dict[str, object]]) -> None:
    assert shown["exposure"] == {"D": [0, 1, 1, 1], "C": [0.5, 1, 1, 1]}
    assert shown["threshold"] == {"A": None, "B": 1, "C": 0.5, "D": 1, "E": 1, "F": None}
    assert shown["moran"] == {"apart": about(-1), "beside": about(0), "expected": about(-1 / 3)}


def test_lineage_r_and_intervals(shown: dict[str, dict[str, object]]) -> None:
    assert shown["lineage"] == {"generation": [0, 1, 1, 2, 3], "direct": [2, 1, 1, 1, 0], "reach": [4, 2, 2, 1, 0]}
    assert shown["r"] == {
        "credit": [2, 0.5, 0.5, 1, 0],
        "by_cohort": {"2018": 2, "2019": 0.5, "2020": 1, "2021": 0},
        "cut_off": [2021],
    }
    assert shown["intervals"] == {"mean": 1, "median": 1}


def test_place_and_equity(shown: dict[str, dict[str, object]]) -> None:
    place = shown["place"]
    ways = [
        along_the_sphere(-6.2, 106.8, -6.9, 107.6),
        along_the_sphere(-6.2, 106.8, -7.3, 112.7),
        along_the_sphere(-6.9, 107.6, -8.7, 115.2),
    ]

    assert (place["provinces"], place["island_groups"]) == (4, ["Jawa", "Bali-Nusa Tenggara"])
    assert place["share_outside_java"] == about(1 / 4)
    assert place["mean_km"] == pytest.approx(sum(ways) / 3, abs=1e-6)
    assert place["nearest"] == {"A": "B", "B": "A", "C": "D", "D": "C"}
    assert shown["equity"] == {"city": 1, "regency": about(1 / 2)}


def test_hubs_and_communities(shown: dict[str, dict[str, object]]) -> None:
    # Each leaf keeps r = (0.15 + 0.85 h) / 3 and the hub h = r + 0.85 x 2 r, so h = 2.7 r.
    leaf = 1 / 4.7

    assert shown["hubs"]["rank"] == about([2.7 * leaf, leaf, leaf])
    assert shown["communities"] == {"of": [0, 0, 0, 1, 1, 1], "modularity": about(1 / 2)}


def test_growth_curves_agree_on_about_sixty_to_seventy_adopters(shown: dict[str, dict[str, object]]) -> None:
    for name, ceiling in (("bass_density", "m"), ("bass_increment", "m"), ("bass_cumulative", "m"), ("logistic", "K")):
        value, low, high = shown[name][ceiling]  # type: ignore[misc]  # three numbers
        assert low < value < high
        assert 55 < value < 75
        assert 4 < shown[name]["peak"] < 6  # type: ignore[operator]  # a number


def test_who_next_and_when(shown: dict[str, dict[str, object]]) -> None:
    # Shares: I 2/3, J 1/3. Columns less shares: A (1, -1)/3, B (1, -1)/3: the same direction, cosine 1.
    assert shown["who_next"] == {"best": "B", "score": about(1), "shared": 1, "similar": [1, 2], "neighbours": [1, 1]}
    assert shown["when"] == {"intercept": about(log(2 / 6)), "neighbours": about(log(9))}


def test_essential_parts_and_effect(shown: dict[str, dict[str, object]]) -> None:
    assert shown["essential"] == {"a": [2, 2, True], "b": [1, 2, False]}
    assert shown["effect"] == {"ratio": 0.5, "left_out": 1}
