"""Reports as files: CSV, XLSX and JSON, written row by row."""

import csv
import io
import json
from collections.abc import Iterator
from typing import BinaryIO

import xlsxwriter
from flask_babel import gettext as _

from graph.domain.values import texts
from graph.domain.vocabulary import WorldKind
from tracker.documents import example_files
from tracker.pages.reports import cells
from tracker.pages.reports.model import Filters, Material, Report
from tracker.wording import i18n, labels, lists

_BOM = "\ufeff"
_NARROW = {"number", "verified", "year", "code", "slug", "agency", "day"}
_CHUNK = 500  # rows to a chunk of the answer
TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json",
}


def notes(report: Report, material: Material, filters: Filters, world: str) -> list[str]:
    """Return what is to be known beside the rows: which world, how it is computed, from what, as of when."""
    lines = [str(labels.EXAMPLE_LINE)] if world == WorldKind.EXAMPLE else []
    day = i18n.day(material.today)
    return [
        *lines,
        str(report.how),
        *([cells.inputs_line(report.inputs(material, filters))] if report.inputs else []),
        *([lists.left_out(material.left_out)] if material.left_out else []),
        _("Per %(day)s, jejak versi %(version)s", day=day, version=material.snapshot.rows.version),
    ]


def write(kind: str, report: Report, material: Material, filters: Filters, world: str, file: BinaryIO) -> None:
    """Write the report as a file of this kind."""
    if kind == "xlsx":
        as_xlsx(report, material, filters, world, file)
        return
    file.writelines(text.encode() for text in (as_csv if kind == "csv" else as_json)(report, material, filters, world))


def as_csv(report: Report, material: Material, filters: Filters, world: str) -> Iterator[str]:
    """Yield a CSV text: the header and the rows and nothing else, texts quoted, numbers bare."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\r\n")
    buffer.write(_BOM)
    marked = example_files.column(world)
    writer.writerow([*(str(column.label) for column in report.columns), *marked[:1]])
    for number, row in enumerate(report.rows(material, filters), start=1):
        writer.writerow([*(texts.guarded(cells.text(column, row)) for column in report.columns), *marked[1:]])
        if number % _CHUNK == 0:
            yield _taken(buffer)
    yield _taken(buffer)


def as_xlsx(report: Report, material: Material, filters: Filters, world: str, file: BinaryIO) -> None:
    """Write a workbook in which nothing is a formula or a link and codes are text (findings 19); notes stand apart."""
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(file, options) as book:
        bold, coded = book.add_format({"bold": True}), book.add_format({"num_format": "@"})
        sheet = book.add_worksheet(_("Data"))
        sheet.freeze_panes(1, 0)
        for place, column in enumerate(report.columns):
            sheet.set_column(place, place, 14 if column.kind in _NARROW else 32)
            sheet.write_string(0, place, str(column.label), bold)
        marked, beside = example_files.column(world), len(report.columns)
        for place, word in enumerate(marked[:1], start=beside):
            sheet.write_string(0, place, word, bold)
        for number, row in enumerate(report.rows(material, filters), start=1):
            for place, column in enumerate(report.columns):
                cell = cells.text(column, row)
                if isinstance(cell, (int, float)):
                    sheet.write_number(number, place, cell)
                elif cell != "":
                    sheet.write_string(
                        number, place, str(cell), coded if column.kind in {"code", "slug", "agency"} else None
                    )
            for place, word in enumerate(marked[1:], start=beside):
                sheet.write_string(number, place, word)
        about = book.add_worksheet(_("Keterangan"))
        about.set_column(0, 0, 120)
        for number, line in enumerate(notes(report, material, filters, world)):
            about.write_string(number, 0, line)


def as_json(report: Report, material: Material, filters: Filters, world: str) -> Iterator[str]:
    """Yield the JSON form; a report may bring a document of its own."""
    if report.document is not None:
        said = {"notes": notes(report, material, filters, world)}
        document = {**report.document(material), "world": world, **said, **_unreadable(material)}
        yield json.dumps(document, ensure_ascii=False, indent=1)
        return
    yield '{"rows": ['
    for number, row in enumerate(report.rows(material, filters)):
        line = {column.name: cells.value(column, row) for column in report.columns}
        yield (",\n" if number else "\n") + json.dumps(line, ensure_ascii=False)
    rest = {
        "columns": [{"name": column.name, "label": str(column.label)} for column in report.columns],
        "as_of": material.today.isoformat(),
        "version": material.snapshot.rows.version,
        "world": world,
        "how": str(report.how),
        "notes": notes(report, material, filters, world),
        **({"inputs": cells.inputs_values(report.inputs(material, filters))} if report.inputs else {}),
        **_unreadable(material),
    }
    yield "\n], " + json.dumps(rest, ensure_ascii=False)[1:]


def _unreadable(material: Material) -> dict[str, int]:
    return {"unreadable": material.left_out} if material.left_out else {}


def _taken(buffer: io.StringIO) -> str:
    text = buffer.getvalue()
    buffer.seek(0)
    buffer.truncate()
    return text
