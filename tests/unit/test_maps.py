"""The map's parts: nothing from outside, nothing inline, the same text every time."""

import ast
import re
from dataclasses import replace
from pathlib import Path

import html5lib
import pytest

from tracker.drawing import maps, static_map
from tracker.drawing.charts import Flow, MapPoint, ProvinceCount, Shape

ROOT = Path(__file__).parents[2]
EVIL = '</script><script>alert(1)</script>"><svg onload=alert(1)>${alert(1)}'
SQUARES = static_map.StillMap(dict.fromkeys(static_map.NAMES, "M0 0l10 0 0 10z"), "Natural Earth", True)


def _map() -> maps.ProvinceMap:
    return maps.ProvinceMap(
        name="spread",
        title=EVIL,
        unit="Instansi",
        counts=[ProvinceCount("33", EVIL, 3, {2020: 1, 2019: 1}, "/regions/33")],
        still=SQUARES,
        flows=[Flow((-7.0, 110.0), (-2.0, 140.0), EVIL, 2020, is_policy=True)],
        marks=[MapPoint(-7.0, 110.0, EVIL, Shape.ORIGIN)],
        year=2020,
    )


def _html() -> str:
    return str(_map().html(data_url="/map.json?x=1&y=2", outlines_url="/outlines.json"))


def test_fragment_is_valid_html_without_scripts_styles_or_handlers() -> None:
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    tree = parser.parse(f"<!doctype html><html><head><title>x</title></head><body>{_html()}</body></html>")

    tags = {one.tag for one in tree.iter() if isinstance(one.tag, str)}
    attributes = {key for one in tree.iter() for key in one.attrib if isinstance(key, str)}

    assert not {tag for tag in tags if tag.endswith(("script", "style"))}
    assert not {key for key in attributes if key.startswith("on") or key == "style"}


def test_box_lies_in_its_stage_and_names_its_sources() -> None:
    tree = html5lib.parseFragment(_html(), namespaceHTMLElements=False)
    box = tree.find(".//div[@class='map-stage']/div[@id='trail_map_spread']")

    assert box is not None
    assert box.get("data-source") == "/map.json?x=1&y=2"
    assert box.get("data-outlines") == "/outlines.json"
    assert box.get("data-year") == "2020"
    assert box.get("aria-label") == EVIL


def test_parts_name_only_files_of_this_application() -> None:
    told = _html() + maps.script("spread")

    assert not re.findall(r"(?:https?:)?//[\w.-]+\.\w+", told.replace("http://www.w3.org/2000/svg", ""))
    assert all(address.startswith("/static/") for address in (*maps.STYLES, *maps.SCRIPTS))
    assert [address for _name, address in maps.TrailMap.default_js] == list(maps.SCRIPTS)


def test_script_is_stable_and_holds_no_data() -> None:
    assert maps.script("spread") == maps.script("spread")
    assert "trail_map_spread" in maps.script("spread")
    assert "tileLayer" not in maps.script("spread")


@pytest.mark.parametrize("name", ["", "a-b", "a b", "1a", "a;alert(1)", "<b>"])
def test_a_name_that_is_no_word_of_a_script_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="word of its script"):
        maps.script(name)


def test_data_holds_counts_by_year_and_plain_names() -> None:
    data = _map().data()

    assert data["provinces"] == [
        {"code": "33", "name": EVIL, "undated": 1, "years": {"2019": 1, "2020": 1}, "href": "/regions/33"}
    ]
    assert data["lows"] == [0, 1, 2, 3, 5]
    assert data["flows"] == [
        {"start": (-7.0, 110.0), "end": (-2.0, 140.0), "label": EVIL, "year": 2020, "policy": True, "direct": False}
    ]


def test_legend_numbers_its_classes_and_names_the_marks_that_occur() -> None:
    tree = html5lib.parseFragment(_html(), namespaceHTMLElements=False)
    legend = tree.find(".//ul[@class='map-legend']")

    assert legend is not None
    classes = ["Instansi", "belum ada", "1", "2", "3–4", "5+"]
    assert ["".join(one.itertext()) for one in legend] == [*classes, "Menjadi kebijakan nasional", "Asal"]


def test_agencies_are_one_kind_of_mark_that_is_named_as_seen_when_zoomed_in() -> None:
    drawn = replace(_map(), points=[MapPoint(-7.0, 110.0, "Kota A", Shape.AGENCY)])

    page = str(drawn.html(data_url="/map.json", outlines_url="/outlines.json"))

    assert '<li class="needs-script">' in page
    assert "Instansi yang mereplikasi (tampak saat diperbesar)" in page
    assert "Replikasi (adopsi)" not in page


def test_island_groups_lie_inside_the_map_and_hold_all_provinces_points() -> None:
    (south, west), (north, east) = maps.WHOLE
    groups = maps.island_groups()
    lines = (ROOT / "graph" / "reference" / "region_points.csv").read_text("utf-8").splitlines()[1:]
    points = [tuple(map(float, line.split(",")[1:3])) for line in lines]

    outside = [
        (lat, lon) for lat, lon in points if not any(s <= lat <= n and w <= lon <= e for _v, _l, (s, w, n, e) in groups)
    ]

    assert outside == []
    assert all(south <= s < n <= north and west <= w < e <= east for _v, _l, (s, w, n, e) in groups)


def test_nothing_else_in_the_product_imports_folium() -> None:
    importers = {
        file.relative_to(ROOT).as_posix()
        for folder in ("graph", "tracker")
        for file in (ROOT / folder).rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if (isinstance(node, ast.Import) and any(one.name.startswith("folium") for one in node.names))
        or (isinstance(node, ast.ImportFrom) and (node.module or "").startswith("folium"))
    }

    assert importers == {"tracker/drawing/maps.py"}


def test_folium_s_shared_lists_are_left_alone() -> None:
    import folium

    maps.script("spread")

    assert any("jsdelivr" in address for _name, address in folium.Map.default_js)
