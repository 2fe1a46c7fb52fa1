"""Families of one innovation: generations, reach, the way back, and cycles."""

import networkx as nx
import pytest
from hypothesis import given

from graph.analytics.dataset.insufficient_data import CycleFound
from graph.analytics.network import family
from graph.analytics.network.family import Member, NodeFigures
from tests.factories.families import families


def test_a_copy_with_two_parents_counts_once_in_the_reach_of_their_common_root() -> None:
    members = [Member("A"), Member("B", ("A",)), Member("C", ("A",)), Member("D", ("B", "C"))]

    places = family.describe(members).places

    assert places == (
        NodeFigures("A", 0, 2, 3),
        NodeFigures("B", 1, 1, 1),
        NodeFigures("C", 1, 1, 1),
        NodeFigures("D", 2, 0, 0),
    )


def test_generation_is_the_longest_way_from_a_root() -> None:
    members = [Member("A"), Member("B", ("A",)), Member("C", ("A", "B"))]

    assert [place.generation for place in family.describe(members).places] == [0, 1, 2]


def test_a_cycle_is_refused_and_names_its_members() -> None:
    members = [Member("A"), Member("B", ("A", "D")), Member("C", ("B",)), Member("D", ("C",))]

    with pytest.raises(CycleFound) as found:
        family.describe(members)

    assert set(found.value.members) == {"B", "C", "D"}
    assert all(name in str(found.value) for name in "BCD")


def test_a_copy_of_itself_is_a_cycle_of_one() -> None:
    with pytest.raises(CycleFound) as found:
        family.describe([Member("A", ("A",))])

    assert found.value.members == ("A",)


def test_missing_parents_and_copies_older_than_their_parent_are_reported() -> None:
    members = [Member("A", (), 2019), Member("B", ("A", "gone"), 2018)]

    described = family.describe(members)

    assert described.missing_parents == (("B", "gone"),)
    assert described.negative_intervals == (("A", "B"),)


def test_way_back_follows_the_first_parent_to_a_root() -> None:
    members = [Member("A"), Member("X"), Member("B", ("A", "X")), Member("C", ("B", "X"))]

    assert family.way_back(members, "C") == ("C", "B", "A")
    assert family.ancestors(members, "C") == {"A", "B", "X"}


def test_an_empty_family_has_no_depth() -> None:
    described = family.describe([])

    assert (described.places, described.roots, described.depth) == ((), (), 0)


@given(families())
def test_reach_and_generation_agree_with_networkx_and_plain_recursion(members: list[Member]) -> None:
    graph = family.as_graph(members)
    parents = {member.id: member.parents for member in members}

    def depth(node: str) -> int:
        return 1 + max((depth(parent) for parent in parents[node]), default=-1)

    for place in family.describe(members).places:
        assert place.reach == len(nx.descendants(graph, place.id))
        assert place.generation == depth(place.id)
        assert place.direct == sum(place.id in links for links in parents.values())
