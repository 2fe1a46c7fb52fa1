"""The columns of reports that hold fields of a record, and their cells: both follow from its table."""

from typing import Any

from flask_babel import lazy_gettext as _l

from graph.domain.fields import FieldForm, FieldRow
from graph.domain.values import dates
from tracker.pages.reports.model import ReportColumn, Row
from tracker.wording import labels

_KINDS = {FieldForm.DAY: "day", FieldForm.NUMBER: "number"}


def column(row: FieldRow, head: str = "") -> ReportColumn:
    """Return the column of a field; ``head`` replaces what lists call it."""
    kind = labels.kind_of(row.words) if row.words is not None else _KINDS.get(row.form, "text")
    return ReportColumn(row.name, _l(head or row.heading), kind)


def of_record(rows: tuple[FieldRow, ...], record: object) -> Row:
    """Return the cells of these fields of a record by its table."""
    return {row.name: _cell(row, getattr(record, row.name)) for row in rows}


def _cell(row: FieldRow, value: Any) -> Any:  # Any: what the type of the row says, and what a cell holds
    return "; ".join(value) or None if row.form is FieldForm.LINES else value


def of_columns(rows: tuple[FieldRow, ...], record: object) -> Row:
    """Return the same of a record that holds a day and how much of it is known side by side, as the snapshot does."""
    return {
        row.name: dates.held(getattr(record, row.name), getattr(record, row.beside))
        if row.form is FieldForm.DAY
        else getattr(record, row.name)
        for row in rows
    }
