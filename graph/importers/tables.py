"""Read the tables of graph/reference, and say what each of their lines became."""

import csv
import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any, Protocol, TypeVar, cast

from graph.domain.records.road_rows import PolicyLoad
from graph.domain.records.rows import (
    AgencyLoad,
    AwardLoad,
    ClaimLoad,
    EntryLoad,
    EvidenceLoad,
    InnovationLoad,
    ReplicationLoad,
    UnitLoad,
)
from graph.domain.values import dates
from graph.domain.values.dates import PartialDate

FOLDER = Path(__file__).parents[1] / "reference"
Record = (
    AgencyLoad
    | AwardLoad
    | ClaimLoad
    | EntryLoad
    | EvidenceLoad
    | InnovationLoad
    | PolicyLoad
    | ReplicationLoad
    | UnitLoad
)
R = TypeVar("R", bound=Record)


class Sourced(Protocol):
    """A row that has an id and names its sources."""

    @property
    def id(self) -> str: ...
    @property
    def sources(self) -> tuple[str, ...]: ...


S = TypeVar("S", bound=Sourced)


@dataclass(frozen=True, slots=True)
class Made:
    """What one line of a table became."""

    table: str
    line: int  # as an editor counts: the header is line 1
    records: tuple[Record, ...]


def read(table: str) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield each line of a table with its number."""
    with (FOLDER / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        yield from enumerate(csv.DictReader(file), start=2)


def digest() -> str:
    """Return the SHA-256 of all tables, with their names."""
    found = hashlib.sha256()
    for path in sorted(FOLDER.glob("*.csv")):
        found.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return found.hexdigest()


def several(cell: str) -> tuple[str, ...]:
    """Return the ids in a cell.

    >>> several("daelpos-2025-03-11;gpriority"), several("")
    (('daelpos-2025-03-11', 'gpriority'), ())
    """
    return tuple(part for part in cell.split(";") if part)


def day(text: str) -> PartialDate:
    """Return the day that a table gives; a table of ours has no other texts there."""
    found = dates.read(text)
    if found is None:
        raise ValueError(f"no day: {text!r}")
    return found


def of_kind(made: Iterable[Made], kind: type[R]) -> list[R]:
    """Return the records of one kind, in the order of the lines."""
    return [record for each in made for record in each.records if isinstance(record, kind)]


def merged(rows: Iterable[S]) -> tuple[S, ...]:
    """Return one row for each id: its first values, all the sources, and later values where they say more.

    Later values say more where there was none, and where a date is the same one with its month or its day.
    """
    found: dict[str, S] = {}
    for row in rows:
        found[row.id] = _joined(found[row.id], row) if row.id in found else row
    return tuple(found.values())


def _joined(first: S, later: S) -> S:
    # Any: `fields` and `replace` want a dataclass, which a protocol cannot say.
    known, new = cast(Any, first), cast(Any, later)
    gained = {
        f.name: getattr(new, f.name)
        for f in fields(known)
        if f.name != "sources" and _says_more(f.name, getattr(known, f.name), getattr(new, f.name))
    }
    return replace(known, **gained, sources=tuple(dict.fromkeys((*first.sources, *later.sources))))


def _says_more(field: str, known: Any, new: Any) -> bool:  # Any: every value that a row may hold
    is_finer = field == "as_of" and isinstance(known, str) and isinstance(new, str) and new.startswith(f"{known}-")
    return is_finer or known in (None, ())
