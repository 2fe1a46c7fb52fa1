"""Carry out what takes long: imports, mail, notes, groups, beside the web process; `start` runs it too."""

import signal
import threading

import click

from tracker import database
from tracker.settings import Settings


@click.command("worker")
def command() -> None:
    """Carry out what takes long: imports, mail, notes, groups, beside the web process; `start` runs it too.

    Several may run: each job is leased to one of them. A worker that dies loses nothing; its job is taken
    up by another one, or by itself when it is started again.
    """
    from tracker import logs, worker
    from tracker.worlds import Worlds

    settings, stop = Settings.from_env(), threading.Event()
    logs.configure()
    for sign in (signal.SIGTERM, signal.SIGINT):
        signal.signal(sign, lambda *_: stop.set())
    with database.opened(settings, click.echo) as graph:
        worlds = Worlds(graph, settings.world)
        click.echo("The worker waits for jobs")
        worker.loop(graph, settings, worlds.clock, stop)
