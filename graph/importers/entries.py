"""Rows of a sheet as typed values, with what could not be read named by its field."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any

from graph.domain.errors import Problem
from graph.domain.records.imports import FileRow, Kind
from graph.domain.values import texts
from graph.importers import cells, words
from graph.importers.cells import Cell, Slip
from graph.importers.columns import COLUMNS, Column
from graph.importers.sheets import LONGEST_CELL, Sheet

_REMEMBERED = 50_000  # cells of one column; lists repeat their agencies, dates and words
_Read = tuple[Any, Problem | None]  # Any: a value of whatever form
_READERS: dict[str, Callable[..., Any]] = {
    "line": cells.line,
    "text": cells.paragraph,
    "day": cells.day,
    "full_day": cells.full_day,
    "number": cells.number,
    "year": cells.year,
    "code": cells.code,
    "link": cells.link,
    "several": cells.several,
}


def entries(kind: Kind, sheet: Sheet, mapping: Mapping[str, int]) -> Iterator[FileRow]:
    """Yield one entry for each row; an empty cell is an absent value, never an empty text."""
    readers = [
        (column, mapping[column.name], _remembering(column)) for column in COLUMNS[kind] if column.name in mapping
    ]
    for line in sheet.lines:
        values: dict[str, Any] = {}
        problems: list[Problem] = []
        for column, place, read in readers:
            cell = line.cells[place] if place < len(line.cells) else ""
            if cell == "":
                if column.is_required:
                    problems.append(Problem(column.name, "cell_empty"))
                continue
            value, problem = read(cell)
            if problem is None:
                values[column.name] = value
            else:
                problems.append(problem)
        yield FileRow(line.number, values, tuple(problems))


def _remembering(column: Column) -> Callable[[Cell], _Read]:
    kept: dict[Cell, _Read] = {}
    reader = _bounded(_reader(column))

    def read(cell: Cell) -> _Read:
        found = kept.get(cell)
        if found is None:
            try:
                found = (reader(cell), None)
            except Slip as slip:
                found = (
                    None,
                    Problem(column.name, slip.code, {"text": texts.quoted(cells.shown(cell)), **slip.values}),
                )
            if len(kept) < _REMEMBERED:
                kept[cell] = found
        return found

    return read


def _bounded(reader: Callable[[Cell], Any]) -> Callable[[Cell], Any]:
    """Refuse what was cut: each form that reads texts has its own limit, which says more; others have none."""

    def read(cell: Cell) -> Any:
        value = reader(cell)
        if isinstance(cell, str) and len(cell) > LONGEST_CELL:
            raise Slip("cell_long", longest=LONGEST_CELL)
        return value

    return read


def _reader(column: Column) -> Callable[[Cell], Any]:
    if column.words is None:
        reader = _READERS[column.form]
        return partial(reader, longest=column.longest) if column.longest else reader
    vocabulary, names = column.words, words.names(column.words)
    return lambda cell: cells.word(cell, vocabulary, names)
