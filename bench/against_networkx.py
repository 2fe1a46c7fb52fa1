"""The same measures by networkx on the same links, in CPU seconds, with the answers compared."""

from collections.abc import Callable
from functools import partial
from typing import Any

import networkx as nx
import numpy as np

from bench.limits import Limits
from bench.made_nation import Nation, nation, timed
from graph.analytics.network import generations, pagerank
from graph.analytics.network.communities import communities

ROUNDS = 5
FASTER = 50  # times
SMALL_ADOPTIONS = 20_000


def compare(of: Nation, limits: Limits) -> None:
    """Print how many times faster each measure is, in two ways.

    From the same arrays (like with like: what the snapshot and an analyst's table hold): networkx builds its
    graph and measures, ours measures. Stricter: networkx's building is not counted, while what ours makes
    of the arrays for itself is. The best of as many rounds on both sides; building and networkx's reach once.
    """
    build, family = timed(lambda: _graph(of.copied.size, of.copied.parent, of.copied.child))
    line = partial(_line, limits)
    line("generations", build, lambda: _depths(family), lambda: generations.generations(of.copied), ROUNDS)
    everyone = range(of.copied.size)
    below = partial(np.fromiter, (len(nx.descendants(family, n)) for n in everyone), np.int64)
    line("reach", build, below, lambda: generations.reach(of.copied), 1)
    inside = np.unique(np.concatenate([of.between.ego, of.between.alter]))
    build, agencies = timed(lambda: _weighted(of))
    line(
        "PageRank (theirs uses scipy)",
        build,
        lambda: _rank(agencies, inside),
        lambda: pagerank.pagerank(of.between).rank[inside],
        1,
    )
    _communities(limits, nation(SMALL_ADOPTIONS))


def _communities(limits: Limits, of: Nation) -> None:
    """Compare with networkx's Louvain, on few agencies: it takes minutes on many.

    The limit of speed does not hold here: networkx has no Leiden of its own. Two heuristics find different groups, so
    what is compared is how good they are: ours may not be worse.
    """
    build, graph = timed(lambda: _weighted(of).to_undirected())
    took, groups = timed(lambda: nx.community.louvain_communities(graph, seed=1))
    seconds, found = min((timed(lambda: communities(of.between)) for _ in range(ROUNDS)), key=lambda pair: pair[0])
    theirs = nx.community.modularity(graph, groups)
    better = limits.least("modularity beside networkx's", found.modularity - theirs, -0.01)
    print(
        f"spread: communities of {of.between.size:,} agencies: networkx Louvain {build:.3f} s to build + {took:.3f} s, "
        f"ours {seconds:.4f} s: {(build + took) / seconds:.0f} x (another method: no limit); modularity {theirs:.4f}, "
        f"ours {found.modularity:.4f} {better}"
    )


def _line(
    limits: Limits,
    name: str,
    build: float,
    theirs: Callable[[], np.ndarray],
    ours: Callable[[], np.ndarray],
    rounds: int,
) -> None:
    took, expected = min((timed(theirs) for _ in range(rounds)), key=_seconds)
    seconds, answer = min((timed(ours) for _ in range(ROUNDS)), key=_seconds)
    apart = float(np.abs(answer - expected).max())
    faster = limits.least(f"{name} beside networkx", (build + took) / seconds, FASTER)
    print(
        f"spread: {name}: networkx {build:.3f} s to build + {took:.3f} s, ours {seconds:.4f} s: "
        f"{(build + took) / seconds:.0f} x from the same arrays {faster}, "
        f"{took / seconds:.0f} x without networkx's building; largest difference {apart:.1e}"
    )


def _seconds(pair: tuple[float, np.ndarray]) -> float:
    return pair[0]


def _graph(size: int, parent: np.ndarray, child: np.ndarray) -> Any:
    graph = nx.DiGraph()
    graph.add_nodes_from(range(size))
    graph.add_edges_from(zip(parent.tolist(), child.tolist(), strict=True))
    return graph


def _weighted(of: Nation) -> Any:
    graph = nx.DiGraph()
    columns = (of.between.ego.tolist(), of.between.alter.tolist(), of.between.value.tolist())
    graph.add_weighted_edges_from(zip(*columns, strict=True))
    return graph


def _rank(agencies: Any, inside: np.ndarray) -> np.ndarray:
    rank = nx.pagerank(agencies, tol=pagerank.TOLERANCE / inside.size, max_iter=1_000)
    return np.array([rank[n] for n in inside.tolist()])


def _depths(family: Any) -> np.ndarray:
    depth = np.zeros(family.number_of_nodes(), np.int64)
    for level, members in enumerate(nx.topological_generations(family)):
        depth[members] = level
    return depth
