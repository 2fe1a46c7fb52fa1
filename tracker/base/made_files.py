"""Files that are dear to make: each is made once, by a thread beside the requests, and kept on disk for all readers."""

import gzip
import hashlib
import logging
import os
import secrets
import shutil
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from functools import cache, partial
from pathlib import Path
from typing import BinaryIO

from tracker.base.making import TURNS, WAIT_SECONDS, Beside, Bulkhead, Busy

MOST_BYTES = 500 * 1024 * 1024
MOST_FILES = 2_000
SPARE_BYTES = 1024 * 1024 * 1024  # of the disk, which writers need before readers' files do
MAKER_WAITS = 60.0  # whoever asked first; a page of ours gives nobody more
LONGEST = 16  # files that may wait for their turn
PACKED = ".gz"
_UNFINISHED, _FORGOTTEN_SECONDS = ".part", 3600.0  # of a process that was killed
_CODE = frozenset({".py", ".cypher", ".po", ".typ"})
_BESIDE = Beside("files", threads=TURNS, longest=LONGEST)  # of the whole process
log = logging.getLogger("jejak.files")

Make = Callable[[BinaryIO], None]


class _Making:
    """A file under way."""

    def __init__(self) -> None:
        self.has_begun = threading.Event()
        self.done: Future[None] = Future()


class MadeFiles:
    """Keeps files by a name that stands for all that they depend on; the oldest go when there are too many."""

    def __init__(
        self, folder: Path, bulkhead: Bulkhead, most_bytes: int = MOST_BYTES, most_files: int = MOST_FILES
    ) -> None:
        self._folder = folder
        self._bulkhead = bulkhead
        self._most = most_bytes, most_files
        self._lock = threading.Lock()
        self._making: dict[str, _Making] = {}

    def opened(self, name: str, make: Make, *, packed: bool = False, pack: bool = False) -> BinaryIO:
        """Return the file, made now if nobody has; Busy when its turn does not come in time.

        ``pack`` keeps a gzip form beside it, which ``packed`` asks for. Who asks first waits until it is made, whoever
        comes meanwhile for a few seconds; it is made to the end also when all of them have gone.
        """
        path = self._folder / f"{name}{PACKED if packed else ''}"
        with suppress(FileNotFoundError):
            os.utime(path)  # what is asked for stays, whatever else strangers let us make
            return path.open("rb")
        with self._bulkhead.place():
            making, is_first = self._asked(name, make, pack)
            try:
                self._wait(making, is_first)
                return path.open("rb")
            except OSError as error:  # no room on the disk, or it went at once to make some
                log.exception("file", extra={"object": str(path)})
                raise Busy("file_not_kept") from error

    def _wait(self, making: _Making, is_first: bool) -> None:
        began = time.monotonic()
        try:
            if not making.has_begun.wait(WAIT_SECONDS):
                raise Busy("being_made")
            making.done.result(MAKER_WAITS if is_first else max(0.0, began + WAIT_SECONDS - time.monotonic()))
        except TimeoutError:
            raise Busy("being_made") from None

    def _asked(self, name: str, make: Make, pack: bool) -> tuple[_Making, bool]:
        with self._lock:
            making = self._making.get(name)
            if making is not None:
                return making, False
            making = _Making()
            if not _BESIDE.take(partial(self._make, name, make, pack, making)):
                raise Busy("being_made")
            self._making[name] = making
            return making, True

    def _make(self, name: str, make: Make, pack: bool, making: _Making) -> None:
        try:
            with self._bulkhead.beside(), self._bulkhead.turn(None):
                making.has_begun.set()
                if not (self._folder / name).exists():  # made while this one was being asked for
                    self._write(name, make, pack)
        except Exception as error:
            self._end(name)
            making.done.set_exception(error)
        else:
            self._end(name)
            making.done.set_result(None)

    def _end(self, name: str) -> None:
        with self._lock:
            del self._making[name]

    def _write(self, name: str, make: Make, pack: bool) -> None:
        """Write the file whole or not at all; the packed form comes first, the plain one says that both are there."""
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._folder.chmod(0o700)  # whatever made it
        fresh = self._folder / f"{name}.{secrets.token_hex(8)}{_UNFINISHED}"
        packed = fresh.with_name(f"{PACKED}{fresh.name}")
        try:
            with _private(fresh) as file:
                make(file)
            if pack:
                with fresh.open("rb") as plain, _private(packed) as file, gzip.open(file, "wb", 6) as target:
                    shutil.copyfileobj(plain, target, 1024 * 1024)
                packed.replace(self._folder / f"{name}{PACKED}")
            fresh.replace(self._folder / name)
        finally:
            for left in (fresh, packed):
                left.unlink(missing_ok=True)
        self._clear(name)

    def _clear(self, just_made: str) -> None:
        """Let those go that nobody asked for longest, until the rest fits; one that is being read stays readable."""
        held = sorted(self._held(), key=lambda one: one[1], reverse=True)
        most_bytes, most_files = self._most
        most_bytes = min(most_bytes, self._beside_all_else() + sum(size for _path, _at, size in held))
        total = number = 0
        for path, at, size in held:
            is_left_over = path.name.endswith(_UNFINISHED)
            total, number = total + size, number + 1
            too_much = (total > most_bytes or number > most_files) and not path.name.startswith(just_made)
            if time.time() - at > _FORGOTTEN_SECONDS if is_left_over else too_much:
                path.unlink(missing_ok=True)

    def _beside_all_else(self) -> int:
        """Return how many bytes more the disk has for files that can be made again; negative: it has too few."""
        return shutil.disk_usage(self._folder).free - SPARE_BYTES

    def _held(self) -> list[tuple[Path, float, int]]:
        found: list[tuple[Path, float, int]] = []
        for path in self._folder.iterdir():
            with suppress(FileNotFoundError):  # another process clears too
                state = path.stat()
                found.append((path, state.st_mtime, state.st_size))
        return found


def name_of(*parts: object) -> str:
    """Return the name of the file that depends on these parts, and on the code that writes it."""
    return hashlib.sha256(repr((_release(), *parts)).encode()).hexdigest()


@cache
def _release() -> str:
    """Tell one state of our code from another: a file that older code wrote is another file."""
    root = Path(__file__).parents[2]
    files = sorted(
        path for part in (root / "tracker", root / "graph") for path in part.rglob("*") if path.suffix in _CODE
    )
    states = [(str(path), path.stat().st_mtime_ns, path.stat().st_size) for path in files]
    return hashlib.sha256(repr(states).encode()).hexdigest()


def _private(path: Path) -> BinaryIO:
    return os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb")
