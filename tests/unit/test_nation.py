"""The nation in arrays, and what is said of one innovation of it."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from graph.analytics import groups, nation, spread_profile
from graph.analytics.dataset import scope
from graph.analytics.dataset.adopter_categories import Timing
from graph.analytics.dataset.insufficient_data import CannotCompute
from graph.analytics.dataset.scope import Inputs
from graph.analytics.diffusion import reproduction
from graph.analytics.recommendation import recommendations
from graph.analytics.recommendation.recommendations import Exposure, SimilarAgency
from graph.domain.records.snapshot import InnovationRow
from tests.unit.handful import EMPTY, JALAN, ROWS, TODAY, copy

ADOPTERS = ("33.10", "33.74", "51.71", "32.73")  # of "jalan", of their own will and with a year


@pytest.fixture
def given() -> nation.Nation:
    return nation.nation(ROWS, TODAY)


def test_only_voluntary_dated_verified_copies_are_adoptions(given: nation.Nation) -> None:
    made = given.adoptions
    rows = {
        (made.items[i], made.adopters[a], t)
        for i, a, t in zip(made.item.tolist(), made.adopter.tolist(), made.time.tolist(), strict=True)
    }

    assert rows == {
        ("jalan", "33.10", 2016),
        ("jalan", "33.74", 2017),
        ("jalan", "51.71", 2018),
        ("jalan", "32.73", 2019),
        ("lain", "33.10", 2015),
    }
    assert given.inputs(JALAN) == Inputs(used=4, mandated=1, recorded=1, undated=1)
    assert given.inputs(scope.ALL) == Inputs(used=5, mandated=1, recorded=1, undated=1)


@pytest.mark.parametrize(("today", "last"), [(date(2025, 12, 31), 2025), (date(2025, 12, 30), 2024)])
def test_a_year_counts_when_it_is_over(today: date, last: int) -> None:
    assert nation.last_full_year(today) == last


def test_r_leaves_the_origin_apart_and_flags_who_is_too_young(given: nation.Nation) -> None:
    found = reproduction.copied(given, JALAN)

    assert found.from_origin == 2.0
    assert {(c.period, c.adopters, c.r) for c in found.cohorts} == {
        (2016, 1, 1.5),
        (2017, 1, 0.5),
        (2018, 1, 0.0),
        (2019, 1, 0.0),
    }
    assert found.r == pytest.approx(0.5)
    assert found.share_with_none == pytest.approx(0.5)
    assert found.generations == (4, 1, 1)  # Klaten, Denpasar, Boyolali, Makassar; Semarang; Bandung
    assert sorted(found.intervals.years.tolist()) == [1, 2, 2, 3, 4]
    young = reproduction.copied(nation.nation(ROWS, date(2019, 12, 31)), JALAN)
    assert young.r is None
    assert all(cohort.is_cut_off for cohort in young.cohorts)


def test_a_link_to_a_mandated_copy_is_counted_as_loose() -> None:
    copies = (*ROWS.replications, copy(10, "33.72", 2020, "R-5"))

    found = reproduction.copied(nation.nation(replace(ROWS, replications=copies), TODAY), JALAN)

    assert found.loose_links == 1
    assert found.from_origin == 2.0


def test_descendants_count_each_copy_once_through_two_parents(given: nation.Nation) -> None:
    found = reproduction.descendants(given, "jalan")

    assert found["jalan"] == (0, 4, 6)
    assert found["R-1"] == (1, 2, 2)
    assert found["R-2"] == (2, 1, 1)


def test_curve_counts_over_the_clusters_reached_without_the_origin(given: nation.Nation) -> None:
    curve = spread_profile.curve(given, "jalan")

    assert curve is not None
    assert curve.eligible.tolist() == [7]  # eight regencies but Sragen; no ministry
    assert curve.cumulative[0, :4].tolist() == [1, 2, 3, 4]
    assert curve.hazard[0, 1] == pytest.approx(1 / 6)


def test_ways_hold_every_verified_copy(given: nation.Nation) -> None:
    found = spread_profile.ways(given, JALAN)

    assert {(arrival.place, arrival.period) for arrival in found.reached.island_groups} == {
        ("Jawa", 2016),
        ("Bali-Nusa Tenggara", 2018),
    }
    assert found.reached.share_outside_java == pytest.approx(1 / 5)
    assert (found.pairs, found.without_point, found.undated) == (7, 0, 1)
    assert found.longest_km == pytest.approx(963, abs=2)  # Sragen to Makassar
    assert found.median_km is not None
    assert 60 < found.median_km < 470


def test_distances_leave_out_parents_of_another_family_and_those_without_a_year() -> None:
    """Denpasar's copy also took from Klaten's "lain"; Bandung's also from Makassar's, of which no year is known."""
    both = copy(10, "51.71", 2019, "jalan", "R-8", roots=("jalan", "lain"))
    late = copy(11, "32.73", 2020, "R-7", "R-1")
    some = [one for one in ROWS.replications if one.id in ("R-1", "R-7", "R-8")]
    rows = replace(ROWS, replications=(*some, both, late))

    found = spread_profile.ways(nation.nation(rows, TODAY), JALAN)

    assert (found.pairs, found.apart, found.without_point) == (4, 2, 0)
    assert found.longest_km == pytest.approx(963, abs=2)  # Sragen to Makassar, not Makassar to Bandung


def test_an_origin_without_a_year_is_no_start_of_a_distance() -> None:
    nameless = replace(ROWS.innovations[0], started_on=None)

    found = spread_profile.ways(nation.nation(replace(ROWS, innovations=(nameless, ROWS.innovations[1])), TODAY), JALAN)

    assert (found.pairs, found.apart) == (3, 4)


def test_earlier_count_is_of_the_time_before_the_first_copy(given: nation.Nation) -> None:
    found = {reach.group: (reach.adopted, reach.eligible) for reach in spread_profile.by_earlier(given, JALAN)}

    assert found == {"few": (3, 3), "some": (0, 0), "many": (3, 5)}  # Central Java ran "lain" in 2015


def test_innovations_begun_in_a_province_count_among_those_before() -> None:
    roots = (*ROWS.innovations, InnovationRow("batu", "Batu", "73.71", False, (), date(2010, 1, 1)))
    given = nation.nation(replace(ROWS, innovations=roots), TODAY)

    found = {reach.group: (reach.adopted, reach.eligible) for reach in spread_profile.by_earlier(given, JALAN)}

    assert found == {"few": (2, 2), "some": (4, 6), "many": (0, 0)}  # South Sulawesi began one, Central Java ran one


def test_who_next_never_names_the_origin_or_a_mandated_or_recorded_copy(given: nation.Nation) -> None:
    with pytest.raises(CannotCompute, match="a verified or a recorded copy"):
        recommendations.for_innovation(given, "jalan")
    with pytest.raises(CannotCompute, match="adopters"):
        recommendations.for_innovation(given, "lain")
    free = with_others((*ADOPTERS, "33.09", "33.72", "73.71"))
    open_ = recommendations.for_innovation(free, "jalan")
    assert {reason.agency for reason in open_} == {"33.09", "33.72", "73.71"}
    assert all((reason.adopters, reason.nearest) == (4, 5) for reason in open_)
    assert {reason.closest for reason in open_} == {
        (SimilarAgency("33.74", 8), SimilarAgency("32.73", 8))
    }  # Klaten runs "lain" too


def test_who_resembles_the_adopters_no_more_than_anybody_is_not_suggested() -> None:
    given = with_others(("33.09", "33.72", "73.71"))

    assert recommendations.candidates(given, "jalan").sum() == 3
    with pytest.raises(CannotCompute, match="a past like that"):
        recommendations.for_innovation(given, "jalan")


def with_others(agencies: tuple[str, ...]) -> nation.Nation:
    """Return the handful without the copies that close "jalan", and with eight innovations more that some run."""
    names = [f"sama-{n}" for n in range(8)]
    more = [
        copy(20 + 10 * k + n, who, 2015, one, roots=(one,))
        for k, one in enumerate(names)
        for n, who in enumerate(agencies)
    ]
    open_ = [one for one in ROWS.replications if one.id not in {"R-5", "R-6", "R-7"}]
    roots = (*ROWS.innovations, *(InnovationRow(name, name, None, False, ()) for name in names))
    return nation.nation(replace(ROWS, replications=(*open_, *more), innovations=roots), TODAY)


def test_suggestions_to_an_agency_score_as_those_for_the_innovation() -> None:
    given = with_others((*ADOPTERS, "33.72"))

    (own,) = recommendations.for_agency(given, "33.72")
    (same,) = [one for one in recommendations.for_innovation(given, "jalan") if one.agency == "33.72"]

    assert own.innovation == "jalan"
    assert (own.shared, own.adopters) == (4, 4)
    assert own.closest == (SimilarAgency("33.74", 8), SimilarAgency("32.73", 8))
    assert own.score == pytest.approx(same.score)
    assert replace(own, score=0) == replace(same, score=0)
    with pytest.raises(CannotCompute, match="nothing"):
        recommendations.for_agency(given, "73.71")


def test_exposure_names_its_tie_and_counts_whom_an_agency_looks_to(given: nation.Nation) -> None:
    running = recommendations.ever_adopted(given)

    assert recommendations.exposures(given, "33.72", running) == (
        Exposure("nearest", 3, 5),  # Klaten, Semarang, Bandung have; Sragen and Boyolali have not
        Exposure("same_province", 2, 4),
        Exposure("copied", 0, 0),
    )
    assert recommendations.exposures(given, "32.73", running)[2] == Exposure("copied", 2, 2)
    assert [tie.of for tie in recommendations.exposures(given, "kemensos", running)] == [0, 0, 0]


def test_hubs_rank_from_whom_agencies_copy(given: nation.Nation) -> None:
    found, left_out = recommendations.leading(given)

    assert {(hub.agency, hub.copies, hub.copiers) for hub in found} == {
        ("33.14", 3, 3),
        ("33.10", 2, 2),
        ("33.74", 1, 1),
        ("51.71", 1, 1),
        ("32.73", 0, 0),
        ("73.71", 0, 0),
    }
    assert found[0].agency in {"33.14", "51.71"}
    assert sum(hub.rank for hub in found) == pytest.approx(1)
    assert left_out == 3


def test_timing_is_within_an_innovation(given: nation.Nation) -> None:
    assert given.timing == (Timing.PIONEER, Timing.EARLY, Timing.FOLLOWING, Timing.LATE, None)


def test_threshold_is_the_share_of_neighbours_the_year_before(given: nation.Nation) -> None:
    at = {given.adoptions.adopters[a]: k for k, a in enumerate(given.adoptions.adopter[:4].tolist())}

    assert np.isnan(given.threshold[at["33.10"]])
    assert given.threshold[at["33.74"]] == pytest.approx(1 / 5)


def test_an_empty_graph_has_no_measures() -> None:
    given = nation.nation(EMPTY, TODAY)

    assert recommendations.leading(given) == ([], 0)
    assert groups.of(given, scope.innovations([])).curve is None
    assert given.inputs(scope.ALL) == Inputs(0)
    assert given.timing == ()
