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
    """Read all rows that fit; ``version`` is what the caller saw *before* reading, so that nothing newer is missed."""
    patient = graph.within(_SECONDS)
    copies, places = patient.sift(_Q.copies, ReplicationRow), patient.sift(_Q.places, AgencyRow)
    roots, provinces = patient.sift(_Q.roots, InnovationRow), patient.sift(_Q.provinces, Province)
    entries = patient.sift(_Q.entries, EntryCount)
    rows = SnapshotRows(
        version=version,
        replications=tuple(with_asked(patient, copies.rows, today)),
        agencies=tuple(places.rows),
        innovations=tuple(roots.rows),
        provinces=tuple(provinces.rows),
        entries=tuple(entries.rows),
        confirmed_since=confirmed_since(patient, today),
        left_out=sum(one.left_out for one in (copies, places, roots, provinces, entries)),
    )
    return _closed(rows) if rows.left_out else rows


def confirmed_since(reader: Reader, today: date) -> date | None:
    """Return when the last closed national monitoring round opened; None before the first one closed."""
    return next((row.day for row in reader.read(_Q.confirmed_since, _Day, today=today)), None)


def with_asked(reader: Reader, copies: Iterable[ReplicationRow], today: date) -> list[ReplicationRow]:
    """Say of each copy when the last closed round opened over its province or category.

    A round over a part of the nation asks only the copies in that part; the others keep their confirmation.
    """
    asked = {row.id: row.day for row in reader.read(_Q.asked, _Asked, today=today)}
    return [replace(copy, asked_since=asked[copy.id]) if copy.id in asked else copy for copy in copies]


def _closed(rows: SnapshotRows) -> SnapshotRows:
    """Leave out what rests on rows that are left out: whoever shows an innovation or a copy looks its agency up."""
    known = {place.id for place in rows.agencies}
    roots = tuple(root for root in rows.innovations if root.origin is None or root.origin in known)
    held = {root.id for root in roots}
    copies = tuple(copy for copy in rows.replications if copy.adopter in known and held.issuperset(copy.roots))
    fewer = len(rows.innovations) - len(roots) + len(rows.replications) - len(copies)
    return replace(rows, innovations=roots, replications=copies, left_out=rows.left_out + fewer)


def has_changed(reader: Reader, version: int) -> bool:
    """Say whether anything that counts has changed after a version."""
    return reader.read(_Q.counting_since, _Changed, version=version)[0].changed
