"""The arrays keep what counts: one adoption an item and agency, no self-ties, each link once."""

import numpy as np
from hypothesis import given, strategies as st

from graph.analytics.dataset.arrays import Events, Span, events, ints, links, only, span_of, ties
from tests.unit.analytics.strategies import adoptions

Row = tuple[str, str, int]


def as_rows(made: Events) -> list[Row]:
    pairs = zip(made.item.tolist(), made.adopter.tolist(), made.time.tolist(), strict=True)
    return [(made.items[item], made.adopters[adopter], time) for item, adopter, time in pairs]


@given(st.lists(st.tuples(st.sampled_from("AB"), st.sampled_from("xyz"), st.integers(1, 4)), max_size=12))
def test_the_earliest_adoption_of_each_pair_is_kept(rows: list[Row]) -> None:
    earliest: dict[tuple[str, str], int] = {}
    for item, adopter, time in rows:
        earliest[item, adopter] = min(time, earliest.get((item, adopter), time))

    made = events(rows)

    assert set(as_rows(made)) == {(item, adopter, time) for (item, adopter), time in earliest.items()}
    assert len(as_rows(made)) == len(earliest)
    assert np.all(np.diff(made.item) >= 0)


@given(adoptions(), st.data())
def test_a_selection_keeps_the_adoptions_of_its_items_and_agencies(made: Events, data: st.DataObject) -> None:
    items = data.draw(st.lists(st.booleans(), min_size=len(made.items), max_size=len(made.items)))
    agencies = data.draw(st.lists(st.booleans(), min_size=len(made.adopters), max_size=len(made.adopters)))

    kept = only(made, np.array(items, np.bool_), np.array(agencies, np.bool_))

    wanted_items = {name for name, on in zip(made.items, items, strict=True) if on}
    wanted = {name for name, on in zip(made.adopters, agencies, strict=True) if on}
    assert set(kept.adopters) == wanted
    assert as_rows(kept) == [row for row in as_rows(made) if row[0] in wanted_items and row[1] in wanted]


def test_repeated_ties_add_up_and_self_ties_go() -> None:
    tied = ties(3, ints([0, 0, 1]), ints([1, 1, 1]), np.array([1.0, 2.0, 5.0]))

    assert (tied.ego.tolist(), tied.alter.tolist(), tied.value.tolist()) == ([0], [1], [3.0])


def test_each_link_counts_once_and_none_is_fine() -> None:
    twice = links(3, ints([0, 0, 1]), ints([1, 1, 2]))

    assert list(zip(twice.parent.tolist(), twice.child.tolist(), strict=True)) == [(0, 1), (1, 2)]
    assert links(0, ints(()), ints(())).parent.size == 0


def test_nobody_has_no_span() -> None:
    assert span_of(events([])) == Span(0, -1)
    assert Span(0, -1).length == 0
