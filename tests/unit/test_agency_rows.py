"""A list of agencies changes what it may: no spelling renames, no code moves, no kind contradicts the reference."""

from functools import cache
from pathlib import Path
from typing import Any

import pytest

from graph.domain.records.imports import Existing, Fate, Kind, Known, KnownAgency, ReadingRules, RowVerdict
from graph.importers import column_plans, columns, sheets
from graph.importers.desired_state import DesiredRecord, judge
from graph.importers.facts import facts
from graph.importers.lookup import Lookup
from graph.importers.reference import regions
from tests.factories.typed_lists import TODAY
from tracker.wording import messages


@cache
def known() -> Known:
    agencies = tuple(KnownAgency(a.id, a.name, a.short_name, a.region) for a in facts().agencies)
    return Known(agencies=agencies, regions=frozenset(region.code for region in regions()))


def wanted(content: bytes, without: str = "") -> list[DesiredRecord]:
    rules = ReadingRules(Kind.AGENCIES, "i-1", 1, True, None, "u-1", "Daftar", TODAY)
    had = known() if not without else Known(
        agencies=tuple(a for a in known().agencies if a.id != without), regions=known().regions
    )  # fmt: skip
    sheet = sheets.read("daftar.csv", content)
    return list(column_plans.understood(sheet, columns.guess(Kind.AGENCIES, sheet.header), Lookup(had, rules, {})))


def verdicts(content: bytes) -> list[RowVerdict]:
    """Judge rows beside the agencies as the facts hold them."""
    held = {
        a.id: Existing(
            a.id,
            {"name": a.name, "short_name": a.short_name, "cluster": a.cluster, "autonomous": a.autonomous},
            {"regions": (a.region,) if a.region else (), "externals": ()},
        )
        for a in facts().agencies
    }
    return [judge(row, held.get(row.subject or "")) for row in wanted(content)]


def codes(row: RowVerdict | DesiredRecord) -> list[tuple[str, str]]:
    return [(problem.field, problem.code) for problem in row.problems]


def listed(*rows: str) -> bytes:
    return "\n".join(("Nama instansi;Klaster;Kode wilayah", *rows)).encode()


@pytest.mark.parametrize(
    "row",
    [
        "Kab. Sragen;Kabupaten;33.14",
        "SRAGEN;Kabupaten;33.14",
        "DIY;Provinsi;34",
        "Pemprov Papua Barat Daya;Provinsi;96",
        "Kab. Mamuju Utara;Kabupaten;76.01",
        "Kab. Toba Samosir;;1212",
        "Kota Administrasi Jakarta Selatan;Kota;31.74",
        "Semarang;Kota;33.74",
        "Pemkab Srgen;Kabupaten;33.14",
        "Kementerian PANRB;Kementerian;",
    ],
)
def test_another_way_to_write_a_name_changes_nothing(row: str) -> None:
    (verdict,) = verdicts(listed(row))

    assert (verdict.fate, verdict.changes) == (Fate.UNCHANGED, None)


@pytest.mark.parametrize(
    ("row", "problem", "said"),
    [
        ("Kabupaten Semarang;Kota;33.74", ("region", "region_elsewhere"), "33.74 milik Pemerintah Kota Semarang"),
        ("Pemkot Semarang;Kota;33.22", ("region", "region_elsewhere"), "33.22 milik Pemerintah Kabupaten Semarang"),
        ("Kabupaten Teluk Wondama;Kabupaten;9103", ("region", "region_elsewhere"), "91.03 milik"),
        ("Kabupaten Antah;Kota;33.74", ("region", "region_elsewhere"), "33.74 milik"),
        ("Kabupaten Merauke;Kabupaten;91.01", ("region", "region_old"), "91.01 kode lama; sekarang 93.01"),
        ("Kabupaten Nunukan;Kabupaten;64.05", ("region", "region_old"), "sekarang 65.03"),
        ("Kabupaten Antah;Kabupaten;99.01", ("region", "region_unknown"), "99.01"),
        ("Kabupaten Sragen;Kota;33.14", ("cluster", "cluster_of_code"), "33.14"),
        ("Kabupaten Sragen;Kementerian;33.14", ("cluster", "cluster_of_code"), "33.14"),
        ("Semarang;Lembaga;", ("name", "name_shared"), "Semarang"),
    ],
)
def test_name_and_code_that_disagree_are_refused_with_whose_the_code_is(
    row: str, problem: tuple[str, str], said: str
) -> None:
    (verdict,) = verdicts(listed(row))

    assert verdict.fate is Fate.REFUSED
    assert codes(verdict) == [problem]
    assert said in messages.problem(verdict.problems[0])


@pytest.mark.parametrize(("code", "kind", "expected"), [("31.74", "Kota", False), ("33.14", "Kabupaten", True)])
def test_autonomy_comes_from_the_reference(code: str, kind: str, expected: Any) -> None:
    (row,) = wanted(listed(f"{kind} Uji Contoh;{kind};{code}"), without=code)

    assert (row.problems, row.new_id, row.born["autonomous"]) == ([], code, expected)


def test_a_true_new_name_is_a_change_that_is_shown() -> None:
    (verdict,) = verdicts(listed("Kabupaten Bumi Baru Contoh;Kabupaten;33.14"))

    assert verdict.changes == {"name": ("Pemerintah Kabupaten Sragen", "Kabupaten Bumi Baru Contoh")}


@pytest.mark.shared
def test_names_and_codes_as_offices_mix_them(shared: Path) -> None:
    content = (shared / "field/instansi-kode-dan-nama.csv").read_bytes()
    lines = content.decode().splitlines()[1:]

    for line, verdict in zip(lines, verdicts(content), strict=True):
        said = line.rpartition(";")[2]
        assert verdict.fate is (Fate.REFUSED if said.startswith("ditolak") else Fate.UNCHANGED), line
