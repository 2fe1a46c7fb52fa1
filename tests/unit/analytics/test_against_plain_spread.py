"""Curves, exposure, thresholds, timing, survival and Moran's I agree with slow and plain references."""

from math import isnan, nan, sqrt

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, strategies as st

from graph.analytics.dataset import adopter_categories
from graph.analytics.dataset.adopter_categories import Timing
from graph.analytics.dataset.arrays import NEVER, Events, Ints, Span, times_of
from graph.analytics.diffusion import curves, survival
from graph.analytics.network import exposure
from graph.analytics.network.exposure import Direction
from graph.analytics.space import moran
from tests.unit.analytics.strategies import SPAN, Network, adoptions, networks, periods, times

YEARS = range(SPAN.first, SPAN.last + 1)


def same(found: list[float], expected: list[float]) -> bool:
    return found == pytest.approx(expected, abs=1e-12, nan_ok=True)


@given(times)
def test_curve_of_one_item(adopted: Ints) -> None:
    curve = curves.of_times(adopted, SPAN)

    for column, year in enumerate(YEARS):
        now, before = sum(t <= year for t in adopted), sum(t <= year - 1 for t in adopted)
        rate = 0.0 if column == 0 else (now - before) / before if before else nan
        hazard = (now - before) / (adopted.size - before) if column and before < adopted.size else 0.0
        assert curve.cumulative[0, column] == now
        assert same([curve.rate[0, column], curve.hazard[0, column]], [rate, hazard])


@given(adoptions(), st.integers(2014, 2018))
def test_curves_of_all_items_are_those_of_each(made: Events, first: int) -> None:
    span = Span(first, SPAN.last)  # may begin after the first adoptions: those count from the start

    together = curves.by_item(made, span)

    for item in range(len(made.items)):
        alone = curves.of_times(times_of(made, item), span)
        assert together.cumulative[item].tolist() == alone.cumulative[0].tolist()
        assert same(together.rate[item].tolist(), alone.rate[0].tolist())
        assert same(together.hazard[item].tolist(), alone.hazard[0].tolist())


@given(adoptions())
def test_pooled_curve_counts_an_agency_once_at_its_first_adoption(made: Events) -> None:
    first = [min((t for a, t in zip(made.adopter, made.time, strict=True) if a == i), default=NEVER)
             for i in range(len(made.adopters))]  # fmt: skip

    found = curves.pooled(made, SPAN).cumulative[0].tolist()

    assert found == [sum(t <= year for t in first) for year in YEARS]


@given(networks(), st.sampled_from([0, 1]), st.sampled_from(["out", "in", "both"]), st.booleans(), st.booleans())
def test_exposure(net: Network, lag: int, direction: Direction, valued: bool, normalised: bool) -> None:
    found = exposure.exposure(
        net.ties, net.times, SPAN, lag=lag, direction=direction, valued=valued, normalised=normalised
    )

    weight: dict[tuple[int, int], float] = {}
    for ego, alter, value in net.rows:
        if ego != alter:
            weight[ego, alter] = weight.get((ego, alter), 0) + value if valued else 1.0
    looks: dict[int, list[tuple[int, float]]] = {i: [] for i in range(net.times.size)}
    for (ego, alter), value in weight.items():
        if direction in ("out", "both"):
            looks[ego].append((alter, value))
        if direction in ("in", "both"):
            looks[alter].append((ego, value))
    for i in range(net.times.size):
        total = sum(value for _, value in looks[i])
        for column, year in enumerate(YEARS):
            seen = sum(value for j, value in looks[i] if net.times[j] <= year - lag)
            expected = nan if column < lag else (seen / total if total else 0.0) if normalised else seen
            assert same([found[i, column]], [expected])


@given(networks(), st.sampled_from([0, 1]))
def test_thresholds_and_exposure_at_adoption(net: Network, lag: int) -> None:
    exposed = exposure.exposure(net.ties, net.times, SPAN, lag=lag)
    found = exposure.thresholds(exposed, net.times, SPAN)

    expected = [nan if t == NEVER else exposed[i, t - SPAN.first] for i, t in enumerate(net.times)]

    assert same(found.tolist(), expected)


@given(adoptions(), networks(), st.sampled_from([0, 1]), st.booleans())
def test_exposure_at_every_adoption(made: Events, net: Network, lag: int, valued: bool) -> None:
    n = len(made.adopters)
    rows = [(ego, alter, value) for ego, alter, value in net.rows if ego < n and alter < n]
    tied = exposure.Ties(n, np.array([r[0] for r in rows], int), np.array([r[1] for r in rows], int),
                         np.array([r[2] for r in rows], float))  # fmt: skip

    found = exposure.at_adoption(made, tied, lag=lag, valued=valued)

    for at, (item, agency, year) in enumerate(zip(made.item, made.adopter, made.time, strict=True)):
        when = times_of(made, int(item))
        span = Span(int(when.min()), SPAN.last)
        each = exposure.exposure(tied, when, span, lag=lag, valued=valued)
        assert same([found[at]], [float(each[agency, year - span.first])])


@given(networks(), st.lists(periods, min_size=1, max_size=20))
def test_ties_of_a_period_count_in_that_period_only(net: Network, years: list[int]) -> None:
    tied = net.ties
    period = np.resize(np.array(years), tied.ego.size)
    timed = exposure.Ties(tied.size, tied.ego, tied.alter, tied.value, period)

    found = exposure.exposure(timed, net.times, SPAN)

    for column, year in enumerate(YEARS):
        here = period == year
        only = exposure.Ties(tied.size, tied.ego[here], tied.alter[here], tied.value[here])
        assert same(found[:, column].tolist(), exposure.exposure(only, net.times, SPAN)[:, column].tolist())


@given(times)
def test_timing_classes(adopted: Ints) -> None:
    known = [int(t) for t in adopted if t != NEVER]
    found = adopter_categories.classes(adopted)

    if len(known) < 2:
        assert set(found.of) <= {None, Timing.NEVER}
        return
    assert found.cuts is not None
    mean = sum(known) / len(known)
    deviation = sqrt(sum((t - mean) ** 2 for t in known) / (len(known) - 1))
    assert found.cuts == pytest.approx((mean - deviation, mean, mean + deviation))
    names = (Timing.PIONEER, Timing.EARLY, Timing.FOLLOWING, Timing.LATE)
    for t, name in zip(adopted, found.of, strict=True):
        assert name == (Timing.NEVER if t == NEVER else names[sum(t > cut for cut in found.cuts)])


def test_a_time_equal_to_a_cut_falls_in_the_earlier_class() -> None:
    found = adopter_categories.classes(np.array([2016, 2017, 2018]))  # cuts 2016, 2017, 2018

    assert found.of == (Timing.PIONEER, Timing.EARLY, Timing.FOLLOWING)


@given(times)
def test_survival(adopted: Ints) -> None:
    years, seen = survival.since_first(adopted, SPAN.last)
    found = survival.estimate(years, seen)

    s, h, at = 1.0, 0.0, 0
    for year in sorted(set(years[seen].tolist())):
        d = sum(1 for y, o in zip(years, seen, strict=True) if o and y == year)
        n = sum(1 for y in years if y >= year)
        s, h = s * (1 - d / n), h + d / n
        assert (found.years[at], found.at_risk[at], found.adopting[at]) == (year, n, d)
        assert same([found.survival[at], found.hazard[at]], [s, h])
        assert found.lower[at] <= s + 1e-12
        assert found.upper[at] >= s - 1e-12
        at += 1
    assert at == found.years.size


@given(times)
def test_survival_of_a_curve_is_that_of_its_agencies(adopted: Ints) -> None:
    first = int(adopted.min())
    if first == NEVER:
        return
    plain = survival.estimate(*survival.since_first(adopted, SPAN.last))

    found = survival.of_curve(curves.of_times(adopted, Span(first, SPAN.last)))

    for at, year in enumerate(found.years.tolist()):
        known = plain.years <= year
        last = int(known.sum()) - 1
        assert same([found.survival[at], found.hazard[at]], [plain.survival[last], plain.hazard[last]])
        assert same([found.lower[at], found.upper[at]], [plain.lower[last], plain.upper[last]])


@given(networks(), periods)
def test_moran(net: Network, year: int) -> None:
    near = moran.nearness(net.ties)
    found = moran.by_period(near, net.times, Span(year, year))[0]

    graph = nx.DiGraph()
    graph.add_nodes_from(range(net.times.size))
    graph.add_edges_from((ego, alter) for ego, alter, _ in net.rows if ego != alter)
    n = net.times.size
    weight = np.zeros((n, n))
    for i, ways in nx.all_pairs_shortest_path_length(graph, cutoff=6):
        total = sum(1 / d for d in ways.values() if d)
        for j, d in ways.items():
            if d:
                weight[i, j] = 1 / d / total
    assert same(near.ravel().tolist(), weight.ravel().tolist())
    z = [float(t <= year) - sum(float(u <= year) for u in net.times) / n for t in net.times]
    cross = sum(weight[i, j] * z[i] * z[j] for i in range(n) for j in range(n))
    squares = sum(v * v for v in z)
    expected = n / weight.sum() * cross / squares if squares > 1e-12 and weight.sum() else 0.0
    assert found.observed == pytest.approx(expected, abs=1e-9)
    assert (found.deviation is None) == (squares < 1e-12 or not weight.sum() or n < 4)


def test_moran_deviation_is_that_of_all_permutations() -> None:
    from itertools import permutations

    near = np.array([[0, 0.5, 0.5, 0, 0], [1, 0, 0, 0, 0], [0, 1, 0, 0, 0], [0, 0.2, 0, 0, 0.8], [0, 0, 0, 1, 0]])
    state = np.array([1.0, 1.0, 0.0, 0.0, 1.0])

    all_orders = [moran.moran(np.array(order), near).observed for order in permutations(state)]

    found = moran.moran(state, near)
    assert found.deviation == pytest.approx(np.std(all_orders), abs=1e-12)
    assert found.expected == pytest.approx(np.mean(all_orders), abs=1e-12)
    assert not isnan(found.observed)
