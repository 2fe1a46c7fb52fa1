"""The small made-up nation in a real graph: counted as pages count, broken and completed, kept out of the facts."""

from dataclasses import dataclass

import pytest

from graph.analytics.dataset import counts
from graph.domain.errors import Refused
from graph.domain.vocabulary import WorldKind
from graph.engine import Graph
from graph.example import AS_OF, SMALL, small
from graph.store.audit import world
from graph.store.replications import snapshot
from tracker.commands import example


class PowerCut(Exception):
    """The load ends here."""


@dataclass(frozen=True)
class Size:
    nodes: int
    links: int


def test_small_nation_is_counted_as_it_was_asked_for(graph: Graph) -> None:
    example.load(graph, _quiet, small, _plain)

    found = counts.totals(snapshot.read(graph, 0, AS_OF))
    assert (found.registered, found.passed, found.top) == (300, 180, 40)
    assert (found.top_replicated, found.adopting_agencies, found.running_units) == (
        SMALL.replicated,
        36,
        SMALL.units,
    )


def test_broken_load_completes_and_a_third_does_nothing(graph: Graph) -> None:
    said: list[str] = []

    def cut(text: str) -> None:
        said.append(text)
        if len(said) == 4:
            raise PowerCut

    with pytest.raises(PowerCut):
        example.load(graph, cut, small, _plain)
    assert not _held(graph)
    example.load(graph, _quiet, small, _plain)
    complete = _size(graph)
    said.clear()
    example.load(graph, said.append, small, _plain)

    assert said == ["The example is loaded already"]
    assert _size(graph) == complete
    assert counts.totals(snapshot.read(graph, 0, AS_OF)).running_units == SMALL.units


def test_graph_of_the_facts_refuses_the_example(graph: Graph) -> None:
    world.begin(graph, WorldKind.FACTS)

    with pytest.raises(Refused, match="other_world"):
        example.load(graph, _quiet, small, _plain)

    assert _size(graph).links == 0


def _held(graph: Graph) -> bool:
    found = world.read(graph)
    return found is not None and found.loaded


def _size(graph: Graph) -> Size:
    return graph.read("RETURN COUNT { (n) } AS nodes, COUNT { ()-[]->() } AS links", Size)[0]


def _plain(password: str) -> str:
    return f"plain:{password}"


def _quiet(text: str) -> None:
    """Say nothing."""
