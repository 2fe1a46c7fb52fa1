"""Read the sheets of a workbook: typed cells, merged ones for all that they cover, what is hidden."""

import io
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from graph.domain.records.import_layouts import SheetName
from graph.domain.values.dates import PartialDate
from graph.domain.vocabulary import Precision
from graph.importers import archives, cells, workbook_marks, workbooks
from graph.importers.archives import refusal
from graph.importers.cells import Cell, Percentage, SheetRow, UnreadCell
from graph.importers.headings import Merged
from graph.importers.workbook_marks import Look, SheetMarks


@dataclass(frozen=True, slots=True)
class RawSheet:
    """All lines of one sheet; ``merged`` are its merged cells, ``hidden`` the numbers of its hidden rows."""

    name: str
    rows: tuple[SheetRow, ...]
    merged: tuple[Merged, ...] = ()
    hidden: frozenset[int] = field(default_factory=frozenset[int])


class Workbook:
    """A workbook that has been measured; Invalid with a problem at ``file`` for anything that is none."""

    def __init__(self, content: bytes) -> None:
        names = archives.demand_harmless(content)
        if "xl/workbook.xml" not in names:
            raise refusal("sheet_kind")
        if any(name.lower().endswith("vbaproject.bin") for name in names):
            raise refusal("sheet_macros")
        workbooks.demand_measured(content)
        self._content = content
        try:
            self._book = CalamineWorkbook.from_filelike(io.BytesIO(content))
            sheets = [one for one in self._book.sheets_metadata if one.typ == SheetTypeEnum.WorkSheet]
        except (CalamineError, ValueError, OSError) as error:
            raise refusal("sheet_broken") from error
        self.sheets = tuple(SheetName(one.name, one.visible != SheetVisibleEnum.Visible) for one in sheets)
        if not sheets:
            raise refusal("sheet_broken")

    def sheet(self, name: str) -> RawSheet:
        """Return the lines of a sheet."""
        try:
            sheet = self._book.get_sheet_by_name(name)
            found: list[list[Any]] = sheet.to_python(skip_empty_area=False)  # Any: whatever cells hold
            merged = tuple(sheet.merged_cell_ranges or ())
        except (CalamineError, ValueError, IndexError, OSError) as error:
            raise refusal("sheet_broken") from error
        rows = [[cells.clean(cell) if isinstance(cell, str) else cell for cell in row] for row in found]
        held = [[cells.held(cell) for cell in row] for row in rows]
        marks = workbook_marks.of_sheet(self._content, name)
        _mark(held, marks)
        _spread(held, merged)
        lines = tuple(SheetRow(number, tuple(row)) for number, row in enumerate(held, start=1))
        return RawSheet(name, lines, merged, frozenset(row + 1 for row in marks.hidden))


def _mark(rows: list[list[Cell]], marks: SheetMarks) -> None:
    """Put into the cells what their reader has left out."""
    for place, error in marks.errors.items():
        _put(rows, place, UnreadCell(error or "#", "cell_error"))
    for place in marks.formulas:
        _put(rows, place, UnreadCell("=", "cell_formula"))
    for (row, column), look in marks.looks.items():
        if row < len(rows) and column < len(rows[row]):
            rows[row][column] = _seen(rows[row][column], look)


def _seen(cell: Cell, look: Look) -> Cell:
    """Return a cell as its format shows it: the month of a day, or a percentage."""
    if isinstance(cell, date):
        precision = {Look.MONTH: Precision.MONTH, Look.YEAR: Precision.YEAR}.get(look, Precision.DAY)
        first = {Precision.MONTH: cell.replace(day=1), Precision.YEAR: cell.replace(month=1, day=1)}
        return PartialDate(first.get(precision, cell), precision)
    if look is Look.PERCENT and isinstance(cell, int | float) and not isinstance(cell, bool):
        return Percentage(float(cell))
    return cell


def _spread(rows: list[list[Cell]], merged: tuple[Merged, ...]) -> None:
    """Let a merged cell count for every row that it covers."""
    if sum(last - first for (first, _), (last, _) in merged) > workbooks.MOST_CELLS:
        raise refusal("sheet_swells")
    for (first, column), (last, _last_column) in merged:
        if first < len(rows) and column < len(rows[first]):
            for row in range(first + 1, min(last + 1, len(rows))):
                _put(rows, (row, column), rows[first][column])


def _put(rows: list[list[Cell]], place: tuple[int, int], cell: Cell) -> None:
    row, column = place
    if row < len(rows):
        rows[row] += [""] * (column + 1 - len(rows[row]))
        rows[row][column] = cell
