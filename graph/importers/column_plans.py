"""Understand a whole file row by row: pure, so that a dry run and the import itself cannot differ."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from graph.domain.errors import Problem
from graph.domain.records.imports import FileRow, Kind
from graph.importers import agency_rows, catalogue_rows, families, replication_rows
from graph.importers.desired_state import DesiredRecord
from graph.importers.doubles import Doubles
from graph.importers.entries import entries
from graph.importers.lookup import Lookup
from graph.importers.sheets import Sheet

_MAKERS: Mapping[Kind, Callable[[FileRow, Lookup], DesiredRecord]] = {
    Kind.REPLICATIONS: replication_rows.wanted,
    Kind.INNOVATIONS: catalogue_rows.innovation,
    Kind.AGENCIES: agency_rows.wanted,
    Kind.UNITS: catalogue_rows.unit,
}


def understood(sheet: Sheet, mapping: Mapping[str, int], lookup: Lookup) -> Iterator[DesiredRecord]:
    """Yield what each row asks for, in the order of the file; the second row on one thing is refused.

    The same file, graph and choices give the same rows, which lets a stopped import go on where it was.
    """
    kind = lookup.rules.kind
    rows = entries(kind, sheet, mapping)
    if kind is Kind.REPLICATIONS and families.is_family(sheet, mapping):
        yield from families.settled(_once(families.understood(list(rows), lookup), Doubles(lookup)))
    else:
        yield from _once((_MAKERS[kind](entry, lookup) for entry in rows), Doubles(lookup))


def _once(rows: Iterable[DesiredRecord], doubles: Doubles) -> Iterator[DesiredRecord]:
    first = dict[Any, int]()  # Any: keys of four kinds
    for wanted in rows:
        for key in wanted.key or ():
            earlier = first.setdefault(key, wanted.row)
            if earlier != wanted.row:
                wanted.problems.append(Problem("id", "row_twice", {"row": earlier}))
                break
        doubles.check(wanted)
        yield wanted
