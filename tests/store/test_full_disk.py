"""A real Neo4j whose disk fills under its writer: nothing acknowledged is lost, and it is healed with room again.

The disk is a small file system of our own where one may be mounted, and elsewhere a limit on the size of files.
"""

import resource
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from graph import engine
from graph.devserver import artifacts, local
from graph.devserver.local import Running
from graph.domain import errors
from graph.engine import Graph, Tx
from tests.conftest import PATIENCE, settings_for
from tests.data.sites import within
from tests.data.small_disk import fill, mounted
from tracker.base.settings import data_folder
from tracker.running import database, watching

WORLD, MEGABYTES, TEXT = "example", 450, "x" * 50_000


@dataclass(frozen=True)
class Held:
    n: int


@dataclass(frozen=True)
class Disk:
    home: Path
    fill: Callable[[Running], None]
    free: Callable[[Running], None]


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Disk]:
    with mounted(tmp_path, MEGABYTES) as is_mounted:
        filler = tmp_path / "filler"
        limited = Disk(tmp_path, lambda running: limit(running.pid, 4 << 20), lambda _: None)
        yield Disk(tmp_path, lambda _: fill(filler), lambda _: filler.unlink()) if is_mounted else limited
        local.stop(tmp_path, WORLD)


def limit(pid: int, size: int) -> None:
    """Let a process write no file beyond this size: what a server meets whose disk has no more room."""
    resource.prlimit(pid, resource.RLIMIT_FSIZE, (size, size))


def filled(graph: Graph, number: int) -> int:
    """Write until nothing more is taken; return the number behind the last one that was acknowledged."""
    while wrote(graph, number):
        number += 1
    return number


def wrote(graph: Graph, number: int) -> bool:
    try:
        graph.write(lambda tx: tx.run("CREATE (:Agency {number: $number, name: $text})", number=number, text=TEXT))
    except errors.Unavailable:
        return False
    return True


def held(graph: Graph) -> set[int]:
    return {row.n for row in graph.read("MATCH (a:Agency) RETURN a.number AS n", Held)}


def test_full_disk_loses_nothing_and_heals_without_a_restart_of_ours(disk: Disk) -> None:
    running = local.ensure(disk.home, WORLD, files=data_folder(), say=lambda _: None, patience=PATIENCE)
    settings = database.at(settings_for(running, disk.home), running)
    graph = engine.connect(
        running.uri,
        running.user,
        running.password,
        patience=PATIENCE,
        where=lambda: database.whereabouts(settings),
    )
    (disk.home / f"neo4j-{artifacts.VERSION}").symlink_to(artifacts.folder(data_folder()))
    with closing(graph):
        acknowledged = {number for number in range(5) if wrote(graph, number)}
        disk.fill(running)

        def under_way(tx: Tx) -> None:
            """Begun before another one meets the full disk: its commit fails with a fault that names no cause."""
            tx.run("CREATE (:Agency {number: -2})")
            acknowledged.update(range(5, filled(graph, 5)))

        with pytest.raises(errors.Unavailable):
            graph.write(under_way)

        assert held(graph) >= acknowledged  # readers are served meanwhile

        disk.free(running)
        watch = watching.Watch(settings, graph, lambda _: None)
        assert within(300, lambda: healed(watch, graph), rest=1)

        assert len(acknowledged) >= 5
        assert held(graph) >= acknowledged


def healed(watch: watching.Watch, graph: Graph) -> bool:
    watch.look()
    return wrote(graph, -1)
