"""A Neo4j of a bench's own: an empty graph of this release, and a folder beside it; both are gone afterwards."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from graph import engine, migrate
from graph.devserver.local import Running, temporary
from graph.engine import Graph
from tracker.base.settings import data_folder


@dataclass(frozen=True)
class OwnGraph:
    """The server, the graph in it, and a data folder for whoever serves it."""

    running: Running
    graph: Graph
    folder: Path


@contextmanager
def own_graph() -> Iterator[OwnGraph]:
    with (
        temporary(data_folder()) as running,
        closing(engine.connect(running.uri, running.user, running.password)) as graph,
        TemporaryDirectory() as folder,
    ):
        list(migrate.migrate(graph))
        yield OwnGraph(running, graph, Path(folder))
