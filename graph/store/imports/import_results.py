"""What a list has made: its records, and where they stand now."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import LiteralString

from graph import queries
from graph.domain.records.imports import Kind
from graph.engine import Reader

_Q = queries.load(__file__)
_RECORDS: Mapping[Kind, LiteralString] = {Kind.REPLICATIONS: _Q.replications, Kind.INNOVATIONS: _Q.innovations}
_STATUSES: Mapping[Kind, LiteralString] = {
    Kind.REPLICATIONS: _Q.replication_statuses,
    Kind.INNOVATIONS: _Q.innovation_statuses,
}


@dataclass(frozen=True, slots=True)
class MadeRecord:
    """A record that a list has made."""

    id: str
    name: str
    status: str


@dataclass(frozen=True, slots=True)
class MadeCount:
    """How many records stand in a status."""

    status: str
    count: int


def made(reader: Reader, kind: Kind, job: str, after: str, limit: int) -> list[MadeRecord]:
    """Return the records that a job has made, behind the one with this id; none of agencies and units."""
    return reader.read(_RECORDS[kind], MadeRecord, job=job, after=after, limit=limit) if kind in _RECORDS else []


def statuses(reader: Reader, kind: Kind, job: str) -> list[MadeCount]:
    """Return how many records of a job stand in each status now."""
    return reader.read(_STATUSES[kind], MadeCount, job=job) if kind in _STATUSES else []
