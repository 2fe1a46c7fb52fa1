"""Sessions live in the graph: a log-out is final, whatever a browser replays (findings 28)."""

from datetime import datetime, timedelta

from graph import queries
from graph.domain.records.people import Browser, Session
from graph.engine import Reader, Tx

IDLE = timedelta(minutes=30)
LONGEST = timedelta(hours=12)
_Q = queries.load(__file__)


def open_for(tx: Tx, user_id: str, key_hash: str, at: datetime) -> None:
    """Open a session for a person, and forget the dead ones."""
    tx.run(_Q.sweep, idle_since=at - IDLE, old_since=at - LONGEST)
    tx.run(_Q.open, user_id=user_id, key_hash=key_hash, at=at)


def alive(reader: Reader, key_hash: str, at: datetime) -> Session | None:
    """Return the session behind a key while it is alive, with the person's roles of this moment."""
    rows = reader.read(_Q.alive, Session, key_hash=key_hash, idle_since=at - IDLE, old_since=at - LONGEST)
    return next(iter(rows), None)


def touch(tx: Tx, key_hash: str, at: datetime) -> None:
    """Note that the browser was seen."""
    tx.run(_Q.touch, key_hash=key_hash, at=at)


def end(tx: Tx, key_hash: str) -> None:
    """End one session; a session that is gone stays gone."""
    tx.run(_Q.end, key_hash=key_hash)


def of_user(reader: Reader, user_id: str, at: datetime) -> list[Browser]:
    """Return the signed-in browsers of one person, the latest first."""
    return reader.read(_Q.of_user, Browser, user_id=user_id, idle_since=at - IDLE, old_since=at - LONGEST)


def end_own(tx: Tx, user_id: str, key_hash: str) -> None:
    """End one session of this person; another person's session is left alone."""
    tx.run(_Q.end_own, user_id=user_id, key_hash=key_hash)
