"""How a cell reads on a page, in a file, and for a machine."""

import re
from collections.abc import Iterable, Sequence

from flask import current_app, url_for
from flask_babel import gettext as _

from graph.analytics.dataset.scope import Inputs
from graph.domain.values import numbers
from graph.domain.values.dates import PartialDate
from tracker.figures import words as measure_words
from tracker.pages.reports.model import ReportColumn, Row
from tracker.wording import i18n, labels

_PLAIN = {"text", "code", "slug", "agency", "number", "verified", "year", "day", "published"}
_KEMENDAGRI = re.compile(r"\d\d(\.\d\d)?")
SMALLEST = 0.0001  # below it Python writes an exponent


def value(column: ReportColumn, row: Row) -> object:
    """Return the cell for JSON: codes stay codes, days are ISO text cut to their precision."""
    cell = row[column.name]
    if column.kind == "verified":
        return numbers.known(cell)
    return cell.iso if isinstance(cell, PartialDate) else cell


def text(column: ReportColumn, row: Row) -> object:
    """Return the cell for a file: words in the reader's language, numbers as numbers, codes as text."""
    cell = value(column, row)
    if cell is None:
        return ""
    if column.kind not in _PLAIN:
        return labels.label(cell, column.kind)
    return cell if column.is_number or column.kind == "year" else str(cell)


def shown(column: ReportColumn, row: Row) -> object:
    """Return the cell for a page; None reads as unknown there."""
    cell = row[column.name]
    if column.kind == "verified":
        return numbers.known(cell)
    if isinstance(cell, PartialDate):
        return i18n.day(cell)
    if cell is None:
        return None
    if column.kind == "agency":
        return cell if _KEMENDAGRI.fullmatch(cell) else None
    if column.kind == "published":
        return i18n.published(str(cell))
    return str(cell) if column.kind == "year" else (cell if column.is_number else text(column, row))


def href(column: ReportColumn, row: Row) -> str | None:
    """Return where the cell leads, or None."""
    if column.link is None:
        return None
    endpoint, argument, cell = column.link
    target = row[cell]
    if not target or ", " in str(target) or endpoint not in current_app.view_functions:
        return None
    return url_for(endpoint, **{argument: target})


def is_aside(column: ReportColumn, row: Row) -> bool:
    """Say whether a narrow screen may leave the cell out: a bare code, or what is unknown."""
    return shown(column, row) is None or (column.kind in {"code", "agency"} and column.link is None)


def decimals(columns: Iterable[ReportColumn], rows: Sequence[Row]) -> dict[str, int]:
    """Return how many decimals each column of numbers needs, so that all of its numbers have as many."""
    return {
        column.name: max((_places(row[column.name]) for row in rows), default=0) if column.is_number else 0
        for column in columns
    }


def _places(cell: object) -> int:
    return len(repr(cell).partition(".")[2]) if isinstance(cell, float) and abs(cell) >= SMALLEST else 0


def inputs_line(found: Inputs) -> str:
    """Say what the numbers of a report rest on, and what they leave out."""
    if numbers.known(found.verified) is None:
        return measure_words.nothing_verified(found)
    return _(
        "Dihitung dari %(used)s replikasi yang pernah terverifikasi. Tidak ikut: %(mandated)s amanat pusat, "
        "%(recorded)s tercatat tetapi belum diverifikasi, %(undated)s tanpa tahun mulai.",
        used=i18n.dec(found.used),
        mandated=i18n.dec(found.mandated),
        recorded=i18n.dec(found.recorded),
        undated=i18n.dec(found.undated),
    )


def inputs_values(found: Inputs) -> dict[str, object]:
    """Return the same for a machine."""
    left_out = {"mandated": found.mandated, "recorded": found.recorded, "undated": found.undated}
    if numbers.known(found.verified) is None:
        left_out = {"mandated": None, "recorded": numbers.known(found.recorded), "undated": None}
        return {"used": None, "left_out": left_out}
    return {"used": found.used, "left_out": left_out}
