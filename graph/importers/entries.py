"""Rows of a sheet as typed values, with what could not be read named by its field."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from graph.domain.errors import Problem
from graph.domain.records.imports import FileRow, Kind
from graph.importers import cells, words
from graph.importers.columns import COLUMNS, Column
from graph.importers.sheets import LONGEST_CELL, Sheet

_REMEMBERED = 50_000  # texts of one column; lists repeat their agencies, dates and words
_Read = tuple[Any, str | None]  # Any: a value of whatever form; beside it the code of a slip
_READERS: dict[str, Callable[[str], Any]] = {
    "line": cells.line,
    "text": cells.paragraph,
    "day": cells.day,
    "number": cells.number,
    "year": cells.year,
    "code": cells.code,
    "link": cells.link,
    "several": cells.several,
}
_LONGEST = {"too_long": cells.LONGEST_LINE, "text_long": cells.LONGEST_TEXT, "cell_long": LONGEST_CELL}


def entries(kind: Kind, sheet: Sheet, mapping: Mapping[str, int]) -> Iterator[FileRow]:
    """Yield one entry for each row; an empty cell is an absent value, never an empty text."""
    readers = [
        (column, mapping[column.name], _remembering(column)) for column in COLUMNS[kind] if column.name in mapping
    ]
    for line in sheet.lines:
        values: dict[str, Any] = {}
        problems: list[Problem] = []
        for column, place, read in readers:
            text = line.cells[place] if place < len(line.cells) else ""
            if not text:
                if column.is_required:
                    problems.append(Problem(column.name, "cell_empty"))
                continue
            value, slip = read(text)
            if slip is None:
                values[column.name] = value
            else:
                problems.append(Problem(column.name, slip, {"text": text[:80], "longest": _LONGEST.get(slip, 0)}))
        yield FileRow(line.number, values, tuple(problems))


def _remembering(column: Column) -> Callable[[str], _Read]:
    kept: dict[str, _Read] = {}
    reader = _bounded(_reader(column))

    def read(text: str) -> _Read:
        found = kept.get(text)
        if found is None:
            try:
                found = (reader(text), None)
            except ValueError as slip:
                found = (None, str(slip))
            if len(kept) < _REMEMBERED:
                kept[text] = found
        return found

    return read


def _bounded(reader: Callable[[str], Any]) -> Callable[[str], Any]:
    """Refuse what was cut: each form that reads texts has its own limit, which says more; others have none."""

    def read(text: str) -> Any:
        value = reader(text)
        if len(text) > LONGEST_CELL:
            raise ValueError("cell_long")
        return value

    return read


def _reader(column: Column) -> Callable[[str], Any]:
    if column.words is None:
        return _READERS[column.form]
    vocabulary, names = column.words, words.names(column.words)
    return lambda text: cells.word(text, vocabulary, names)
