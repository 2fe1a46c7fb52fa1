"""Notices to people, the mail that carries them, and what the public may follow."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from graph.domain.events import NoticeKind


class MailState(StrEnum):
    """What became of a notice by mail; ``none`` where its person wants none."""

    NONE = "none"
    QUEUED = "queued"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"


class MailMode(StrEnum):
    """How often a person is written to."""

    EACH = "each"
    DAILY = "daily"
    NONE = "none"


class PublicEventKind(StrEnum):
    """What anyone may follow."""

    REPLICATION = "replication"
    POLICY = "policy"


@dataclass(frozen=True, slots=True)
class Notice:
    """One notice to one person; ``values`` is JSON text that fills the sentence of its kind."""

    id: str
    at: datetime
    kind: NoticeKind
    path: str
    values: str
    read_at: datetime | None
    mail_state: MailState


@dataclass(frozen=True, slots=True)
class Letter:
    """A notice that is on its way by mail; ``attempts`` tells this try from an earlier one."""

    id: str
    at: datetime
    kind: NoticeKind
    path: str
    values: str
    attempts: int
    batch: str  # the letter in which it goes, whatever comes later
    mail: str
    name: str
    language: str


@dataclass(frozen=True, slots=True)
class Wishes:
    """Where, how often and in which language a person wants mail.

    ``refused_at`` is when a mail server last refused a letter for good, until the person looks at the address again.
    """

    mail: str | None
    mode: MailMode
    language: str
    refused_at: datetime | None
    unread: int


@dataclass(frozen=True, slots=True)
class PublicEvent:
    """Something that anyone may follow; ``at`` is when the trail took it, None for what came with the data."""

    id: str
    kind: PublicEventKind
    title: str
    who: str | None
    on: date
    at: datetime | None
