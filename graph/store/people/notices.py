"""Notices and their outbox: what was told to whom, and what is still to be carried by mail."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from graph import queries
from graph.domain.errors import NotFound
from graph.domain.events import NoticeKind
from graph.domain.records.notices import Letter, MailMode, MailState, Notice, PublicEvent, Wishes
from graph.domain.values.moment import Moment
from graph.domain.vocabulary import Role
from graph.engine import Graph, Reader, Tx

_Q = queries.load(__file__)
_MOST_IN_A_LETTER = 50


@dataclass(frozen=True, slots=True)
class News:
    """What happened, and who should hear of it; ``agencies`` None means every agency."""

    id: str
    at: datetime
    kind: NoticeKind
    subject: str
    path: str
    values: str  # JSON text
    roles: tuple[Role, ...]
    agencies: tuple[str, ...] | None
    but: tuple[str, ...]
    actor: str | None


@dataclass(frozen=True, slots=True)
class _Due:
    user_id: str
    batch: str | None  # None: notices that no letter has carried yet
    since: datetime


def tell(tx: Tx, news: News) -> None:
    """Write a notice for each person concerned, in the transaction of the step that it tells of."""
    tx.run(
        _Q.tell,
        notice_id=news.id,
        at=news.at,
        kind=news.kind,
        subject=news.subject,
        path=news.path,
        values=news.values,
        roles=list(news.roles),
        agencies=None if news.agencies is None else list(news.agencies),
        but=list(news.but),
        actor=news.actor,
    )


def of_person(reader: Reader, user_id: str, limit: int, before: datetime, after_id: str = "") -> list[Notice]:
    """Return a person's notices, the newest first."""
    return reader.read(_Q.of_person, Notice, user_id=user_id, limit=limit, before=before, after_id=after_id)


def mark_read(tx: Tx, user_id: str, at: datetime, newest: str | None = None) -> None:
    """Mark a person's notices as read, up to the newest that was shown; without one all of them."""
    tx.run(_Q.mark_read, user_id=user_id, newest=newest, at=at)


def wishes(reader: Reader, user_id: str) -> Wishes:
    """Return where and how often a person wants mail; NotFound when there is no such person."""
    for found in reader.read(_Q.wishes, Wishes, user_id=user_id):
        return found
    raise NotFound("no_such_user")


def set_wishes(tx: Tx, user_id: str, mail: str | None, mode: MailMode, language: str) -> None:
    """Remember where, how often and in which language a person wants mail."""
    tx.run(_Q.set_wishes, user_id=user_id, mail=mail, mode=mode, language=language)


def take(graph: Graph, lease_until: datetime, batch: str, moment: Moment) -> list[Letter]:
    """Take the notices of the letter that has waited longest; empty when nothing is due.

    A letter that was tried keeps its notices and the batch under which it was tried; a new one gets ``batch``.
    """
    found = graph.read(_Q.next_letter, _Due, now=moment.now, today=moment.today)
    if not found:
        return []

    def work(tx: Tx) -> list[Letter]:
        return tx.read(
            _Q.take,
            Letter,
            user_id=found[0].user_id,
            batch=found[0].batch,
            new_batch=batch,
            now=moment.now,
            today=moment.today,
            lease_until=lease_until,
            limit=_MOST_IN_A_LETTER,
        )

    return graph.write(work)


def settle(
    tx: Tx,
    letters: Sequence[Letter],
    state: MailState,
    moment: Moment,
    next_try: datetime | None = None,
    problem: str | None = None,
) -> None:
    """Say what became of a try: sent, queued again until ``next_try``, or failed; an older try says nothing."""
    rows = [{"id": letter.id, "attempts": letter.attempts} for letter in letters]
    tx.run(_Q.settle, rows=rows, state=state, at=moment.now, today=moment.today, next_try=next_try, problem=problem)


def public_events(reader: Reader, limit: int) -> list[PublicEvent]:
    """Return the newest verified replications and enacted policies."""
    return reader.read(_Q.public_events, PublicEvent, limit=limit)
