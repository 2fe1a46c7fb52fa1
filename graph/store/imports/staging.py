"""Write what a file asks for under labels of their own, whole nodes with whole links, out of every reader's sight."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, LiteralString, NamedTuple

from graph import queries
from graph.domain.errors import Refused
from graph.domain.records.imports import Fate, Kind, RowVerdict
from graph.engine import Graph, Reader, Row, Tx

_Q = queries.load(__file__)
_DROP = 5_000
_NEW: Mapping[Kind, LiteralString] = {
    Kind.REPLICATIONS: _Q.replications,
    Kind.INNOVATIONS: _Q.innovations,
    Kind.AGENCIES: _Q.agencies,
    Kind.UNITS: _Q.units,
}
_LINKS = (
    "innovations",
    "copies",
    "roots",
    "units",
    "sources",
    "proofs",
    "externals",
    "origins",
    "categories",
    "entries",
    "regions",
)


class _Common(NamedTuple):
    """What many new rows of a batch have in common: properties that come from the list, sources, and their shape."""

    born: tuple[tuple[str, Any], ...]  # Any: whatever a property holds
    sources: tuple[str, ...]
    is_plain: bool


@dataclass(frozen=True, slots=True)
class StagedRow:
    """A row that is staged: a new innovation, or with ``subject`` what changes in one, ``told`` as JSON text."""

    row: int
    name: str
    subject: str | None
    told: str | None
    agency: str | None
    summary: str | None
    problem: str | None
    solution: str | None
    link: str | None


@dataclass(frozen=True, slots=True)
class _Nodes:
    nodes: int


def stage(tx: Tx, kind: Kind, job: str, verdicts: Sequence[RowVerdict], told: Mapping[int, str]) -> None:
    """Write one batch; Refused when something that a row names has gone meanwhile, so that no row is half there.

    ``told`` is what the history of a changed record will say of it, as JSON text by row.
    """
    for source_id, title in {v.source for v in verdicts if v.source is not None}:
        tx.run(_Q.source, id=source_id, title=title, job=job)
    new = [_row(v) for v in verdicts if v.fate is Fate.CREATED]
    for common, rows in _alike(new):
        statement, shape = (_Q.plain_replications, _bare) if common.is_plain else (_NEW[kind], _own)
        alike = {"born": dict(common.born), "sources": common.sources}
        _write(tx, statement, [shape(row) for row in rows], job=job, **alike)
    changed = [_row(v) | {"told": told[v.row]} for v in verdicts if v.fate is Fate.CHANGED]
    _write(tx, _Q.changes, changed, job=job)


def waiting(reader: Reader, job: str, after: int, limit: int) -> list[StagedRow]:
    """Return what a list of innovations is about to publish, behind row ``after``."""
    return reader.read(_Q.waiting, StagedRow, job=job, after=after, limit=limit)


def drop(graph: Graph, job: str) -> None:
    """Forget everything that a job has staged."""
    while graph.write(lambda tx: tx.read(_Q.drop, _Nodes, job=job, limit=_DROP)[0].nodes):
        pass


def _row(verdict: RowVerdict) -> Row:
    row: dict[str, Any] = dict(verdict.line or {}) | {"row": verdict.row}  # Any: a row of parameters
    if row.get("externals"):
        row["externals"] = [
            dict(zip(("system", "value"), pair.split(":", 1), strict=True)) for pair in row["externals"]
        ]
    if row.get("entries"):
        parts = (entry.split(":", 1) for entry in row["entries"])
        row["entries"] = [{"year": int(year), "stage": stage} for year, stage in parts]
    return row


def _alike(rows: Sequence[Row]) -> list[tuple[_Common, list[Row]]]:
    """Return rows by what they have in common, which is sent once for all of them."""
    groups: dict[_Common, list[Row]] = {}
    for row in rows:
        common = _Common(tuple(row["born"].items()), row.get("sources", ()), _is_plain(row))
        groups.setdefault(common, []).append(row)
    return list(groups.items())


def _is_plain(row: Row) -> bool:
    """Say whether a row is a replication of one innovation with nothing of its own beside."""
    is_direct = "roots" in row and row["innovations"] == row["roots"]
    return is_direct and not any(row[name] for name in ("units", "proofs", "externals"))


def _bare(row: Row) -> Row:
    """Return what a plain row says of its own; its empty lists would be half of what is sent."""
    return {"id": row["id"], "adopter": row["adopter"], "root": row["roots"][0], "properties": row["properties"]}


def _own(row: Row) -> Row:
    return {name: value for name, value in row.items() if name not in ("born", "sources")}


def _write(tx: Tx, statement: LiteralString, rows: Sequence[Row], **shared: Any) -> None:  # Any: as in a row
    """Write rows; ``shared`` are parameters that all of them have in common."""
    if rows and tx.create(statement, rows=rows, **shared) != _whole(rows, len(shared.get("sources", ()))):
        raise Refused("import_conflict")


def _whole(rows: Sequence[Row], shared: int) -> tuple[int, int]:
    """Return how many nodes and links rows become when everything that they name is there."""
    nodes = sum(1 + len(row.get("proofs", ())) + len(row.get("externals", ())) for row in rows)
    links = sum(len(row.get(name) or ()) for row in rows for name in _LINKS)
    ends = sum(("adopter" in row or "agency" in row) + 2 * ("root" in row) + shared for row in rows)
    return nodes, links + ends
