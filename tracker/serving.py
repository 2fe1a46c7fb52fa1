"""Run the whole application on this machine: everything in order, and everything stopped at the end."""

import importlib
import importlib.util
import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Generator
from contextlib import ExitStack, contextmanager
from types import FrameType
from typing import TYPE_CHECKING

from graph import local, migrate
from graph.artifacts import LocalError
from graph.engine import Graph
from tracker import assets, database, logs
from tracker.settings import Settings
from tracker.web_server import HOST, web_server

if TYPE_CHECKING:
    from flask import Flask

Say = Callable[[str], None]
WORKER_STOP_SECONDS = 10
KEEPER_STOP_SECONDS = 5
WATCH_SECONDS = 3.0
WARMED = ("/", "/map", "/innovations", "/innovations?q=a", "/reports/replications", "/regions/31", "/policies")


def serve(settings: Settings, say: Say = print) -> None:
    """Serve until Ctrl-C or SIGTERM; raise LocalError when something cannot be had."""
    logs.configure()
    with _interruptible(), ExitStack() as stack:
        _demand_port(settings.port)
        assets.ensure(say=say)
        pages = threading.Thread(target=importlib.import_module, args=("tracker.pages",), daemon=True)
        pages.start()  # read in while Neo4j starts, which takes longer
        located = stack.enter_context(database.located(settings, say))
        graph = stack.enter_context(database.connected(located))
        prepare(graph, located, is_own=settings.neo4j_uri is None, say=say)
        if settings.neo4j_uri is None:
            stack.enter_context(_watched(settings, say))
        pages.join()
        _serve_web(located, graph, say)


def prepare(graph: Graph, settings: Settings, *, is_own: bool, say: Say) -> None:
    """Migrate, and fill a Neo4j of our own with its world; each loader returns at once when it is done."""
    for migration in migrate.migrate(graph):
        say(f"Migrated: {migration.name}")
    name = f"tracker.commands.{settings.world.value}"
    if is_own and importlib.util.find_spec(name) is not None:
        importlib.import_module(name).load(graph, say)


def _serve_web(settings: Settings, graph: Graph, say: Say) -> None:
    from tracker import create_app

    app = create_app(settings, graph)
    server = web_server(app, settings.port)
    say(f"Jejak Inovasi: http://{HOST}:{settings.port} (world: {settings.world.value}; Ctrl-C stops it)")
    try:
        with _warmed(app), _kept(app, graph), _worker(settings):
            server.run()  # returns on Ctrl-C, after the requests at work
    finally:
        server.close()


@contextmanager
def _warmed(app: "Flask") -> Generator[None]:
    """Ask for the main pages once, so that a cold Neo4j plans their statements before the first reader waits."""
    ended = threading.Event()

    def warm() -> None:
        client = app.test_client()
        for address in WARMED:
            if not ended.is_set():
                client.get(address)

    threading.Thread(target=warm, name="warm", daemon=True).start()
    try:
        yield
    finally:
        ended.set()  # the page at work is waited for when the graph closes


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
def _worker(settings: Settings) -> Generator[None]:
    """Run the worker beside the web process, out of reach of the terminal's Ctrl-C."""
    if importlib.util.find_spec("tracker.commands.worker") is None:
        yield
        return
    env = {
        **os.environ,
        "JEJAK_DATA": str(settings.data),
        "WORLD": settings.world.value,
        "NEO4J_URI": settings.neo4j_uri or "",
        "NEO4J_USER": settings.neo4j_user,
        "NEO4J_PASSWORD": settings.neo4j_password,
        "NEO4J_DATABASE": settings.neo4j_database,
    }
    child = subprocess.Popen([sys.executable, "-m", "tracker", "worker"], env=env, start_new_session=True)
    try:
        yield
    finally:
        child.terminate()
        try:
            child.wait(WORKER_STOP_SECONDS)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()


@contextmanager
def _watched(settings: Settings, say: Say) -> Generator[None]:
    """Start our own Neo4j again when it dies; one that somebody stopped stays stopped."""
    ended, restarted = threading.Event(), threading.Event()
    world = settings.world.value

    def watch() -> None:
        while not ended.wait(WATCH_SECONDS):
            if local.has_died(settings.data, world):
                say("Neo4j is gone; starting it again")
                restarted.set()
                try:
                    local.ensure(settings.data, world, say=say, patience=settings.patience)
                except LocalError as error:
                    say(f"Error: {error}")

    watcher = threading.Thread(target=watch, name="neo4j-watch", daemon=True)
    watcher.start()
    try:
        yield
    finally:
        ended.set()
        watcher.join()  # a start that is under way must not outlive the stop
        if restarted.is_set():
            local.stop(settings.data, world)


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
