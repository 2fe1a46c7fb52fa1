"""Read what the public counts rest on, once for each version of the graph."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from graph import queries
from graph.domain.records.snapshot import AgencyRow, EntryCount, InnovationRow, Province, ReplicationRow, SnapshotRows
from graph.engine import Graph, Reader

_Q = queries.load(__file__)
_SECONDS = 60.0  # a command's limit: a large graph is read in the background


@dataclass(frozen=True, slots=True)
class _Day:
    day: date


@dataclass(frozen=True, slots=True)
class _Asked:
    id: str
    day: date


@dataclass(frozen=True, slots=True)
class _Changed:
    changed: bool


def read(graph: Graph, version: int, today: date) -> SnapshotRows:
    """Read all rows; ``version`` is the number that the caller saw *before* reading, so nothing newer is missed."""
    patient = graph.within(_SECONDS)
    return SnapshotRows(
        version=version,
        copies=tuple(with_asked(patient, patient.read(_Q.copies, ReplicationRow), today)),
        places=tuple(patient.read(_Q.places, AgencyRow)),
        roots=tuple(patient.read(_Q.roots, InnovationRow)),
        provinces=tuple(patient.read(_Q.provinces, Province)),
        entries=tuple(patient.read(_Q.entries, EntryCount)),
        confirmed_since=confirmed_since(patient, today),
    )


def confirmed_since(reader: Reader, today: date) -> date | None:
    """Return when the last closed national monitoring round opened; None before the first one closed."""
    return next((row.day for row in reader.read(_Q.confirmed_since, _Day, today=today)), None)


def with_asked(reader: Reader, copies: Iterable[ReplicationRow], today: date) -> list[ReplicationRow]:
    """Say of each copy when the last closed round opened over its province or category.

    A round over a part of the nation asks only the copies in that part; the others keep their confirmation.
    """
    asked = {row.id: row.day for row in reader.read(_Q.asked, _Asked, today=today)}
    return [replace(copy, asked_since=asked[copy.id]) if copy.id in asked else copy for copy in copies]


def has_changed(reader: Reader, version: int) -> bool:
    """Say whether anything that counts has changed after a version."""
    return reader.read(_Q.counting_since, _Changed, version=version)[0].changed
