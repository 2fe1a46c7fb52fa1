"""What a person wrote last, as the own cookie says: the next requests ask for a server that has it.

For a minute only: by then every server of a cluster has it, and one that does not know of it never will.
"""

from dataclasses import dataclass
from datetime import datetime

from flask import session

SECONDS = 60
_KEY = "last_write"


@dataclass(frozen=True, slots=True)
class LastWrite:
    """The bookmarks behind a write, and the version of the trail after it; nothing where nothing was written."""

    bookmarks: tuple[str, ...] = ()
    version: int = 0


def claimed(at: datetime) -> LastWrite:
    """Return what the cookie says of the last minute; what is older is dropped unread."""
    held = session.get(_KEY)
    if held is None:
        return LastWrite()
    if abs(at.timestamp() - held["at"]) > SECONDS:
        forget()
        return LastWrite()
    return LastWrite(tuple(held["bookmarks"]), held["version"])


def keep(bookmarks: list[str], version: int, at: datetime) -> None:
    session[_KEY] = {"at": round(at.timestamp()), "bookmarks": bookmarks, "version": version}


def forget() -> None:
    session.pop(_KEY, None)
