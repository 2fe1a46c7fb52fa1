"""Files as offices send them: each gives the result that stands beside it."""

from pathlib import Path

import pytest

from graph.domain.errors import Invalid
from graph.domain.records.imports import FileRow, Kind
from graph.importers import columns, entries, sheets
from graph.importers.sheets import Sheet
from tests.conftest import SHARED

pytestmark = pytest.mark.shared
FIELD = SHARED / "field"
SAID = "Seharusnya"


def read(name: str, kind: Kind) -> tuple[Sheet, list[FileRow]]:
    path = FIELD / name
    sheet = sheets.read(name, path.read_bytes(), kind)
    return sheet, list(entries.entries(kind, sheet, columns.guess(kind, sheet.header)))


def expected(sheet: Sheet) -> list[str]:
    place = sheet.header.index(SAID)
    return [str(line.cells[place]) for line in sheet.lines]


def test_numbers_are_read_or_refused_as_they_should() -> None:
    sheet, rows = read("angka.xlsx", Kind.REPLICATIONS)

    found = ["ditolak" if one.problems else str(one.values["beneficiaries"]) for one in rows]
    assert found == expected(sheet)
    assert {slip.field for one in rows for slip in one.problems} == {"beneficiaries"}


def test_errors_refuse_their_rows_at_the_field() -> None:
    _sheet, rows = read("galat.xlsx", Kind.REPLICATIONS)

    assert [[(slip.field, slip.values["text"]) for slip in one.problems] for one in rows] == [
        [("started_on", "#N/A")],
        [("beneficiaries", "#DIV/0!")],
        [("units", "#REF!")],
        [("agency", "#N/A")],
        [("started_on", "=")],
        [],
    ]


def test_merged_cells_count_for_their_rows() -> None:
    _sheet, rows = read("gabung.xlsx", Kind.REPLICATIONS)

    assert [one.values["parent"] for one in rows[:3]] == ["UPTPK"] * 3
    assert [one.values["started_on"].iso for one in rows] == ["2021", "2021", "2021", "2023"]
    assert [one.values.get("units") for one in rows[:3]] == [None, ("Dinas Sosial",), ("Dinas Sosial",)]


@pytest.mark.parametrize(
    ("name", "kind", "records"),
    [
        ("judul-dua-baris.xlsx", Kind.REPLICATIONS, ["UPTPK", "UPTPK"]),
        ("lampiran.xlsx", Kind.UNITS, ["Unit Satu Contoh", "Unit Dua Contoh"]),
        ("bukan-catatan-unit.csv", Kind.UNITS, ["Dinas Kesehatan Contoh", "Puskesmas Contoh Satu"]),
        ("lembar-tersembunyi.xlsx", Kind.UNITS, ["Unit Terlihat Contoh"]),
        ("petunjuk-di-depan.xlsx", Kind.UNITS, ["Unit Terlihat Contoh"]),
    ],
)
def test_a_table_is_found_with_its_records_only(name: str, kind: Kind, records: list[str]) -> None:
    sheet, rows = read(name, kind)

    assert [one.values["parent" if kind is Kind.REPLICATIONS else "name"] for one in rows] == records
    assert len(sheet.lines) + len(sheet.beside) == sheet.total
    assert not [one.problems for one in rows if one.problems]


def test_a_joined_heading_names_the_origin() -> None:
    _sheet, rows = read("judul-dua-baris.xlsx", Kind.REPLICATIONS)

    assert [(one.values["agency"], one.values["origin"]) for one in rows] == [("33.10", "33.14"), ("33.11", "33.14")]


def test_hidden_rows_are_named() -> None:
    sheet, _rows = read("baris-tersaring.xlsx", Kind.UNITS)

    assert sheet.hidden == (3, 5)


def test_an_open_quotation_mark_is_named_with_its_line() -> None:
    with pytest.raises(Invalid) as refused:
        read("kutip-terbuka.csv", Kind.INNOVATIONS)

    assert [(one.code, one.values) for one in refused.value.problems] == [("sheet_quote_open", {"line": 2})]


def test_a_row_with_more_cells_than_headings_is_refused() -> None:
    _sheet, rows = read("koma-tanpa-kutip.csv", Kind.INNOVATIONS)

    assert [[slip.code for slip in one.problems] for one in rows] == [["row_wide"], []]


def test_one_bad_byte_is_named() -> None:
    _sheet, rows = read("satu-bita-salah.csv", Kind.UNITS)

    assert rows[0].values["name"] == "Unit Jum’at Bersih Contoh"
    assert [[(slip.field, slip.code) for slip in one.problems] for one in rows] == [[], [("name", "cell_byte")]]


def test_days_keep_what_their_cells_show() -> None:
    sheet, rows = read("bulan-saja.xlsx", Kind.REPLICATIONS)

    assert [one.values["started_on"].iso for one in rows] == [text.split(" ")[0] for text in expected(sheet)]


def test_days_are_read_or_refused_as_they_should() -> None:
    sheet, rows = read("tanggal.csv", Kind.REPLICATIONS)

    right = [text.removeprefix("ditolak atau ").split(" ")[0].rstrip(":") for text in expected(sheet)]
    assert [_day(one) for one in rows] == right
    (number,) = [slip for one in rows for slip in one.problems if slip.code == "date_number"]
    assert number.values["iso"] == "2021-08-17"


def _day(row: FileRow) -> str:
    if row.problems:
        return "ditolak"
    return row.values["started_on"].iso if "started_on" in row.values else "tidak"


def test_a_column_that_writes_months_first_is_asked_about() -> None:
    sheet, rows = read("tanggal-bulan-dulu.csv", Kind.REPLICATIONS)

    assert entries.orders_to_ask(Kind.REPLICATIONS, sheet, columns.guess(Kind.REPLICATIONS, sheet.header)) == [
        "started_on"
    ]
    assert not [one for one in rows if "started_on" in one.values]


def test_placeholders_are_empty() -> None:
    _sheet, rows = read("isian-kosong.csv", Kind.REPLICATIONS)

    assert not [one for one in rows if {"local_name", "proof_number"} & one.values.keys()]
    assert [one.values.get("units") for one in rows] == [("Dinas Sosial",), None]


def test_every_file_of_lists_has_its_test() -> None:
    own = Path(__file__).read_text("utf-8")
    elsewhere = {
        "instansi-kode-dan-nama.csv", "nama-instansi.csv", "unit-ganda.csv", "lintas-inovasi.csv",
        "lintas-replikasi.csv", "kata-panjang.csv",
    }  # fmt: skip
    assert {path.name for path in FIELD.iterdir() if path.suffix != ".md" and path.name not in own} <= elsewhere
