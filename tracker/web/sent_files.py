"""The file that comes with a form: read up to its limit, looked into, and given to an action."""

from flask import current_app, request
from werkzeug.datastructures import FileStorage

from graph.domain.errors import Invalid, Problem, Refused
from tracker.actions.evidence import evidence
from tracker.actions.evidence.sent_file import SentFile
from tracker.base.settings import Settings
from tracker.uploads import scanning, storage
from tracker.uploads.storage import Folder

FIELD = "file"


def is_there() -> bool:
    """Say whether a file came with the form; a field that was left empty is none."""
    return bool((sent := request.files.get(FIELD)) and sent.filename)


def optional() -> SentFile | None:
    """Return the file of the form, looked into, None without one; never more of it is read than is allowed."""
    sent = request.files.get(FIELD)
    if not isinstance(sent, FileStorage) or not sent.filename:
        return None
    found = storage.checked(sent.filename, sent.stream.read(storage.LARGEST + 1))
    try:
        scanning.look_into(_settings(), found.data)
    except Refused as error:
        raise Invalid(Problem(FIELD, error.code)) from None
    return SentFile(found, folder(), quota())


def needed() -> SentFile:
    """Return the file of the form, looked into; Invalid without one."""
    sent = optional()
    if sent is None:
        raise Invalid(Problem(FIELD, "file_needed"))
    return sent


def note_kept(sent: SentFile | None) -> None:
    """Remember what the scanner said of a file that was kept."""
    if sent is not None:
        scanning.note_kept(_settings(), sent.folder, sent.upload.sha256)


def folder() -> Folder:
    """Return the folder in which files are kept."""
    return storage.folder(_settings())


def quota() -> int:
    """Return how much an agency may keep, in bytes."""
    return _settings().file_quota * evidence.MEGABYTE


def _settings() -> Settings:
    return current_app.extensions["jejak.settings"]
