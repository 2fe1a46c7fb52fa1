"""Lines of a table that are no records are told apart, and every line of a file is accounted for."""

import pytest

from graph.domain.records.imports import Kind
from graph.importers import sheets
from graph.importers.sheets import Sheet

HEAD = "No;Nama unit;Jenis unit"


def read(*lines: str, head: str = HEAD) -> Sheet:
    return sheets.read("daftar.csv", "\n".join([head, *lines]).encode(), Kind.UNITS)


def reasons(sheet: Sheet) -> list[tuple[int, str]]:
    return [(one.number, one.reason.value) for one in sheet.beside if one.reason.value != "heading" or one.number > 1]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("(1);(2);(3)", "numbering"),
        ("1;2;3", "numbering"),
        ("[1];[2];[3]", "numbering"),
        ("4;;", "numbering"),
        (";JUMLAH;", "total"),
        (";Jumlah;12", "total"),
        ("Total;;3", "total"),
        (";Sub Total;2", "total"),
        (";Jumlah unit;2", "total"),
        ("No;Nama unit;Jenis unit", "heading"),
        (";;", "empty"),
    ],
)
def test_a_line_that_is_no_record_has_its_reason(line: str, reason: str) -> None:
    sheet = read("1;Unit Satu;Dinas", line, "2;Unit Dua;Dinas")

    assert reasons(sheet) == [(3, reason)]
    assert [row.number for row in sheet.lines] == [2, 4]


@pytest.mark.parametrize(
    "line",
    ["3;Total Sehat;Dinas", "3;Jumlah Terpadu Contoh;Dinas", "3;TTD Daring Contoh;Dinas", "3;2;Dinas", "5;Unit 5;"],
)
def test_a_record_that_looks_like_such_a_line_stays_one(line: str) -> None:
    sheet = read("1;Unit Satu;Dinas", line)

    assert (len(sheet.lines), reasons(sheet)) == (2, [])


@pytest.mark.parametrize(
    "block",
    [
        [
            "",
            ";Kota Contoh, 12 Maret 2025",
            ";Kepala Bagian Organisasi",
            ";ttd",
            ";BUDI CONTOH",
            ";NIP. 19700101 199001 1 001",
        ],
        [";Mengetahui,", ";Kepala Dinas Contoh", "", "", ";Nama Contoh", ";NIP 19700101"],
        [";Bupati Contoh", ";(ttd)", ";Nama Contoh"],
        [";;Contoh, Maret 2025", ";;Sekretaris Daerah"],
        [";Sumber: Bagian Organisasi"],
        [";*) data sementara"],
    ],
)
def test_what_is_signed_below_a_table_is_no_record(block: list[str]) -> None:
    sheet = read("1;Unit Satu;Dinas", "2;Unit Dua;Badan", *block)

    assert len(sheet.lines) == 2
    assert len(reasons(sheet)) == len(block) - (block[-1] == "")


def test_offices_among_the_records_stay_records() -> None:
    sheet = read("Sekretaris Daerah", "Inspektorat", "Dinas Satu", "Kota Contoh, 2 Mei 2025", "ttd", head="Nama unit")

    assert [row.cells[0] for row in sheet.lines] == ["Sekretaris Daerah", "Inspektorat", "Dinas Satu"]


def test_every_line_of_a_file_is_accounted_for() -> None:
    sheet = read(
        "LAMPIRAN",
        "(1);(2);(3)",
        "1;Unit Satu;Dinas",
        "",
        ";JUMLAH;1",
        ";Contoh, 1 Mei 2025",
        head="KEPUTUSAN\n\n" + HEAD,
    )

    assert len(sheet.lines) + len(sheet.beside) == sheet.total == 9
