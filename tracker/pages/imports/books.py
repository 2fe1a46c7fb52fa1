"""Workbooks of imports: templates with drop-downs and notes, and the rows to mend; nothing in them is a formula."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

import xlsxwriter
from flask_babel import gettext as _
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from graph.domain.records import field_tables
from graph.domain.records.field_tables import FieldTable
from graph.domain.records.import_layouts import BesideRecord
from graph.domain.records.imports import Kind
from graph.domain.values import texts
from graph.importers.columns import COLUMNS, Column
from tracker.wording import field_dictionary, hints, i18n, labels
from tracker.wording.messages import imports as words

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False, "constant_memory": False}
_ROWS = 5_000  # rows of a template that have drop-downs
_TABLES = {
    Kind.REPLICATIONS: field_tables.REPLICATION,
    Kind.INNOVATIONS: field_tables.INNOVATION,
    Kind.UNITS: field_tables.UNIT,
    Kind.AGENCIES: field_tables.AGENCY,
}


def template(kind: Kind) -> io.BytesIO:
    """Return an empty list of a kind: data first, then the notes, the words of the drop-downs, and the dictionary."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, _OPTIONS) as book:
        bold, text = book.add_format({"bold": True, "num_format": "@"}), book.add_format({"num_format": "@"})
        wrap = book.add_format({"text_wrap": True, "valign": "top"})
        data, notes, choices = (book.add_worksheet(name) for name in (_("Data"), _("Petunjuk"), _("Pilihan")))
        data.freeze_panes(1, 0)
        notes.set_column(0, 1, 24)
        notes.set_column(2, 2, 90, wrap)
        for place, head in enumerate((_("Kolom"), _("Wajib"), _("Cara mengisi"))):
            notes.write_string(0, place, head, bold)
        for place, column in enumerate(COLUMNS[kind]):
            label = str(words.COLUMNS[column.name])
            data.set_column(place, place, max(16, len(label) + 2), text)
            data.write_string(0, place, label, bold)
            notes.write_string(place + 1, 0, label)
            notes.write_string(place + 1, 1, _("ya") if column.is_required else _("tidak"))
            notes.write_string(place + 1, 2, _how(column))
            if listed := spoken(column):
                _offer(data, choices, place, listed)
        _explain(book.add_worksheet(_(field_dictionary.TITLE)), _TABLES[kind], bold, wrap)
    file.seek(0)
    return file


def refused(header: list[str], rows: Iterable[list[str]], beside: Sequence[BesideRecord] = ()) -> io.BytesIO:
    """Return the rows to mend as a workbook; every cell is text, so that a code stays what it is.

    A second sheet lists the lines of the file that are no records, so that none of them is missed.
    """
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, _OPTIONS | {"constant_memory": True}) as book:
        bold, text = book.add_format({"bold": True}), book.add_format({"num_format": "@"})
        sheet = book.add_worksheet(_("Data"))
        sheet.set_column(0, len(header), 24, text)
        for number, row in enumerate(_joined(header, rows)):
            for place, cell in enumerate(row):
                sheet.write_string(number, place, cell, text if number else bold)
        if beside:
            _list_beside(book.add_worksheet(_("Bukan catatan")), beside, bold)
    file.seek(0)
    return file


def _list_beside(sheet: Worksheet, beside: Sequence[BesideRecord], bold: Format) -> None:
    sheet.set_column(0, 2, 24)
    for place, head in enumerate((_("Baris"), _("Sebab"), _("Isi"))):
        sheet.write_string(0, place, head, bold)
    for number, one in enumerate(beside, start=1):
        for place, cell in enumerate((str(one.number), str(words.BESIDE[one.reason]), one.text)):
            sheet.write_string(number, place, cell)


def refused_csv(header: list[str], rows: Iterable[list[str]]) -> str:
    """Return the rows to mend as CSV with a BOM, which spreadsheets read as UTF-8."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    text.write("\ufeff")
    for row in _joined(header, rows):
        writer.writerow(map(texts.guarded, row))
    return text.getvalue()


def spoken(column: Column) -> list[str]:
    """Return the words of a drop-down as the importer reads them back, in the reader's language."""
    if column.words is None:
        return []
    if i18n.language() == i18n.SOURCE:
        return [label for _code, label in labels.choices(labels.kind_of(column.words))]
    return [word.value.replace("_", " ") for word in column.words]


def _joined(header: list[str], rows: Iterable[list[str]]) -> Iterator[list[str]]:
    yield header
    yield from rows


def _explain(sheet: Worksheet, table: FieldTable, bold: Format, wrap: Format) -> None:
    sheet.freeze_panes(1, 0)
    sheet.set_column(0, len(field_dictionary.HEADS), 28, wrap)
    for place, head in enumerate(field_dictionary.HEADS):
        sheet.write_string(0, place, _(head), bold)
    for number, line in enumerate(field_dictionary.lines(table, _), start=1):
        for place, cell in enumerate(line):
            sheet.write_string(number, place, cell)


def _offer(data: Worksheet, choices: Worksheet, place: int, listed: list[str]) -> None:
    for number, word in enumerate(listed):
        choices.write_string(number, place, word)
    column = xl_col_to_name(place)
    source = f"='{choices.get_name()}'!${column}$1:${column}${len(listed)}"
    data.data_validation(1, place, _ROWS, place, {"validate": "list", "source": source, "error_type": "warning"})


def _how(column: Column) -> str:
    if column.words is not None:
        return _("Pilih salah satu: %(words)s", words=", ".join(spoken(column)))
    if column.name == "agency":
        return _("Nama resmi, nama singkat, atau kode wilayah, misalnya 33.14 atau Pemkab Sragen.")
    if column.name == "parent":
        return _("Nama atau kode inovasi, atau nomor replikasi (R-...) yang ditiru langsung.")
    return {
        "day": str(hints.PARTIAL_DAY),
        "full_day": str(hints.DAY),
        "number": str(hints.WHOLE),
        "year": _("Empat angka, misalnya 2019."),
        "code": _("Kode wilayah Kemendagri sebagai teks, misalnya 33.10."),
        "link": _("Alamat yang diawali https://."),
        "several": _("Beberapa isian dipisahkan titik koma."),
        "text": _("Teks bebas, paling banyak %(longest)s karakter.", longest=i18n.dec(column.longest)),
    }.get(column.form, _("Satu baris teks, paling banyak 200 karakter."))
