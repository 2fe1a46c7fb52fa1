"""The trail: one hash chain through one head node, written in the same transaction as the change.

The head is a lock that all writers share, so writes come one after another; ARCHITECTURE.md states the measured rate.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime

from graph import queries
from graph.domain.records.people import AuditEntry
from graph.engine import Reader, Tx

_Q = queries.load(__file__)
_PAGE = 1_000


@dataclass(frozen=True, slots=True)
class Event:
    """One step: who, for which agency, what, on which record, from and to which status, why, field by field."""

    id: str
    at: datetime
    actor: str | None
    agency: str | None
    event: str
    subject: str
    from_status: str | None = None
    to_status: str | None = None
    reason: str | None = None
    changes: str | None = None  # JSON text of field -> [old, new]
    counts: bool = False  # whether a public count may change: tells the snapshot to read again


@dataclass(frozen=True, slots=True)
class Head:
    """The end of the chain; ``number`` is the version of the graph."""

    number: int
    hash: str


@dataclass(frozen=True, slots=True)
class ChainLink:
    """An entry as it was written."""

    number: int
    id: str
    at: datetime
    actor: str | None
    agency: str | None
    event: str
    subject: str
    from_status: str | None
    to_status: str | None
    reason: str | None
    changes: str | None
    counts: bool
    previous: str
    hash: str


def record(tx: Tx, event: Event) -> int:
    """Append one entry to the chain and return its number."""
    head = tx.read(_Q.take_head, Head)[0]
    number = head.number + 1
    tx.run(
        _Q.append,
        **asdict(event),
        number=number,
        previous=head.hash,
        hash=_hash(number, head.hash, event),
    )
    return number


def version(reader: Reader) -> int:
    """Return the version of the graph: the number of the last entry, 0 before the first."""
    return head(reader).number


def head(reader: Reader) -> Head:
    """Return the end of the chain."""
    return next(iter(reader.read(_Q.head, Head)), Head(0, ""))


def of_subject(reader: Reader, subject: str) -> list[AuditEntry]:
    """Return the trail of one record, oldest first."""
    return reader.read(_Q.of_subject, AuditEntry, subject=subject)


def first_broken(reader: Reader, end: Head | None = None) -> int | None:
    """Return the number of the first entry that was edited or is missing, or None when the chain holds.

    The chain is walked to the head as it was read first, so that what others append meanwhile breaks nothing.
    """
    end, number, last = end or head(reader), 0, ""
    for link in _links(reader, end.number):
        event = Event(**{name: getattr(link, name) for name in Event.__dataclass_fields__})
        if link.number != number + 1 or link.previous != last or link.hash != _hash(link.number, last, event):
            return number + 1
        number, last = link.number, link.hash
    return None if (end.number, end.hash) == (number, last) else number + 1


def holds(reader: Reader, noted: Head) -> bool:
    """Say whether the entry of a head that was noted earlier is still there: a cut-off tail leaves a sound chain."""
    links = reader.read(_Q.after, ChainLink, number=noted.number - 1, limit=1)
    return [(link.number, link.hash) for link in links] == [(noted.number, noted.hash)]


def _links(reader: Reader, end: int) -> Iterator[ChainLink]:
    number = 0
    while number < end and (page := reader.read(_Q.after, ChainLink, number=number, limit=min(_PAGE, end - number))):
        yield from page
        number = page[-1].number


def _hash(number: int, previous: str, event: Event) -> str:
    values = asdict(event) | {"at": event.at.astimezone(UTC).isoformat(), "number": number}
    text = json.dumps(values, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256((previous + text).encode()).hexdigest()
