"""Read a spreadsheet (CSV or XLSX) into rows of cells; whatever is wrong with the file is one clear refusal."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from graph.domain.errors import Problem
from graph.domain.records.import_layouts import AS_FOUND, BesideRecord, FileLayout, NoRecord, SheetName
from graph.domain.records.imports import Kind
from graph.importers import archives, cells, csv_files, headings, ledger
from graph.importers.archives import refusal
from graph.importers.cells import SheetRow
from graph.importers.headings import Heading
from graph.importers.workbook_files import RawSheet, Workbook

MOST_ROWS = 200_000
MOST_COLUMNS = 200
_NO_WORKBOOK = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF")


@dataclass(frozen=True, slots=True)
class Sheet:
    """The table of a file: what its columns are called, its records, and every other line.

    ``name`` is the sheet's, of those in ``sheets``, both of a workbook only; ``heading`` is the number of the first
    of ``heading_lines``. ``hidden`` are the numbers of records that the workbook hides, ``beside`` the lines that
    are no records, ``total`` all lines. ``months_first`` says of columns of days whether months come first.
    """

    header: tuple[str, ...]
    lines: tuple[SheetRow, ...]
    name: str = ""
    sheets: tuple[SheetName, ...] = ()
    heading: int = 1
    heading_lines: int = 1
    hidden: tuple[int, ...] = ()
    beside: tuple[BesideRecord, ...] = ()
    total: int = 0
    months_first: Mapping[str, bool] = field(default_factory=dict[str, bool])


def read(name: str, content: bytes, kind: Kind | None = None, layout: FileLayout = AS_FOUND) -> Sheet:
    """Return the table of a file; Invalid, with a problem at ``file``, for anything that is no such file.

    What a workbook holds as a number or a day stays one, and never becomes text first; a formula is what it shows.
    Sheet and heading are those that name the most columns of the kind, unless the layout says which.
    """
    if len(content) > archives.LARGEST:
        raise refusal("sheet_large", most=archives.LARGEST // 1024 // 1024)
    ending = name.lower().rpartition(".")[2]
    if ending == "xlsx" and content.startswith(b"PK\x03\x04"):
        book = Workbook(content)
        return replace(_of_workbook(book, kind, layout), sheets=book.sheets)
    if ending in {"csv", "tsv", "txt"} and not content.startswith(_NO_WORKBOOK):
        return _table(RawSheet("", tuple(csv_files.rows(content))), kind, layout, is_strict=True)
    raise refusal("sheet_kind")


def _of_workbook(book: Workbook, kind: Kind | None, layout: FileLayout) -> Sheet:
    if any(one.name == layout.sheet for one in book.sheets):
        return _table(book.sheet(layout.sheet or ""), kind, layout)
    offered = [one.name for one in book.sheets if not one.is_hidden] or [one.name for one in book.sheets]
    raws = [book.sheet(name) for name in offered]
    best = max(raws, key=lambda raw: headings.found(_trimmed(raw.rows), raw.merged, kind).known)
    return _table(best, kind, layout)


def _table(raw: RawSheet, kind: Kind | None, layout: FileLayout, *, is_strict: bool = False) -> Sheet:
    """Return the table of a sheet; where it ``is_strict`` a row with more cells than headings is refused."""
    lines = _trimmed(_mended(raw.rows, layout))
    heading = _heading(lines, raw, kind, layout)
    last = heading.at + heading.lines - 1
    above = [ledger.aside(line, NoRecord.ABOVE) for line in lines if line.number < heading.at]
    own = [ledger.aside(line, NoRecord.HEADING) for line in lines if heading.at <= line.number <= last]
    records, others = ledger.split(heading.names, [line for line in lines if line.number > last])
    hidden = [line for line in records if line.number in raw.hidden]
    if layout.leaves_hidden:
        others += [ledger.aside(line, NoRecord.HIDDEN) for line in hidden]
        records = [line for line in records if line.number not in raw.hidden]
    _demand_size(heading, records)
    return Sheet(
        heading.names,
        tuple(_demand_narrow(line, len(heading.names)) for line in records) if is_strict else tuple(records),
        raw.name,
        heading=heading.at,
        heading_lines=heading.lines,
        hidden=tuple(line.number for line in hidden),
        beside=tuple(sorted([*above, *own, *others], key=lambda one: one.number)),
        total=len(lines),
        months_first=layout.months_first,
    )


def _heading(lines: Sequence[SheetRow], raw: RawSheet, kind: Kind | None, layout: FileLayout) -> Heading:
    if layout.heading is None:
        return headings.found(lines, raw.merged, kind)
    return headings.of(lines, layout.heading, raw.merged, kind, layout.heading_lines)


def _demand_size(heading: Heading, records: Sequence[SheetRow]) -> None:
    if max(map(len, [heading.names, *(line.cells for line in records)])) > MOST_COLUMNS:
        raise refusal("sheet_wide", most=MOST_COLUMNS)
    if not records:
        raise refusal("sheet_empty")
    if len(records) > MOST_ROWS:
        raise refusal("sheet_long", most=MOST_ROWS)


def _demand_narrow(line: SheetRow, width: int) -> SheetRow:
    if len(line.cells) <= width:
        return line
    problem = Problem("row", "row_wide", {"cells": len(line.cells), "columns": width})
    return replace(line, problems=(*line.problems, problem))


def _mended(rows: Iterable[SheetRow], layout: FileLayout) -> Iterable[SheetRow]:
    """Yield the rows with what was typed over their cells."""
    for row in rows:
        typed = layout.mended.get(row.number)
        if typed:
            own = [*row.cells, *[""] * (max(typed) + 1 - len(row.cells))]
            for place, text in typed.items():
                own[place] = cells.of_text(text)
            yield replace(row, cells=tuple(own))
        else:
            yield row


def _trimmed(rows: Iterable[SheetRow]) -> list[SheetRow]:
    """Return the rows without empty cells at their ends, and without the empty rows at the end of the sheet."""
    found = [row if row.cells and row.cells[-1] != "" else replace(row, cells=_without_end(row)) for row in rows]
    while found and not found[-1].cells:
        found.pop()
    return found


def _without_end(row: SheetRow) -> tuple[cells.Cell, ...]:
    end = len(row.cells)
    while end and row.cells[end - 1] == "":
        end -= 1
    return row.cells[:end]
