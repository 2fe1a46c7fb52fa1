"""A workbook is read as its reader saw it: types, formats, merged cells, sheets, hidden rows."""

import io
from collections.abc import Callable
from datetime import date, datetime, time

import pytest
import xlsxwriter
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from graph.domain.records.import_layouts import FileLayout, SheetName
from graph.domain.records.imports import FileRow, Kind
from graph.domain.values.dates import PartialDate
from graph.domain.vocabulary import Precision
from graph.importers import columns, entries, sheets
from graph.importers.sheets import Sheet
from graph.importers.workbook_marks import Look, look
from tests.factories.sheets import with_cells

Writing = Callable[[Workbook, Worksheet], None]


def read(write: Writing, kind: Kind = Kind.REPLICATIONS, layout: FileLayout | None = None) -> Sheet:
    file = io.BytesIO()
    with xlsxwriter.Workbook(file) as book:
        write(book, book.add_worksheet("Data"))
    return sheets.read("daftar.xlsx", file.getvalue(), kind, layout or FileLayout())


def rows(sheet: Sheet, kind: Kind = Kind.REPLICATIONS) -> list[FileRow]:
    return list(entries.entries(kind, sheet, columns.guess(kind, sheet.header)))


@pytest.mark.parametrize(
    ("cell", "shown", "code"),
    [
        (0.247, "0.0%", "cell_percent"),
        (1, "0%", "cell_percent"),  # 100 %
        (33.125, None, "whole_unreadable"),
        (1.065, None, "whole_unreadable"),
        (True, None, "cell_truth"),
        (False, None, "cell_truth"),
        ("0,500", None, "whole_unreadable"),
        ("0.247", None, "whole_unreadable"),
        ("TRUE", None, "whole_unreadable"),
    ],
)
def test_a_typed_cell_is_never_multiplied(cell: object, shown: str | None, code: str) -> None:
    def write(book: Workbook, sheet: Worksheet) -> None:
        sheet.write_row(0, 0, ["Inovasi", "Penerima manfaat"])
        sheet.write_row(1, 0, ["A", 1])  # a 1 beside a TRUE: equal to Python, and not the same
        sheet.write(2, 0, "B")
        sheet.write(2, 1, cell, book.add_format({"num_format": shown}) if shown else None)

    first, second = rows(read(write))

    assert first.values["beneficiaries"] == 1
    assert [(slip.field, slip.code) for slip in second.problems] == [("beneficiaries", code)]


@pytest.mark.parametrize(
    ("code", "seen"),
    [
        ("mmm-yy", Look.MONTH),
        ("mmmm yyyy", Look.MONTH),
        ("[$-421]mmmm\\ yyyy;@", Look.MONTH),
        ("yyyy", Look.YEAR),
        ('"Tahun "yyyy', Look.YEAR),
        ("0%", Look.PERCENT),
        ("dd/mm/yyyy", None),
        ("d mmm", None),
        ("#,##0", None),
        ("General", None),
        ("yyyy\\-mm\\-dd\\ hh:mm", None),
        ('0.00" %"', None),  # a word beside the number; the number stays what it is
    ],
)
def test_a_format_shows_less_or_other_than_the_value(code: str, seen: Look | None) -> None:
    assert look(code) is seen


def test_a_day_keeps_as_much_as_its_format_shows() -> None:
    shown = ["mmm-yy", "yyyy", "dd/mm/yyyy"]

    def write(book: Workbook, sheet: Worksheet) -> None:
        sheet.write_row(0, 0, ["Inovasi", "Tanggal mulai"])
        for row, code in enumerate(shown, start=1):
            sheet.write_string(row, 0, f"T{row}")
            sheet.write_datetime(
                row, 1, datetime.combine(date(2021, 3, 14), time()), book.add_format({"num_format": code})
            )

    assert [one.values["started_on"] for one in rows(read(write))] == [
        PartialDate(date(2021, 3, 1), Precision.MONTH),
        PartialDate(date(2021, 1, 1), Precision.YEAR),
        PartialDate(date(2021, 3, 14)),
    ]


@pytest.mark.parametrize("error", ["#N/A", "#DIV/0!", "#REF!", "#NAME?"])
def test_an_error_refuses_its_row_at_the_field(error: str) -> None:
    def write(_book: Workbook, sheet: Worksheet) -> None:
        sheet.write_row(0, 0, ["Inovasi", "Tahun replikasi", "Unit", "Catatan panitia"])
        sheet.write_row(1, 0, ["A", 2021])
        sheet.write(1, 2, "=Z9", None, error)
        sheet.write_row(2, 0, ["B", 2021, "Dinas"])
        sheet.write(2, 3, "=Z9", None, error)  # in a column that nobody reads

    first, second = rows(read(write))

    assert [(slip.field, slip.code, slip.values["text"]) for slip in first.problems] == [("units", "cell_error", error)]
    assert second.problems == ()


CELLS = {
    "><f>5*2</f><v>10</v>": (10, []),
    "><f>5*2</f>": (None, ["cell_formula"]),
    "><f>5*2</f><v></v>": (None, ["cell_formula"]),
    't="str"><f>""</f><v></v>': (None, []),  # a formula that shows nothing
    't="e"><v>#NULL!</v>': (None, ["cell_error"]),
}


@pytest.mark.parametrize("cell", CELLS)
def test_a_formula_is_what_it_shows_and_one_without_a_stored_value_is_not_empty(cell: str) -> None:
    shown = '<c r="{}" t="inlineStr"><is><t>{}</t></is></c>'.format
    kind, value_of = cell.split(">", 1)
    head = shown("A1", "Inovasi") + shown("B1", "Penerima manfaat")
    book = with_cells(f'<row r="1">{head}</row><row r="2">{shown("A2", "X")}<c r="B2" {kind}>{value_of}</c></row>')
    value, codes = CELLS[cell]
    (found,) = rows(sheets.read("daftar.xlsx", book, Kind.REPLICATIONS))

    assert (found.values.get("beneficiaries"), [slip.code for slip in found.problems]) == (value, codes)


def test_a_merged_cell_counts_for_every_row_that_it_covers() -> None:
    def write(_book: Workbook, sheet: Worksheet) -> None:
        sheet.write_row(0, 0, ["Instansi", "Inovasi", "Tahun replikasi", "Unit"])
        sheet.write_column(1, 0, ["33.10", "33.11", "33.12"])
        sheet.merge_range("B2:B4", "UPTPK")
        sheet.merge_range("C2:C3", 2021)
        sheet.write_string(3, 3, "Dinas Sosial")

    found = [(one.values["parent"], "started_on" in one.values, one.values.get("units")) for one in rows(read(write))]

    assert found == [("UPTPK", True, None), ("UPTPK", True, None), ("UPTPK", False, ("Dinas Sosial",))]


def test_headings_over_two_rows_join() -> None:
    def write(_book: Workbook, sheet: Worksheet) -> None:
        for place, name in ((0, "No"), (1, "Instansi"), (4, "Tahun replikasi")):
            sheet.merge_range(0, place, 1, place, name)
        sheet.merge_range("C1:D1", "Inovasi yang direplikasi")
        sheet.write_row(1, 2, ["Nama inovasi", "Instansi asal"])
        sheet.write_row(2, 0, [1, "33.10", "UPTPK", "33.14", 2021])

    sheet = read(write)

    assert (sheet.heading, sheet.heading_lines) == (1, 2)
    assert [sorted(one.values) for one in rows(sheet)] == [["agency", "origin", "parent", "started_on"]]


def two_sheets(book: Workbook, first: Worksheet, title: str) -> None:
    first.write_column(0, 0, ["Petunjuk pengisian", "1. Isi lembar Isi", "2. Unggah"])
    second = book.add_worksheet(title)
    second.write_row(0, 0, ["Nama unit", "Jenis unit"])
    second.write_row(1, 0, ["Unit Satu", "Dinas"])


def test_the_sheet_that_names_columns_is_read_and_another_can_be_chosen() -> None:
    sheet = read(lambda book, first: two_sheets(book, first, "Isi"), Kind.UNITS)
    chosen = read(lambda book, first: two_sheets(book, first, "Isi"), Kind.UNITS, FileLayout(sheet="Data"))

    assert (sheet.name, sheet.sheets) == ("Isi", (SheetName("Data", False), SheetName("Isi", False)))
    assert (chosen.name, chosen.header) == ("Data", ("Petunjuk pengisian",))


def test_a_hidden_sheet_is_not_read_unless_it_is_chosen() -> None:
    def write(book: Workbook, first: Worksheet) -> None:
        hidden = book.add_worksheet("Ref")
        hidden.hide()
        for sheet, name in ((hidden, "Unit Lama"), (first, "Unit Baru")):
            sheet.write_row(0, 0, ["Nama unit", "Jenis unit", "Kode wilayah"][: 3 if sheet is hidden else 2])
            sheet.write_row(1, 0, [name, "Dinas"])

    assert [one.values["name"] for one in rows(read(write, Kind.UNITS), Kind.UNITS)] == ["Unit Baru"]
    chosen = read(write, Kind.UNITS, FileLayout(sheet="Ref"))
    assert [one.values["name"] for one in rows(chosen, Kind.UNITS)] == ["Unit Lama"]


def test_hidden_rows_are_named_and_can_be_left_out() -> None:
    def write(_book: Workbook, sheet: Worksheet) -> None:
        sheet.write_row(0, 0, ["Nama unit", "Jenis unit"])
        for row in range(1, 5):
            sheet.write_row(row, 0, [f"Unit {row}", "Dinas"])
        sheet.set_row(2, None, None, {"hidden": True})

    whole, rest = read(write, Kind.UNITS), read(write, Kind.UNITS, FileLayout(leaves_hidden=True))

    assert (whole.hidden, len(whole.lines)) == ((3,), 4)
    assert [line.number for line in rest.lines] == [2, 4, 5]
    assert [(one.number, one.reason.value) for one in rest.beside] == [(1, "heading"), (3, "hidden")]


def test_the_heading_can_be_chosen_and_a_cell_written_over() -> None:
    def write(_book: Workbook, sheet: Worksheet) -> None:
        sheet.write_row(0, 0, ["Bentuk", "Uraian"])
        sheet.write_row(1, 0, ["Nama unit", "Jenis unit"])
        sheet.write_row(2, 0, ["Unit Satu", "Dnas"])

    found = read(write, Kind.UNITS, FileLayout(heading=1, heading_lines=1))
    mended = read(write, Kind.UNITS, FileLayout(mended={3: {1: "Dinas"}}))

    assert (found.header, len(found.lines)) == (("Bentuk", "Uraian"), 2)
    assert [one.values for one in rows(mended, Kind.UNITS)] == [{"name": "Unit Satu", "kind": "opd"}]
