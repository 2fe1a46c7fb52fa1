"""The queue of KemenPANRB, and what a verifier may want to look at."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from graph import queries
from graph.domain.records.replications import Signal, SignalKind
from graph.domain.vocabulary import ReplicationStatus
from graph.engine import Reader

_Q = queries.load(__file__)
_LOOKED_AT = tuple(SignalKind)  # in this order
_BURST = 10  # so many submits of one agency within a week are worth a look


@dataclass(frozen=True, slots=True)
class Cursor:
    """Where a page of the queue begins: behind this day and number."""

    since: date = date.min
    id: str = ""


@dataclass(frozen=True, slots=True)
class StatusCount:
    """How many records wait in one status, and how many of them for the decision on an appeal."""

    status: ReplicationStatus
    waiting: int
    appeals: int


@dataclass(frozen=True, slots=True)
class QueueSelection:
    """What the queue is narrowed to: statuses (the silent ones if asked by ``silent_since``), a province, appeals.

    ``without`` leaves out the records in which one of these agencies is a party.
    """

    statuses: Sequence[ReplicationStatus]
    silent_since: date
    province: str | None = None
    is_appeal: bool = False
    without: Collection[str] = ()


@dataclass(frozen=True, slots=True)
class Queued:
    """A line of the queue; ``parties`` are the ids of the agencies of both sides."""

    id: str
    status: ReplicationStatus
    name: str
    adopter_name: str
    parent_agencies: tuple[str, ...]
    parties: tuple[str, ...]
    is_appeal: bool
    is_again: bool  # returned once and submitted again
    since: date


def queue(reader: Reader, wanted: QueueSelection, after: Cursor, limit: int) -> list[Queued]:
    """Return what waits, oldest first."""
    return reader.read(
        _Q.queue,
        Queued,
        statuses=list(wanted.statuses),
        silent_since=wanted.silent_since,
        province=wanted.province,
        is_appeal=wanted.is_appeal,
        without=sorted(wanted.without),
        after_date=after.since,
        after_id=after.id,
        limit=limit,
    )


def counts(
    reader: Reader, silent_since: date, province: str | None = None, without: Collection[str] = ()
) -> list[StatusCount]:
    """Return how many records wait, by status, narrowed as the queue is."""
    return reader.read(_Q.counts, StatusCount, silent_since=silent_since, province=province, without=sorted(without))


def signals(reader: Reader, replication_id: str) -> list[Signal]:
    """Return what may be worth a look, never a verdict; nothing unusual is left out."""
    found = reader.read(_Q.signals, Signal, replication_id=replication_id)
    found.sort(key=lambda signal: _LOOKED_AT.index(signal.kind))
    least = {SignalKind.BURST: _BURST}
    return [signal for signal in found if signal.count >= least.get(signal.kind, 1)]
