"""A scanner of the operator's own looks into evidence before it is kept, and into older files before they go out."""

import shlex
import subprocess
from contextlib import suppress

from graph.domain.errors import Refused
from tracker.base.settings import Settings
from tracker.uploads.storage import Folder

_LONGEST_SECONDS = 60
_HARMLESS, _HARMFUL = 0, 1


def demand_harmless(settings: Settings, folder: Folder, sha256: str, data: bytes) -> None:
    """Let a kept file pass that the scanner finds harmless, and remember it; without a scanner every file passes.

    Refused with ``file_infected`` for one that it does not, with ``scanner_away`` when it gives no verdict: a file is
    neither kept nor handed out while nobody has looked into it.
    """
    if settings.scanner is None or folder.has_passed(sha256):
        return
    look_into(settings, data)
    folder.note_passed(sha256)


def look_into(settings: Settings, data: bytes) -> None:
    """Let a file pass that comes in; nothing of it is written down, since it may still be refused."""
    if settings.scanner is None:
        return
    verdict = _verdict(settings.scanner, data)
    if verdict == _HARMFUL:
        raise Refused("file_infected")
    if verdict != _HARMLESS:
        raise Refused("scanner_away")


def note_kept(settings: Settings, folder: Folder, sha256: str) -> None:
    """Remember of a file that was kept that the scanner has let it pass; else it looks again when it is read."""
    if settings.scanner is not None:
        with suppress(Refused):
            folder.note_passed(sha256)


def _verdict(command: str, data: bytes) -> int | None:
    try:
        done = subprocess.run(shlex.split(command), input=data, capture_output=True, timeout=_LONGEST_SECONDS)
    except (OSError, ValueError, subprocess.TimeoutExpired):
        return None
    return done.returncode
