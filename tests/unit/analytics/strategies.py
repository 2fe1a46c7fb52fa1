"""Small random inputs: never-adopters, ties, isolated nodes, one period, negative intervals, several parents."""

from dataclasses import dataclass

import numpy as np
from hypothesis import strategies as st

from graph.analytics.dataset.arrays import NEVER, Events, Ints, Links, Span, Ties, events, ints, links, ties

SPAN = Span(2016, 2020)
periods = st.integers(SPAN.first, SPAN.last)
times = st.lists(st.one_of(st.just(NEVER), periods), min_size=1, max_size=9).map(ints)


@dataclass(frozen=True)
class Network:
    times: Ints
    ties: Ties
    rows: list[tuple[int, int, float]]


@st.composite
def networks(draw: st.DrawFn) -> Network:
    """Adoption times and ties, among them self-ties and repeated ties (dropped, added up), and isolated nodes."""
    adopted = draw(times)
    node = st.integers(0, adopted.size - 1)
    drawn = draw(st.lists(st.tuples(node, node, st.integers(1, 3)), max_size=20))
    made = ties(
        adopted.size,
        ints(ego for ego, _, _ in drawn),
        ints(alter for _, alter, _ in drawn),
        np.array([float(value) for _, _, value in drawn]),
    )
    return Network(adopted, made, [(ego, alter, float(value)) for ego, alter, value in drawn])


@st.composite
def adoptions(draw: st.DrawFn) -> Events:
    """Events of up to four items and six agencies, some of which never adopt; a pair may be drawn twice."""
    row = st.tuples(st.sampled_from("ABCD"), st.sampled_from("uvwxyz"), periods)
    return events(draw(st.lists(row, max_size=24)), eligible=draw(st.lists(st.sampled_from("uvwxyz"))))


@st.composite
def copying(draw: st.DrawFn) -> tuple[Links, Ints]:
    """Links without a cycle, in any numbering, with times that may run backwards."""
    size = draw(st.integers(1, 12))
    place = st.integers(0, size - 1)
    pairs = draw(st.lists(st.tuples(place, place), max_size=24))
    number = draw(st.permutations(range(size)))
    upward = [(number[min(pair)], number[max(pair)]) for pair in pairs if pair[0] != pair[1]]
    made = links(size, ints(parent for parent, _ in upward), ints(child for _, child in upward))
    return made, ints(draw(st.lists(periods, min_size=size, max_size=size)))


def pairs_within(group: Ints) -> set[tuple[int, int]]:
    """Return every ordered pair of agencies of one group; -1 is no group."""
    of = group.tolist()
    return {(i, j) for i, a in enumerate(of) for j, b in enumerate(of) if i != j and a == b and a >= 0}
