"""The graph that a command works on: the Neo4j that is named, or one of our own for the world."""

from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import replace

from graph import engine, local
from graph.errors import TooSlow, Unavailable
from tracker.settings import Settings

Say = Callable[[str], None]
_REASONS = {
    "database_away": "Neo4j does not answer; is it running, and is NEO4J_URI its address?",
    "database_unknown": "Neo4j has no database of this name; correct NEO4J_DATABASE",
    "password_refused": "password refused by Neo4j; correct NEO4J_USER and NEO4J_PASSWORD",
    "password_locked": "password refused too often: Neo4j lets nobody in for some seconds; correct NEO4J_USER and "
    "NEO4J_PASSWORD, wait, and try again",
    "too_much_at_once": "Neo4j has too little memory for this in one go; divide it, or try again when less is going on",
    "too_slow": "Neo4j takes too long to answer; on a slow machine set JEJAK_PATIENCE=5, or more",
}


def reason(error: Unavailable | TooSlow) -> str:
    """Say to an operator why the graph cannot be used."""
    return _REASONS.get(error.code) or f"Neo4j cannot be used now ({error.code or type(error).__name__})"


@contextmanager
def located(settings: Settings, say: Say = print) -> Generator[Settings]:
    """Give the settings with the address of a Neo4j that answers; one started here stops at the end."""
    if settings.neo4j_uri:
        yield settings
        return
    world = settings.world.value
    running = local.ensure(settings.data, world, say=say, patience=settings.patience)
    try:
        yield at(settings, running)
    finally:
        if running.started:
            local.stop(settings.data, world)


def at(settings: Settings, running: local.Running) -> Settings:
    """Return the settings with the address of a local Neo4j."""
    return replace(
        settings,
        neo4j_uri=running.uri,
        neo4j_user=running.user,
        neo4j_password=running.password,
        neo4j_database="neo4j",
    )


@contextmanager
def opened(settings: Settings, say: Say = print) -> Generator[engine.Graph]:
    """Give the graph itself, for commands that need nothing else."""
    with located(settings, say) as found, connected(found) as graph:
        yield graph


@contextmanager
def connected(settings: Settings) -> Generator[engine.Graph]:
    """Connect to the Neo4j that the settings name."""
    graph = engine.connect(
        settings.neo4j_uri or "",
        settings.neo4j_user,
        settings.neo4j_password,
        settings.neo4j_database,
        patience=settings.patience,
    )
    try:
        yield graph
    finally:
        graph.close()
