"""Run the whole application on this machine: everything in order, and everything stopped at the end."""

import importlib
import importlib.util
import signal
import socket
import threading
from collections.abc import Callable, Generator
from contextlib import ExitStack, contextmanager
from types import FrameType
from typing import TYPE_CHECKING

from graph import migrate
from graph.devserver.artifacts import LocalError
from graph.domain.errors import Unavailable
from graph.engine import Graph
from graph.store.audit import world
from tracker.base import assets, logs
from tracker.base.settings import Settings
from tracker.running import database, supervision, watching
from tracker.running.web_server import HOST, web_server
from tracker.web import readiness

if TYPE_CHECKING:
    from flask import Flask

Say = Callable[[str], None]
KEEPER_STOP_SECONDS = 5


def serve(settings: Settings, say: Say = logs.say) -> None:
    """Serve until Ctrl-C or SIGTERM; raise LocalError when something cannot be had."""
    logs.configure()
    with _interruptible(), ExitStack() as stack:
        _demand_port(settings.port)
        assets.ensure(say=say)
        pages = threading.Thread(target=importlib.import_module, args=("tracker.pages.blueprints",), daemon=True)
        pages.start()  # read in while Neo4j starts, which takes longer
        located = stack.enter_context(database.located(settings, say))
        graph = stack.enter_context(database.connected(located))
        prepare(graph, located, is_own=settings.neo4j_uri is None, say=say)
        if settings.neo4j_uri is None:
            stack.enter_context(watching.watched(settings, graph, say))
        pages.join()
        _serve_web(located, graph, say)


def prepare(graph: Graph, settings: Settings, *, is_own: bool, say: Say) -> None:
    """Migrate, and fill a Neo4j of our own with its world; each loader returns at once when it is done.

    Where nothing may be written a world that is complete is served to readers.
    """
    for migration in migrate.migrate(graph):
        say(f"Migrated: {migration.name}")
    held = world.read(graph)
    if held is not None and held.loaded and (closed := graph.closed) is not None:
        say(f"Readers only: {database.reason(Unavailable(closed))}")
        return
    name = f"tracker.commands.{settings.world.value}"
    if is_own and importlib.util.find_spec(name) is not None:
        importlib.import_module(name).load(graph, say)


def _serve_web(settings: Settings, graph: Graph, say: Say) -> None:
    from tracker import create_app

    app = create_app(settings, graph)
    server = web_server(app, settings.port)
    say(f"Jejak Inovasi: http://{HOST}:{settings.port} (world: {settings.world.value}; Ctrl-C stops it)")
    try:
        with readiness.warmed(app, graph), _kept(app, graph), supervision.worker(settings):
            server.run()  # returns on Ctrl-C, after the requests at work
    finally:
        server.close()


@contextmanager
def _kept(app: "Flask", graph: Graph) -> Generator[None]:
    """Renew the snapshot beside the requests, so that no reader waits for it."""
    ended = threading.Event()
    snapshots, worlds = app.extensions["jejak.snapshots"], app.extensions["jejak.worlds"]
    own = graph.following([])  # bookmarks of its own
    arguments = (own, lambda: worlds.clock().today(), ended)
    keeper = threading.Thread(target=snapshots.keep, args=arguments, name="snapshot", daemon=True)
    keeper.start()
    try:
        yield
    finally:
        ended.set()
        keeper.join(KEEPER_STOP_SECONDS)  # it may read for a minute; the graph closes under it


@contextmanager
def _interruptible() -> Generator[None]:
    """Let SIGTERM and a closed terminal end the application in the same orderly way as Ctrl-C."""
    caught = (signal.SIGTERM, signal.SIGHUP)
    before = {sign: signal.signal(sign, _interrupt) for sign in caught}
    before[signal.SIGINT] = signal.signal(signal.SIGINT, _interrupt)
    try:
        yield
    except KeyboardInterrupt:
        pass  # asked to stop: everything is stopped by now
    finally:
        for sign, handler in before.items():
            signal.signal(sign, handler)


def _interrupt(sign: int, frame: FrameType | None) -> None:
    # The first one stops the application; a second must not cut the stopping short and leave Neo4j behind.
    for each in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(each, signal.SIG_IGN)
    raise KeyboardInterrupt


def _demand_port(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as error:
            raise LocalError(f"Port {port} cannot be used ({error.strerror}); choose another with PORT=...") from error
