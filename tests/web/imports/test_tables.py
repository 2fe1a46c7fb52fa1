"""How a file is read is shown and can be changed: table, order of days, cells, hidden rows; drafts unless submitted."""

import io
import re

import openpyxl
import pytest
import xlsxwriter
from flask import Flask
from flask.testing import FlaskClient

from graph.engine import Graph
from tests.data import road
from tests.factories.imports import imported
from tests.factories.read_back import text
from tests.factories.sent_lists import hand_in, run, tried
from tests.web.imports.conftest import SignIn
from tracker.base.clock import Clock

LISTED = (
    "Lampiran\nInstansi;Inovasi;Tanggal mulai;Penerima manfaat\n"
    "33.10;Baru;03/14/2021;1,065\n92.06;Baru;03/04/2021;12\n;JUMLAH;;\n"
)


def book() -> bytes:
    file = io.BytesIO()
    with xlsxwriter.Workbook(file) as made:
        made.add_worksheet("Petunjuk").write_column(0, 0, ["Petunjuk", "Isi lembar Isi"])
        data, old = made.add_worksheet("Isi"), made.add_worksheet("Lama")
        for row, line in enumerate([["Instansi", "Inovasi"], ["33.10", "Baru"], ["92.06", "Baru"]]):
            data.write_row(row, 0, line)
        data.set_row(2, None, None, {"hidden": True})
        old.write_row(0, 0, ["Instansi", "Inovasi"])
        old.write_row(1, 0, ["73.71", "Baru"])
        old.hide()
    return file.getvalue()


def judged(client: FlaskClient, address: str) -> str:
    tried(client)
    return text(client.get(address))


def test_a_page_shows_what_was_understood_and_every_line_of_the_file(client_of: SignIn) -> None:
    steward = client_of(road.STEWARD)
    address = hand_in(steward, LISTED).headers["Location"]

    page = judged(steward, address)

    assert "5 baris berkas = 0 terbaca + 2 belum dapat diterima + 3 bukan catatan" in page
    assert "Ada kolom tanggal yang tampaknya menulis bulan lebih dahulu" in page
    assert page.count("kolom ini tampaknya menulis bulan lebih dahulu") == 2

    steward.post(f"{address}/table", data={"sheet": "", "heading": "2", "lines": "1", "order-started_on": "month"})
    answered = judged(steward, address)

    assert "5 baris berkas = 1 terbaca + 1 belum dapat diterima + 3 bukan catatan" in answered
    assert re.search(r"<dt>Mulai</dt><dd>4 Maret 2021</dd>", answered)
    assert re.search(r"<dt>Penerima manfaat</dt><dd>12</dd>", answered)


def test_a_page_tells_results_and_numbers_of_other_registers_in_words(client_of: SignIn) -> None:
    steward = client_of(road.STEWARD)
    listed = "ID SINOVIK;Nama inovasi;Instansi;Tahun KIPP;Hasil\nSNV-1;Uji;33.10;2022;Terdaftar\n"

    page = judged(steward, hand_in(steward, listed, kind="innovations").headers["Location"])

    assert "<dt>Capaian KIPP</dt><dd>2022: Terdaftar</dd>" in page
    assert "<dt>Nomor di sistem lain</dt><dd>ID SINOVIK SNV-1</dd>" in page


def test_a_cell_is_mended_in_the_page_and_its_row_judged_again(
    app: Flask, graph: Graph, clock: Clock, client_of: SignIn
) -> None:
    steward = client_of(road.STEWARD)
    address = hand_in(steward, "Instansi;Inovasi;Penerima manfaat\n33.10;Baru;1,065\n92.06;Baru;2,5\n").headers[
        "Location"
    ]
    page = judged(steward, address)

    assert re.findall(r'name="(cell-[\d-]+)" form="mend" value="([^"]*)"', page) == [
        ("cell-2-2", "1,065"),
        ("cell-3-2", "2,5"),
    ]
    sent = {"cell-2-2": "1.065", "was-cell-2-2": "1,065", "cell-3-2": "2,5", "was-cell-3-2": "2,5"}
    mended = steward.post(f"{address}/cells", data=sent)
    after = judged(steward, address)

    assert mended.status_code == 303
    assert re.search(r"<dt>Penerima manfaat</dt><dd>1\.065</dd>", after)
    assert re.findall(r'name="(cell-[\d-]+)" form="mend"', after) == ["cell-3-2"]
    steward.post(f"{address}/start")
    run(app, graph, clock)
    assert [line.adopter for line in imported(graph)] == ["33.10"]


def test_sheets_and_hidden_rows_are_chosen(client_of: SignIn) -> None:
    steward = client_of(road.STEWARD)
    address = hand_in(steward, book(), "daftar.xlsx").headers["Location"]
    page = judged(steward, address)

    assert re.findall(r'<option value="(\w+)"(?: selected)?>\1(?: \(tersembunyi\))?</option>', page) == [
        "Petunjuk",
        "Isi",
        "Lama",
    ]
    assert "1 baris disembunyikan atau disaring di berkas ini, dan ikut dibaca." in page

    steward.post(f"{address}/table", data={"sheet": "Isi", "heading": "1", "lines": "1", "hidden": "leave"})
    without = judged(steward, address)
    assert "3 baris berkas = 1 terbaca + 0 belum dapat diterima + 2 bukan catatan" in without

    steward.post(f"{address}/table", data={"sheet": "Lama", "heading": "1", "lines": "1"})
    assert "Baru, Pemkot Makassar" in judged(steward, address)


def test_a_heading_that_is_no_row_is_refused_in_words(client_of: SignIn) -> None:
    steward = client_of(road.STEWARD)
    address = hand_in(steward, LISTED).headers["Location"]

    for wrong in ("0", "besok", "1,5"):
        answer = steward.post(
            f"{address}/table", data={"sheet": "", "heading": wrong, "lines": "1"}, follow_redirects=True
        )
        assert "Nomor baris judul adalah bilangan" in text(answer)


def test_the_report_lists_the_lines_that_are_no_records(client_of: SignIn) -> None:
    steward = client_of(road.STEWARD)
    address = hand_in(steward, LISTED).headers["Location"]
    judged(steward, address)

    report = openpyxl.load_workbook(io.BytesIO(steward.get(f"{address}/refused.xlsx").data))

    assert [[cell.value for cell in row] for row in report.worksheets[1].iter_rows(min_row=2)] == [
        ["1", "di atas judul kolom", "Lampiran"],
        ["2", "judul kolom", "Instansi | Inovasi | Tanggal mulai | Penerima manfaat"],
        ["5", "baris jumlah", "JUMLAH"],
    ]


UNIT = """
MATCH (a:Agency {id: '33.14'})
CREATE (:Unit {id: 'u-33.14', name: 'Dinas Sosial', kind: 'opd'})-[:BELONGS_TO]->(a)
"""
OWN = (
    "Inovasi;Tahun mulai;Unit;Cara;Jenis bukti;Nomor bukti;Tanggal bukti\n"
    "Baru;2021;Dinas Sosial;Adaptasi;SK;12;2021-04-01\nSunyi;2022;;;;;\n"
)


@pytest.mark.parametrize(("submits", "statuses"), [("no", ["draft", "draft"]), ("yes", ["awaiting_parent", "draft"])])
def test_an_agencys_list_makes_drafts_unless_the_person_submits(
    app: Flask, graph: Graph, clock: Clock, client_of: SignIn, submits: str, statuses: list[str]
) -> None:
    graph.write(lambda tx: tx.run(UNIT))
    registrar = client_of(road.REGISTRAR)
    address = hand_in(registrar, OWN, source="").headers["Location"]
    registrar.post(f"{address}/table", data={"sheet": "", "heading": "1", "lines": "1", "submits": submits})
    tried(registrar)
    registrar.post(f"{address}/start")
    run(app, graph, clock)

    page = text(registrar.get(address))

    assert sorted(line.status for line in imported(graph)) == statuses
    assert "belum ada yang terbit" in page
    for line in imported(graph):
        assert f'href="/replications/{line.id}"' in page


def test_what_the_panel_decided_is_not_taken_from_an_agency_and_that_is_said(client_of: SignIn) -> None:
    own, official = client_of(road.REGISTRAR), client_of(road.STEWARD)
    rows = "Nama inovasi;Tahun KIPP;Hasil\nLapor Contoh;2022;Top 45\n"

    pages = [text(one.get(hand_in(one, rows, kind="innovations").headers["Location"])) for one in (own, official)]

    said = "Tidak diambil dari daftar instansi: Tahun KIPP, Capaian KIPP."
    assert [said in page for page in pages] == [True, False]
