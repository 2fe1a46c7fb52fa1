"""Where a table begins: one line or two that join, and never the title above it."""

import pytest

from graph.domain.records.imports import Kind
from graph.importers import sheets

NAMES = ("No", "Instansi", "Nama inovasi", "Instansi asal", "Tahun replikasi")


@pytest.mark.parametrize(
    ("lines", "heading", "joined", "names"),
    [
        (["No;Instansi;Inovasi yang direplikasi;;Tahun replikasi", ";;Nama inovasi;Instansi asal;"], 1, 2, NAMES),
        (["Daftar replikasi", "No;Instansi;Inovasi", ";;"], 2, 1, ("No", "Instansi", "Inovasi")),
        (["NOMOR;:;100", "", "Instansi;Inovasi"], 3, 1, ("Instansi", "Inovasi")),
        (["Instansi;Inovasi", "33.14;Nama inovasi"], 1, 1, ("Instansi", "Inovasi")),
        (["Instansi;Mulai;;Bukti;", ";Tanggal;Unit;Jenis;Nomor bukti"], 1, 2,
         ("Instansi", "Tanggal Mulai", "Unit", "Jenis Bukti", "Nomor bukti")),
    ],
)  # fmt: skip
def test_a_heading_is_found(lines: list[str], heading: int, joined: int, names: tuple[str, ...]) -> None:
    text = "\n".join([*lines, "33.10;Baru;x;33.14;2021", ""])

    sheet = sheets.read("daftar.csv", text.encode(), Kind.REPLICATIONS)

    assert (sheet.heading, sheet.heading_lines, sheet.header) == (heading, joined, names)
