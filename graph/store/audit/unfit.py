"""What the graph holds and no record can: how many nodes and links, of which kind, by which property; never what."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from graph import decoding, queries
from graph.domain.records.nodes import LINKS, NODES, Properties
from graph.engine import Graph

_Q = queries.load(__file__)
_SECONDS = 600.0  # every node of a large graph, by a command


@dataclass(frozen=True, slots=True)
class UnfitProperty:
    """A property that records cannot hold, at so many nodes of one label or links of one type."""

    kind: str
    path: str
    times: int


@dataclass(frozen=True, slots=True)
class GraphCheck:
    """How many nodes and links were looked at, and what of them does not fit."""

    read: int
    unfit: tuple[UnfitProperty, ...]


@dataclass(frozen=True, slots=True)
class _Held:
    kinds: tuple[str, ...]
    properties: dict[str, Any]  # Any: every value that the graph may hold


def look_through(graph: Graph) -> GraphCheck:
    """Hold every node and link against what records take from its kind."""
    patient = graph.within(_SECONDS)
    nodes = patient.digest(_Q.nodes, _Held, _counting(NODES), labels=sorted(NODES))
    links = patient.digest(_Q.links, _Held, _counting(LINKS), types=sorted(LINKS))
    return GraphCheck(nodes.read + links.read, nodes.unfit + links.unfit)


def _counting(known: Mapping[str, Properties]) -> Callable[[Iterator[_Held]], GraphCheck]:
    shapes = {kind: decoding.shape(kind, properties) for kind, properties in known.items()}

    def counted(rows: Iterator[_Held]) -> GraphCheck:
        read, found = 0, Counter[tuple[str, str]]()
        for row in rows:
            for kind in shapes.keys() & set(row.kinds):
                read += 1
                found.update((kind, path) for path in decoding.misfits(shapes[kind], row.properties))
        return GraphCheck(read, tuple(UnfitProperty(*where, times) for where, times in sorted(found.items())))

    return counted
