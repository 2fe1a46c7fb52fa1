"""Who waits for the snapshot: whoever wrote something that it lacks, and nobody else while it is kept fresh."""

import threading
from datetime import UTC, date, datetime
from typing import cast

from graph.engine import Graph
from graph.store import audit
from tests import small_world
from tests.conftest import AS_OF
from tracker.snapshot import Snapshots

NO_GRAPH = cast(Graph, None)  # whoever reads it fails


def something_counts(graph: Graph, number: int) -> int:
    at = datetime(2025, 12, 31, tzinfo=UTC)
    event = audit.Event(f"E-{number}", at, None, None, "verified", "R-00000001", counts=True)
    graph.write(lambda tx: audit.record(tx, event))
    return audit.version(graph)


def test_while_the_snapshot_is_kept_only_the_writer_waits(graph: Graph) -> None:
    small_world.load(graph)
    snapshots, stop = Snapshots(), threading.Event()
    before = snapshots.latest(graph, AS_OF)
    seen = {}

    def today() -> date:
        wrote = something_counts(graph, 1)
        seen["reader"] = snapshots.latest(NO_GRAPH, AS_OF)
        seen["writer"] = snapshots.latest(graph, AS_OF, wrote)
        seen["reader after it"] = snapshots.latest(NO_GRAPH, AS_OF)
        stop.set()
        return AS_OF

    snapshots.keep(graph, today, stop)

    assert seen["reader"] is before
    assert seen["writer"].rows.version > before.rows.version
    assert seen["reader after it"] is seen["writer"]


def test_the_keeper_renews_what_readers_get(graph: Graph) -> None:
    small_world.load(graph)
    snapshots, stop = Snapshots(), threading.Event()
    before = snapshots.latest(graph, AS_OF)
    wrote = something_counts(graph, 1)
    got: list[int] = []

    def today() -> date:
        got.append(snapshots.latest(NO_GRAPH, AS_OF).rows.version)
        if len(got) == 2:
            stop.set()
        return AS_OF

    snapshots.keep(graph, today, stop)

    assert got == [before.rows.version, wrote]


def test_without_a_keeper_everybody_sees_what_the_graph_shows(graph: Graph) -> None:
    small_world.load(graph)
    snapshots = Snapshots()
    before = snapshots.latest(graph, AS_OF)

    wrote = something_counts(graph, 1)

    assert snapshots.latest(graph, AS_OF).rows.version == wrote > before.rows.version
