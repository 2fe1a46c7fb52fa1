"""Steps of a replication after it was submitted, inside the transaction of an action."""

from dataclasses import dataclass
from datetime import date

from graph import queries
from graph.domain.vocabulary import ReplicationStatus
from graph.engine import Reader, Tx

_Q = queries.load(__file__)


@dataclass(frozen=True, slots=True)
class _Id:
    id: str


def answer(tx: Tx, replication_id: str, agency_id: str, said: str, reason: str | None, *, by: str, on: date) -> None:
    """Write what an agency says on every link to a parent of its own."""
    tx.run(
        _Q.answer,
        replication_id=replication_id,
        agency_id=agency_id,
        answer=said,
        reason=reason,
        by=by,
        on=on,
    )


def move(tx: Tx, replication_id: str, status: ReplicationStatus, on: date) -> None:
    """Bring a record into a status."""
    tx.run(_Q.move, replication_id=replication_id, status=status, on=on)


def decide(
    tx: Tx,
    replication_id: str,
    status: ReplicationStatus,
    reason: str | None,
    comments: str | None,
    *,
    on_papers: bool,
    by: str,
    on: date,
) -> None:
    """Write a verifier's decision; ``on_papers`` says that the parent's agency had not answered."""
    tx.run(
        _Q.decide,
        replication_id=replication_id,
        status=status,
        reason=reason,
        comments=comments,
        on_papers=on_papers,
        by=by,
        on=on,
    )


def appeal(tx: Tx, replication_id: str, reason: str, on: date) -> None:
    """Bring a rejected record back for a second decision."""
    tx.run(_Q.appeal, replication_id=replication_id, reason=reason, on=on)


def respond(tx: Tx, replication_id: str, words: str, on: date) -> None:
    """Write what the adopter says to an objection."""
    tx.run(_Q.respond, replication_id=replication_id, words=words, on=on)


def next_silent(reader: Reader, asked_until: date) -> str | None:
    """Return the longest waiting record that was submitted by this day, unanswered, and not noted as silent."""
    return next((found.id for found in reader.read(_Q.next_silent, _Id, asked_until=asked_until)), None)


def note_silence(tx: Tx, replication_id: str) -> bool:
    """Note that a record fell silent; False when that is noted already."""
    return bool(tx.read(_Q.note_silence, _Id, replication_id=replication_id))


def claim(tx: Tx, replication_id: str, form: str, on: date) -> None:
    """Make a recorded copy a draft of its agency."""
    tx.run(_Q.claim, replication_id=replication_id, form=form, on=on)


def release(tx: Tx, replication_id: str, on: date) -> None:
    """Give a claimed copy back to what its source states."""
    tx.run(_Q.release, replication_id=replication_id, on=on)
