"""The names of categories, priorities and goals; they change with the reference data only."""

from graph.domain.records.catalogue import Terms
from graph.engine import Graph
from graph.store.innovations import terms
from tracker.figures.snapshot import Snapshot, once_per_version


@once_per_version
def known(_snapshot: Snapshot, *, graph: Graph) -> Terms:
    """Return every term of the three lists."""
    return terms.all_of(graph)
