"""Read what the public counts rest on, once for each version of the graph."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from graph import queries
from graph.domain import policy
from graph.domain.records.snapshot import AgencyRow, EntryCount, InnovationRow, Province, ReplicationRow, SnapshotRows
from graph.engine import Graph, Reader

_Q = queries.load(__file__)
_SHOWN = sorted(policy.PUBLIC_INNOVATIONS)
_SECONDS = 60.0  # a command's limit: a large graph is read in the background


@dataclass(frozen=True, slots=True)
class ClosedRounds:
    """When the last monitoring rounds opened whose grace is over: over the nation, and over parts of it, by copy."""

    national: date | None
    parts: dict[str, date]

    def asked(self, copies: Iterable[ReplicationRow]) -> list[ReplicationRow]:
        """Say of each copy when it was asked; one outside every part keeps its confirmation."""
        return [replace(copy, asked_since=self.parts[copy.id]) if copy.id in self.parts else copy for copy in copies]


@dataclass(frozen=True, slots=True)
class _Opened:
    id: str | None
    day: date


@dataclass(frozen=True, slots=True)
class _Changed:
    changed: bool


def read(graph: Graph, version: int, today: date) -> SnapshotRows:
    """Read all rows that fit; ``version`` is what the caller saw *before* reading, so that nothing newer is missed."""
    patient = graph.within(_SECONDS)
    copies = patient.sift(_Q.copies, ReplicationRow, shown=_SHOWN)
    places, provinces = patient.sift(_Q.places, AgencyRow), patient.sift(_Q.provinces, Province)
    roots = patient.sift(_Q.roots, InnovationRow, shown=_SHOWN, public=sorted(policy.PUBLIC_REPLICATIONS))
    entries = patient.sift(_Q.entries, EntryCount)
    rounds = closed_rounds(patient, today)
    rows = SnapshotRows(
        version=version,
        replications=tuple(rounds.asked(copies.rows)),
        agencies=tuple(places.rows),
        innovations=tuple(roots.rows),
        provinces=tuple(provinces.rows),
        entries=tuple(entries.rows),
        confirmed_since=rounds.national,
        left_out=sum(one.left_out for one in (copies, places, roots, provinces, entries)),
    )
    return _closed(rows) if rows.left_out else rows


def closed_rounds(reader: Reader, today: date) -> ClosedRounds:
    """Return which monitoring rounds count on a day; none before the first one closed."""
    found = {row.id: row.day for row in reader.read(_Q.closed_rounds, _Opened, today=today)}
    return ClosedRounds(found.pop(None, None), {copy: day for copy, day in found.items() if copy is not None})


def _closed(rows: SnapshotRows) -> SnapshotRows:
    """Leave out what rests on rows that are left out: whoever shows an innovation or a copy looks its agency up."""
    known = {place.id for place in rows.agencies}
    roots = tuple(root for root in rows.innovations if root.origin is None or root.origin in known)
    held = {root.id for root in roots}
    copies = tuple(copy for copy in rows.replications if copy.adopter in known and _has_roots(copy, held))
    fewer = len(rows.innovations) - len(roots) + len(rows.replications) - len(copies)
    return replace(rows, innovations=roots, replications=copies, left_out=rows.left_out + fewer)


def _has_roots(copy: ReplicationRow, held: set[str]) -> bool:
    """Nobody looks up the innovations of a copy that is not public: they need not be held."""
    return copy.status not in policy.PUBLIC_REPLICATIONS or held.issuperset(copy.roots)


def has_changed(reader: Reader, version: int) -> bool:
    """Say whether anything that counts has changed after a version."""
    return reader.read(_Q.counting_since, _Changed, version=version)[0].changed
