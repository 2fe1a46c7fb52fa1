"""A family in a browser: one stop of the Tab key with arrows, marks that follow the year, on paper too."""

from datetime import date

import pytest
from playwright.sync_api import Page, expect

from graph.domain import vocabulary as v
from graph.domain.records import rows as r
from graph.engine import Graph
from tests import small_world
from tests.browser.conftest import SmallSite, Witness, violations

ADDRESS = "/innovations/uptpk/spread"
FOCUS = "() => document.activeElement.closest('.member')?.dataset.id ?? null"
STOPS = (
    "() => document.querySelectorAll('.lineage a:not([tabindex=\"-1\"]), .chart-scroll:has(.lineage)[tabindex]').length"
)
LINES = """() => [...document.querySelectorAll('.still-map .flow')]
    .filter(one => getComputedStyle(one).display !== 'none').length"""


def _copy(number: int, adopter: str, parent: str, year: int) -> r.ReplicationLoad:
    return r.ReplicationLoad(
        f"R-0000001{number}",
        adopter,
        (r.ParentLink(parent, v.Answer.CONFIRMED),),
        ("uptpk",),
        v.ReplicationStatus.VERIFIED,
        started_on=date(year, 1, 1),
        started_precision=v.Precision.YEAR,
        verified_on=date(year, 6, 1),
    )


@pytest.fixture
def site(small_site: SmallSite, graph: Graph) -> SmallSite:
    """Semarang copied Sragen in 2019; Kendal copied Semarang in 2021, until 2023; Solo copied Sragen in 2022."""
    copies = (_copy(1, "33.24", small_world.VERIFIED_COPY, 2021), _copy(2, "33.72", "uptpk", 2022))
    small_world.load(graph, replications=copies)
    graph.write(lambda tx: tx.run("MATCH (r {id: 'R-00000011'}) SET r.stopped_on = date('2023-05-01')"))
    return small_site


def _open(page: Page, address: str = ADDRESS) -> Page:
    page.set_default_timeout(60_000)  # the first page of a process is slow on a busy machine
    page.goto(address)
    page.locator(".year-slide").wait_for()
    return page


def test_arrows_go_through_a_family_that_is_one_stop_of_the_tab_key(site: SmallSite) -> None:
    page = site.page()
    witness = Witness(page, site.url)
    _open(page)
    page.locator(".lineage a.node").first.focus()
    expect(page.locator(".chart-keys")).to_be_visible()
    seen = [page.evaluate(FOCUS)]
    for key in ("ArrowRight", "ArrowLeft", "ArrowDown", "ArrowUp", "End", "Home", "ArrowLeft"):
        page.keyboard.press(key)
        seen.append(page.evaluate(FOCUS))
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Tab")

    semarang, kendal, solo = small_world.VERIFIED_COPY, "R-00000011", "R-00000012"
    assert seen == [semarang, kendal, semarang, solo, kendal, solo, semarang, semarang]
    assert page.evaluate(STOPS) == 1
    assert page.evaluate(FOCUS) is None
    page.keyboard.press("Shift+Tab")
    assert page.evaluate(FOCUS) == kendal  # the stop is where one was
    assert violations(page) == []
    assert witness.seen == []


def test_without_script_each_mark_is_a_link(site: SmallSite) -> None:
    context = site.page().context.browser.new_context(java_script_enabled=False, base_url=site.url)  # pyright: ignore[reportOptionalMemberAccess]
    plain = context.new_page()
    plain.goto(ADDRESS)

    assert plain.locator(".lineage a.node[tabindex]").count() == 0
    assert plain.locator(".lineage a.node").count() == 3
    assert plain.locator(".chart-keys").is_hidden()
    context.close()


def test_paper_shows_the_year_that_the_slider_chose(site: SmallSite) -> None:
    page = _open(site.page(), f"{ADDRESS}?year=2019")
    page.emulate_media(media="print")
    seen = [page.evaluate(LINES)]
    page.emulate_media(media="screen")
    for year in ("2", "4"):  # 2021, all
        page.get_by_role("slider", name="Tahun").fill(year)
        page.emulate_media(media="print")
        seen.append(page.evaluate(LINES))
        said = page.locator(".year-printed").inner_text()
        page.emulate_media(media="screen")
        if year == "2":
            assert said.startswith("Sampai akhir tahun 2021")
            assert said.endswith("sesudah tahun itu.")

    assert seen == [1, 2, 3]
    assert said == "Semua tahun: 3 instansi di 1 provinsi."


def test_a_stop_is_crossed_from_its_year_on_and_counted_in_it(site: SmallSite) -> None:
    page = _open(site.page("solo-registrar"))
    slider, kendal = page.get_by_role("slider", name="Tahun"), page.locator("[data-id='R-00000011']")
    figures = page.locator("[data-counts] .figure-value")
    seen = []
    for year in ("4", "3"):  # all, 2022
        slider.fill(year)
        title = page.locator(".card:has([data-counts]) .card-title").inner_text()
        seen.append((title[-8:], figures.all_inner_texts(), "is-stopped" in (kendal.get_attribute("class") or "")))

    assert seen == [("sekarang", ["3", "2", "0", "1"], True), ("hir 2022", ["3", "3", "0", "0"], False)]
    page.select_option(".map-tools select", "jawa")
    expect(page.locator(".trail-map .mark-agency")).to_have_count(3)
    expect(page.locator(".trail-map .is-stopped")).to_have_count(0)
    slider.fill("4")
    expect(page.locator(".trail-map .is-stopped")).to_have_count(1)
