"""Evidence files: what is accepted, and where it is kept under its own hash."""

import hashlib
import os
import secrets
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Any

import fsspec

from graph.errors import Invalid, NotFound, Problem, Refused
from tracker import file_shapes, office_files
from tracker.settings import Settings

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
    """Where files are kept: a folder, or any address that fsspec knows; one file for each hash."""

    def __init__(self, address: str) -> None:
        # Any: fsspec has no types.
        found: tuple[Any, str] = fsspec.core.url_to_fs(address)  # pyright: ignore
        self._system, self._base = found

    def keep(self, upload: Upload) -> None:
        """Write the file unless it is there; it appears whole or not at all. Refused when the store cannot take it."""
        target = self._path(upload.sha256)
        try:
            if self._system.exists(target):
                return
            self._system.makedirs(target.rpartition("/")[0], exist_ok=True)
            fresh = f"{target}.{secrets.token_hex(8)}"
            with self._system.open(fresh, "wb") as file:
                file.write(upload.data)
                self._settle(file)
            self._system.mv(fresh, target)
        except OSError as error:
            raise Refused("files_away") from error

    def read(self, sha256: str) -> bytes:
        """Return a file's bytes; NotFound when the store has lost it, Refused when the store is away."""
        try:
            return self._system.cat_file(self._path(sha256))
        except FileNotFoundError:
            raise NotFound("file_gone") from None
        except OSError as error:
            raise Refused("files_away") from error

    def has_passed(self, sha256: str) -> bool:
        """Say whether the scanner has found a file of this hash harmless."""
        try:
            return bool(self._system.exists(f"{self._path(sha256)}{_PASSED}"))
        except OSError as error:
            raise Refused("files_away") from error

    def note_passed(self, sha256: str) -> None:
        """Remember that the scanner has found a file of this hash harmless."""
        target = f"{self._path(sha256)}{_PASSED}"
        try:
            self._system.makedirs(target.rpartition("/")[0], exist_ok=True)
            self._system.touch(target)
        except OSError as error:
            raise Refused("files_away") from error

    def _path(self, sha256: str) -> str:
        return f"{self._base}/{sha256[:2]}/{sha256}"

    def _settle(self, file: Any) -> None:  # Any: fsspec's file, of whichever system
        """Bring a local file to the disk before the graph names it."""
        if "file" in self._system.protocol:
            file.flush()
            os.fsync(file.fileno())


def folder(settings: Settings) -> Folder:
    """Return the folder of this world's files."""
    return Folder(settings.files or str(Path(settings.data) / settings.world.value / "files"))
