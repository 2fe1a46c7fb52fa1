"""Carry out what takes long: imports, mail, notes, groups, beside the web process; `start` runs it too."""

import signal
import threading
from contextlib import AbstractContextManager

import click

from graph.engine import Graph
from tracker.base.settings import Settings
from tracker.running import database


@click.command("worker")
@click.option("--beside", type=int, hidden=True, help="The pipe of the site that it works beside, and ends with.")
def command(beside: int | None) -> None:
    """Carry out what takes long: imports, mail, notes, groups, beside the web process; `start` runs it too.

    Several may run: each job is leased to one of them. A worker that dies loses nothing; its job is taken
    up by another one, or by itself when it is started again.
    """
    from tracker.base import logs
    from tracker.base.worlds import Worlds
    from tracker.running import supervision, worker

    settings, stop = Settings.from_env(), threading.Event()
    logs.configure()
    for sign in (signal.SIGTERM, signal.SIGINT):
        signal.signal(sign, lambda *_: stop.set())
    if beside is not None:
        supervision.end_with(beside, stop)
    with _graph(settings, beside, stop) as graph:
        worlds = Worlds(graph, settings.world)
        click.echo("The worker waits for jobs")
        worker.loop(graph, settings, worlds.clock, stop)


def _graph(settings: Settings, beside: int | None, stop: threading.Event) -> AbstractContextManager[Graph]:
    """Beside a site the database is the site's to start and to stop: it is only found."""
    return database.opened(settings, click.echo) if beside is None else database.joined(settings, stop)
