"""The map in a real browser: offline, under the strict CSP, silent, and equal to its counts in every year."""

import shutil
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask, Response, jsonify
from playwright.sync_api import Browser, Page
from werkzeug.serving import make_server

from tracker.drawing import maps, static_map
from tracker.drawing.charts import (
    Flow,
    MapPoint,
    NamedBar,
    ProvinceCount,
    Shape,
    TreeNode,
    YearBar,
    lineage_tree,
    ranking,
    tile_map,
    year_bars,
)
from tracker.wording import i18n

ROOT = Path(__file__).parents[2]
VENDOR = ROOT / "static" / "vendor"
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
CHROMIUM = shutil.which("chromium")
CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; font-src 'self'"
)
QUIET = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync",
         "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"]  # fmt: skip
EVIL = '</script><script>window.ran=1</script><img src=x onerror="window.ran=1">${window.ran=1}"><svg>'
ICON = '<link rel="icon" href="data:,">'
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

pytestmark = [
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium: apt-get install chromium"),
    pytest.mark.skipif(not (VENDOR / "provinces.json").exists(), reason="run python -m tracker assets first"),
]

COUNTS = [
    ProvinceCount("33", "Jawa Tengah", 4, {2019: 1, 2021: 2}, "/regions/33"),
    ProvinceCount("91", EVIL, 1, {2022: 1}),
]


def _map() -> maps.ProvinceMap:
    return maps.ProvinceMap(
        name="spread",
        title="Peta sebaran",
        unit="Instansi",
        counts=COUNTS,
        still=static_map.read(VENDOR / "provinces.json"),
        flows=[
            Flow((-7.0, 110.4), (-2.5, 140.7), EVIL, 2022),
            Flow((-7.0, 110.4), (-6.2, 106.8), EVIL, 2023, is_policy=True),
        ],
        marks=[MapPoint(-7.0, 110.4, "Asal", Shape.ORIGIN), MapPoint(-6.2, 106.8, EVIL, Shape.POLICY, 2023)],
        points=[MapPoint(-7.5, 110.2, "Kabupaten Contoh", Shape.ADAPTED, 2021, "/agencies/1")],
    )


def _body() -> str:
    nodes = [
        TreeNode("a", "Asal", 2019, 0, Shape.ORIGIN, 2019, (), "/innovations/a"),
        TreeNode("b", EVIL, 2021, 0, Shape.ADOPTED, 2021, ("a",), "/replications/b"),
        TreeNode("c", "Papua", 2022, 1, Shape.ADAPTED, 2022, ("a",), "/replications/c"),
    ]
    return "".join(
        (
            _map().html(data_url="/map.json", outlines_url="/static/vendor/provinces.json"),
            tile_map(COUNTS, unit="Instansi", title="Peta petak"),
            lineage_tree(nodes, title="Silsilah"),
            year_bars([YearBar(2019, 1), YearBar(2022, 4, True)], unit="Instansi", title="Kumulatif"),
            ranking([NamedBar(EVIL, 3, "/x")], unit="Instansi", title="Peringkat"),
        )
    )


def _app() -> Flask:
    app = Flask(__name__, static_folder=str(ROOT / "static"))
    i18n.init_app(app)
    styles = ("/static/css/base.css", "/static/css/components.css", *maps.STYLES)
    head = "".join(f'<link rel="stylesheet" href="{address}">' for address in styles)
    scripts = "".join(f'<script src="{address}" defer></script>' for address in (*maps.SCRIPTS, "/map.js"))
    page = (
        '<!doctype html><html lang="id"><head><meta charset="utf-8"><title>Peta</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"{ICON}{head}{scripts}</head>"
        f"<body><main><h1>Peta</h1>{_body()}</main></body></html>"
    )
    app.add_url_rule("/", "page", lambda: page)
    app.add_url_rule("/map.js", "js", lambda: Response(maps.script("spread"), mimetype="text/javascript"))
    app.add_url_rule("/map.json", "json", lambda: jsonify(_map().data()))
    app.add_url_rule("/regions/<code>", "region", lambda code: f"<title>{code}</title>{ICON}")

    @app.after_request
    def _policy(answer: Response) -> Response:  # pyright: ignore[reportUnusedFunction]
        answer.headers["Content-Security-Policy"] = CSP
        return answer

    return app


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    server = make_server("127.0.0.1", 0, _app(), threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def browser(chromium: Browser) -> Browser:
    return chromium


# Where the focus is within the map: its name; nothing outside of the map.
STOP = """() => {
    const at = document.activeElement
    if (!at.closest('.trail-map')) return ''
    if (at instanceof SVGElement) return 'path'
    return at.getAttribute('aria-label') || at.title || at.textContent.trim() || 'no name: ' + at.className
}"""


@pytest.fixture
def page(request: pytest.FixtureRequest, browser: Any, address: str) -> Iterator[Page]:
    """The page with its map drawn, and afterwards the proof that nobody said or asked anything outside."""
    page = browser.new_page(viewport={"width": getattr(request, "param", 1280), "height": 800})
    said: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda one: asked.append(one.url))
    page.on("response", lambda answer: said.append(answer.url) if answer.status >= 400 else None)
    page.goto(address)
    page.locator(".trail-map.is-ready").wait_for()
    yield page
    assert said == []
    assert [url for url in asked if not url.startswith((address, "data:"))] == []
    assert page.evaluate("window.ran") is None
    page.close()


def _shown(page: Page) -> dict[str, str]:
    """Return the figures above 0 on the tiles, which the map recolours, by province code."""
    return page.evaluate(
        """() => Object.fromEntries([...document.querySelectorAll('.tile-map [data-code]')]
            .filter(t => t.querySelector('.tile-count').textContent !== '–')
            .map(t => [t.dataset.code, t.querySelector('.tile-count').textContent]))"""
    )


def _year(page: Page, year: int) -> None:
    page.evaluate("year => document.dispatchEvent(new CustomEvent('jejak:year', {detail: {year}}))", year)


@pytest.mark.parametrize("page", [1280, 320], indirect=True)
def test_map_is_drawn_offline_with_a_shape_for_each_province(page: Page) -> None:
    assert page.locator(".trail-map path.land").count() == 38
    assert page.locator(".trail-map path.c3").count() == 1
    assert page.locator(".map-still").is_hidden()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_year_shows_what_began_by_then_and_what_has_no_known_year_only_in_all_years(page: Page) -> None:
    in_all = _shown(page)
    _year(page, 2019)
    in_2019 = _shown(page)
    _year(page, 2022)

    assert in_all == {"33": "4", "91": "1"}
    assert in_2019 == {"33": "1"}
    assert _shown(page) == {"33": "3", "91": "1"}
    assert page.locator(".trail-map .flow-policy.is-later").count() == 1


def test_markup_in_a_name_is_text_in_the_tooltip(page: Page) -> None:
    page.select_option(".map-tools select", "papua")
    page.wait_for_timeout(500)
    page.evaluate(
        """() => [...document.querySelectorAll('.trail-map path.c1')][0].dispatchEvent(
            new MouseEvent('mouseover', {bubbles: true, clientX: 200, clientY: 200}))"""
    )

    assert page.locator(".map-tip strong").text_content() == EVIL
    assert page.locator(".map-tip script, .map-tip img").count() == 0


def test_agencies_appear_when_zoomed_in_and_leave_again(page: Page) -> None:
    marks = page.locator(".trail-map .mark-adapted")
    before = marks.count()
    page.select_option(".map-tools select", "jawa")
    marks.wait_for()
    page.select_option(".map-tools select", "")
    marks.wait_for(state="detached")

    assert before == 0


def test_every_stop_of_the_tab_key_within_the_map_has_a_name(page: Page) -> None:
    page.select_option(".map-tools select", "jawa")
    page.locator(".trail-map .mark-adapted").wait_for()
    page.locator(".map-tools select").focus()

    stops = list[str]()
    for _ in range(60):
        page.keyboard.press("Tab")
        stops.append(page.evaluate(STOP))

    assert "Perbesar" in stops
    assert [stop for stop in stops if stop == "path" or stop.startswith("no name")] == []


def test_zoom_buttons_have_names_and_a_finger_s_size(page: Page) -> None:
    button = page.get_by_role("button", name="Perbesar")
    size = button.bounding_box()

    button.focus()
    page.keyboard.press("Enter")

    assert size is not None
    assert min(size["width"], size["height"]) >= 43
    assert page.get_by_role("button", name="Perkecil").count() == 1
    page.locator(".leaflet-control-zoom-out[aria-disabled=false]").wait_for()


@pytest.mark.parametrize("page", [1280, 320], indirect=True)
def test_axe_finds_nothing(page: Page) -> None:
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("tags => axe.run({runOnly: tags}).then(r => r.violations)", WCAG)

    assert [(one["id"], one["nodes"][0]["html"][:160]) for one in found] == []


def test_choosing_a_province_leads_to_its_page_unless_the_page_answers(page: Page, address: str) -> None:
    page.evaluate(
        """() => document.addEventListener('jejak:province', told => {
            window.chosen = told.detail.code;
            told.preventDefault();
        }, {once: true})"""
    )
    java = page.locator(".trail-map path.c3")
    java.dispatch_event("click")
    chosen = page.evaluate("window.chosen")
    java.dispatch_event("click")
    page.wait_for_url(f"{address}/regions/33")

    assert chosen == "33"


def test_without_script_the_still_map_and_the_legend_are_there(browser: Any, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)

    assert page.locator(".map-still path.land").count() == 38
    assert page.locator(".map-legend").inner_text().split()[:7] == ["Instansi", "belum", "ada", "1", "2", "3–4", "5+"]
    assert page.locator(".map-stage .map-legend").count() == 0
    assert page.locator(".map-tools").is_hidden()
    context.close()
