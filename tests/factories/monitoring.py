"""What monitoring leaves in the small world: a stop, a round that ended."""

from graph.engine import Graph
from tests.small_world import VERIFIED_COPY


def stop(graph: Graph) -> None:
    """The copy of Semarang, verified and public, stopped."""
    graph.write(
        lambda tx: tx.run(
            "MATCH (r:Replication {id: $id}) SET r.stopped_on = date('2024-06-17'), r.stopped_precision = 'day', "
            "r.stop_reason = 'budget'",
            id=VERIFIED_COPY,
        )
    )


def end_a_round(graph: Graph) -> None:
    """A round ended in which Kendal said nothing of its copy."""
    graph.write(
        lambda tx: tx.run(
            "CREATE (:MonitoringRound {id: 'p', opens_on: date('2025-01-01'), closes_on: date('2025-02-01'), "
            "grace_until: date('2025-03-01'), scope: 'national'})"
        )
    )
