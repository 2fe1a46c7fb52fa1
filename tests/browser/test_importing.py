"""A list on its way in, in a browser and both languages: upload, columns, names, dry run, import, report, and again."""

import csv
import io
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from graph.devserver.local import Running
from graph.engine import Graph
from graph.example import DEMO_PATH
from tests.browser.conftest import Witness, violations
from tests.conftest import settings_for
from tests.factories.listing_pages import looker, signed_in, sums
from tracker.base.worlds import Worlds
from tracker.running import worker

CORRECTED = {"besok": "2023"}
Work = Callable[[], bool]
Look = Callable[[], None]


@dataclass(frozen=True)
class Words:
    """What stands on the pages in one language; ``nth`` tells the two runs' rows apart."""

    lang: str
    nth: int
    kind: str
    upload: str
    columns: str
    names: str
    start: str
    waiting: str
    done: str
    reason: str


ID = Words(
    "id", 0, "Replikasi", "Unggah dan periksa", "Simpan susunan kolom", "Simpan nama", "Mulai impor",
    "Menunggu giliran", "sudah tercatat sekaligus, dengan sumbernya.", 'Mulai: "besok" tidak terbaca sebagai',
)  # fmt: skip
EN = Words(
    "en", 1, "Replications", "Upload and check", "Save the columns", "Save the names", "Start the import",
    "Waiting for its turn", "were recorded at once, with their source.", 'Started: "besok" cannot be read',
)  # fmt: skip


@pytest.fixture
def work(national: Graph, national_server: Running, tmp_path: Path) -> Work:
    """The worker's turn at imports."""
    settings = settings_for(national_server, tmp_path)
    return lambda: worker.run_imports(national, settings, Worlds(national, settings.world).clock())


@pytest.fixture
def look(page: Page, national: Graph, national_server: Running, tmp_path: Path) -> Look:
    """The worker's turn at dry runs, and the page that shows what they found."""
    return looker(page, national, national_server, tmp_path)


@pytest.fixture
def page(chromium: Browser, site: str):
    with signed_in(chromium, site, DEMO_PATH.steward) as page:
        yield page


def some_rows(page: Page, words: Words) -> list[list[str]]:
    """Return three rows that nobody has registered, under headers that nobody can guess.

    The first is right, the second names its agency with a slip of the pen, the third has no readable date.
    """
    fresh = [one for one in page.request.get("/reports/innovations.json").json()["rows"] if not one["agencies"]]
    copies = page.request.get("/reports/replications.json").json()["rows"]
    agencies = sorted({one["agency"] for one in copies if one["agency"].startswith("Pemerintah Kabupaten")})
    first, second, third = fresh[-3 * (words.nth + 1) :][:3]
    agency = agencies[words.nth]
    slip = agency.replace("Kabupaten", "Kabupatn")
    return [
        [f"Pelaku {words.lang}", f"Yang ditiru {words.lang}", "Tahun mulai", "ID SINOVIK"],
        [agency, first["id"], "2022", f"S-{words.nth}"],
        [slip, second["id"], "Mei 2023", ""],
        [agency, third["id"], "besok", ""],
    ]


def as_csv(rows: list[list[str]]) -> bytes:
    text = io.StringIO()
    csv.writer(text, delimiter=";").writerows(rows)
    return text.getvalue().encode("cp1252")


def hand_in(page: Page, words: Words, name: str, content: bytes) -> None:
    page.goto(f"/imports?lang={words.lang}")
    page.get_by_label(words.kind, exact=True).check()
    page.locator("input[type=file]").set_input_files({"name": name, "mimeType": "text/csv", "buffer": content})
    page.locator("[name=source]").fill(f"Daftar {words.lang}")
    page.get_by_role("button", name=words.upload).click()
    page.wait_for_url(re.compile(r"/imports/i-\w+"))


def press(page: Page, name: str) -> None:
    """Send a form and wait for the page that answers it."""
    with page.expect_navigation():
        page.get_by_role("button", name=name).click()


def fates(page: Page) -> list[str]:
    """Return what the dry run says of each row: its number and the words of its badge."""
    rows = page.locator("#rows tbody tr")
    return [" ".join(row.split()[:2]) for row in rows.all_inner_texts()]


@pytest.mark.parametrize("words", [ID, EN], ids=["id", "en"])
def test_a_list_comes_in_row_by_row_and_what_was_refused_comes_in_later(
    page: Page, site: str, words: Words, work: Work, look: Look
) -> None:
    witness, rows = Witness(page, site), some_rows(page, words)

    hand_in(page, words, "daftar.csv", as_csv(rows))
    look()
    assert sums(page) == ["0", "0", "0", "3"]  # nobody knows yet which columns are meant

    page.locator("#column-agency").select_option(label=rows[0][0])
    page.locator("#column-parent").select_option(label=rows[0][1])
    press(page, words.columns)
    look()
    expect(page.locator("#names")).to_contain_text(rows[2][0])
    assert sums(page) == ["1", "0", "0", "2"]

    page.locator("#names select").first.select_option(index=1)
    press(page, words.names)
    look()
    expect(page.locator("#rows")).to_contain_text(words.reason)
    assert sums(page) == ["2", "0", "0", "1"]
    assert [line.split()[0] for line in fates(page)] == ["2", "3", "4"]
    assert violations(page) == []
    _fits(page)

    page.get_by_role("button", name=words.start).click()
    expect(page.locator("#import-text")).to_contain_text(words.waiting)
    assert work()
    expect(page.locator("main")).to_contain_text(words.done)  # the page looks again by itself
    assert sums(page) == ["2", "0", "0", "1"]
    assert violations(page) == []
    _fits(page)

    with page.expect_download() as coming:
        page.get_by_role("link", name="CSV", exact=True).click()
    report = list(csv.reader(io.StringIO(Path(coming.value.path()).read_text("utf-8-sig"), newline="")))
    assert words.reason in report[1][-2]
    hand_in(page, words, "diperbaiki.csv", as_csv([[CORRECTED.get(cell, cell) for cell in row] for row in report]))
    look()
    assert sums(page) == ["1", "0", "0", "0"]  # the columns are remembered

    hand_in(page, words, "daftar.csv", as_csv(rows))
    look()
    assert sums(page) == ["0", "0", "2", "1"]  # what is there already stays; a confirmed name is remembered
    assert witness.seen == []


def _fits(page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.set_viewport_size({"width": 1280, "height": 900})
