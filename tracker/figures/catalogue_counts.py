"""How many innovations the catalogue holds, counted once for each step that may change it."""

from graph.engine import Graph
from graph.store.audit import entries as audit
from graph.store.innovations import innovations
from graph.store.innovations.innovations import CatalogueFilters
from tracker.figures.snapshot import Snapshot


def of(graph: Graph, snapshot: Snapshot, filters: CatalogueFilters) -> int:
    """Return how many innovations these filters leave; a name is edited without a step that counts."""
    at = audit.head(graph).number
    return snapshot.latest(("catalogue", filters), at, lambda: innovations.count(graph, filters))
