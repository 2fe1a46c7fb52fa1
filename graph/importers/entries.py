"""Rows of a sheet as typed values, with what could not be read named by its field."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import Any

from graph.domain.errors import Problem
from graph.domain.records.imports import FileRow, Kind
from graph.domain.values import dates, texts
from graph.domain.values.dates import Order
from graph.importers import cells, words
from graph.importers.cells import LONGEST_CELL, Cell, Slip, UnreadCell
from graph.importers.columns import COLUMNS, DAYS, Column
from graph.importers.sheets import Sheet

_REMEMBERED = 50_000  # cells of one column; lists repeat their agencies, dates and words
_NOTHING: tuple[None, None] = (None, None)
_Read = tuple[Any, Problem | None]  # Any: a value of whatever form; None where the cell says nothing
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
    """Yield one entry for each row; an empty cell is an absent value, never an empty text.

    A required field that no column is given to is a hole in every row.
    """
    asked = set(orders_to_ask(kind, sheet, mapping))
    readers = [
        (column, mapping[column.name], _remembering(column, _reader(column, sheet, is_asked=column.name in asked)))
        for column in COLUMNS[kind]
        if column.name in mapping
    ]
    holes = [
        Problem(column.name, "column_missing")
        for column in COLUMNS[kind]
        if column.is_required and column.name not in mapping
    ]
    for line in sheet.lines:
        values: dict[str, Any] = {}
        problems: list[Problem] = [*line.problems, *holes]
        for column, place, read in readers:
            value, problem = read(line.cells[place]) if place < len(line.cells) else _NOTHING
            if problem is not None:
                problems.append(problem)
            elif value is not None and value != ():
                values[column.name] = value
            elif column.is_required:
                problems.append(Problem(column.name, "cell_empty"))
        yield FileRow(line.number, values, tuple(problems))


def orders_to_ask(kind: Kind, sheet: Sheet, mapping: Mapping[str, int]) -> list[str]:
    """Return the fields of days whose column shows that months come first, and of which nobody has said so yet."""
    return [
        column.name
        for column in COLUMNS[kind]
        if column.form in DAYS
        and column.name in mapping
        and column.name not in sheet.months_first
        and _writes_months_first(sheet, mapping[column.name])
    ]


def _writes_months_first(sheet: Sheet, place: int) -> bool:
    found: Iterable[Cell] = (line.cells[place] for line in sheet.lines if place < len(line.cells))
    return any(dates.order(cell) is Order.MONTH_FIRST for cell in {one for one in found if isinstance(one, str)})


def _remembering(column: Column, reader: Callable[[Cell], Any]) -> Callable[[Cell], _Read]:
    kept: dict[tuple[type, Cell], _Read] = {}
    read_whole = _bounded(reader)

    def read(cell: Cell) -> _Read:
        key = (type(cell), cell)  # TRUE is no 1
        found = kept.get(key)
        if found is None:
            found = _one(column, read_whole, cell)
            if len(kept) < _REMEMBERED:
                kept[key] = found
        return found

    return read


def _one(column: Column, reader: Callable[[Cell], Any], cell: Cell) -> _Read:
    if isinstance(cell, UnreadCell):
        return None, Problem(column.name, cell.code, {"text": texts.quoted(cell.text)})
    try:
        if not cells.is_filled(cell, is_prose=column.form == "text"):
            return _said_by_a_word(column, reader, cell)
        return reader(cell), None
    except Slip as slip:
        text = cells.said(cell) if column.form == "number" else cells.shown(cell)
        return None, Problem(column.name, slip.code, {"text": texts.quoted(text), **slip.values})


def _said_by_a_word(column: Column, reader: Callable[[Cell], Any], cell: Cell) -> _Read:
    """Return what a placeholder says where it is a word of the column's list, such as "belum diketahui"."""
    if column.words is None or cell == "":
        return _NOTHING
    try:
        return reader(cell), None
    except Slip:
        return _NOTHING


def _bounded(reader: Callable[[Cell], Any]) -> Callable[[Cell], Any]:
    """Refuse what was cut: each form that reads texts has its own limit, which says more; others have none."""

    def read(cell: Cell) -> Any:
        value = reader(cell)
        if isinstance(cell, str) and len(cell) > LONGEST_CELL:
            raise Slip("cell_long", longest=LONGEST_CELL)
        return value

    return read


def _reader(column: Column, sheet: Sheet, *, is_asked: bool) -> Callable[[Cell], Any]:
    if column.form in DAYS:
        reader = _READERS[column.form]
        if is_asked:
            return partial(_in_either_order, reader)
        return partial(reader, month_first=sheet.months_first.get(column.name, False))
    if column.words is None:
        reader = _READERS[column.form]
        return partial(reader, longest=column.longest) if column.longest else reader
    vocabulary, names = column.words, words.names(column.words)
    return lambda cell: cells.word(cell, vocabulary, names)


def _in_either_order(reader: Callable[[Cell], Any], cell: Cell) -> Any:
    """Refuse a day whose order nobody knows yet, in a column that shows that months may come first."""
    if isinstance(cell, str) and dates.order(cell) is not None:
        raise Slip("date_order")
    return reader(cell)
