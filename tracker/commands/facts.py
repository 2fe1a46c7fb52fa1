"""Load the facts: the regions, agencies, innovations and figures that ship with their sources."""

from collections.abc import Callable
from dataclasses import replace

import click

from graph import migrate
from graph.domain.errors import Refused
from graph.domain.vocabulary import WorldKind
from graph.engine import Graph
from graph.importers.facts import facts
from graph.store.audit import world
from graph.store.imports import loading
from tracker.base.clock import Clock
from tracker.base.graph_time import GraphTime
from tracker.base.passwords import hash_password
from tracker.base.settings import Settings
from tracker.commands import _loaded
from tracker.running import database


def load(graph: Graph, say: Callable[[str], None] = print) -> None:
    """Fill an empty graph with the facts, complete a load that broke, or return at once when they are there.

    Raises Refused when the graph holds the example, or rows that no load of ours wrote.
    """
    world.begin(graph, WorldKind.FACTS)
    held = world.read(graph)
    if held and held.loaded:
        say("The facts are loaded already")
        return
    loading.load(graph, facts(), lambda progress: say(f"Facts: {progress}"), hash_password)
    world.finish(graph, _loaded.entry(WorldKind.FACTS, Clock(source=GraphTime(graph).now).now()))
    say("The facts are loaded")


@click.command("facts")
def command() -> None:
    """Load the facts: the regions, agencies, innovations and figures that ship with their sources.

    They go into the graph that NEO4J_URI names, else into the local Neo4j of the world `facts`. A load that
    broke is completed; a complete one is left as it is; a graph that holds the example is refused. There are
    no accounts in this world: `user add` makes the first one.
    """
    settings = replace(Settings.from_env(), world=WorldKind.FACTS)
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
