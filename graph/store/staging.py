"""Write what a file asks for under :Staged labels, whole nodes with whole links, out of every reader's sight."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, LiteralString

from graph import queries
from graph.engine import Graph, Row, Tx
from graph.errors import Refused
from graph.model.imports import Fate, Kind, Verdict

_Q = queries.load(__file__)
_DROP = 5_000
_NEW: Mapping[Kind, LiteralString] = {
    Kind.REPLICATIONS: _Q.replications,
    Kind.INNOVATIONS: _Q.innovations,
    Kind.AGENCIES: _Q.agencies,
    Kind.UNITS: _Q.units,
}
_ENDS = (
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
)
_LINKS = (*_ENDS, "regions")


@dataclass(frozen=True, slots=True)
class _Written:
    nodes: int
    links: int


@dataclass(frozen=True, slots=True)
class _Nodes:
    nodes: int


def stage(tx: Tx, kind: Kind, job: str, verdicts: Sequence[Verdict], told: Mapping[int, str]) -> None:
    """Write one batch; Refused when something that a row names has gone meanwhile, so that no row is half there.

    ``told`` is what the history of a changed record will say of it, as JSON text by row.
    """
    for source_id, title in {v.source for v in verdicts if v.source is not None}:
        tx.run(_Q.source, id=source_id, title=title, job=job)
    new = [_row(v) for v in verdicts if v.fate is Fate.CREATED]
    if kind is Kind.REPLICATIONS:
        plain = [row for row in new if _is_plain(row)]
        new = [row for row in new if not _is_plain(row)]
        _write(tx, _Q.plain_replications, [row | {"root": row["roots"][0]} for row in plain])
    _write(tx, _NEW[kind], new)
    changed = [_row(v) | {"told": told[v.row]} for v in verdicts if v.fate is Fate.CHANGED]
    _write(tx, _Q.changes, changed, job=job)


def drop(graph: Graph, job: str) -> None:
    """Forget everything that a job has staged."""
    while graph.write(lambda tx: tx.read(_Q.drop, _Nodes, job=job, limit=_DROP)[0].nodes):
        pass


def _row(verdict: Verdict) -> Row:
    row: dict[str, Any] = dict(verdict.line or {})  # Any: a row of parameters
    if row.get("externals"):
        row["externals"] = [
            dict(zip(("system", "value"), pair.split(":", 1), strict=True)) for pair in row["externals"]
        ]
    if row.get("entries"):
        parts = (entry.split(":", 1) for entry in row["entries"])
        row["entries"] = [{"year": int(year), "stage": stage} for year, stage in parts]
    return row


def _is_plain(row: Row) -> bool:
    return row["innovations"] == row["roots"] and not any(row[name] for name in ("units", "proofs", "externals"))


def _write(tx: Tx, statement: LiteralString, rows: Sequence[Row], **parameters: str) -> None:
    if rows:
        _demand_whole(tx.read(statement, _Written, rows=rows, **parameters)[0], rows)


def _demand_whole(written: _Written, rows: Sequence[Row]) -> None:
    links = sum(len(row.get(name) or ()) for row in rows for name in _LINKS)
    links += sum(1 for row in rows if "adopter" in row or "agency" in row)
    if (written.nodes, written.links) != (len(rows), links):
        raise Refused("import_conflict")
