"""What agencies learnt from copies that stopped."""

from dataclasses import dataclass
from datetime import date

from graph import queries
from graph.domain.errors import NotFound, Stale
from graph.domain.records.monitoring import PublicLesson, StoppedCopy
from graph.engine import Reader, Tx

_Q = queries.load(__file__)
_MOST_STOPS = 200
_LATEST = date(9999, 12, 31)


@dataclass(frozen=True, slots=True)
class _Version:
    version: int


@dataclass(frozen=True, slots=True)
class LessonCount:
    """How many public lessons there are, and how many of them stand before a page."""

    lessons: int
    passed: int


def stopped_at(reader: Reader, agency_id: str) -> list[StoppedCopy]:
    """Return an agency's stopped copies, the latest first, with what it wrote about each."""
    return reader.read(_Q.stopped_at, StoppedCopy, agency_id=agency_id, limit=_MOST_STOPS)


def lock(tx: Tx, replication_id: str, version: int) -> None:
    """Keep others out; Stale when somebody wrote about this stop meanwhile (findings 1)."""
    for held in tx.read(_Q.lock, _Version, replication_id=replication_id):
        if held.version != version:
            raise Stale("stale", version=held.version)
        return
    raise NotFound("no_such_replication")


def write(tx: Tx, lesson_id: str, replication_id: str, text: str, on: date) -> None:
    """Write or rewrite the lesson of one stop; it is not public until it is released."""
    tx.run(_Q.write, lesson_id=lesson_id, replication_id=replication_id, text=text, on=on)


def release(tx: Tx, lesson_id: str, on: date | None, names_agency: bool) -> None:
    """Make a lesson public from a day on; None takes it back."""
    tx.run(_Q.release, lesson_id=lesson_id, on=on, names_agency=names_agency)


def released_count(
    reader: Reader, reason: str | None = None, before: date | None = None, after_id: str = ""
) -> LessonCount:
    """Return how many public lessons there are, and how many of them stand before a page."""
    found = reader.read(_Q.released_count, LessonCount, reason=reason, before=before or _LATEST, after_id=after_id)
    return found[0]


def released(
    reader: Reader, limit: int, reason: str | None = None, before: date | None = None, after_id: str = ""
) -> list[PublicLesson]:
    """Return the public lessons, the newest first; an agency is named only where it released its name."""
    return reader.read(
        _Q.released, PublicLesson, limit=limit, reason=reason, before=before or _LATEST, after_id=after_id
    )
