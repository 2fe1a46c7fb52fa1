"""One Neo4j for each kind of test, started once for the whole run, on a free port, in a folder of its own."""

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import neo4j
import pytest

from graph import engine, migrate
from graph.devserver.local import Running, temporary
from graph.domain.vocabulary import WorldKind
from graph.engine import Graph
from tracker.base.clock import Clock
from tracker.base.settings import Settings, data_folder
from tracker.commands import example

pytest.register_assert_rewrite("tests.factories", "tests.small_world")

AS_OF = date(2025, 12, 31)
PATIENCE = 12  # of tests with Neo4j: limits are for people who wait, and a test machine may do much else
SHARED = Path(os.environ.get("JEJAK_SHARED", Path(__file__).parent.parent.parent / "shared"))


def pytest_configure(config: pytest.Config) -> None:
    logging.getLogger("neo4j").setLevel(logging.CRITICAL)  # as the commands do: what a test reads of logs is ours
    config.addinivalue_line("markers", "shared: needs the design data, skipped with one line without it")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    missing = not (SHARED / "data").is_dir()
    for item in items:
        if missing and item.get_closest_marker("shared"):
            item.add_marker(pytest.mark.skip(reason="set JEJAK_SHARED to the folder of the design data"))


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """In CI a skipped browser test or a missing ../shared is a failure."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if os.environ.get("CI") == "true" and reporter and reporter.stats.get("skipped"):
        session.exitstatus = 1


def connected(running: Running, *, is_quiet: bool = True) -> Graph:
    """A handle that waits long enough for any machine."""
    return engine.connect(running.uri, running.user, running.password, is_quiet=is_quiet, patience=PATIENCE)


@pytest.fixture(scope="session")
def shared() -> Path:
    return SHARED


@pytest.fixture(scope="session")
def server() -> Iterator[Running]:
    with temporary(data_folder(), patience=PATIENCE) as running:
        yield running


@pytest.fixture(scope="session")
def _migrated(server: Running) -> Iterator[Graph]:
    graph = connected(server)
    list(migrate.migrate(graph))
    yield graph
    graph.close()


@pytest.fixture
def graph(_migrated: Graph) -> Graph:
    """An empty graph with all constraints."""
    _migrated.write(lambda tx: tx.run("MATCH (n) WHERE NOT n:Migration AND NOT n:MigrationLock DETACH DELETE n"))
    return _migrated


@contextmanager
def nation() -> Iterator[Running]:
    """A server with the whole example, as it is when loaded."""
    with temporary(data_folder(), patience=PATIENCE) as running:
        graph = connected(running)
        list(migrate.migrate(graph))
        example.load(graph, lambda _progress: None)
        graph.close()
        yield running


@pytest.fixture(scope="session")
def national_server() -> Iterator[Running]:
    """A second server, with the whole example, loaded once for the run."""
    with nation() as running:
        yield running


@pytest.fixture(scope="session")
def national(national_server: Running) -> Iterator[Graph]:
    graph = connected(national_server)
    yield graph
    graph.close()


@pytest.fixture(scope="session")
def talking(national_server: Running) -> Iterator[Graph]:
    """The example's graph through a handle that hears the server's warnings."""
    graph = connected(national_server, is_quiet=False)
    yield graph
    graph.close()


@pytest.fixture(scope="session")
def unreachable() -> Iterator[Graph]:
    """A handle to a database that is not there."""
    graph = engine.connect("neo4j://127.0.0.1:1", "nobody", "nothing")
    yield graph
    graph.close()


def settings_for(server: Running, folder: Path) -> Settings:
    return Settings(
        data=folder,
        world=WorldKind.EXAMPLE,
        neo4j_uri=server.uri,
        neo4j_user=server.user,
        neo4j_password=server.password,
        patience=PATIENCE,
        secret="t" * 40,
    )


@pytest.fixture
def clock() -> Clock:
    return Clock(AS_OF)


@pytest.fixture
def begun(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Note each transaction of our own that the driver begins, by its time limit."""
    noted, begin = list[float](), neo4j.Session.begin_transaction

    def noting(session: neo4j.Session, *more: Any, timeout: float = 0, **named: Any) -> neo4j.Transaction:
        noted.append(timeout)
        return begin(session, *more, timeout=timeout, **named)

    monkeypatch.setattr(neo4j.Session, "begin_transaction", noting)
    return noted
