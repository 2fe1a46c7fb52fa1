"""The graph that a command works on: the Neo4j that is named, or one of our own for the world."""

import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import replace

from graph import engine, migrate
from graph.devserver import local
from graph.domain.errors import TooSlow, Unavailable
from graph.engine import Address
from graph.migrate import MigrationError
from tracker.base import room
from tracker.base.settings import Settings

Say = Callable[[str], None]
JOIN_SECONDS = 1.0
_REASONS = {
    "database_away": "Neo4j does not answer; is it running, and is NEO4J_URI its address?",
    "database_unknown": "Neo4j has no database of this name; correct NEO4J_DATABASE",
    "password_refused": "password refused by Neo4j; correct NEO4J_USER and NEO4J_PASSWORD",
    "password_locked": "password refused too often: Neo4j lets nobody in for some seconds; correct NEO4J_USER and "
    "NEO4J_PASSWORD, wait, and try again",
    "too_much_at_once": "Neo4j has too little memory for this in one go; divide it, or try again when less is going on",
    "database_broken": "Neo4j says that it has to be started again: `python -m tracker neo4j stop`, then start it",
    "not_ours": "another Neo4j answers on the port of ours; stop it, or stop ours (`python -m tracker neo4j stop`) and "
    "start it again: it takes another port",
    "disk_full": "nothing is written, since fewer megabytes than JEJAK_ROOM says are free where JEJAK_DATA or "
    "JEJAK_FILES lie",
    "read_only": "Neo4j takes no writes; is there room on its disk?",
    "too_slow": "Neo4j takes too long to answer; on a slow machine set JEJAK_PATIENCE=5, or more",
}


def reason(error: Unavailable | TooSlow) -> str:
    """Say to an operator why the graph cannot be used."""
    return _REASONS.get(error.code) or f"Neo4j cannot be used now ({error.code or type(error).__name__})"


@contextmanager
def located(settings: Settings, say: Say = print) -> Generator[Settings]:
    """Give the settings with the address of a Neo4j that answers; one of our own stops when its last user leaves."""
    if settings.neo4j_uri:
        yield settings
        return
    with local.used(settings.data, settings.world.value, say=say, patience=settings.patience) as running:
        yield at(settings, running)


def at(settings: Settings, running: local.Running) -> Settings:
    """Return the settings with the address of a local Neo4j."""
    return replace(
        settings,
        neo4j_uri=running.uri,
        neo4j_user=running.user,
        neo4j_password=running.password,
        neo4j_database="neo4j",
        is_own=True,
    )


@contextmanager
def opened(settings: Settings, say: Say = print, *, of_any_release: bool = False) -> Generator[engine.Graph]:
    """Give the graph itself, for commands that need nothing else; MigrationError unless it is that of this release."""
    with located(settings, say) as found, connected(found) as graph:
        if not of_any_release:
            demand_current(graph)
        yield graph


@contextmanager
def joined(settings: Settings, stop: threading.Event) -> Generator[engine.Graph]:
    """Give the graph to a process beside a site, which starts and stops the database: wait until it is there."""
    while settings.neo4j_uri is None and not stop.is_set():
        if (running := local.status(settings.data, settings.world.value)) is not None:
            settings = at(settings, running)
        else:
            stop.wait(JOIN_SECONDS)
    if settings.neo4j_uri is None:
        raise local.LocalError("The site ended before its database was there")
    with connected(settings) as graph:
        while not stop.is_set():
            try:
                demand_current(graph)
                break
            except (Unavailable, TooSlow):
                stop.wait(JOIN_SECONDS)
        yield graph


def demand_current(graph: engine.Graph) -> None:
    """Raise MigrationError unless every migration of this release has been applied, and no other one."""
    if waiting := migrate.pending(graph, migrate.load()):
        raise MigrationError(f"{len(waiting)} migrations are pending; apply them: python -m tracker migrate")


@contextmanager
def connected(settings: Settings) -> Generator[engine.Graph]:
    """Connect to the Neo4j that the settings name; one of our own is followed to wherever it is started again."""
    graph = engine.connect(
        settings.neo4j_uri or "",
        settings.neo4j_user,
        settings.neo4j_password,
        settings.neo4j_database,
        patience=settings.patience,
        where=(lambda: whereabouts(settings)) if settings.is_own else None,
        gate=room.of(settings).demand,
    )
    try:
        yield graph
    finally:
        graph.close()


def whereabouts(settings: Settings) -> Address | None:
    """Return where our own Neo4j of this world answers by now; None while it does not run."""
    running = local.status(settings.data, settings.world.value)
    return Address(running.uri, running.user, running.password) if running else None
