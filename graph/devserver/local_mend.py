"""Open a store again whose log ends within an entry: a copy first, then one start that cuts the half entry off."""

import os
import re
import shutil
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from graph.devserver import artifacts, local, local_answer, local_memory, local_server
from graph.devserver.artifacts import LocalError, Say
from graph.devserver.local_answer import Server

_CUTTING = "internal.dbms.tx_log.fail_on_corrupted_log_files=false\n"
_TOLD = re.compile(r"corrupt|truncat|Recovery completed|Recover transaction", re.IGNORECASE)
_SPARE_BYTES = 300_000_000
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class MendReport:
    """What mending did: where the copy lies, how many bytes the log lost at its end, what the server said of it."""

    copy: Path
    bytes_cut: int
    told: tuple[str, ...]


def mend(home: Path, world: str, *, say: Say = print, files: Path | None = None, patience: int = 1) -> MendReport:
    """Copy the data aside and open them once without what cannot be read; LocalError while somebody uses them."""
    folder = local.place(home, world)
    if not (folder / "data" / "transactions").is_dir():
        raise LocalError(f"There are no data in {folder}")
    with local_memory.counted(folder) as users, local.own_folder(folder, say):
        if not users.is_last() or local_memory.living(folder) is not None:
            raise LocalError("The application or Neo4j runs on these data; stop them first (neo4j stop)")
        jars = artifacts.fetch(files or home, say)
        copy = _copied(folder, say)
        before = _length(folder)
        told = _opened(folder, jars, patience, say)
        return MendReport(copy, max(0, before - _length(folder)), told)


def _copied(folder: Path, say: Say) -> Path:
    """Copy data and password, nothing else: the evidence files beside them are not touched."""
    size = sum(path.stat().st_size for path in (folder / "data").rglob("*") if path.is_file())
    artifacts.demand_room(folder, size + _SPARE_BYTES)
    target = folder.with_name(f"{folder.name}-before-mending-{datetime.now(UTC):%Y%m%dT%H%M%S}")
    say(f"Copying {size // 1_000_000} MB to {target}")
    target.mkdir(mode=0o700)
    shutil.copytree(folder / "data", target / "data")
    if (folder / "password").is_file():
        shutil.copy2(folder / "password", target / "password")
    return target


def _opened(folder: Path, jars: Path, patience: int, say: Say) -> tuple[str, ...]:
    """Start once so that what cannot be read is cut off, and stop again; return what the server said of it."""
    log = folder / "logs" / "debug.log"
    heard, own = (log.stat().st_size if log.is_file() else 0), local_memory.log_length(folder)
    state = local_memory.read(folder)
    port = local_server.choose_port(None, None, state.port if state else None)  # nobody looks for it there
    password = local.password_of(folder)
    pid = local_server.spawn(folder, jars, port, password, patience, _CUTTING)
    try:
        local_answer.wait(Server(folder, pid, port, own, heard), password, say)
    finally:
        local_server.end(pid)
    return tuple(line.strip()[:200] for line in local_answer.lines(log, heard) if _TOLD.search(line))[-6:]


def _length(folder: Path) -> int:
    """Return how many bytes of the transaction logs are in use: behind them a file holds only zeros."""
    return sum(_used(path) for path in (folder / "data" / "transactions").glob("*/neostore.transaction.db.*"))


def _used(path: Path) -> int:
    with path.open("rb") as file:
        end = file.seek(0, os.SEEK_END)
        while end > 0:
            begin = max(0, end - _CHUNK)
            file.seek(begin)
            if rest := file.read(end - begin).rstrip(b"\0"):
                return begin + len(rest)
            end = begin
    return 0
