"""Write many rows in batches, and notice each one that found no place."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from enum import Enum
from typing import Any, LiteralString, cast

from graph.domain.errors import NotFound
from graph.engine import Graph, Row, Tx

SIZE = 1000
BATCH_LIMIT_SECONDS = 60.0  # an import may wait for a slow disk longer than a page would


@dataclass(frozen=True, slots=True)
class BatchRow:
    """One row for one statement: the key of a node, and of the other end where the statement makes a link."""

    id: str | int
    target: str | int | None = None
    properties: Row | None = None
    label: str | None = None


@dataclass(frozen=True, slots=True)
class LoadStep:
    """One statement and the lines that it writes."""

    name: str
    statement: LiteralString
    lines: Sequence[BatchRow]


@dataclass(frozen=True, slots=True)
class _Written:
    ordinal: int


def write(graph: Graph, step: LoadStep, size: int = SIZE) -> Iterator[int]:
    """Write the lines and yield the size of each batch; NotFound names a line whose end is missing."""
    for start in range(0, len(step.lines), size):
        part = step.lines[start : start + size]
        graph.write(lambda tx, part=part: _write_batch(tx, step, part), seconds=BATCH_LIMIT_SECONDS)
        yield len(part)


def properties(row: object, *without: str, **more: Any) -> Row:  # Any: every value that a node may hold
    """Return a row's fields as the graph holds them, without its links, and ``more`` beside them."""
    # Any: `fields` wants a dataclass type, which the type system cannot say of object.
    names = (f.name for f in fields(cast(Any, row)) if f.name not in without)
    return {name: _plain(value) for name, value in (*((n, getattr(row, n)) for n in names), *more.items())}


def linked(rows: Iterable[Any], field: str) -> list[BatchRow]:  # Any: each kind of row that has an id
    """Return a line from each row to what its field names: one id, several, or none."""
    return [BatchRow(row.id, target) for row in rows for target in _several(getattr(row, field))]


def nodes(rows: Iterable[Any], *without: str, key: str = "id", **more: Any) -> list[BatchRow]:  # Any: as above
    """Return a line for each row's node; ``key`` is the field that the node is found by."""
    return [BatchRow(getattr(row, key), properties=properties(row, *without, **more)) for row in rows]


def _write_batch(tx: Tx, step: LoadStep, part: Sequence[BatchRow]) -> None:
    rows = [properties(line, ordinal=ordinal) for ordinal, line in enumerate(part)]
    written = {row.ordinal for row in tx.read(step.statement, _Written, rows=rows)}
    for ordinal, line in enumerate(part):
        if ordinal not in written:
            raise NotFound("missing_reference", step=step.name, id=line.id, target=line.target)


def _several(value: Any) -> tuple[Any, ...]:  # Any: an id, ids, or None
    if value is None:
        return ()
    return cast(tuple[Any, ...], value) if isinstance(value, tuple) else (value,)


def _plain(value: Any) -> Any:  # Any: every value that a row may hold
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple):
        return [_plain(item) for item in cast(tuple[Any, ...], value)]
    return value
