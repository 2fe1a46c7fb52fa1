"""The shipped facts against the lines that were collected: none is lost, and what differs was corrected."""

import csv
from collections import Counter
from pathlib import Path

import pytest

from graph.importers.tables import FOLDER

# What pages showed to be wrong in the collected lines, by table: names, awards and days that were corrected.
CORRECTED = {
    "innovations": {
        ("Taman PACANTELLS", "2019", "Top 99", "32.04"),
        ("Sidalimu Daliya", "2019", "Top 99", "32.01"),
        ("CHIPS", "2019", "Top 99", "35.10"),
        ("Jabat Erat", "2021", "Top 99", "73.15"),
        ("Gesit", "2021", "Top 99", "73"),
        ("Gemar Linmas", "2021", "Top 99", "73.08"),
        ("Kelas Perahu", "2021", "Finalis Kelompok Replikasi (Top 15)", "73.10"),
        ("TOSS Gema Santi", "2021", "Finalis Kelompok Khusus (Top 15)", "51.05"),
        ("Dorkesmas", "2021", "Finalis Top Inovasi", "51.05"),
        ("Uyah Kusamba", "2021", "Finalis Top Inovasi", "51.05"),
        ("Lahir Procot Pulang Bawa Akta", "", "", "35.10"),
    },
    "replications": {
        ("1", "2014", "berjalan"),
        ("50", "2023-01-03", "scaling-up"),
        ("1", "2022-06-06", "studi tiru/adopsi"),
    },
    "policy_facts": {
        ("Layanan 119 (Kemenkes)", "2019-10-02"),
        ("Pengaduan berpusat pada korban (KemenPPPA)", "2019-10-02"),
        ("E-voting pemilihan kepala desa (Kabupaten Batang Hari)", "2019-10-02"),
        ("SIMPATI (Kabupaten Sumedang)", "2023-01-03"),
        ("JIPPNas", "2024-10"),
    },
}


@pytest.mark.shared
@pytest.mark.parametrize(
    ("table", "columns"),
    [
        ("agencies", {"official_name": "official_name", "cluster": "cluster", "region_code": "region_code"}),
        ("innovations", {"name": "name", "year": "year", "award": "award", "region_code": "region_code"}),
        ("replications", {"count_claimed": "count_claimed", "date": "date", "status": "status"}),
        ("kipp_totals", {"year": "period", "metric": "label", "value": "value"}),
        ("policy_facts", {"subject": "subject", "date": "date"}),
    ],
)
def test_shipped_tables_hold_every_collected_line(shared: Path, table: str, columns: dict[str, str]) -> None:
    def picked(path: Path, names: list[str]) -> Counter[tuple[str, ...]]:
        with path.open(encoding="utf-8", newline="") as file:
            return Counter(tuple(row[name].strip() for name in names) for row in csv.DictReader(file))

    missing = picked(shared / "data" / f"{table}.csv", list(columns)) - picked(
        FOLDER / f"{table}.csv", list(columns.values())
    )
    assert set(missing) <= CORRECTED.get(table, set())
