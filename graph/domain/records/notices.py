"""Notices to people, the mail that carries them, and what the public may follow."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Notice:
    """One notice to one person; ``values`` is JSON text that fills the sentence of its kind."""

    id: str
    at: datetime
    kind: str
    path: str
    values: str
    read_at: datetime | None
    mail_state: str


@dataclass(frozen=True, slots=True)
class Letter:
    """A notice that is on its way by mail; ``attempts`` tells this try from an earlier one."""

    id: str
    at: datetime
    kind: str
    path: str
    values: str
    attempts: int
    batch: str  # the letter in which it goes, whatever comes later
    mail: str
    name: str
    language: str


@dataclass(frozen=True, slots=True)
class Wishes:
    """Where, how often (each, daily or none) and in which language a person wants mail.

    ``refused_at`` is when a mail server last refused a letter for good, until the person looks at the address again.
    """

    mail: str | None
    mode: str
    language: str
    refused_at: datetime | None
    unread: int


@dataclass(frozen=True, slots=True)
class PublicEvent:
    """Something that anyone may follow: a verified replication or an enacted policy."""

    id: str
    kind: str
    title: str
    who: str | None
    on: date
