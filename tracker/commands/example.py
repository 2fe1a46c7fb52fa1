"""Load the example: a made-up nation of the published size, every name marked "(contoh)"."""

from collections.abc import Callable
from dataclasses import replace
from itertools import count

import click

from graph import migrate
from graph.domain.errors import Refused
from graph.domain.records.rows import WorldRows
from graph.domain.vocabulary import WorldKind
from graph.engine import Graph
from graph.example import AS_OF, NATIONAL, example
from graph.importers.reference import reference
from graph.store.audit import world
from graph.store.imports import loading
from tracker.base.clock import Clock
from tracker.base.graph_time import GraphTime
from tracker.base.passwords import hash_password
from tracker.base.settings import Settings
from tracker.commands import _loaded
from tracker.running import database

Say = Callable[[str], None]
_EVERY = 12  # one line of progress for so many batches


def load(
    graph: Graph,
    say: Say = print,
    make: Callable[[WorldRows], WorldRows] = example,
    hashed: Callable[[str], str] = hash_password,
) -> None:
    """Fill an empty graph with the example, complete a load that broke, or return at once when it is there.

    ``make`` may give a smaller nation, and ``hashed`` spare the accounts' slow hashes (0.1 s each). Raises
    Refused when the graph holds the facts, or rows that no load of ours wrote.
    """
    world.begin(graph, WorldKind.EXAMPLE, AS_OF)
    held = world.read(graph)
    if held and held.loaded:
        say("The example is loaded already")
        return
    say("Example: making up a nation")
    loading.load(graph, make(reference()), _some(say), hashed)
    world.finish(graph, _loaded.entry(WorldKind.EXAMPLE, Clock(AS_OF, GraphTime(graph).now).now(), seed=NATIONAL.seed))
    say(f"The example is loaded; its calendar stands on {AS_OF.isoformat()}")


def _some(say: Say) -> Say:
    """Say every twelfth line only: a nation has hundreds of batches."""
    numbers = count()

    def quietly(progress: str) -> None:
        if next(numbers) % _EVERY == 0:
            say(f"Example: {progress}")

    return quietly


@click.command("example")
def command() -> None:
    """Load the example: a made-up nation of the published size, every name marked "(contoh)".

    It goes into the graph that NEO4J_URI names, which must be empty, else into the local Neo4j of the world
    `example`. A load that broke is completed; a complete one is left as it is; a graph that holds the facts is
    refused. Its accounts, with their passwords, stand on its log-in page and work on this machine only.
    """
    settings = replace(Settings.from_env(), world=WorldKind.EXAMPLE)
    with database.opened(settings, click.echo, of_any_release=True) as graph:
        for migration in migrate.migrate(graph):
            click.echo(f"Migrated: {migration.name}")
        try:
            load(graph, click.echo)
        except Refused as refused:
            raise click.ClickException(_reason(refused)) from refused


def _reason(refused: Refused) -> str:
    if refused.code == "other_world":
        return f"this graph holds the world '{refused.values['holds']}'; facts and example never share one"
    return "this graph is not empty, and not of our making; choose an empty one"
