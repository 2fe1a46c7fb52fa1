"""Order the rows of a report by one of its columns; what is read a page at a time keeps the order of its report."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from flask_babel import gettext as _

from graph.domain.values.dates import PartialDate
from tracker.pages.reports import cells
from tracker.pages.reports.model import Report, ReportColumn, Row
from tracker.web import query_arguments

FALLING = "-"  # before the name of the column


@dataclass(frozen=True, slots=True)
class RowOrder:
    """A column by which the rows are ordered, and whether the largest comes first."""

    column: ReportColumn
    is_falling: bool = False

    @property
    def asked(self) -> str:
        """Return how an address asks for it."""
        return f"{FALLING if self.is_falling else ''}{self.column.name}"

    @property
    def words(self) -> str:
        by_size = self.column.is_number or self.column.kind in {"year", "day", "published"}
        if by_size:
            what = _("%(column)s, terbesar dahulu") if self.is_falling else _("%(column)s, terkecil dahulu")
        else:
            what = _("%(column)s, Z–A") if self.is_falling else _("%(column)s, A–Z")
        return what % {"column": self.column.label}


def orders(report: Report) -> list[RowOrder]:
    """Return the orders to choose from; none for a report that is read a page at a time."""
    if report.begins:
        return []
    return [RowOrder(column, is_falling) for column in report.on_page for is_falling in (False, True)]


def read(report: Report, arguments: Mapping[str, str]) -> RowOrder | None:
    """Return the order that an address asks for; Invalid for one that the report does not have."""
    known = {one.asked: one for one in orders(report)}
    asked = query_arguments.one_of("order", arguments.get("order", "").strip(), known)
    return known[asked] if asked else None


def ordered(rows: Iterable[Row], by: RowOrder | None) -> list[Row]:
    """Return the rows in this order; what is unknown comes last, and equals keep the order of the report."""
    held = list(rows)
    if by is None:
        return held
    known = [row for row in held if cells.value(by.column, row) is not None]
    known.sort(key=lambda row: _size(by.column, row), reverse=by.is_falling)
    return known + [row for row in held if cells.value(by.column, row) is None]


def _size(column: ReportColumn, row: Row) -> tuple[float, str]:
    cell = row[column.name]
    if isinstance(cell, PartialDate):
        return 0, cell.iso
    if isinstance(cell, int | float):
        return cell, ""
    return 0, str(cells.text(column, row)).casefold()
