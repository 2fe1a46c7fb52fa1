"""A new row that may be a known record, or an earlier row, by another name waits for a person's word."""

import csv
from datetime import date
from pathlib import Path

import pytest

from graph.domain.records.imports import (
    Kind,
    Known,
    KnownAgency,
    KnownInnovation,
    KnownReplication,
    KnownUnit,
    ReadingRules,
)
from graph.domain.vocabulary import ReplicationStatus
from graph.importers import column_plans, columns, sheets
from graph.importers.desired_state import DesiredRecord
from graph.importers.lookup import Lookup
from tests.factories.typed_lists import TODAY

SRAGEN = KnownAgency("33.14", "Pemerintah Kabupaten Sragen", "Pemkab Sragen", "33.14")
KNOWN = Known(
    agencies=(SRAGEN, KnownAgency("33.10", "Pemerintah Kabupaten Klaten", None, "33.10")),
    units=(KnownUnit("u-1", "Dinas Kesehatan Kabupaten Sragen (contoh)", "33.14"),),
    innovations=(
        KnownInnovation("uptpk", "UPTPK", "33.14", True),
        KnownInnovation("solo", "Solo Peduli Warga", "33.14", True),
    ),
    replications=(
        KnownReplication("R-1", "33.10", ReplicationStatus.RECORDED, ("solo",), "Klaten Peduli", date(2023, 1, 1)),
    ),
)


def read(
    kind: Kind, content: bytes, choices: dict[str, str] | None = None, *, official: bool = True
) -> tuple[list[DesiredRecord], Lookup]:
    rules = ReadingRules(kind, "i-1", 1, official, "33.14", "u-1", "Daftar", TODAY)
    sheet, lookup = sheets.read("daftar.csv", content), Lookup(KNOWN, rules, {"double": choices or {}})
    return list(column_plans.understood(sheet, columns.guess(kind, sheet.header), lookup)), lookup


def units(*names: str, choices: dict[str, str] | None = None) -> tuple[list[DesiredRecord], Lookup]:
    lines = "\n".join(("Instansi;Nama unit", *(f"33.14;{name}" for name in names)))
    return read(Kind.UNITS, lines.encode(), choices)


def asked(rows: list[DesiredRecord]) -> list[str]:
    return [row.name for row in rows if [problem.code for problem in row.problems] == ["row_likely_double"]]


@pytest.mark.parametrize(
    "name",
    [
        "Dinkes",
        "Dinas Kesehatan",
        "DINAS KESEHATAN KAB. SRAGEN",
        "Dinas Kesehatan Pemkab Sragen",
        "Dinas Keseatan",
    ],
)
def test_a_unit_by_another_name_is_asked_about(name: str) -> None:
    rows, lookup = units(name)
    key = f"{name} | 33.14"

    assert (asked(rows) == [name]) or rows[0].subject == "u-1"
    assert rows[0].subject or [one.id for one in lookup.candidates("double", key)] == ["u-1", "new"]


def test_another_way_to_write_a_name_renames_nothing() -> None:
    lines = "Nama;Instansi\nSOLO PEDULI  WARGA;33.14\n"
    by_id = "ID;Nama unit;Instansi\nu-1;DINAS KESEHATAN KABUPATEN SRAGEN;33.14\n"

    (unit,), _ = units("Dinas Kesehatan Kabupaten Sragen")
    (innovation,), _ = read(Kind.INNOVATIONS, lines.encode())
    (named,), _ = read(Kind.UNITS, by_id.encode())

    assert [(one.subject, one.given.get("name")) for one in (unit, innovation)] == [("u-1", None), ("solo", None)]
    assert named.given["name"] == "DINAS KESEHATAN KABUPATEN SRAGEN"  # who names the record means to write it anew


@pytest.mark.parametrize(
    "names",
    [
        ("Puskesmas Contoh I", "Puskesmas Contoh II", "Puskesmas Contoh"),
        ("SMPN 1 Sragen", "SMPN 2 Sragen"),
        ("Dinas Pendidikan", "Dinas Pertanian", "Dinas Perikanan"),
        ("Kelurahan Sragen Kulon", "Kelurahan Sragen Wetan"),
        ("RSUD Gemolong", "RSUD Sragen"),
    ],
)
def test_units_of_other_numbers_or_words_are_no_doubles(names: tuple[str, ...]) -> None:
    rows, _lookup = units(*names)

    assert asked(rows) == []


def test_roman_and_arabic_figures_are_one_number() -> None:
    assert asked(units("Puskesmas Wedi I", "Pkm Wedi 1")[0]) == ["Pkm Wedi 1"]


def test_each_word_settles_it() -> None:
    names = ("RSUD dr. Mulia", "Rumah Sakit Umum Daerah dr. Mulia", "Dinkes")
    keys = [f"{name} | 33.14" for name in names]

    same, _ = units(*names, choices={keys[1]: "row:2", keys[2]: "u-1"})
    new, _ = units(*names, choices={keys[1]: "new", keys[2]: "new"})
    unknown, _ = units(*names, choices={keys[1]: "u-77", keys[2]: "row:2"})

    assert [(row.subject, [p.code for p in row.problems]) for row in same] == [
        (None, []),
        (None, ["row_twice"]),
        ("u-1", []),
    ]
    assert "name" not in same[2].given
    assert [(row.subject, row.problems) for row in new] == [(None, [])] * 3
    assert asked(unknown) == [*names[1:]]


def test_an_innovation_of_much_the_same_name_is_asked_about() -> None:
    lines = "Nama;Instansi\nU.P.T.P.K;33.14\nSolo Peduli Wrga;33.14\nSolo Peduli 2;33.14\nSolo Peduli Warga;33.10\n"

    assert asked(read(Kind.INNOVATIONS, lines.encode())[0]) == ["U.P.T.P.K", "Solo Peduli Wrga"]


def test_a_replication_of_the_same_local_name_at_about_the_time_is_asked_about() -> None:
    lines = "Instansi;Inovasi;Nama lokal;Mulai\n33.10;UPTPK;KLATEN PEDULI;{}\n"

    near, far = (read(Kind.REPLICATIONS, lines.format(year).encode())[0] for year in (2023, 2020))

    assert len(asked(near)) == 1
    assert asked(far) == []


@pytest.mark.shared
def test_units_as_an_office_lists_them(shared: Path) -> None:
    content = (shared / "field/unit-ganda.csv").read_bytes()
    said = [row["Seharusnya"] for row in csv.DictReader(content.decode().splitlines(), delimiter=";")]

    rows, _lookup = read(Kind.UNITS, content, official=False)

    assert asked(rows) == [row.name for row, right in zip(rows, said, strict=True) if right.startswith("ditanyakan")]
    assert next(row.subject for row in rows) == "u-1"


@pytest.mark.parametrize("typed", ["Dinkes", "Dinas Kesehatan", "Dinkes Kab. Sragen"])
def test_a_unit_named_in_short_is_the_first_suggestion_of_a_replication(typed: str) -> None:
    lines = f"Instansi;Inovasi;Unit\n33.14;UPTPK;{typed}\n"

    _rows, lookup = read(Kind.REPLICATIONS, lines.encode())

    (first, *_others) = lookup.candidates("unit", f"{typed} | 33.14")
    assert (first.id, first.likeness) == ("u-1", 100.0)
