"""CSV is read strictly: no line vanishes into a cell, no byte spoils the others."""

import pytest

from graph.domain.errors import Invalid
from graph.domain.records.imports import FileRow, Kind
from graph.importers import columns, entries, sheets
from tests.factories.sheets import codes


def rows(text: str | bytes, kind: Kind = Kind.INNOVATIONS) -> list[FileRow]:
    content = text.encode() if isinstance(text, str) else text
    sheet = sheets.read("daftar.csv", content, kind)
    return list(entries.entries(kind, sheet, columns.guess(kind, sheet.header)))


def slips(found: list[FileRow]) -> list[tuple[int, list[tuple[str, str]]]]:
    return [(one.row, [(slip.field, slip.code) for slip in one.problems]) for one in found]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('Nama;Ringkasan\nSatu;"antre\nDua;pendek\nTiga;"lama"\n', 2),  # closed by the mark that opens another cell
        ('Nama;Ringkasan\nSatu;pendek\nDua;"antre\nTiga;lama\n', 3),  # never closed
        ('Nama;Ringkasan\nSatu;"dua\nbaris"\nDua;"sebut ""Jempol"" dan\nTiga;lama\n', 4),  # behind a cell of two lines
        ('sep=;\nNama;Ringkasan\nSatu;"antre\n', 3),
    ],
)
def test_an_open_quotation_mark_is_named_with_its_line(text: str, line: int) -> None:
    with pytest.raises(Invalid) as refused:
        rows(text)

    assert codes(refused) == [("file", "sheet_quote_open")]
    assert refused.value.problems[0].values == {"line": line}


def test_a_cell_that_swallows_lines_of_the_table_refuses_its_row() -> None:
    found = rows('Nama;Ringkasan;Masalah\nSatu;"antre;lama\nDua;pendek;jauh\nTiga;izin";lambat\nEmpat;rapi;jauh\n')

    assert slips(found) == [(2, [("row", "row_swallows")]), (3, [])]


def test_a_cell_of_several_lines_is_one_cell() -> None:
    found = rows('Nama;Ringkasan\nSatu;"Warga mengantre.\nLalu pulang."\n')

    assert [one.values["summary"] for one in found] == ["Warga mengantre.\nLalu pulang."]


def test_a_row_with_more_cells_than_headings_is_refused_and_a_shorter_one_read() -> None:
    found = rows("Nama inovasi,Ringkasan,Masalah\nCepat, Tepat, Akurat,Antre,Lama\nLapor,Aduan\nRapi,a,b,,\n")

    assert slips(found) == [(2, [("row", "row_wide")]), (3, []), (4, [])]


def test_one_bad_byte_is_named_and_spoils_no_other_letter() -> None:
    found = rows(
        "Nama unit;Jenis unit\nUnit Jum’at;Dinas\nUnit Caf\udce9;Dinas\n".encode(errors="surrogateescape"), Kind.UNITS
    )

    assert slips(found) == [(2, []), (3, [("name", "cell_byte")])]
    assert found[0].values["name"] == "Unit Jum’at"
    assert found[1].problems[0].values == {"text": "Unit Caf� (0xE9)"}


def test_a_file_without_any_letter_of_utf_8_is_of_windows() -> None:
    found = rows("Nama unit;Jenis unit\nUnit Café;Dinas\n".encode("cp1252"), Kind.UNITS)

    assert found[0].values["name"] == "Unit Café"


@pytest.mark.parametrize("text", ["#N/A", "#DIV/0!", "#REF!", "#NAME?", "#VALUE!", "#NILAI!", "#####", "Err:508"])
def test_an_error_that_a_spreadsheet_wrote_refuses_its_row_at_the_field(text: str) -> None:
    found = rows(f"Nama;Ringkasan\nSatu;{text}\n")

    assert [(slip.field, slip.code, slip.values) for slip in found[0].problems] == [
        ("summary", "cell_error", {"text": text})
    ]


@pytest.mark.parametrize(
    "text", ["-", "--", "–", "n/a", "N/A", "NULL", "null", "belum ada", "Belum ada.", "tidak ada", "...", "nihil"]
)
def test_what_only_fills_its_place_is_empty(text: str) -> None:
    found = rows(f"Nama unit;Instansi;ID SINOVIK\nUnit Satu;33.10;{text}\n{text};33.10;S-1\n", Kind.UNITS)

    assert (found[0].values, found[0].problems) == ({"name": "Unit Satu", "agency": "33.10"}, ())
    assert slips(found[1:]) == [(3, [("name", "cell_empty")])]


def test_nothing_is_an_answer_in_prose() -> None:
    found = rows("Nama;Ringkasan;Masalah\nSatu;Tidak ada;-\n")

    assert found[0].values == {"name": "Satu", "summary": "Tidak ada"}
