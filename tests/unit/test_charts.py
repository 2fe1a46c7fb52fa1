"""Pictures from the server: true to their numbers, safe with any name, complete as files of their own."""

import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from hypothesis import given, strategies as st
from markupsafe import Markup

from tests.factories.trees import EVIL, SVG, TREE
from tracker.drawing import charts, static_map
from tracker.drawing.charts import CountClass, Flow, MapPoint, NamedBar, ProvinceCount, Shape, YearBar
from tracker.drawing.charts.scale import ceiling
from tracker.drawing.charts.tiles import GRID

SQUARES = static_map.StillMap(dict.fromkeys(static_map.NAMES, "M0 0l10 0 0 10z"), "Sumber <b>", True)
COUNTS = [ProvinceCount("33", EVIL, 3, href="/regions/33"), ProvinceCount("91", "Papua", 1)]


def _pictures(*, standalone: bool) -> dict[str, Markup]:
    marks = [MapPoint(-7, 110, EVIL, Shape.ORIGIN)]
    flows = [Flow((-7, 110), (-2, 140), EVIL)]
    return {
        "map": charts.province_map(
            SQUARES, COUNTS, unit="Instansi", title=EVIL, flows=flows, marks=marks, standalone=standalone
        ),
        "tiles": charts.tile_map(COUNTS, unit="Instansi", title=EVIL, standalone=standalone),
        "tree": charts.lineage_tree(TREE, title=EVIL, standalone=standalone),
        "years": charts.year_bars([YearBar(2020, 4, True)], unit=EVIL, title=EVIL, standalone=standalone),
        "ranking": charts.ranking([NamedBar(EVIL, 4)], unit="x", title=EVIL, standalone=standalone),
    }


@pytest.mark.parametrize("name", ["map", "tiles", "tree", "years", "ranking"])
@pytest.mark.parametrize("standalone", [False, True])
def test_markup_in_names_stays_text_in_well_formed_pictures(name: str, standalone: bool) -> None:
    drawn = _pictures(standalone=standalone)[name]

    root = ET.fromstring(str(drawn))

    tags = {one.tag.removeprefix(SVG) for one in root.iter()}
    assert tags.isdisjoint({"script", "img"})
    assert not [key for one in root.iter() for key in one.attrib if key.startswith("on") or key == "style"]
    assert not [one.get("href") for one in root.iter() if (one.get("href") or "").startswith("javascript")]


@pytest.mark.parametrize("name", ["map", "tiles", "tree", "years", "ranking"])
def test_every_picture_has_a_role_and_its_name_and_description_exist(name: str) -> None:
    root = ET.fromstring(str(_pictures(standalone=True)[name]))
    ids = {one.get("id"): one.text for one in root.iter() if one.get("id")}

    described = [ids[one] for one in (root.get("aria-labelledby") or "").split()]

    has_links = root.find(f".//{SVG}a") is not None
    assert root.get("role") == ("group" if has_links else "img")
    assert len(described) == 2
    assert all(described)


@pytest.mark.parametrize("name", ["map", "tiles", "tree", "years", "ranking"])
def test_a_file_of_its_own_carries_its_colours_as_plain_values(name: str) -> None:
    inside, alone = _pictures(standalone=False)[name], _pictures(standalone=True)[name]

    assert "<style>" in alone
    assert "var(" not in alone
    assert "#b3261e" in alone
    assert "<style" not in inside


@given(st.text())
def test_any_name_gives_a_well_formed_picture(name: str) -> None:
    drawn = charts.ranking([NamedBar(name, 1, name)], unit=name, title=name)

    ET.fromstring(str(drawn).encode("utf-8"))


def test_a_province_is_coloured_by_its_count_and_the_others_are_zero() -> None:
    root = ET.fromstring(str(charts.province_map(SQUARES, COUNTS, unit="Instansi", title="x")))

    shown = {one.get("data-code"): one.get("class") for one in root.iter(f"{SVG}path") if one.get("data-code")}

    assert shown.pop("33") == "land c3"
    assert shown.pop("91") == "land c1"
    assert set(shown.values()) == {"land c0"}
    assert len(shown) == 36


def test_description_says_the_sum_the_provinces_and_the_largest() -> None:
    root = ET.fromstring(str(charts.province_map(SQUARES, [COUNTS[1]], unit="Instansi", title="x")))

    assert root.findtext(f"{SVG}desc") == "Instansi: 1 di 1 dari 38 provinsi; terbanyak di Papua (1)."


def test_nothing_replicated_yet_is_said_in_words() -> None:
    empty = [
        charts.province_map(SQUARES, [], unit="Instansi", title="x"),
        charts.lineage_tree([], title="x"),
        charts.year_bars([], unit="x", title="x"),
        charts.ranking([], unit="x", title="x"),
    ]

    assert all("elum ada" in drawn for drawn in empty)


def test_the_map_says_whose_boundaries_it_shows() -> None:
    assert charts.boundaries_note("Natural Earth", approximate=True).startswith("Batas perkiraan")
    assert charts.boundaries_note("BIG", approximate=False) == "Batas wilayah: BIG."


def test_each_province_has_one_tile_of_its_own_and_no_two_share_a_place() -> None:
    places = [(column, row) for column, row, _short in GRID.values()]

    assert set(GRID) == set(static_map.NAMES)
    assert len(set(places)) == 38


def test_small_counts_keep_single_classes_and_large_ones_get_round_quantiles() -> None:
    small = [one.label for one in charts.classes([0, 1, 12])]
    large = [one.label for one in charts.classes([3, 8, 9, 12, 17, 26, 30, 64, 1200])]

    assert small == ["belum ada", "1", "2", "3–4", "5+"]
    assert large == ["belum ada", "1–9", "10–29", "30–59", "60+"]


@given(st.lists(st.integers(0, 100_000)))
def test_classes_cover_every_count_once_without_gaps(counts: list[int]) -> None:
    scale = charts.classes(counts)

    assert scale[0] == CountClass(0, 0)
    assert [one.high + 1 for one in scale[:-1] if one.high is not None] == [one.low for one in scale[1:]]
    assert all(0 <= charts.class_of(count, scale) < 5 for count in counts)


def test_many_lines_are_fainter_than_few() -> None:
    flow = Flow((-7, 110), (-2, 140), "x", is_direct=True)

    drawn = [
        charts.province_map(SQUARES, COUNTS, unit="x", title="x", flows=[flow] * number) for number in (39, 40, 120)
    ]

    found = [next(name for name in ("is-crowd", "is-busy", "flows") if f"{name}" in one) for one in drawn]
    assert found == ["flows", "is-busy", "is-crowd"]
    assert "flow flow-direct" in drawn[0]


def test_a_still_map_holds_later_lines_for_the_page_and_leaves_them_out_of_the_file() -> None:
    flows = [Flow((-7, 110), (-2, 140), "x", year) for year in (2019, 2021, None)]

    page, file = (
        charts.province_map(SQUARES, COUNTS, unit="x", title="x", flows=flows, year=2020, standalone=standalone)
        for standalone in (False, True)
    )

    assert (page.count('class="flow"'), page.count('class="flow is-later"')) == (2, 1)
    assert (file.count('class="flow"'), file.count("is-later")) == (2, 0)


def test_bars_are_as_high_as_their_values() -> None:
    root = ET.fromstring(str(charts.year_bars([YearBar(2020, 5), YearBar(2021, 10)], unit="x", title="x")))

    heights = [float(one.get("height", "0")) for one in root.iter(f"{SVG}rect")]

    assert heights[1] == 2 * heights[0]


def test_the_top_of_an_axis_is_the_next_round_number() -> None:
    assert [ceiling(value) for value in (0, 1, 3, 47, 901, 2011)] == [1, 1, 5, 50, 1000, 5000]


def test_undated_copies_are_the_part_of_the_count_without_a_year() -> None:
    assert ProvinceCount("33", "Jawa Tengah", 5, {2019: 2, 2020: 1}).undated == 2


def test_still_map_is_read_again_when_its_file_changes(tmp_path: Path) -> None:
    file = tmp_path / "provinces.json"
    beside = static_map.file_beside(file)
    beside.write_text('{"paths": {}, "source": "old", "approximate": true}', encoding="utf-8")
    before = static_map.read(file).source
    beside.write_text('{"paths": {}, "source": "new", "approximate": false}', encoding="utf-8")
    after = static_map.read(file).source

    assert (before, after) == ("old", "new")


def test_every_sentence_of_the_pictures_has_an_english_one() -> None:
    from babel.messages.extract import extract_from_dir
    from babel.messages.pofile import read_po

    root = Path(__file__).parents[2] / "tracker"
    with (root / "translations" / "en" / "LC_MESSAGES" / "maps.po").open("rb") as file:
        english = {one.id: one.string for one in read_po(file) if one.id and one.string}
    keywords: dict[str, tuple[int, ...] | None] = {"_": None, "ngettext": (1, 2)}
    used = {
        found[2] for found in extract_from_dir(root / "drawing" / "charts", [("**.py", "python")], keywords=keywords)
    }

    assert used - set(english) == set()
    assert len(used) > 10
