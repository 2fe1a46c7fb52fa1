"""Interests of agencies in innovations of others."""

from dataclasses import dataclass
from datetime import date

from graph import queries
from graph.domain.errors import NotFound, Refused, Stale
from graph.domain.records.exchange import Interest, InterestStatus
from graph.engine import Reader, Tx

_Q = queries.load(__file__)
_MOST = 300


@dataclass(frozen=True, slots=True)
class _Version:
    version: int


@dataclass(frozen=True, slots=True)
class _Id:
    id: str


def mine(reader: Reader, agency_id: str) -> list[Interest]:
    """Return what an agency is interested in, the newest first."""
    return reader.read(_Q.lines, Interest, interest_id=None, mine=agency_id, incoming=None, limit=_MOST)


def incoming(reader: Reader, agency_id: str) -> list[Interest]:
    """Return interests in an agency's innovations, and those that its copies accompany."""
    return reader.read(_Q.lines, Interest, interest_id=None, mine=None, incoming=agency_id, limit=_MOST)


def everybody(reader: Reader) -> list[Interest]:
    """Return the interests of every agency, for those who oversee."""
    return reader.read(_Q.lines, Interest, interest_id=None, mine=None, incoming=None, limit=_MOST)


def by_id(reader: Reader, interest_id: str) -> Interest:
    """Return one interest; NotFound when there is none."""
    for found in reader.read(_Q.lines, Interest, interest_id=interest_id, mine=None, incoming=None, limit=1):
        return found
    raise NotFound("no_such_interest")


def open_one(tx: Tx, agency_id: str, innovation_id: str) -> str | None:
    """Return the open interest that an agency already has, and keep another statement out."""
    found = tx.read(_Q.open_one, _Id, agency_id=agency_id, innovation_id=innovation_id)
    return found[0].id if found else None


def create(tx: Tx, interest_id: str, agency_id: str, innovation_id: str, note: str, on: date) -> None:
    """State an interest; NotFound for an innovation that is not public."""
    made = tx.read(
        _Q.create, _Id, interest_id=interest_id, agency_id=agency_id, innovation_id=innovation_id, note=note, on=on
    )
    if not made:
        raise NotFound("no_such_innovation")


def lock(tx: Tx, interest_id: str, version: int) -> None:
    """Keep others out; Stale when it is not the version that the person saw (findings 1)."""
    for held in tx.read(_Q.lock, _Version, interest_id=interest_id):
        if held.version != version:
            raise Stale("stale", version=held.version)
        return
    raise NotFound("no_such_interest")


def step(
    tx: Tx,
    interest_id: str,
    status: InterestStatus,
    on: date,
    answer: str | None = None,
    *,
    agreement: str | None = None,
    day: date | None = None,
) -> None:
    """Take the next step; ``day`` is the day of the agreement where that is the step."""
    tx.run(_Q.step, interest_id=interest_id, status=status, on=on, answer=answer, agreement=agreement, day=day)


def set_mentor(tx: Tx, interest_id: str, replication_id: str) -> None:
    """Name the copy that accompanies; Refused when it is no verified, unstopped copy of another agency."""
    if not tx.read(_Q.set_mentor, _Id, interest_id=interest_id, replication_id=replication_id):
        raise Refused("mentor_unfit")
