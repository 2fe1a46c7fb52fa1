"""What a world's folder remembers of its server, and who uses it now."""

import contextlib
import fcntl
import json
import os
import re
from collections.abc import Generator
from dataclasses import asdict, dataclass
from pathlib import Path

from graph.devserver import local_server

_PORT = re.compile(r"^server\.bolt\.listen_address=127\.0\.0\.1:(\d+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class ServerState:
    """What server.json holds: process and port, each process with its start, since numbers are used again.

    ``owner`` started the server, 0 when it is to run on after everyone; ``heard`` and ``heard_long`` are the lengths of
    its logs before the start; ``is_stopped`` says that somebody wants it to stay ended; ``has_answered`` that it let
    its starter in.
    """

    pid: int
    port: int
    owner: int
    began: int = 0
    owner_began: int = 0
    heard: int = 0
    is_stopped: bool = False
    has_answered: bool = False
    heard_long: int = 0


class Users:
    """The processes that use a server, each with a shared lock that the system drops when it dies."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor

    def is_last(self) -> bool:
        """Leave, and say whether nobody else is there; to be asked while nobody may come."""
        fcntl.flock(self._descriptor, fcntl.LOCK_UN)
        try:
            fcntl.flock(self._descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


@contextlib.contextmanager
def counted(folder: Path) -> Generator[Users]:
    """Count among the users of this folder's server."""
    descriptor = os.open(folder / "users", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_SH)
        yield Users(descriptor)
    finally:
        os.close(descriptor)


def make(folder: Path) -> None:
    """Make the folder, for its owner only whatever the umask says."""
    folder.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    folder.mkdir(mode=0o700, exist_ok=True)
    folder.chmod(0o700)


def read(folder: Path) -> ServerState | None:
    """Return what the folder remembers; None when it was never written, or cut short by a crash."""
    try:
        return ServerState(**json.loads((folder / "server.json").read_text("utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def write(folder: Path, state: ServerState) -> None:
    """Remember, whole or not at all."""
    fresh = folder / "server.json.new"
    fresh.write_text(json.dumps(asdict(state)), "utf-8")
    fresh.replace(folder / "server.json")


def note(folder: Path, state: ServerState) -> None:
    """Remember if there is room for it: a full disk must not keep a server from being used or stopped."""
    with contextlib.suppress(OSError):
        write(folder, state)


def lives(state: ServerState, folder: Path) -> bool:
    """Tell whether the server that is remembered runs."""
    return local_server.is_ours(state.pid, folder, state.began)


def living(folder: Path) -> ServerState | None:
    """Return the server that runs for this folder, also one whose start was killed before it was remembered."""
    state = read(folder)
    if state is not None and lives(state, folder):
        return state
    pid = local_server.found(folder)
    written = folder / "conf" / "neo4j.conf"
    port = _PORT.search(written.read_text("utf-8")) if pid is not None and written.is_file() else None
    if pid is None or port is None:
        return None
    owner = state.owner if state is not None else os.getpid()
    return ServerState(pid, int(port[1]), owner, local_server.began_at(pid))


def log_length(folder: Path, name: str = "neo4j.log") -> int:
    """Return how long a log of the server is: what it says later comes behind that."""
    log = folder / "logs" / name
    return log.stat().st_size if log.is_file() else 0
