"""Spreadsheets as they come: every reading is right or a clear refusal."""

import io
import random
import zipfile
from datetime import date

import pytest

from graph.domain.errors import Invalid
from graph.domain.records.imports import Kind
from graph.domain.values.dates import PartialDate
from graph.domain.vocabulary import Precision
from graph.importers import cells, columns, names, sheets
from graph.importers.entries import entries
from tests.factories.sheets import HEADER, ROWS, archive, codes, workbook


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|", "^", "~", ":", "#", "\x1f"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_csv_of_any_delimiter_and_encoding_reads_alike(delimiter: str, encoding: str) -> None:
    lines = [HEADER, *ROWS, ["Kafé", "x", ""]]
    text = "\r\n".join(delimiter.join(f'"{cell}"' for cell in line) for line in lines)

    sheet = sheets.read("daftar.csv", text.encode(encoding))

    assert sheet.header == tuple(HEADER)
    assert [line.cells for line in sheet.lines] == [tuple(ROWS[0]), tuple(ROWS[1]), ("Kafé", "x")]
    assert [line.number for line in sheet.lines] == [2, 3, 4]


def test_a_list_of_one_column_is_not_divided_by_a_sign_in_its_header() -> None:
    sheet = sheets.read("a.csv", b"Inovasi: nama/kode\nUPTPK\nTOSS: Gelgel\n")

    assert (sheet.header, [line.cells for line in sheet.lines]) == (
        ("Inovasi: nama/kode",),
        [("UPTPK",), ("TOSS: Gelgel",)],
    )


@pytest.mark.parametrize(
    ("text", "header", "cells"),
    [
        (
            "Instansi, nama;Inovasi, judul;Cara, bentuk\n33.10;Baru;Adaptasi\n33.14;Lapor, Pak;\n",
            3,
            ("33.10", "Baru", "Adaptasi"),
        ),
        ("Inovasi\nUPTPK, satu pintu\nLapor, Pak\n", 1, ("UPTPK, satu pintu",)),
        ("Nama,Instansi\nLapor,33.10\n", 2, ("Lapor", "33.10")),
        ("Instansi:Inovasi\n33.10:Lapor, Pak\n", 2, ("33.10", "Lapor, Pak")),
        ("A;B\n1,5;2,5\n2,5;3\n1;2\n", 2, ("1,5", "2,5")),
    ],
)
def test_the_sign_that_divides_the_rows_too_is_taken(text: str, header: int, cells: tuple[str, ...]) -> None:
    sheet = sheets.read("a.csv", text.encode())

    assert (len(sheet.header), sheet.lines[0].cells) == (header, cells)


@pytest.mark.parametrize("above", [["Daftar Replikasi 2024"], ["Daftar Replikasi 2024", "", "Biro Organisasi, Maret"]])
def test_titles_above_the_header_are_no_header(above: list[str]) -> None:
    table = [HEADER, *ROWS]
    text = "\n".join([*above, *(";".join(f'"{cell}"' for cell in line) for line in table)])

    of_text = sheets.read("a.csv", text.encode())
    of_book = sheets.read("a.xlsx", workbook([*([title] for title in above), *table]))

    assert of_text.header == of_book.header == tuple(HEADER)
    assert of_text.lines == of_book.lines
    assert [line.number for line in of_text.lines] == [len(above) + 2, len(above) + 3]


def test_a_list_of_one_column_keeps_its_header_whatever_it_is_called() -> None:
    known, unknown = (sheets.read("a.csv", f"{title}UPTPK\nTOSS\n".encode()) for title in ("Daftar\nInovasi\n", "X\n"))

    assert (known.header, len(known.lines)) == (("Inovasi",), 2)
    assert (unknown.header, len(unknown.lines)) == (("X",), 2)


def test_xlsx_keeps_codes_and_formulas_as_text_days_as_days_and_numbers_as_numbers() -> None:
    content = workbook([HEADER, ["33.10", "=HYPERLINK(1)", date(2023, 5, 1)], ["33", 7.0, 2023]])

    sheet = sheets.read("Daftar.XLSX", content)

    assert [line.cells for line in sheet.lines] == [
        ("33.10", "=HYPERLINK(1)", date(2023, 5, 1)),
        ("33", 7, 2023),
    ]


def test_control_characters_and_guards_of_formulas_are_gone() -> None:
    sheet = sheets.read("a.csv", 'a,b\n"x\x07\u202ey",\'=1+1\n'.encode())

    assert sheet.lines[0].cells == ("xy", "=1+1")


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.xlsx", b"a,b\n1,2\n", "sheet_kind"),
        ("a.csv", b"PK\x03\x04rest", "sheet_kind"),
        ("a.xls", b"\xd0\xcf\x11\xe0rest", "sheet_kind"),
        ("a.csv", b"a\0b,c\n1,2\n", "sheet_kind"),
        ("a.csv", b"", "sheet_empty"),
        ("a.csv", b"only,a,header\n", "sheet_empty"),
        ("a.csv", b"x" * (10 * 1024 * 1024 + 1), "sheet_large"),
        ("a.csv", b"a\n" + b"," * 300 + b"x\n", "sheet_wide"),
        ("a.xlsx", b"PK\x03\x04broken", "sheet_broken"),
    ],
)
def test_what_is_no_such_file_is_refused_at_the_file(name: str, content: bytes, code: str) -> None:
    with pytest.raises(Invalid) as refused:
        sheets.read(name, content)

    assert codes(refused) == [("file", code)]


def lying(content: bytes, says: int) -> bytes:
    """Let the directory of a bomb with one entry say a small size."""
    place = content.index(b"PK\x01\x02") + 24
    return content[:place] + says.to_bytes(4, "little") + content[place + 4 :]


@pytest.mark.parametrize(
    "bomb",
    [
        archive({"xl/workbook.xml": bytes(90_000_000)}),
        archive({f"xl/{n}": b"" for n in range(1_001)}),
        lying(archive({"xl/workbook.xml": bytes(90_000_000)}), says=1_000),
    ],
    ids=["swells", "many entries", "lies about its size"],
)
def test_bombs_are_refused_before_they_unpack(bomb: bytes) -> None:
    with pytest.raises(Invalid) as refused:
        sheets.read("a.xlsx", bomb)

    assert codes(refused)[0][1] in {"sheet_swells", "sheet_broken"}


def test_a_workbook_with_macros_is_refused() -> None:
    content = workbook([HEADER, *ROWS])
    with zipfile.ZipFile(file := io.BytesIO(content), "a") as made:
        made.writestr("xl/vbaProject.bin", b"x")

    with pytest.raises(Invalid) as refused:
        sheets.read("a.xlsx", file.getvalue())

    assert codes(refused) == [("file", "sheet_macros")]


def mutated(content: bytes, random: random.Random) -> bytes:
    made = bytearray(content)
    for _ in range(random.randint(1, 40)):
        place = random.randrange(len(made))
        match random.randrange(4):
            case 0:
                made[place] = random.randrange(256)
            case 1:
                del made[place : place + random.randint(1, 50)]
            case 2:
                made[place:place] = random.randbytes(random.randint(1, 20))
            case _:
                made[place : place + 4] = b"\xff\xff\xff\xff"
        if not made:
            return b""
    return bytes(made)


def inner_mutated(content: bytes, random: random.Random) -> bytes:
    """Break the XML inside a sound archive: that reaches the parser."""
    with zipfile.ZipFile(io.BytesIO(content)) as whole:
        files = {name: whole.read(name) for name in whole.namelist()}
    name = random.choice(sorted(files))
    return archive({**files, name: mutated(files[name], random)})


def test_a_thousand_broken_files_give_rows_or_a_clear_refusal() -> None:
    chance = random.Random(20250401)
    refused_at: list[str] = []
    book = workbook([HEADER, *ROWS * 20])
    text = "\n".join(";".join(line) for line in [HEADER, *ROWS * 20]).encode()

    for number in range(1_000):
        match number % 3:
            case 0:
                name, content = "a.xlsx", mutated(book, chance)
            case 1:
                name, content = "a.xlsx", inner_mutated(book, chance)
            case _:
                name, content = "a.csv", mutated(text, chance)
        try:
            sheet = sheets.read(name, content)
            list(entries(Kind.REPLICATIONS, sheet, columns.guess(Kind.REPLICATIONS, sheet.header)))
        except Invalid as refused:
            refused_at += [problem.field for problem in refused.problems]

    assert set(refused_at) == {"file"}
    assert 300 < len(refused_at) < 1_000


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2023", PartialDate(date(2023, 1, 1), Precision.YEAR)),
        ("2023-08", PartialDate(date(2023, 8, 1), Precision.MONTH)),
        ("Agustus 2023", PartialDate(date(2023, 8, 1), Precision.MONTH)),
        ("17-08-2023", PartialDate(date(2023, 8, 17), Precision.DAY)),
        ("17 Agustus 2023", PartialDate(date(2023, 8, 17), Precision.DAY)),
        ("2023-08-17", PartialDate(date(2023, 8, 17), Precision.DAY)),
    ],
)
def test_a_date_keeps_how_much_of_it_is_known(text: str, day: PartialDate) -> None:
    assert cells.day(text) == day


@pytest.mark.parametrize("text", ["31-02-2023", "23", "kemarin", "2023-13", "٢٠٢٣"])
def test_what_is_no_date_is_not_guessed(text: str) -> None:
    with pytest.raises(ValueError, match="date_unreadable"):
        cells.day(text)


def test_a_code_stays_text_and_a_cut_one_is_named() -> None:
    assert (cells.code("33.10"), cells.code("3310"), cells.code("33")) == ("33.10", "33.10", "33")
    with pytest.raises(ValueError, match="cell_code_cut"):
        cells.code("33.1")


def test_rows_say_what_could_not_be_read_by_field() -> None:
    content = "Replikator;Judul inovasi;Tahun mulai;Cara;Penerima manfaat\n33.10;;besok;Adaptasi;1.250\n"
    sheet = sheets.read("a.csv", content.encode())

    (entry,) = entries(Kind.REPLICATIONS, sheet, columns.guess(Kind.REPLICATIONS, sheet.header))

    assert entry.row == 2
    assert dict(entry.values) == {"agency": "33.10", "manner": "adapted", "beneficiaries": 1250}
    assert [(problem.field, problem.code) for problem in entry.problems] == [
        ("parent", "cell_empty"),
        ("started_on", "date_unreadable"),
    ]


def test_forms_of_local_governments_mean_the_same_and_never_the_other_kind() -> None:
    regency = names.NameEntry("33.22", "Pemerintah Kabupaten Semarang")
    city = names.NameEntry("33.74", "Pemerintah Kota Semarang")
    index = names.Index([(city, ["Pemkot Semarang"]), (regency, ["Pemkab Semarang"])])

    assert index.exact("Pemkab. Semarang") == index.exact("Kab Semarang") == index.exact("33.22") == [regency]
    assert index.exact("Pemkab. Semarng") == []
    assert index.candidates("Pemkab. Semarng") == [regency, city]


def test_an_acronym_before_a_colon_is_offered_and_never_taken_unasked() -> None:
    long = names.NameEntry("apaakan", "APAAKAN: Aplikasi Perlindungan Anak dan Keluarga Antisipasi Nikah dini")
    other = names.NameEntry("toss", "Tempat Olah Sampah Setempat (TOSS)")
    index = names.Index([(long, ()), (other, ()), (names.NameEntry("x", "Lapor Pak"), ())])

    assert (index.exact("APAAKAN"), index.exact("TOSS")) == ([], [])
    assert index.candidates("APAAKAN")[0] == long
    assert index.candidates("Inovasi Apaakan")[0] == long
    assert index.candidates("TOSS")[0] == other


def test_headers_in_both_languages_are_guessed_once_each() -> None:
    assert columns.guess(Kind.UNITS, ["Agency", "Name", "Kode wilayah (Kemendagri)*", "?"]) == {
        "agency": 0,
        "name": 1,
        "region": 2,
    }
    assert columns.missing(Kind.REPLICATIONS, {"agency": 0}) == ["parent"]
