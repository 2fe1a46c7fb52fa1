"""The trail: one hash chain through one head node, written in the same transaction as the change.

The head is a lock that all writers share, so writes come one after another; ARCHITECTURE.md states the measured rate.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from typing import Protocol

from graph import queries
from graph.domain import events
from graph.domain.events import Event
from graph.domain.records.people import AuditEntry
from graph.engine import Reader, Tx

_Q = queries.load(__file__)
_MOST_CORRECTIONS = 50
_PAGE = 1_000


@dataclass(frozen=True, slots=True)
class NewEntry:
    """One step: who, for which agency, what, on which record, from and to which status, why, field by field.

    A further field is another scheme: see `graph.domain.events.SCHEMES`.
    """

    id: str
    at: datetime
    actor: str | None
    agency: str | None
    event: Event
    subject: str
    from_status: str | None = None
    to_status: str | None = None
    reason: str | None = None
    changes: str | None = None  # JSON text: see graph/domain/changes
    counts: bool = False  # whether a public count may change: tells the snapshot to read again
    hash_scheme: int = field(default=events.SCHEME)


@dataclass(frozen=True, slots=True)
class Head:
    """The end of the chain; ``number`` is the version of the graph."""

    number: int
    hash: str


@dataclass(frozen=True, slots=True)
class ChainLink:
    """An entry as it was written; one without a scheme was hashed by the first."""

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
    hash_scheme: int | None
    previous: str
    hash: str


class _Hashed(Protocol):
    """What a scheme reads by name, and the day that is told in UTC."""

    @property
    def at(self) -> datetime: ...


def record(tx: Tx, entry: NewEntry) -> int:
    """Append one entry to the chain and return its number."""
    head = tx.read(_Q.take_head, Head)[0]
    number = head.number + 1
    tx.run(
        _Q.append,
        **asdict(entry),
        number=number,
        previous=head.hash,
        hash=hash_of(number, head.hash, entry, entry.hash_scheme),
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


def corrections(reader: Reader, innovation_id: str) -> list[AuditEntry]:
    """Return the latest corrections of a published innovation, without the persons who made them."""
    return reader.read(_Q.corrections, AuditEntry, subject=innovation_id, limit=_MOST_CORRECTIONS)


def first_broken(reader: Reader, end: Head | None = None) -> int | None:
    """Return the number of the first entry that was edited or is missing, or None when the chain holds.

    The chain is walked to the head as it was read first, so that what others append meanwhile breaks nothing.
    """
    end = end or head(reader)
    number, last = 0, ""
    for link in _links(reader, end.number):
        if not follows(link, number, last):
            return number + 1
        number, last = link.number, link.hash
    return None if (end.number, end.hash) == (number, last) else number + 1


def follows(link: ChainLink, number: int, last: str) -> bool:
    """Say whether an entry is whole and stands behind the one with this number and hash.

    An entry of a scheme that nobody knows was edited: none of ours wrote it.
    """
    scheme = 1 if link.hash_scheme is None else link.hash_scheme
    if scheme not in events.SCHEMES or (link.number, link.previous) != (number + 1, last):
        return False
    return link.hash == hash_of(link.number, last, link, scheme)


def holds(reader: Reader, noted: Head) -> bool:
    """Say whether the entry of a head that was noted earlier is still there: a cut-off tail leaves a sound chain."""
    links = reader.read(_Q.after, ChainLink, number=noted.number - 1, limit=1)
    return [(link.number, link.hash) for link in links] == [(noted.number, noted.hash)]


def hash_of(number: int, previous: str, entry: _Hashed, scheme: int) -> str:
    """Return the hash of an entry by a scheme: SHA-256 over the hash before it and its fields as sorted JSON."""
    values = {name: getattr(entry, name) for name in events.SCHEMES[scheme]}
    told = values | {"at": entry.at.astimezone(UTC).isoformat(), "number": number}
    text = json.dumps(told, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256((previous + text).encode()).hexdigest()


def _links(reader: Reader, end: int) -> Iterator[ChainLink]:
    number = 0
    while number < end and (page := reader.read(_Q.after, ChainLink, number=number, limit=min(_PAGE, end - number))):
        yield from page
        number = page[-1].number
