"""One innovation's family as a networkx graph: who copied from whom, how deep, how far, and the way back."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import networkx as nx

from graph.analytics.dataset.insufficient_data import CycleFound


@dataclass(frozen=True, slots=True)
class Member:
    """An innovation or a copy: ``parents`` in order (the first is the main one), calendar year or None."""

    id: str
    parents: tuple[str, ...] = ()
    year: int | None = None
    kind: str = "replication"


@dataclass(frozen=True, slots=True)
class NodeFigures:
    """Where a member stands: generation (roots 0), copies made from it directly, and all its descendants."""

    id: str
    generation: int
    direct: int
    reach: int


@dataclass(frozen=True, slots=True)
class Family:
    """The family's numbers: a place for each member in input order, and what the data left open."""

    places: tuple[NodeFigures, ...]
    roots: tuple[str, ...]
    depth: int
    missing_parents: tuple[tuple[str, str], ...]  # (copy, a parent that is not among the members)
    negative_intervals: tuple[tuple[str, str], ...]  # (parent, copy) where the copy is older than its parent


def as_graph(members: Iterable[Member]) -> "nx.DiGraph[str]":
    """Build the graph parent -> copy with ``year`` and ``kind`` on its nodes; unknown parents are left out.

    Raises CycleFound with the members of one cycle, and ValueError where an id is used twice.
    """
    members = list(members)
    graph: nx.DiGraph[str] = nx.DiGraph()
    for member in members:
        if member.id in graph:
            raise ValueError(f"the id {member.id} is used twice")
        graph.add_node(member.id, year=member.year, kind=member.kind)
    graph.add_edges_from((parent, member.id) for member in members for parent in member.parents if parent in graph)
    refuse_cycle(graph)
    return graph


def refuse_cycle(graph: "nx.DiGraph[str]") -> None:
    """Raise CycleFound with the members of one cycle, if there is one."""
    if not nx.is_directed_acyclic_graph(graph):
        find_cycle: Any = nx.find_cycle  # pyright: ignore  # the stubs are partial
        found: list[tuple[str, str]] = list(find_cycle(graph))
        raise CycleFound([parent for parent, _ in found])


def describe(members: Iterable[Member]) -> Family:
    """Return generations (longest path from a root), direct copies and full reach of every member.

    A copy with several parents counts once in the reach of each of its ancestors. Source: depth and size of
    diffusion trees, Goel, Watts & Goldstein (2012), EC 13, 623-638; several parents are this system's rule.

    >>> family = describe([Member("A"), Member("B", ("A",)), Member("C", ("A", "B")), Member("D", ("C",))])
    >>> [(p.id, p.generation, p.direct, p.reach) for p in family.places]
    [('A', 0, 2, 3), ('B', 1, 1, 2), ('C', 2, 1, 1), ('D', 3, 0, 0)]
    """
    members = list(members)
    graph = as_graph(members)
    generation, reach = generations(graph), reaches(graph)
    year = {member.id: member.year for member in members}
    return Family(
        places=tuple(NodeFigures(m.id, generation[m.id], graph.out_degree(m.id), reach[m.id]) for m in members),
        roots=tuple(m.id for m in members if graph.in_degree(m.id) == 0),
        depth=max(generation.values(), default=0),
        missing_parents=tuple((m.id, p) for m in members for p in m.parents if p not in graph),
        negative_intervals=tuple((p, c) for p, c in graph.edges if _is_negative(year[p], year[c])),
    )


def generations(graph: "nx.DiGraph[str]") -> dict[str, int]:
    """Return for each node the length of the longest path that leads to it from a root."""
    depth: dict[str, int] = {}
    for node in nx.topological_sort(graph):
        depth[node] = 1 + max((depth[parent] for parent in graph.predecessors(node)), default=-1)
    return depth


def reaches(graph: "nx.DiGraph[str]") -> dict[str, int]:
    """Return for each node how many distinct nodes descend from it; bit sets keep shared copies single."""
    order = list(nx.topological_sort(graph))
    bit = {node: 1 << index for index, node in enumerate(order)}
    below: dict[str, int] = {}
    for node in reversed(order):
        below[node] = 0
        for copy in graph.successors(node):
            below[node] |= below[copy] | bit[copy]
    return {node: mask.bit_count() for node, mask in below.items()}


def way_back(members: Iterable[Member], member_id: str) -> tuple[str, ...]:
    """Return the way from a copy back to a root along main parents, the copy first.

    >>> way_back([Member("A"), Member("B", ("A",)), Member("C", ("B", "A"))], "C")
    ('C', 'B', 'A')
    """
    members = list(members)
    refuse_cycle(as_graph(members))
    main = main_parents(members)
    way = [member_id]
    while (parent := main[way[-1]]) is not None:
        way.append(parent)
    return tuple(way)


def ancestors(members: Iterable[Member], member_id: str) -> frozenset[str]:
    """Return everything a copy descends from, through all of its parents."""
    above: set[str] = nx.ancestors(as_graph(members), member_id)  # pyright: ignore[reportUnknownMemberType]
    return frozenset(above)


def main_parents(members: Iterable[Member]) -> Mapping[str, str | None]:
    """Return each member's first known parent, or None for a root."""
    members = list(members)
    known = {member.id for member in members}
    return {m.id: next((p for p in m.parents if p in known), None) for m in members}


def _is_negative(parent_year: int | None, copy_year: int | None) -> bool:
    return parent_year is not None and copy_year is not None and copy_year < parent_year
