"""Papers take any word: none leaves its cell or the page."""

import re
import shutil
import subprocess
from dataclasses import dataclass

import pytest

from tracker.documents import pdf

LONG = (
    "PELAYANANADMINISTRASITERPADU",
    "admin.layanan_terpadu@contoh.go.id",
    "https://jdih.contoh.go.id/produk/188-45-2021",
    "W" * 60,
)
USUAL = ("R-00000001", "Kab. Sragen", "33.14", "Kabupaten Sragen", "UPTPK", "adopsi", "1 Mei 2019", "1 Mei 2020", "SK")
COLUMNS = ["Nomor", "Pelaksana", "Kode", "Wilayah", "Unit", "Cara", "Mulai", "Terverifikasi", "Bukti"]
RIGHT = 842 - 62  # points: A4 on its side, less its margin
LONG_COLUMNS = (1, 3, 4, 8)
MARGINS = {"lang": "id", "head": "Kepala", "foot": "Kaki", "example": "", "code_alt": "Kode QR"}


@dataclass(frozen=True)
class Box:
    """A word on a page; points from its left and upper edge."""

    left: float
    right: float
    top: float
    word: str


@pytest.mark.parametrize("word", LONG)
@pytest.mark.parametrize("column", LONG_COLUMNS)
def test_long_word_stays_in_its_cell_of_the_proof_pack(word: str, column: int) -> None:
    boxes = _boxes(_pack([word if at == column else cell for at, cell in enumerate(USUAL)]))

    starts = {box.word: box.left for box in boxes if box.word in COLUMNS}
    below = [box for box in boxes if box.top > max(one.top for one in boxes if one.word in COLUMNS) + 5]
    ends = [starts[name] for name in COLUMNS[column + 1 : column + 2]] or [RIGHT + 4]
    cell = [box for box in below if starts[COLUMNS[column]] - 1 <= box.left < ends[0] - 5]
    assert len(cell) > 1
    assert max(box.right for box in cell) <= ends[0]
    assert "".join(box.word for box in sorted(cell, key=lambda box: box.top)).replace("\u200b", "").startswith(word)


@pytest.mark.parametrize("word", LONG)
def test_long_name_stays_on_the_page_of_the_proof_pack(word: str) -> None:
    boxes = _boxes(_pack(list(USUAL), title=f"Bundel bukti: {word * 3}"))

    assert max(box.right for box in boxes) <= RIGHT


@pytest.mark.parametrize("word", LONG)
def test_long_name_stays_on_the_page_of_the_certificate(word: str) -> None:
    said = ("kind", "title", "number", "opening", "statement", "check_title", "check_how", "closing", "signature")
    words = dict.fromkeys(said, "Kata") | {"issued": "Diterbitkan oleh", "issuer": word, "who": word * 2}
    drawn = {"facts": [("Nama setempat", word * 2)], "address": "http://127.0.0.1:5000/x", "code": pdf.qr("x")}

    boxes = _boxes(pdf.render("certificate", MARGINS | words | drawn))

    assert max(box.right for box in boxes) <= 595.3 - 62


def _pack(row: list[str], title: str = "Bundel bukti") -> bytes:
    words = {"kind": "Bundel", "title": title, "facts": [("Instansi", "Sragen")], "list_title": "Daftar", "empty": ""}
    more = {
        "estimate": {"label": "Nilai", "value": "3", "mark": "* contoh", "how": "Cara"},
        "columns": COLUMNS,
        "rows": [row],
        "notes": [],
    }
    return pdf.render("proof_pack", MARGINS | words | more)


def _boxes(paper: bytes) -> list[Box]:
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext tells where the words of a PDF stand")
    told = subprocess.run(
        ["pdftotext", "-bbox", "-", "-"], input=paper, capture_output=True, check=True
    ).stdout.decode()
    shape = r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="[\d.]+">(.*?)</word>'
    return [Box(float(left), float(right), float(top), word) for left, top, right, word in re.findall(shape, told)]
