"""The drawing of a family: nothing on top of anything else, time never runs backwards on a row."""

import pytest
from hypothesis import given

from graph.analytics.dataset.insufficient_data import CycleFound
from graph.analytics.network.family import Member
from graph.analytics.network.lineage import Edge, Layout, Node, layout
from tests.factories.families import families


def spots(drawn: Layout) -> dict[str, tuple[float, int]]:
    return {node.id: (node.x, node.y) for node in drawn.nodes}


def test_the_oldest_copy_continues_the_row_and_the_others_open_rows_below() -> None:
    members = [
        Member("A", (), 2015),
        Member("late", ("A",), 2019),
        Member("early", ("A",), 2016),
        Member("grandchild", ("early",), 2018),
        Member("second", ("early",), 2018),
    ]

    drawn = layout(members)

    assert spots(drawn) == {
        "A": (2015.0, 0),
        "early": (2016.0, 0),
        "grandchild": (2018.0, 0),
        "second": (2018.0, 1),
        "late": (2019.0, 2),
    }
    assert (drawn.rows, drawn.first_year, drawn.last_year) == (3, 2015, 2019)


def test_a_chain_within_one_year_spreads_over_that_years_column() -> None:
    drawn = layout([Member("A", (), 2020), Member("B", ("A",), 2020), Member("C", ("B",), 2020)])

    assert spots(drawn) == {"A": (2020.0, 0), "B": (2020.4, 0), "C": (2020.8, 0)}


def test_a_second_parent_is_an_edge_that_is_not_main() -> None:
    members = [Member("A", (), 2015), Member("B", (), 2016), Member("C", ("B", "A"), 2017)]

    assert set(layout(members).edges) == {Edge("B", "C", True), Edge("A", "C", False)}


def test_a_copy_without_a_year_stands_with_its_parent_and_says_so() -> None:
    drawn = layout([Member("A", (), 2015, "innovation"), Member("B", ("A",))])

    assert drawn.nodes == (
        Node("A", 2015.0, 0, 0, "innovation", 2015),
        Node("B", 2015.8, 0, 1, "replication", None),
    )


def test_a_copy_older_than_its_parent_keeps_its_year_on_a_row_of_its_own() -> None:
    drawn = layout([Member("A", (), 2018), Member("B", ("A",), 2016)])

    assert spots(drawn) == {"A": (2018.0, 0), "B": (2016.0, 1)}


def test_nothing_is_drawn_for_nobody() -> None:
    assert layout([]) == Layout((), (), 0, None, None)


def test_a_cycle_is_refused() -> None:
    with pytest.raises(CycleFound):
        layout([Member("A", ("B",)), Member("B", ("A",))])


def test_a_chain_of_five_thousand_copies_is_laid_out_on_one_row() -> None:
    members = [Member("0", (), 2000)] + [Member(str(i), (str(i - 1),), 2000 + i) for i in range(1, 5000)]

    assert layout(members).rows == 1


@given(families())
def test_no_two_members_share_a_spot_and_no_branch_crosses_a_member(members: list[Member]) -> None:
    drawn = layout(members)
    place = spots(drawn)
    if any(place[edge.copy][0] <= place[edge.parent][0] for edge in drawn.edges):
        assert len(set(place.values())) == len(members)
        return

    crossed = [
        (edge, node)
        for edge in drawn.edges
        for node in drawn.nodes
        if edge.is_main and node.id not in (edge.parent, edge.copy) and is_on(edge, node, place)
    ]

    assert len(set(place.values())) == len(members)
    assert crossed == []


def is_on(edge: Edge, node: Node, place: dict[str, tuple[float, int]]) -> bool:
    (x0, y0), (x1, y1) = place[edge.parent], place[edge.copy]
    on_trunk = node.x == x0 and y0 <= node.y <= y1
    on_row = node.y == y1 and x0 <= node.x <= x1
    return on_trunk or on_row
