"""Start, stop, mend or look at the local Neo4j of a world."""

from dataclasses import replace

import click

from graph.devserver import local, local_mend
from graph.domain.vocabulary import WorldKind
from graph.store.audit import entries as audit
from tracker.base.settings import Settings
from tracker.running import database

WORLDS = click.Choice([kind.value for kind in WorldKind])


@click.group("neo4j")
@click.option("--world", type=WORLDS, help="Whose Neo4j; default: WORLD, else example.")
@click.pass_context
def command(ctx: click.Context, world: str | None) -> None:
    """Start, stop, mend or look at the local Neo4j of a world.

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
    click.echo(f"Neo4j {verb}: {running.uri}, process {running.pid}, user {local.USER}")
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
    click.echo(f"Neo4j runs: {running.uri}, process {running.pid}, user {local.USER}")


@command.command("mend")
@click.pass_obj
def mend(settings: Settings) -> None:
    """Open data again whose log ends within an entry, as a full disk may leave it.

    Copies the data aside first, and needs room for that. Then Neo4j is started once so that it cuts off what it
    cannot read, and the hash chain is walked. Nothing that was acknowledged should be missing: compare the last
    line with what an earlier `audit check` printed.
    """
    world = settings.world.value
    mended = local_mend.mend(settings.data, world, say=click.echo, patience=settings.patience)
    for line in mended.told:
        click.echo(f"  Neo4j: {line}")
    click.echo(f"{mended.bytes_cut} bytes were cut off the end of the log; the data of before are in {mended.copy}")
    with database.opened(replace(settings, neo4j_uri=None), click.echo, of_any_release=True) as graph:
        end = audit.head(graph)
        broken = audit.first_broken(graph, end)
    if broken is not None:
        raise click.ClickException(f"the chain breaks at entry {broken}: it was edited, or an entry is missing")
    click.echo(f"The data are open again, and the chain holds: the last entry is {end.number}:{end.hash}")
