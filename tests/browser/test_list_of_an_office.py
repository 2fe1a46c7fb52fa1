"""Twenty replications as an office has them, from upload to drafts, in a browser and with few questions."""

import io
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import xlsxwriter
from playwright.sync_api import Browser, Page, expect

from graph.devserver.local import Running
from graph.engine import Graph
from graph.example import DEMO_PATH
from tests.browser.conftest import violations
from tests.conftest import settings_for
from tests.factories.listing_pages import looker, signed_in, sums
from tracker.base.worlds import Worlds
from tracker.running import worker

ROWS, MOST_QUESTIONS = 20, 8
SINCE = ["Agu-21", "17 Nopember 2021", "Mei 2022", "TA 2020", "2021-08-17 00:00:00", "Senin, 1 Maret 2021", "2019", "-"]
REACHED: list[object] = [1065, "1.250", "Rp 2.000", "belum ada"]
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@pytest.fixture
def page(chromium: Browser, site: str) -> Iterator[Page]:
    with signed_in(chromium, site, DEMO_PATH.registrar_adopter) as page:
        yield page


def innovations(page: Page) -> list[tuple[str, str]]:
    """Return name and bare place of twenty innovations of regencies and cities elsewhere that nobody has copied."""
    rows = page.request.get("/reports/innovations.json").json()["rows"]
    found = [
        (row["name"], re.match(r"Pemerintah (?:Kabupaten|Kota) ([^(]+)", row["origin"]))
        for row in rows
        if not row["agencies"]
    ]
    return [(name, place[1].strip()) for name, place in found if place][:ROWS]


def book(copied: list[tuple[str, str]]) -> bytes:
    file = io.BytesIO()
    with xlsxwriter.Workbook(file) as made:
        made.add_worksheet("Petunjuk").write_column(0, 0, ["Petunjuk pengisian", "Isi lembar Rekap"])
        sheet = made.add_worksheet("Rekap")
        sheet.write_string(0, 0, "REKAPITULASI REPLIKASI INOVASI")
        for place, name in ((0, "No"), (3, "Tanggal mulai"), (4, "Penerima manfaat")):
            sheet.merge_range(2, place, 3, place, name)
        sheet.merge_range(2, 1, 2, 2, "Inovasi yang direplikasi")
        sheet.write_row(3, 1, ["Nama inovasi", "Instansi asal"])
        sheet.write_row(4, 0, ["(1)", "(2)", "(3)", "(4)", "(5)"])
        for row, (name, place) in enumerate(copied):
            origin = 33.1 if row == 0 else place
            sheet.write_row(5 + row, 0, [row + 1, name, origin, SINCE[row % len(SINCE)], REACHED[row % len(REACHED)]])
        sheet.write_row(5 + ROWS, 1, ["JUMLAH", "", "", 21_300])
        sheet.write_column(7 + ROWS, 3, ["Contoh, 12 Maret 2025", "Kepala Bagian Organisasi", "ttd", "NIP. 1970 0101"])
    return file.getvalue()


def test_twenty_rows_of_an_office_become_twenty_drafts(
    page: Page, national: Graph, national_server: Running, tmp_path: Path
) -> None:
    settings = settings_for(national_server, tmp_path)
    clock = Worlds(national, settings.world).clock()
    looked = looker(page, national, national_server, tmp_path)
    copied = innovations(page)
    assert len(copied) == ROWS
    page.goto("/imports")
    page.get_by_label("Replikasi", exact=True).check()
    page.locator("input[type=file]").set_input_files({"name": "rekap.xlsx", "mimeType": XLSX, "buffer": book(copied)})
    page.get_by_role("button", name="Unggah dan periksa").click()
    page.wait_for_url(re.compile(r"/imports/i-\w+"))
    looked()

    expect(page.locator("#table")).to_contain_text("baris 3 dan 4")
    expect(page.locator("#dry-run")).to_contain_text("bukan catatan")
    questions = _answered(page, looked)
    assert questions <= MOST_QUESTIONS
    assert sums(page) == [str(ROWS), "0", "0", "0"]
    expect(page.locator("#rows")).to_contain_text("Agustus 2021")
    assert violations(page) == []

    page.get_by_role("button", name="Mulai impor").click()
    assert worker.run_imports(national, settings, clock)
    expect(page.locator("#made")).to_be_visible()
    made = page.locator("#made tbody a")
    expect(made).to_have_count(ROWS)
    expect(page.locator("main")).to_contain_text("belum ada yang terbit")
    made.first.click()
    expect(page.locator("main")).to_contain_text("Draf")


def _answered(page: Page, looked: Callable[[], None]) -> int:
    """Answer what is asked about names by the first that is offered, and return how many questions there were."""
    asked = 0
    while page.locator("#names select").count() and "0" not in sums(page)[3:]:
        open_ones = [one for one in page.locator("#names select").all() if not one.input_value()]
        asked += len(open_ones)
        assert asked <= MOST_QUESTIONS
        for one in open_ones:
            one.select_option(index=1)
        with page.expect_navigation():
            page.get_by_role("button", name="Simpan nama").click()
        looked()
    return asked
