"""Places, equity, essential parts, effects, ties, event history and fits agree with slow and plain references."""

from collections.abc import Hashable
from itertools import permutations
from math import acos, cos, exp, isnan, log, log1p, radians, sin
from statistics import pstdev

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, strategies as st

from graph.analytics.dataset.arrays import NEVER, Events, ties, times_of
from graph.analytics.diffusion import event_history, forecast, growth
from graph.analytics.diffusion.event_history import Logit
from graph.analytics.network import essential
from graph.analytics.network.communities import communities
from graph.analytics.network.essential import CopyParts
from graph.analytics.scaling import effect
from graph.analytics.scaling.effect import MeasuredIndicator
from graph.analytics.space import distances, equity, moran, neighbours
from graph.analytics.space.distances import Site
from tests.unit.analytics.strategies import SPAN, Network, adoptions, networks, pairs_within, periods

codes = st.sampled_from([None, "11", "11.01", "33", "33.14", "33.72", "51.71", "99.01"])
sites = st.builds(
    Site,
    st.sampled_from("abcdef"),
    codes,
    st.one_of(st.none(), st.floats(-11, 6)),
    st.one_of(st.none(), st.floats(95, 141)),
)
ISLANDS = {"11": "Sumatera", "33": "Jawa", "51": "Bali-Nusa Tenggara"}


@given(st.lists(st.tuples(st.booleans(), *[st.floats(0, 1)] * 5), min_size=5, max_size=5))
def test_deviation_of_moran_is_that_of_all_orders(rows: list[tuple[bool, float, float, float, float, float]]) -> None:
    state = np.array([float(row[0]) for row in rows])
    near = np.array([row[1:] for row in rows]) * (1 - np.eye(5))

    found = moran.moran(state, near)

    if found.deviation is None:
        assert state.std() == 0 or near.sum() == 0
        return
    everyone = [moran.moran(np.array(order), near).observed for order in permutations(state)]
    assert found.deviation == pytest.approx(pstdev(everyone), abs=1e-6)
    assert found.expected == pytest.approx(sum(everyone) / len(everyone), abs=1e-9)


@given(st.lists(st.tuples(sites, periods), max_size=9))
def test_places_reached(adopted: list[tuple[Site, int]]) -> None:
    found = distances.reached(adopted)

    first: dict[str, int] = {}
    for site, year in adopted:
        for name in {site.region[:2], site.region, ISLANDS.get(site.region[:2])} - {None} if site.region else set():
            first[name] = min(year, first.get(name, year))
    told = {one.place: one.period for one in (*found.provinces, *found.regencies, *found.island_groups)}
    assert told == first
    assert [one.period for one in found.provinces] == sorted(one.period for one in found.provinces)
    region = {site.agency: site.region for site, _ in adopted if site.region}
    known = [ISLANDS[code[:2]] for code in region.values() if code[:2] in ISLANDS]
    outside = sum(name != "Jawa" for name in known) / len(known) if known else None
    assert found.share_outside_java == outside
    assert set(found.without_region) == {site.agency for site, _ in adopted if not site.region}


@given(st.lists(st.tuples(sites, sites), max_size=6))
def test_distances_from_parent_to_copy(pairs: list[tuple[Site, Site]]) -> None:
    found = distances.distance(pairs)

    placed = [(a, b) for a, b in pairs if None not in (a.lat, a.lon, b.lat, b.lon)]
    ways = [along_the_sphere(a, b) for a, b in placed]
    assert (found.pairs, found.without_point) == (len(ways), len(pairs) - len(ways))
    assert found.mean_km == (pytest.approx(sum(ways) / len(ways), abs=0.2) if ways else None)
    assert found.longest_km == (pytest.approx(max(ways), abs=0.2) if ways else None)


def along_the_sphere(one: Site, two: Site) -> float:
    """Return kilometres by the law of cosines, which is another formula than the engine's, and rough when near."""
    a, b, turn = radians(one.lat or 0), radians(two.lat or 0), radians((two.lon or 0) - (one.lon or 0))
    return 6371.0088 * acos(min(1.0, max(-1.0, sin(a) * sin(b) + cos(a) * cos(b) * cos(turn))))


@given(
    st.dictionaries(st.sampled_from("abcdef"), st.sampled_from(["city", "regency"])), st.sets(st.sampled_from("abcxy"))
)
def test_reach_by_group(group_of: dict[str, str], adopters: set[str]) -> None:
    found = {one.group: (one.eligible, one.adopted) for one in equity.by_group(group_of, adopters)}

    assert found == {
        group: (sum(g == group for g in group_of.values()), sum(group_of.get(a) == group for a in adopters))
        for group in set(group_of.values())
    }


@given(
    st.dictionaries(st.sampled_from("abcdef"), st.sampled_from(["11", "33", "51", "73"])),
    st.dictionaries(st.sampled_from(["11", "33", "51", "73"]), st.integers(0, 5)),
    st.sets(st.sampled_from("abcdef")),
)
def test_reach_by_what_regions_had_before(
    region_of: dict[str, str], earlier: dict[Hashable, int], adopters: set[str]
) -> None:
    found = {one.group: (one.eligible, one.adopted) for one in equity.by_earlier_count(region_of, earlier, adopters)}

    counts = sorted(earlier.get(region, 0) for region in set(region_of.values()))
    low, high = (at_share(counts, 1 / 3), at_share(counts, 2 / 3)) if counts else (0.0, 0.0)
    group = {
        name: "few" if earlier.get(r, 0) <= low else "some" if earlier.get(r, 0) <= high else "many"
        for name, r in region_of.items()
    }
    assert found == {
        name: (sum(g == name for g in group.values()), sum(group.get(a) == name for a in adopters))
        for name in ("few", "some", "many")
    }


def at_share(ordered: list[int], share: float) -> float:
    """Return the quantile between the two nearest values (Hyndman & Fan, type 7)."""
    place_ = share * (len(ordered) - 1)
    below, above = ordered[int(place_)], ordered[min(int(place_) + 1, len(ordered) - 1)]
    return below + (above - below) * (place_ - int(place_)) + 1e-12


parts = st.frozensets(st.sampled_from("abc"), max_size=3)


@given(st.lists(st.builds(CopyParts, st.just("r"), parts, parts, parts), max_size=6))
def test_essential_components(copies: list[CopyParts]) -> None:
    found = essential.essentials(["a", "b", "c"], copies)

    said = [copy for copy in copies if copy.kept | copy.changed | copy.dropped]
    assert (found.asked, found.silent) == (len(said), len(copies) - len(said))
    for one in found.components:
        kept = [copy for copy in said if one.id in copy.kept]
        assert (one.kept, one.asked) == (len(kept), len(said))
        assert one.changed == len([copy for copy in said if one.id in copy.changed])
        assert one.dropped == len([copy for copy in said if one.id in copy.dropped])
        assert one.is_essential == (2 * len(kept) > len(said))


values = st.one_of(st.none(), st.integers(-3, 3).map(float))
measured = st.builds(MeasuredIndicator, st.just("r"), st.sampled_from("xy"), st.sampled_from("mn"), values, values)


@given(st.lists(measured, max_size=4), st.lists(measured, max_size=6))
def test_effects(origin: list[MeasuredIndicator], copies: list[MeasuredIndicator]) -> None:
    found = effect.effects(origin, copies)

    expected: list[tuple[float, float]] = []
    for one in copies:
        bases = [o for o in origin if (o.indicator, o.unit) == (one.indicator, one.unit) and whole(o)]
        if bases and whole(one):
            expected.append((bases[-1].after - bases[-1].before, one.after - one.before))  # type: ignore[operator]
    assert [(c.origin_change, c.copy_change) for c in found.comparisons] == expected
    assert [c.ratio for c in found.comparisons] == [own / base if base else None for base, own in expected]
    assert found.decided == sum(base != 0 for base, _ in expected)
    assert found.same_direction == sum(base * own > 0 for base, own in expected)
    assert found.left_out == len(copies) - len(expected)


def whole(one: MeasuredIndicator) -> bool:
    return one.before is not None and one.after is not None


@given(
    st.lists(sites, max_size=7),
    st.lists(st.tuples(st.sampled_from("abcdefg"), st.sampled_from("abcdefg")), max_size=12),
)
def test_ties_of_a_province_and_of_copying(places: list[Site], pairs: list[tuple[str, str]]) -> None:
    beside, copied = neighbours.provinces(places), neighbours.copied_from("abcdef", pairs)

    assert pairs_within(beside) == {
        (i, j)
        for i, one in enumerate(places)
        for j, two in enumerate(places)
        if i != j and one.region and two.region and one.region[:2] == two.region[:2]
    }
    known = [pair for pair in pairs if "g" not in pair and pair[0] != pair[1]]
    columns = zip(copied.ego.tolist(), copied.alter.tolist(), copied.value.tolist(), strict=True)
    assert {("abcdef"[e], "abcdef"[a]): value for e, a, value in columns} == {pair: known.count(pair) for pair in known}


@given(networks())
def test_modularity_of_the_groups(net: Network) -> None:
    found = communities(net.ties)

    graph: nx.Graph[int] = nx.Graph()
    for ego, alter, value in zip(net.ties.ego.tolist(), net.ties.alter.tolist(), net.ties.value.tolist(), strict=True):
        before = graph.get_edge_data(ego, alter, {"weight": 0.0})["weight"]
        graph.add_edge(ego, alter, weight=before + value)
    groups = [{i for i, g in enumerate(found.of.tolist()) if g == number} for number in range(found.count)]
    assert set(graph) == {i for i, group in enumerate(found.of.tolist()) if group >= 0}
    assert found.modularity == pytest.approx(nx.community.modularity(graph, groups) if graph else 0.0)


@given(adoptions(), networks())
def test_event_history_rows_and_chances(made: Events, net: Network) -> None:
    n = len(made.adopters)
    rows = sorted({(ego, alter) for ego, alter, _ in net.rows if ego != alter and ego < n and alter < n})
    tied = ties(n, np.array([e for e, _ in rows], np.int64), np.array([a for _, a in rows], np.int64))

    found = event_history.panel(made, tied, SPAN)

    expected = []
    for item in range(len(made.items)):
        times = times_of(made, item).tolist()
        for year in range(min(times, default=NEVER) + 1, SPAN.last + 1):
            open_ = [i for i in range(n) if times[i] >= year]
            expected += [(*plain(times, rows, i, year), int(times[i] == year), item, i, year) for i in open_]
    told = np.column_stack([found.rows, found.adopted, found.item, found.agency, found.period])
    assert told.ravel().tolist() == pytest.approx(np.array(expected).ravel().tolist())
    slopes = np.array([-1.0, 0.5, 2.0, -0.3])
    fitted = Logit(event_history.NAMES, slopes, slopes, 0.0, 0, 0)
    for item in range(len(made.items)):
        check_chances(
            event_history.chances(fitted, made, item, tied, 2019).tolist(), times_of(made, item).tolist(), rows, slopes
        )


def plain(times: list[int], rows: list[tuple[int, int]], agency: int, year: int) -> tuple[float, float, float, float]:
    """Return what held for one agency in the year before."""
    near = [alter for ego, alter in rows if ego == agency]
    had = sum(times[alter] < year for alter in near) / len(near) if near else 0.0
    return 1.0, had, sum(t < year for t in times) / len(times), log1p(year - min(times))


def check_chances(found: list[float], times: list[int], rows: list[tuple[int, int]], slopes: np.ndarray) -> None:
    for agency, chance in enumerate(found):
        if times[agency] < 2019 or min(times) >= 2019:
            assert isnan(chance)
        else:
            odds = sum(s * x for s, x in zip(slopes.tolist(), plain(times, rows, agency, 2019), strict=True))
            assert chance == pytest.approx(1 / (1 + exp(-odds)))


@given(st.lists(st.integers(1, 9), min_size=6, max_size=9).filter(lambda new: new[-1] < max(new)))
def test_aicc_counts_the_variance_among_the_parameters(new: list[int]) -> None:
    try:
        fitted = forecast.fit(growth.CUMULATIVE, np.cumsum(new), draws=20)
    except forecast.CannotCompute:
        return

    m, p, q = (one.value for one in fitted.estimates)
    curve = [m * (1 - exp(-(p + q) * t)) / (1 + q / p * exp(-(p + q) * t)) for t in range(1, len(new) + 1)]
    rss = sum((y - c) ** 2 for y, c in zip(np.cumsum(new).tolist(), curve, strict=True))
    n, k = len(new), 4
    assert fitted.rss == pytest.approx(rss, rel=1e-6, abs=1e-9)
    assert fitted.aicc == pytest.approx(n * log(rss / n) + 2 * k + 2 * k * (k + 1) / (n - k - 1), rel=1e-6)
