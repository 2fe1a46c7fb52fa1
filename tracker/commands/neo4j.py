"""Start, stop or look at the local Neo4j of a world."""

from dataclasses import replace

import click

from graph import local
from graph.model.vocabulary import WorldKind
from tracker.settings import Settings

WORLDS = click.Choice([kind.value for kind in WorldKind])


@click.group("neo4j")
@click.option("--world", type=WORLDS, help="Whose Neo4j; default: WORLD, else example.")
@click.pass_context
def command(ctx: click.Context, world: str | None) -> None:
    """Start, stop or look at the local Neo4j of a world.

    The server listens on this machine only. Its data, logs and password file lie in JEJAK_DATA, one folder
    for each world. `start` leaves it running until `stop`; the application uses it when it finds it.
    """
    settings = Settings.from_env()
    ctx.obj = replace(settings, world=WorldKind(world)) if world else settings


@command.command("start")
@click.option("--port", type=click.IntRange(1, 65535), help="Bolt port; default: the last one, else a free one.")
@click.pass_obj
def start(settings: Settings, port: int | None) -> None:
    """Start it, and leave it running."""
    running = local.ensure(settings.data, settings.world.value, port=port, say=click.echo, keep=True)
    verb = "started" if running.started else "was running already"
    click.echo(f"Neo4j {verb}: {running.uri}, process {running.pid}, user {running.user}")
    click.echo(f"Its password is in {settings.data / settings.world.value / 'password'}")


@command.command("stop")
@click.pass_obj
def stop(settings: Settings) -> None:
    """Stop it, whoever started it."""
    stopped = local.stop(settings.data, settings.world.value)
    click.echo("Neo4j stopped" if stopped else "Neo4j was not running")


@command.command("status")
@click.pass_obj
def status(settings: Settings) -> None:
    """Say whether it runs, and where; exit code 3 when it does not."""
    running = local.status(settings.data, settings.world.value)
    if running is None:
        click.echo(f"Neo4j is not running for the world '{settings.world.value}'")
        raise SystemExit(3)
    click.echo(f"Neo4j runs: {running.uri}, process {running.pid}, user {running.user}")
