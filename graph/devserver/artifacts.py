"""The published files of the Neo4j server: fetched once, checked against ``neo4j.lock``, kept."""

import fcntl
import hashlib
import os
import shutil
import threading
import time
from collections.abc import Callable, Generator
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

VERSION = "5.26.30"
LOCK = Path(__file__).parent / "neo4j.lock"
MARKER = "complete"
_AT_ONCE = 8
_TRIES = 3
_SPARE_BYTES = 100_000_000

Say = Callable[[str], None]


class LocalError(Exception):
    """The local Neo4j cannot be had; the message is one line that says why and what to do."""


@dataclass(frozen=True, slots=True)
class Artifact:
    """One file of the server, as ``neo4j.lock`` names it: size in bytes, SHA-256 in hexadecimal."""

    group: str
    name: str
    version: str
    classifier: str
    size: int
    sha256: str

    @property
    def filename(self) -> str:
        parts = [self.name, self.version] + ([self.classifier] if self.classifier else [])
        return "-".join(parts) + ".jar"


Source = Callable[[Artifact, Path], Path]  # fetches one file into a folder and says where it lies


def locked(lock: Path = LOCK) -> list[Artifact]:
    """Read the lock: ``group:name:version[:classifier] size sha256``, one file a line."""
    found: list[Artifact] = []
    for line in lock.read_text("utf-8").splitlines():
        coordinate, size, sha256 = line.split()
        group, name, version, *rest = coordinate.split(":")
        found.append(Artifact(group, name, version, rest[0] if rest else "", int(size), sha256))
    return found


def folder(home: Path) -> Path:
    """Return where the server's files belong below ``home``."""
    return home / f"neo4j-{VERSION}"


def is_complete(home: Path, lock: Path = LOCK) -> bool:
    """Tell whether a whole, checked set is there; a file lost or cut short since then counts as missing."""
    marker = folder(home) / MARKER
    if not marker.is_file() or marker.read_text("utf-8") != _digest(lock):
        return False
    return all(_size(folder(home) / "lib" / a.filename) == a.size for a in locked(lock))


def from_maven(artifact: Artifact, incoming: Path) -> Path:
    """Fetch one published file through jgo; raises kinds of OSError (requests) and RuntimeError."""
    from jgo.maven import MavenContext
    from jgo.parse import Coordinate

    wanted = Coordinate(artifact.group, artifact.name, artifact.version, artifact.classifier or None)
    context = MavenContext(repo_cache=incoming, local_repos=[])
    return context.create_dependency(wanted).artifact.resolve()


def fetch(home: Path, say: Say, *, lock: Path = LOCK, source: Source = from_maven) -> Path:
    """Return the folder of the server's jars, fetching what is missing or broken; raise LocalError."""
    place = folder(home)
    if is_complete(home, lock):
        return place / "lib"
    try:
        (place / "lib").mkdir(parents=True, exist_ok=True)
        with exclusive(place / "lock", lambda: say("Another process is fetching Neo4j; waiting for it")):
            if not is_complete(home, lock):
                _complete(place, lock, source, say)
    except OSError as error:
        raise LocalError(f"Cannot keep Neo4j's files in {place}: {error.strerror or error}") from error
    return place / "lib"


@contextmanager
def exclusive(path: Path, on_wait: Callable[[], None]) -> Generator[None]:
    """Hold a lock file against other processes; the system drops it when its holder dies."""
    with path.open("a") as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            on_wait()
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def _complete(place: Path, lock: Path, source: Source, say: Say) -> None:
    (place / MARKER).unlink(missing_ok=True)
    # A name without its right content is a download that broke: only checked files are moved into lib.
    missing = [a for a in locked(lock) if not _is_whole(place / "lib" / a.filename, a)]
    demand_room(place, sum(a.size for a in missing) + _SPARE_BYTES)
    if missing:
        _download(missing, place, source, say)
    (place / MARKER).write_text(_digest(lock), "utf-8")


def _download(missing: list[Artifact], place: Path, source: Source, say: Say) -> None:
    incoming = place / "incoming"
    shutil.rmtree(incoming, ignore_errors=True)
    done, total = 0, sum(a.size for a in missing)
    say(f"Fetching Neo4j {VERSION}: {len(missing)} files, {_mb(total)} MB")
    stop = threading.Event()
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        jobs = [pool.submit(_one, a, incoming, place / "lib", source, stop) for a in missing]
        said = time.monotonic()
        try:
            for count, job in enumerate(as_completed(jobs), start=1):
                done += job.result().size
                if time.monotonic() - said > 3 or count == len(missing):
                    said = time.monotonic()
                    say(f"  Neo4j: {count} of {len(missing)} files, {_mb(done)} of {_mb(total)} MB")
        except BaseException:
            stop.set()  # what has not begun is not begun any more
            raise
    shutil.rmtree(incoming, ignore_errors=True)


def _one(artifact: Artifact, incoming: Path, lib: Path, source: Source, stop: threading.Event) -> Artifact:
    why = "stopped"
    for attempt in range(_TRIES):
        if stop.is_set():
            break
        try:
            path = source(artifact, incoming)
        except (OSError, RuntimeError) as error:
            why = str(error).partition("\n")[0][:160]
            time.sleep(attempt)
            continue
        if _is_whole(path, artifact):
            os.replace(path, lib / artifact.filename)
            return artifact
        path.unlink()  # jgo takes whatever lies there for the file itself
        why = "its content is not what was published"
    raise LocalError(
        f"Neo4j's file {artifact.filename} could not be fetched ({why}); what has arrived is kept, try again"
    )


def demand_room(place: Path, needed: int) -> None:
    """Raise LocalError unless so many bytes are free where ``place`` lies."""
    free = shutil.disk_usage(place).free
    if free < needed:
        raise LocalError(f"Only {_mb(free)} MB are free in {place}, and {_mb(needed)} MB are needed")


def _is_whole(path: Path, artifact: Artifact) -> bool:
    return _size(path) == artifact.size and _digest(path) == artifact.sha256


def _size(path: Path) -> int:
    return path.stat().st_size if path.is_file() else -1


def _digest(path: Path) -> str:
    with path.open("rb") as handle:
        return hashlib.file_digest(handle, "sha256").hexdigest()


def _mb(size: int) -> int:
    return round(size / 1_000_000)
