"""Generations, reach, R, intervals, hubs, neighbours and likeness agree with slow and plain references."""

from collections.abc import Callable
from fractions import Fraction
from math import ceil, sqrt

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, strategies as st

from graph.analytics.dataset import similarity
from graph.analytics.dataset.arrays import Events, Ints, Links, Span, links, ties, times_of
from graph.analytics.dataset.insufficient_data import CycleFound
from graph.analytics.diffusion import curves, generation_intervals
from graph.analytics.network import generations, pagerank
from graph.analytics.network.communities import communities
from graph.analytics.recommendation import ranking
from graph.analytics.space import neighbours
from graph.analytics.space.distances import Site, distances, kilometres
from tests.unit.analytics.strategies import Network, adoptions, copying, networks


def as_networkx(linked: Links) -> "nx.DiGraph[int]":
    graph: nx.DiGraph[int] = nx.DiGraph()
    graph.add_nodes_from(range(linked.size))
    graph.add_edges_from(zip(linked.parent.tolist(), linked.child.tolist(), strict=True))
    return graph


@given(copying(), st.sampled_from([1, 3, 32_768]))
def test_generations_and_reach_in_blocks_of_any_size(given_copies: tuple[Links, Ints], block: int) -> None:
    linked, _ = given_copies
    graph = as_networkx(linked)

    level = {node: depth for depth, nodes in enumerate(nx.topological_generations(graph)) for node in nodes}

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(generations, "_BLOCK", block)
        patch.setattr(generations, "_RUN", 1)
        assert generations.generations(linked).tolist() == [level[node] for node in range(linked.size)]
        assert generations.reach(linked).tolist() == [len(nx.descendants(graph, n)) for n in range(linked.size)]


@given(st.data(), st.integers(1, 12))
def test_a_cycle_is_always_found_and_its_members_follow_each_other(data: st.DataObject, size: int) -> None:
    node = st.integers(0, size - 1)
    pairs = set(data.draw(st.lists(st.tuples(node, node), max_size=16)))
    linked = links(size, np.array([p for p, _ in pairs], np.int64), np.array([c for _, c in pairs], np.int64))
    if nx.is_directed_acyclic_graph(as_networkx(linked)):
        generations.generations(linked)
        return

    with pytest.raises(CycleFound) as found:
        generations.generations(linked)

    members = [int(name) for name in found.value.members]
    assert {(a, b) for a, b in zip(members, members[1:] + members[:1], strict=True)} <= pairs


@pytest.mark.parametrize("length", [2, 3, 4, 8, 16])
def test_a_cycle_of_single_parents_of_any_length_is_named(length: int) -> None:
    linked = links(length, np.arange(length), np.roll(np.arange(length), -1))

    with pytest.raises(CycleFound) as found:
        generations.generations(linked)

    assert sorted(map(int, found.value.members)) == list(range(length))


@pytest.mark.parametrize("count", [generations.generations, lambda copied: generations.reach(copied, np.zeros(2, int))])
def test_a_record_that_is_its_own_parent_is_a_cycle_of_one(count: Callable[[Links], object]) -> None:
    with pytest.raises(CycleFound) as found:
        count(links(2, np.array([0, 0]), np.array([0, 1])))

    assert found.value.members == ("0",)


def test_families_that_lie_one_after_another_are_cut_apart_and_measured_alike() -> None:
    random = np.random.default_rng(7)
    child = np.arange(1, 5_000)
    parent = np.maximum(child - random.integers(1, 9, child.size), child // 100 * 100)
    apart = parent < child
    linked = links(5_000, parent[apart], child[apart])
    whole = generations.generations(linked), generations.reach(linked)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(generations, "_BLOCK", 256)
        patch.setattr(generations, "_RUN", 4)
        assert len(list(generations._blocks(linked))) > 5
        assert generations.generations(linked).tolist() == whole[0].tolist()
        assert generations.reach(linked).tolist() == whole[1].tolist()


def test_chains_deeper_than_a_machine_word_and_families_with_many_several_parent_records() -> None:
    size = 300  # each copies the one before and the one before that: 298 records with two parents
    linked = links(size, np.r_[0 : size - 1, 0 : size - 2], np.r_[1:size, 2:size])

    assert generations.generations(linked).tolist() == list(range(size))
    assert generations.reach(linked).tolist() == list(range(size - 1, -1, -1))


def test_a_cycle_below_a_long_chain_is_named() -> None:
    linked = links(4, np.array([0, 1, 2, 3]), np.array([1, 2, 3, 1]))

    with pytest.raises(CycleFound) as found:
        generations.generations(linked, ["root", "b", "c", "d"])

    assert set(found.value.members) == {"b", "c", "d"}


@given(copying())
def test_credit_is_shared_between_parents_and_adds_up_to_the_copies(given_copies: tuple[Links, Ints]) -> None:
    linked, _ = given_copies
    graph = as_networkx(linked)

    expected = [sum(Fraction(1, graph.in_degree(c)) for c in graph.successors(n)) for n in graph]

    found = generation_intervals.credit(linked)
    assert found.tolist() == pytest.approx([float(e) for e in expected])
    assert found.sum() == pytest.approx(sum(graph.in_degree(n) > 0 for n in graph))


@given(copying(), st.sampled_from([None, 0, 2]))
def test_cohorts(given_copies: tuple[Links, Ints], follow_up: int | None) -> None:
    linked, time = given_copies
    passed_on = generation_intervals.credit(linked)
    waits = generation_intervals.intervals(linked, time).years
    needed = follow_up if follow_up is not None else ceil(np.quantile(waits, 0.9)) if waits.size else 1

    found = {cohort.period: cohort for cohort in generation_intervals.cohorts(linked, time, 2020, follow_up)}

    assert set(found) == set(time.tolist())
    for period, cohort in found.items():
        own = sorted((float(passed_on[i]) for i in range(linked.size) if time[i] == period), reverse=True)
        top = sum(own[: ceil(len(own) / 5)])
        assert cohort.adopters == len(own)
        assert cohort.r == pytest.approx(sum(own) / len(own))
        assert cohort.share_with_none == pytest.approx(own.count(0.0) / len(own))
        assert cohort.share_of_top_fifth == (pytest.approx(top / sum(own)) if sum(own) else None)
        assert cohort.is_cut_off == (2020 - period < needed)


@given(copying())
def test_intervals_leave_out_and_name_copies_older_than_their_parent(given_copies: tuple[Links, Ints]) -> None:
    linked, time = given_copies
    pairs = list(zip(linked.parent.tolist(), linked.child.tolist(), strict=True))

    found = generation_intervals.intervals(linked, time, unknown=2016)

    dated = [(p, c) for p, c in pairs if 2016 not in (time[p], time[c])]
    assert sorted(found.years.tolist()) == sorted(time[c] - time[p] for p, c in dated if time[c] >= time[p])
    assert set(found.negative) == {(p, c) for p, c in dated if time[c] < time[p]}
    assert found.undated == len(pairs) - len(dated)


@given(networks())
def test_pagerank(net: Network) -> None:
    found = pagerank.pagerank(net.ties)
    touched = sorted(set(net.ties.ego.tolist()) | set(net.ties.alter.tolist()))
    graph = nx.DiGraph()
    graph.add_weighted_edges_from(
        zip(net.ties.ego.tolist(), net.ties.alter.tolist(), net.ties.value.tolist(), strict=True)
    )

    expected = nx.pagerank(graph, tol=1e-12, max_iter=1000) if touched else {}

    assert found.left_out == net.times.size - len(touched)
    assert {i: found.rank[i] for i in touched} == pytest.approx(expected, abs=1e-9)
    assert np.isnan(found.rank).sum() == found.left_out


def test_communities_are_the_same_for_the_same_seed_and_leave_out_who_copied_nothing() -> None:
    ego, alter = np.array([1, 2, 2, 4, 5, 5, 3]), np.array([0, 0, 1, 3, 3, 4, 2])
    copied = ties(8, ego, alter)

    found = communities(copied)

    assert found.of.tolist() == [0, 0, 0, 1, 1, 1, -1, -1]
    assert (found.count, found.left_out) == (2, 2)
    assert communities(copied).of.tolist() == found.of.tolist()
    graph = nx.Graph(zip(ego.tolist(), alter.tolist(), strict=True))
    assert found.modularity == pytest.approx(nx.community.modularity(graph, [{0, 1, 2}, {3, 4, 5}]))


points = st.lists(st.one_of(st.none(), st.tuples(st.floats(-11, 6), st.floats(95, 141))), min_size=0, max_size=9)


@given(points, st.integers(1, 5))
def test_nearest_agencies(given_points: list[tuple[float, float] | None], count: int) -> None:
    sites = [Site(str(i), "33", *(point or (None, None))) for i, point in enumerate(given_points)]

    found = neighbours.nearest(sites, count)

    placed = {i: point for i, point in enumerate(given_points) if point}
    for i, here in placed.items():
        own = sorted(found.alter[found.ego == i].tolist())
        ways = sorted(kilometres(*here, *there) for j, there in placed.items() if j != i)
        assert len(own) == min(count, len(ways))
        assert sorted(kilometres(*here, *placed[j]) for j in own) == pytest.approx(ways[:count], abs=1e-6)
    assert set(found.ego.tolist()) <= set(placed)


@given(st.lists(st.tuples(st.integers(-3, 0), st.integers(100, 103)), max_size=30), st.integers(1, 5))
def test_nearest_on_a_grid_take_equal_ways_in_input_order(spots: list[tuple[int, int]], count: int) -> None:
    sites = [Site(str(i), "33", float(lat), float(lon)) for i, (lat, lon) in enumerate(spots)]

    found = neighbours.nearest(sites, count)

    lat, lon = (np.array([spot[at] for spot in spots], np.float64) for at in (0, 1))
    ways = distances(lat[:, None], lon[:, None], lat[None, :], lon[None, :])
    np.fill_diagonal(ways, np.inf)
    wanted = min(count, max(len(spots) - 1, 0))
    first = np.argsort(ways, axis=1, kind="stable")[:, :wanted]
    assert list(zip(found.ego.tolist(), found.alter.tolist(), strict=True)) == [
        (ego, alter) for ego, alters in enumerate(first.tolist()) for alter in sorted(alters)
    ]


@given(adoptions(), st.integers(2016, 2021), st.data())
def test_likeness_is_the_cosine_of_columns_centred_by_item(made: Events, before: int, data: st.DataObject) -> None:
    n = len(made.adopters)
    weight = np.array(data.draw(st.lists(st.integers(0, 2), min_size=n, max_size=n)), float)

    found = similarity.cosine(similarity.past(made, before), weight)

    taken = np.array([(times_of(made, i) < before).astype(float) for i in range(len(made.items))]).reshape(
        len(made.items), n
    )
    column = taken - taken.mean(axis=1, keepdims=True) if n else taken
    norm = [sqrt(max(float(column[:, i] @ column[:, i]), 0)) for i in range(n)]
    for i in range(n):
        expected = sum(
            weight[j] * float(column[:, i] @ column[:, j]) / norm[i] / norm[j]
            for j in range(n)
            if norm[i] > 1e-7 and norm[j] > 1e-7
        )
        assert found[i] == pytest.approx(expected, abs=1e-7)


@given(st.lists(st.tuples(st.integers(0, 4), st.booleans()), min_size=2).filter(
    lambda rows: 0 < sum(hit for _, hit in rows) < len(rows)))  # fmt: skip
def test_area_is_the_share_of_pairs_in_order(rows: list[tuple[int, bool]]) -> None:
    hits, misses = [s for s, hit in rows if hit], [s for s, hit in rows if not hit]
    pairs = sum((a > b) + 0.5 * (a == b) for a in hits for b in misses)

    found = ranking.auc(np.array([float(s) for s, _ in rows]), np.array([hit for _, hit in rows]))

    assert found == pytest.approx(pairs / len(hits) / len(misses))


def test_a_curve_of_nobody_is_empty() -> None:
    assert curves.of_times(np.empty(0, np.int64), Span(0, -1)).cumulative.shape == (1, 0)
