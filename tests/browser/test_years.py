"""The year as a slider: by keyboard, in the address, spoken once, played and paused; table, tiles and data agree."""

import re
from datetime import date

import pytest
from playwright.sync_api import Page, expect

from graph.domain import vocabulary as v
from graph.domain.records import rows as r
from graph.engine import Graph
from tests import small_world
from tests.browser.conftest import SmallSite, Witness, violations

LINES = """() => Object.fromEntries([...document.querySelectorAll('#provinces tbody tr:not([hidden])')]
    .map(row => [row.dataset.code, [...row.cells].slice(1).map(cell => cell.textContent)]))"""
TILES = """() => Object.fromEntries([...document.querySelectorAll('.tile-map [data-code]')]
    .map(tile => [tile.dataset.code, tile.querySelector('.tile-count').textContent]))"""


@pytest.fixture
def page(small_site: SmallSite, graph: Graph) -> Page:
    small_world.load(graph)
    page = small_site.page()
    page.set_default_timeout(60_000)  # the first page of a process is slow on a busy machine
    return page


def _open(page: Page, address: str) -> None:
    page.goto(address)
    page.locator(".year-slide").wait_for()


def test_keys_choose_a_year_that_the_address_and_the_language_link_keep(page: Page, small_site: SmallSite) -> None:
    witness = Witness(page, small_site.url)
    _open(page, "/map")
    slider = page.get_by_role("slider", name="Tahun")
    slider.focus()
    seen: list[tuple[str, str]] = []
    for key in ("Home", "ArrowRight", "ArrowRight", "End"):
        page.keyboard.press(key)
        seen.append((page.url.removeprefix(small_site.url), slider.get_attribute("aria-valuetext") or ""))

    assert seen == [
        ("/map?year=2019", "Sampai akhir tahun 2019: 1 instansi di 1 provinsi."),
        ("/map?year=2020", "Sampai akhir tahun 2020: 1 instansi di 1 provinsi."),
        ("/map?year=2021", "Sampai akhir tahun 2021: 2 instansi di 1 provinsi."),
        ("/map", "Semua tahun: 2 instansi di 1 provinsi."),
    ]
    page.keyboard.press("Home")
    expect(page.locator("form[data-years] [role=status]")).to_have_text(seen[0][1])
    assert re.search(r"year=2019", page.get_by_role("link", name="English").get_attribute("href") or "")
    assert violations(page) == []
    assert witness.seen == []


def test_table_tiles_and_reloaded_page_are_the_data_of_each_year(page: Page) -> None:
    _open(page, "/map?year=2019")
    table = page.request.get("/map.json").json()["table"]
    slider = page.get_by_role("slider", name="Tahun")
    for year in ("2019", "2020", "2021"):
        slider.fill(str(int(year) - 2019))
        shown = page.evaluate(LINES)
        told = {code: [str(one or "–") for one in line] for code, line in table[year]["lines"].items()}

        assert {code: line for code, line in shown.items() if line[0] != "–"} == told
        assert {code: n for code, n in page.evaluate(TILES).items() if n != "–"} == {c: n[0] for c, n in told.items()}
        assert page.locator("[data-figures] .figure-value").first.text_content() == str(table[year]["agencies"])
        assert f"year={year}" in (page.get_by_role("link", name="Unduh CSV").get_attribute("href") or "")
        _open(page, page.url)
        assert page.evaluate(LINES) == shown


def test_family_and_curve_are_of_the_year_also_after_a_reload(small_site: SmallSite, graph: Graph) -> None:
    later = r.ReplicationLoad(
        "R-0000000D",
        "33.24",
        (r.ParentLink(small_world.VERIFIED_COPY, v.Answer.CONFIRMED),),
        ("uptpk",),
        v.ReplicationStatus.VERIFIED,
        started_on=date(2021, 1, 1),
        started_precision=v.Precision.YEAR,
        verified_on=date(2021, 6, 1),
    )
    small_world.load(graph, replications=(later,))
    page = small_site.page()
    _open(page, "/innovations/uptpk/spread")
    page.get_by_role("slider", name="Tahun").fill("1")
    seen = []
    for _ in range(2):
        faint = page.locator(".lineage .member.is-later").evaluate_all("all => all.map(one => one.dataset.id)")
        chosen = page.locator(".bar.is-chosen").evaluate_all("all => all.map(one => one.dataset.year)")
        seen.append((faint, chosen))
        _open(page, page.url)

    assert seen == [(["R-0000000D"], ["2020"])] * 2


def test_play_names_its_state_stays_silent_and_escape_pauses(page: Page) -> None:
    page.clock.install()
    _open(page, "/map")
    button, status = page.locator(".year-play"), page.locator("form[data-years] [role=status]")
    button.click()
    playing = (button.inner_text(), page.url[-4:], status.text_content())
    page.clock.run_for(1000)
    later = (page.url[-4:], status.text_content())
    page.keyboard.press("Escape")
    page.clock.run_for(5000)

    assert playing == ("Jeda", "2019", "")
    assert later == ("2020", "")
    assert (button.inner_text(), page.url[-4:]) == ("Putar", "2020")
    assert status.text_content() == "Sampai akhir tahun 2020: 1 instansi di 1 provinsi."


def test_play_ends_with_all_years(page: Page) -> None:
    page.clock.install()
    _open(page, "/map")
    page.locator(".year-play").click()
    page.clock.run_for(10_000)

    assert page.locator(".year-play").inner_text() == "Putar"
    assert "year=" not in page.url


def test_under_reduced_motion_a_press_is_one_step(page: Page) -> None:
    page.clock.install()
    page.emulate_media(reduced_motion="reduce")
    _open(page, "/map?year=2019")
    button = page.get_by_role("button", name="Tahun berikutnya")
    button.click()
    page.clock.run_for(5000)

    assert page.url.endswith("year=2020")


def test_without_script_the_form_chooses_the_year(page: Page, small_site: SmallSite) -> None:
    context = page.context.browser.new_context(java_script_enabled=False, base_url=small_site.url)  # pyright: ignore[reportOptionalMemberAccess]
    plain = context.new_page()
    plain.goto("/map")
    plain.get_by_label("Sampai akhir tahun").select_option("2020")
    plain.get_by_role("button", name="Tampilkan").click()

    assert plain.url.endswith("/map?year=2020")
    assert plain.locator(".year-slide").is_hidden()
    context.close()
