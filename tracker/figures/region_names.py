"""What the regions are called, by their codes; they change with the reference data only."""

from graph.engine import Graph
from graph.store.people import regions
from tracker.figures.snapshot import Snapshot, once_per_version


@once_per_version
def by_code(_snapshot: Snapshot, *, graph: Graph) -> dict[str, str]:
    """Return the name of every region."""
    return {one.code: one.name for one in regions.points(graph)}
