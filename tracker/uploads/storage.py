"""Evidence files: what is accepted, and where it is kept under its own hash."""

import hashlib
import os
import re
import secrets
from collections.abc import Generator, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path, PurePath
from typing import Any

import fsspec

from graph.domain.errors import Invalid, NotFound, Problem, Refused
from graph.domain.vocabulary import FileFault
from tracker.base.settings import Settings
from tracker.uploads import file_shapes, office_files

LARGEST = 10 * 1024 * 1024
_LONGEST_NAME = 120
MEDIA_TYPES = {
    "pdf": "application/pdf",
    "jpg": "image/jpeg",
    "png": "image/png",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
SHOWN_IN_PAGES = frozenset({"application/pdf", "image/jpeg", "image/png"})
_SAME = {"jpeg": "jpg"}
_PASSED = ".passed"  # beside a file: the scanner has looked into it
_OWNER = ".graph-"  # and the key of a graph whose files lie here
_KEPT = re.compile(r"/(?P<two>[0-9a-f]{2})/(?P<sha256>(?P=two)[0-9a-f]{62})(?P<rest>\.passed|\.[0-9a-f]{16})?$")
_OWNERS_FILE, _OWNERS_FOLDER = 0o600, 0o700
CODES = {FileFault.GONE: "file_gone", FileFault.DAMAGED: "file_damaged"}


@dataclass(frozen=True, slots=True)
class Leftover:
    """Something in the folder: a whole file, or a scanner's mark or a half-written file that belongs to its hash."""

    sha256: str
    is_whole: bool
    path: str


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that passed every check."""

    name: str
    media_type: str
    sha256: str
    data: bytes

    @property
    def size(self) -> int:
        """Bytes."""
        return len(self.data)


def checked(name: str, data: bytes, field: str = "file") -> Upload:
    """Return the file if its name, its first bytes and its structure agree and it is harmless; Invalid otherwise."""
    if problem := _fault(name, data):
        raise Invalid(Problem(field, problem, {"most": LARGEST // 1024 // 1024}))
    extension = _extension(name)
    return Upload(_tidy(name, extension), MEDIA_TYPES[extension], hashlib.sha256(data).hexdigest(), data)


def _fault(name: str, data: bytes) -> str | None:
    extension = _extension(name)
    if extension not in MEDIA_TYPES:
        return "file_kind"
    if not data:
        return "file_empty"
    if len(data) > LARGEST:
        return "file_large"
    if extension == "pdf":
        return file_shapes.fault_of_pdf(data)
    if extension == "jpg":
        return file_shapes.fault_of_jpeg(data)
    if extension == "png":
        return file_shapes.fault_of_png(data)
    return office_files.fault(data, extension)


def _extension(name: str) -> str:
    ending = PurePath(name).suffix.lower().removeprefix(".")
    return _SAME.get(ending, ending)


def _tidy(name: str, extension: str) -> str:
    """Return the file's name without folders, signs that a file system or a header could misread, and excess."""
    stem = PurePath(name.replace("\\", "/")).stem
    kept = "".join(letter if letter.isalnum() or letter in " -_().," else " " for letter in stem)
    return f"{' '.join(kept.split())[:_LONGEST_NAME].strip() or 'berkas'}.{extension}"


class Folder:
    """Where files are kept: a folder, or any address that fsspec knows; one file for each hash, for its owner only."""

    def __init__(self, address: str) -> None:
        # Any: fsspec has no types.
        found: tuple[Any, str] = fsspec.core.url_to_fs(address)  # pyright: ignore
        self._system, self._base = found
        self._is_local = "file" in self._system.protocol

    def keep(self, upload: Upload) -> None:
        """Write the file unless it is there and whole; it appears whole or not at all.

        Refused when the store cannot take it.
        """
        target = self._path(upload.sha256)
        with _reached():
            if self._fault(upload.sha256, upload.size) is None:
                return
            self._make_place(target)
            fresh = f"{target}.{secrets.token_hex(8)}"
            try:
                self._write(fresh, upload.data)
                self._system.mv(fresh, target)
            except OSError:
                with suppress(OSError):
                    self._system.rm_file(fresh)
                raise
            self._settle(target)

    def read(self, sha256: str) -> bytes:
        """Return a file's bytes as they were given.

        NotFound when the store has lost it, Refused when it holds others, or is away.
        """
        with _reached():
            try:
                data: bytes = self._system.cat_file(self._path(sha256))
            except FileNotFoundError:
                if self._is_local and not os.path.isdir(self._base):
                    raise  # no folder at all: a disk that is not mounted has lost nothing
                raise NotFound(CODES[FileFault.GONE]) from None
        if hashlib.sha256(data).hexdigest() != sha256:
            raise Refused(CODES[FileFault.DAMAGED])
        return data

    def fault(self, sha256: str) -> FileFault | None:
        """Return what is wrong with a kept file, None when it is what was given; Refused when the store is away."""
        with _reached():
            return self._fault(sha256)

    def drop(self, sha256: str) -> None:
        """Remove a file and what the scanner said of it."""
        for path in (self._path(sha256), f"{self._path(sha256)}{_PASSED}"):
            with _reached(), suppress(FileNotFoundError):
                self._system.rm_file(path)

    def leftovers(self, before: datetime) -> Iterator[Leftover]:
        """Yield what was written before this instant and may have lost its purpose; never what is not ours.

        On the way, what an earlier release wrote for everybody's eyes is closed.
        """
        with _reached():
            found: dict[str, dict[str, Any]] = self._system.find(self._base, detail=True)  # Any: of fsspec
            for path, about in found.items():
                if (match := _KEPT.search(path)) is None:
                    continue
                self._close(path)
                if self._written(path, about) < before.timestamp():
                    yield Leftover(match["sha256"], is_whole=match["rest"] is None, path=path)

    def drop_leftover(self, leftover: Leftover) -> None:
        """Remove a mark, or what was cut off while it was written."""
        with _reached(), suppress(FileNotFoundError):
            self._system.rm_file(leftover.path)

    def claimed(self, key: str) -> datetime | None:
        """Claim the folder for a graph; return since when it is alone here, None where it is not."""
        mine = f"{self._base}/{_OWNER}{key}"
        with _reached():
            if not self._system.exists(mine):
                self._make_place(mine)
                self._write(mine, b"")
            self._system.invalidate_cache()
            names = {str(path).rpartition("/")[2] for path in self._system.ls(self._base, detail=False)}
            if any(name.startswith(_OWNER) and name != f"{_OWNER}{key}" for name in names):
                return None
            return datetime.fromtimestamp(self._written(mine, self._system.info(mine)), UTC)

    def has_passed(self, sha256: str) -> bool:
        """Say whether the scanner has found a file of this hash harmless."""
        with _reached():
            return bool(self._system.exists(f"{self._path(sha256)}{_PASSED}"))

    def note_passed(self, sha256: str) -> None:
        """Remember that the scanner has found a file of this hash harmless."""
        target = f"{self._path(sha256)}{_PASSED}"
        with _reached():
            self._make_place(target)
            self._write(target, b"")

    def _path(self, sha256: str) -> str:
        return f"{self._base}/{sha256[:2]}/{sha256}"

    def _fault(self, sha256: str, size: int | None = None) -> FileFault | None:
        path = self._path(sha256)
        try:
            if size is not None and self._system.size(path) != size:
                return FileFault.DAMAGED
            data: bytes = self._system.cat_file(path)
        except FileNotFoundError:
            if size is None and self._is_local and not os.path.isdir(self._base):
                raise
            return FileFault.GONE
        return None if hashlib.sha256(data).hexdigest() == sha256 else FileFault.DAMAGED

    def _make_place(self, path: str) -> None:
        """Make the folders above a file; a local one is its owner's only, whatever the machine's habits are."""
        place = path.rpartition("/")[0]
        for folder in dict.fromkeys((self._base, place)):
            is_new = not self._system.exists(folder)
            self._system.makedirs(folder, exist_ok=True)
            if self._is_local and (is_new or folder != self._base):
                os.chmod(folder, _OWNERS_FOLDER)

    def _write(self, path: str, data: bytes) -> None:
        if not self._is_local:
            self._system.pipe_file(path, data)
            return
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, _OWNERS_FILE), "wb") as file:
            os.fchmod(file.fileno(), _OWNERS_FILE)
            file.write(data)
            file.flush()
            os.fsync(file.fileno())

    def _settle(self, path: str) -> None:
        """Bring the name of a local file to the disk before the graph names it."""
        if self._is_local:
            place = os.open(os.path.dirname(path), os.O_RDONLY)
            try:
                os.fsync(place)
            finally:
                os.close(place)

    def _close(self, path: str) -> None:
        if self._is_local:
            for one, mode in ((path, _OWNERS_FILE), (os.path.dirname(path), _OWNERS_FOLDER)):
                with suppress(OSError):  # another's file, or one that went meanwhile
                    if os.stat(one).st_mode & 0o077:
                        os.chmod(one, mode)

    def _written(self, path: str, about: dict[str, Any]) -> float:
        if "mtime" in about:
            return float(about["mtime"])
        moment: datetime = self._system.modified(path)
        return moment.timestamp()


@contextmanager
def _reached() -> Generator[None]:
    """Turn what a store says when it cannot be reached, or cannot take more, into our own word."""
    try:
        yield
    except OSError as error:
        raise Refused("files_away") from error


def folder(settings: Settings) -> Folder:
    """Return the folder of this world's files."""
    return Folder(settings.files or str(Path(settings.data) / settings.world.value / "files"))
