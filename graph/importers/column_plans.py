"""Understand a whole file row by row: pure, so that a dry run and the import itself cannot differ."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from graph.domain.errors import Problem
from graph.domain.records.imports import FileRow, Kind
from graph.importers import catalogue_rows, replication_rows
from graph.importers.desired_state import DesiredRecord
from graph.importers.entries import entries
from graph.importers.lookup import Lookup
from graph.importers.sheets import Sheet

_MAKERS: Mapping[Kind, Callable[[FileRow, Lookup], DesiredRecord]] = {
    Kind.REPLICATIONS: replication_rows.wanted,
    Kind.INNOVATIONS: catalogue_rows.innovation,
    Kind.AGENCIES: catalogue_rows.agency,
    Kind.UNITS: catalogue_rows.unit,
}


def understood(sheet: Sheet, mapping: Mapping[str, int], lookup: Lookup) -> Iterator[DesiredRecord]:
    """Yield what each row asks for, in the order of the file; the second row on one thing is refused.

    The same file, graph and choices give the same rows, which lets a stopped import go on where it was.
    """
    make, first = _MAKERS[lookup.rules.kind], dict[Any, int]()  # Any: keys of four kinds
    for entry in entries(lookup.rules.kind, sheet, mapping):
        wanted = make(entry, lookup)
        for key in wanted.key or ():
            earlier = first.setdefault(key, wanted.row)
            if earlier != wanted.row:
                wanted.problems.append(Problem("id", "row_twice", {"row": earlier}))
                break
        yield wanted
