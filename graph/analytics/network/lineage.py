"""Lay out one innovation's family for drawing: time across, each line of copies on a row of its own."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import networkx as nx

from graph.analytics.network.family import Member, as_graph, generations, main_parents

YEAR_SPAN = 0.8  # the part of a year's width that copies made within that year may fill


@dataclass(frozen=True, slots=True)
class Node:
    """A drawn member: ``x`` in calendar years (2019.4 lies in 2019), ``y`` as a row from 0 downwards."""

    id: str
    x: float
    y: int
    generation: int
    kind: str
    year: int | None  # None: unknown; then x only keeps it right of its parents


@dataclass(frozen=True, slots=True)
class Edge:
    """A drawn link; ``is_main`` marks the parent whose branch the copy stands on."""

    parent: str
    copy: str
    is_main: bool


@dataclass(frozen=True, slots=True)
class Layout:
    """Nodes in row order, edges parent -> copy, the number of rows and the first and last year shown."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    rows: int
    first_year: int | None
    last_year: int | None


def layout(members: Iterable[Member]) -> Layout:
    """Place every member so that no two lie on the same spot and no branch line crosses a node.

    A member's first copy continues its row, every further copy opens a new row below all that came before;
    copies of the same year as their parent are moved right inside that year's column. Draw a main edge as
    an elbow: down at the parent's x, then across on the copy's row. Raises CycleFound.

    >>> drawn = layout([Member("A", (), 2018), Member("B", ("A",), 2019), Member("C", ("A",), 2019)])
    >>> [(node.id, node.x, node.y) for node in drawn.nodes]
    [('A', 2018.0, 0), ('B', 2019.0, 0), ('C', 2019.0, 1)]
    """
    members = list(members)
    graph = as_graph(members)
    depth = generations(graph)
    main = main_parents(members)
    year = _drawn_years(graph, {m.id: m.year for m in members})
    x = _positions(graph, main, year)
    rows = _rows(members, main, x)
    nodes = [Node(m.id, x[m.id], rows[m.id], depth[m.id], m.kind, m.year) for m in members]
    known = [m.year for m in members if m.year is not None]
    return Layout(
        nodes=tuple(sorted(nodes, key=lambda node: (node.y, node.x, node.id))),
        edges=tuple(Edge(p, m.id, p == main[m.id]) for m in members for p in m.parents if p in graph),
        rows=max(rows.values(), default=-1) + 1,
        first_year=min(known, default=None),
        last_year=max(known, default=None),
    )


def _drawn_years(graph: "nx.DiGraph[str]", known: dict[str, int | None]) -> dict[str, int]:
    """Give members without a year the latest year of their parents, roots the first year of the family."""
    first = min((year for year in known.values() if year is not None), default=0)
    drawn: dict[str, int] = {}
    for node in nx.topological_sort(graph):
        year = known[node]
        drawn[node] = max((drawn[p] for p in graph.predecessors(node)), default=first) if year is None else year
    return drawn


def _positions(graph: "nx.DiGraph[str]", main: Mapping[str, str | None], year: dict[str, int]) -> dict[str, float]:
    """Spread a chain of copies made in one year over that year's column, parents left of copies."""
    step_in_year: dict[str, int] = {}
    for node in nx.topological_sort(graph):
        same = [step_in_year[p] for p in graph.predecessors(node) if year[p] == year[node]]
        step_in_year[node] = 1 + max(same, default=-1)
    longest: dict[int, int] = {}
    for node, step in step_in_year.items():
        longest[year[node]] = max(longest.get(year[node], 0), step)
    return {n: year[n] + YEAR_SPAN * step / max(longest[year[n]], 1) for n, step in step_in_year.items()}


def _rows(members: list[Member], main: Mapping[str, str | None], x: dict[str, float]) -> dict[str, int]:
    """Walk the tree of main parents, oldest copy first; only a copy right of its parent continues its row."""
    copies: dict[str | None, list[str]] = {}
    for member in sorted(members, key=lambda m: (x[m.id], m.id), reverse=True):
        copies.setdefault(main[member.id], []).append(member.id)
    rows: dict[str, int] = {}
    continued: set[str] = set()
    last = -1
    waiting = list(copies.get(None, []))  # a stack: the oldest lies on top
    while waiting:
        node = waiting.pop()
        parent = main[node]
        if parent is not None and parent not in continued and x[node] > x[parent]:
            continued.add(parent)
            rows[node] = rows[parent]
        else:
            last += 1
            rows[node] = last
        waiting.extend(copies.get(node, []))
    return rows
