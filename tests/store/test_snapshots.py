"""Who waits for the snapshot: whoever wrote something that it lacks, and nobody else while it is kept fresh."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from pathlib import Path
from typing import cast

from graph.devserver.local import Running
from graph.domain.events import Event
from graph.domain.policy import Action
from graph.engine import Graph
from graph.store.audit import entries as audit
from tests import small_world
from tests.conftest import AS_OF, settings_for
from tracker import create_app
from tracker.base.clock import Clock
from tracker.figures.snapshot import Snapshots
from tracker.web import context as web
from tracker.web.context import requires

NO_GRAPH = cast(Graph, None)  # whoever reads it fails


def something_counts(graph: Graph, number: int) -> int:
    at = datetime(2025, 12, 31, tzinfo=UTC)
    event = audit.NewEntry(f"E-{number}", at, None, None, Event.REPLICATION_VERIFIED, "R-00000001", counts=True)
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


def test_who_meets_a_result_under_way_sees_the_version_before_and_the_writer_waits(
    graph: Graph, server: Running, tmp_path: Path
) -> None:
    """A page of ours that needs the totals, while somebody computes them for the new version."""
    small_world.load(graph)
    app = create_app(settings_for(server, tmp_path), graph, Clock(AS_OF))
    snapshots = app.extensions["jejak.snapshots"]

    def shown() -> str:
        return str(web.snapshot().once("shown", lambda: web.snapshot().rows.version))

    app.add_url_rule("/shown", "shown", requires(Action.PORTAL_READ)(shown))
    reader, writer = app.test_client(), app.test_client()
    before = reader.get("/shown").text
    wrote = something_counts(graph, 1)
    with writer.session_transaction() as session:
        session["last_write"] = {"at": Clock().real().timestamp(), "bookmarks": [], "version": wrote}
    go, latest = threading.Event(), snapshots.latest(graph, AS_OF)

    def slow() -> int:
        assert go.wait(60)
        return latest.rows.version

    with ThreadPoolExecutor(2) as pool:
        maker = pool.submit(latest.once, "shown", slow)
        while not latest._kept.is_under_way("shown"):
            time.sleep(0.01)
        assert reader.get("/shown").text == before

        waits = pool.submit(lambda: writer.get("/shown").text)
        while not latest._kept._waits:
            time.sleep(0.01)
        go.set()

        assert (maker.result(60), waits.result(60)) == (wrote, str(wrote))
    assert reader.get("/shown").text == str(wrote)
