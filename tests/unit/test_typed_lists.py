"""What a list holds is read like what a form holds: as text of a CSV, as text of a workbook, as a typed cell."""

import csv
import io
from collections.abc import Sequence
from datetime import date, datetime, time

import pytest
import xlsxwriter

from graph.domain.records.imports import Kind
from graph.domain.vocabulary import Precision
from graph.importers import sheets
from graph.importers.desired_state import DesiredRecord
from tests.data import typed_values as typed
from tests.factories.typed_lists import understood
from tracker.wording import messages

HEADERS = {
    "started_on": "Mulai",
    "agreement_on": "Tanggal kesepakatan",
    "beneficiaries": "Penerima manfaat",
    "proof_date": "Tanggal bukti",
    "cost_setup": "Biaya awal",
    "staff": "Jumlah SDM",
}


def in_csv(rows: Sequence[Sequence[object]]) -> sheets.Sheet:
    text = io.StringIO()
    csv.writer(text, delimiter=";").writerows(rows)
    return sheets.read("daftar.csv", text.getvalue().encode())


def in_workbook(rows: Sequence[Sequence[object]]) -> sheets.Sheet:
    """Return a workbook's sheet: text as text, a number as a number, a day as a day."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file) as book:
        sheet, dated = book.add_worksheet("Data"), book.add_format({"num_format": "yyyy-mm-dd"})
        for row, line in enumerate(rows):
            for column, cell in enumerate(line):
                match cell:
                    case date():
                        sheet.write_datetime(row, column, datetime.combine(cell, time()), dated)
                    case int() | float():
                        sheet.write_number(row, column, cell)
                    case _:
                        sheet.write_string(row, column, str(cell))
    return sheets.read("daftar.xlsx", file.getvalue())


DOORS = pytest.mark.parametrize("door", [in_csv, in_workbook], ids=["csv", "workbook"])


def copies(field: str, values: Sequence[object], *more: tuple[str, str]) -> list[list[object]]:
    """Return a list of replications, each row of an agency of its own."""
    header: list[object] = ["Instansi", "Inovasi", HEADERS[field], *(name for name, _value in more)]
    rest = [value for _name, value in more]
    return [header, *([f"Pemkab {number}", "UPTPK", value, *rest] for number, value in enumerate(values))]


def fates(field: str, cells: Sequence[object], found: Sequence[DesiredRecord]) -> dict[object, object]:
    """Return for each cell what its row holds in the field, or the sentence of its refusal."""
    return {cell: _fate(field, row) for cell, row in zip(cells, found, strict=True)}


def _fate(field: str, row: DesiredRecord) -> object:
    if row.problems:
        assert {problem.field for problem in row.problems} == {field}
        return " ".join(map(messages.problem, row.problems))
    if field == "proof_date":
        return row.proof.date if row.proof else None
    precision = row.given.get(field.replace("_on", "_precision"))
    return (row.given[field], Precision(precision)) if field.endswith("_on") else row.given[field]


@DOORS
@pytest.mark.parametrize("field", ["started_on", "agreement_on"])
def test_a_list_of_replications_reads_days_like_its_form(door: typed.Door, field: str) -> None:
    expected = typed.since(typed.START_AHEAD_WORDS if field == "started_on" else typed.AHEAD_WORDS)

    found = understood(Kind.REPLICATIONS, door(copies(field, list(expected))))

    assert fates(field, list(expected), found) == expected


@DOORS
def test_a_list_reads_the_day_of_a_proof_like_the_form(door: typed.Door) -> None:
    expected = typed.of_proof()
    proof = (("Jenis bukti", "sk"), ("Nomor bukti", "1/2024"))

    found = understood(Kind.REPLICATIONS, door(copies("proof_date", list(expected), *proof)))

    whole = {text: day[0] if isinstance(day, tuple) else day for text, day in expected.items()}
    assert fates("proof_date", list(expected), found) == whole


@DOORS
def test_a_list_of_replications_reads_numbers_like_its_form(door: typed.Door) -> None:
    expected = typed.whole()

    found = understood(Kind.REPLICATIONS, door(copies("beneficiaries", list(expected))))

    assert fates("beneficiaries", list(expected), found) == expected


@DOORS
@pytest.mark.parametrize("field", ["started_on", "cost_setup", "staff"])
def test_a_list_of_innovations_reads_like_its_form(door: typed.Door, field: str) -> None:
    expected = typed.since(typed.INNOVATION_AHEAD_WORDS) if field == "started_on" else typed.whole()
    rows = [["Nama", HEADERS[field]], *([f"Inovasi {number}", text] for number, text in enumerate(expected))]

    found = understood(Kind.INNOVATIONS, door(rows))

    assert fates(field, list(expected), found) == expected


REFUSED_NUMBERS: dict[object, str] = {  # a fraction with its comma, or somebody takes it for thousands
    0.247: "0,247", 1.25: "1,25", 24.7: "24,7", 33.125: "33,125", -3: "-3", 1e16: "1e+16",
    date(2024, 8, 5): "2024-08-05",
}  # fmt: skip


def test_a_typed_number_keeps_its_value_and_is_never_read_as_text() -> None:
    expected: list[tuple[object, object]] = [
        (1250, 1250),
        (1250.0, 1250),
        (0, 0),
        (2_000_000_000, 2_000_000_000),
        *((cell, typed.no_number_words(text)) for cell, text in REFUSED_NUMBERS.items()),
    ]
    cells = [cell for cell, _fate in expected]

    found = understood(Kind.REPLICATIONS, in_workbook(copies("beneficiaries", cells)))

    assert [(cell, _fate("beneficiaries", row)) for cell, row in zip(cells, found, strict=True)] == expected


def test_a_typed_day_keeps_its_value_and_a_typed_year_is_a_year() -> None:
    expected: dict[object, object] = {
        date(2024, 8, 5): (date(2024, 8, 5), Precision.DAY),
        2024: (date(2024, 1, 1), Precision.YEAR),
        date(1944, 12, 31): typed.EARLY_WORDS,
        1944: typed.EARLY_WORDS,
        date(2026, 1, 1): typed.START_AHEAD_WORDS,
        2026: typed.START_AHEAD_WORDS,
        2024.1: typed.no_day_words("2024.1"),  # October 2024, of which a spreadsheet has kept no more
        45_509: '"45509" adalah nomor hari lembar kerja, yaitu 5 Agustus 2024. Tulis harinya, misalnya 17-05-2024.',
    }

    found = understood(Kind.REPLICATIONS, in_workbook(copies("started_on", list(expected))))

    assert fates("started_on", list(expected), found) == expected


def test_a_typed_number_in_a_column_of_texts_reads_as_it_is_shown() -> None:
    rows = copies("beneficiaries", [1, 2], ("Nama lokal", ""), ("SINOVIK", ""))
    rows[1][3:], rows[2][3:] = [2024.0, 118.0], [33.1, "x"]

    found = understood(Kind.REPLICATIONS, in_workbook(rows))

    assert [row.given["local_name"] for row in found] == ["2024", "33.1"]
    assert [row.links["externals"] for row in found] == [("sinovik:118",), ("sinovik:x",)]
