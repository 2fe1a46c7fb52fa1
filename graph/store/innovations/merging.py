"""Two innovations that are one: their links move, and come back when the merge is undone."""

from dataclasses import dataclass
from datetime import datetime

from graph import queries
from graph.domain.errors import NotFound
from graph.domain.records.stewardship import Merge, Obstacle
from graph.domain.vocabulary import InnovationStatus
from graph.engine import Reader, Tx

_Q = queries.load(__file__)
_MOST = 200


@dataclass(frozen=True, slots=True)
class MergeSide:
    """One of the two innovations, locked."""

    id: str
    name: str
    status: InnovationStatus


def lock_pair(tx: Tx, from_id: str, into_id: str) -> tuple[MergeSide, MergeSide]:
    """Keep others out of both; NotFound when one is missing."""
    found = {side.id: side for side in tx.read(_Q.lock_pair, MergeSide, ids=sorted({from_id, into_id}))}
    if from_id not in found or into_id not in found:
        raise NotFound("no_such_innovation")
    return found[from_id], found[into_id]


def obstacles(reader: Reader, from_id: str, into_id: str) -> list[Obstacle]:
    """Return what must be settled before the two can be one."""
    return reader.read(_Q.obstacles, Obstacle, from_id=from_id, into_id=into_id)


def merge(tx: Tx, merge_id: str, from_id: str, into_id: str, reason: str, *, by: str, at: datetime) -> None:
    """Move every link of the one to the other; what a copy has to both steps back for as long as they are one."""
    tx.run(_Q.set_aside, merge_id=merge_id, from_id=from_id, into_id=into_id)
    _move(tx, from_id, into_id, only=None, mark=merge_id)
    tx.run(_Q.mark_merged, merge_id=merge_id, from_id=from_id, into_id=into_id, reason=reason, by=by, at=at)


def undo(tx: Tx, done: Merge, by: str, at: datetime) -> None:
    """Move back what the merge moved; what came to the other innovation later stays there."""
    _move(tx, done.into_id, done.from_id, only=done.id, mark=None)
    tx.run(_Q.take_up, merge_id=done.id)
    tx.run(_Q.add_later_roots, from_id=done.from_id, into_id=done.into_id)
    tx.run(_Q.drop_later_roots, from_id=done.from_id, into_id=done.into_id)
    tx.run(_Q.mark_undone, merge_id=done.id, by=by, at=at)


def latest(reader: Reader) -> list[Merge]:
    """Return the merges, the newest first."""
    return reader.read(_Q.latest, Merge, merge_id=None, limit=_MOST)


def of_innovation(reader: Reader, innovation_id: str) -> list[Merge]:
    """Return the merges that one innovation was part of, on either side, the newest first."""
    return reader.read(_Q.of_innovation, Merge, innovation_id=innovation_id)


def by_id(reader: Reader, merge_id: str) -> Merge:
    """Return one merge; NotFound when there is none."""
    for found in reader.read(_Q.latest, Merge, merge_id=merge_id, limit=1):
        return found
    raise NotFound("no_such_merge")


def _move(tx: Tx, from_id: str, into_id: str, only: str | None, mark: str | None) -> None:
    """Move links both ways; ``only`` keeps to what one merge has moved, ``mark`` notes the merge that moves."""
    tx.run(_Q.move_links_from, from_id=from_id, into_id=into_id, only=only, mark=mark)
    tx.run(_Q.move_links_to, from_id=from_id, into_id=into_id, only=only, mark=mark)
