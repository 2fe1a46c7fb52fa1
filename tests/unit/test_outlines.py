"""The 38 approximate outlines: complete, drawable, and close enough to the official ones to be recognised."""

import gzip
import json
import os
from pathlib import Path
from statistics import median
from typing import Any

import pytest
import shapely
from shapely.geometry import Polygon, box, shape
from shapely.geometry.base import BaseGeometry

from tracker.drawing import outlines, static_map

ROOT = Path(__file__).parents[2]
SHARED = Path(os.environ.get("JEJAK_SHARED", ROOT.parent / "shared"))
BUILT = ROOT / "static" / "vendor" / "provinces.json"


def _square_for_each(tmp_path: Path) -> Path:
    """A source of 33 one-degree squares, placed at the regencies' points that must divide three of them."""
    points = outlines.region_points()
    features: list[dict[str, Any]] = []
    for index, (iso, code) in enumerate(sorted(outlines.OLD_OUTLINES.items())):
        members = outlines.DIVIDED.get(code)
        if members:
            inside = [point for regency, point in points.items() if regency[:2] in members]
            square = shapely.MultiPoint(inside).buffer(0.5).envelope
        else:
            square = box(index, 40, index + 1, 41)
        features.append({"type": "Feature", "properties": {"ISO": iso}, "geometry": square.__geo_interface__})
    source = tmp_path / "indonesia.geojson"
    source.write_text(json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8")
    return source


def _geometries(file: Path) -> dict[str, BaseGeometry]:
    features = json.loads(file.read_text(encoding="utf-8"))["features"]
    return {f["properties"]["code"]: shape(f["geometry"]) for f in features}


def test_three_old_provinces_become_eight_and_all_38_have_an_area(tmp_path: Path) -> None:
    outlines.build(_square_for_each(tmp_path), tmp_path / "out.json")

    built = _geometries(tmp_path / "out.json")

    assert set(built) == set(static_map.NAMES)
    assert all(g.is_valid and g.area > 0 for g in built.values())


def test_each_regency_of_a_divided_province_lies_in_its_own_share(tmp_path: Path) -> None:
    outlines.build(_square_for_each(tmp_path), tmp_path / "out.json")
    built = _geometries(tmp_path / "out.json")

    divided = {code for successors in outlines.DIVIDED.values() for code in successors}
    points = {c: p for c, p in outlines.region_points().items() if c[:2] in divided}
    outside = {c for c, p in points.items() if not built[c[:2]].buffer(0.02).contains(shapely.Point(p))}

    assert outside == set()


def test_same_source_gives_the_same_bytes(tmp_path: Path) -> None:
    source = _square_for_each(tmp_path)

    outlines.build(source, tmp_path / "one.json")
    outlines.build(source, tmp_path / "two.json")

    assert (tmp_path / "one.json").read_bytes() == (tmp_path / "two.json").read_bytes()


def test_a_source_with_a_missing_province_is_refused(tmp_path: Path) -> None:
    source = _square_for_each(tmp_path)
    collection = json.loads(source.read_text(encoding="utf-8"))
    collection["features"].pop()
    source.write_text(json.dumps(collection), encoding="utf-8")

    with pytest.raises(ValueError, match="not the 33 outlines"):
        outlines.build(source, tmp_path / "out.json")


def test_simplifying_keeps_shared_borders_and_the_largest_island_of_a_province() -> None:
    wavy = [(1, y / 10 + 0.001) for y in range(1, 10)]
    left = Polygon([(0, 0), (1, 0), *wavy, (1, 1), (0, 1)])
    right = Polygon([(1, 0), (2, 0), (2, 1), (1, 1), *reversed(wavy)])
    islet = box(5, 5, 5.01, 5.01)

    simple = outlines.simplify({"a": left, "b": right, "c": islet}, 0.1)

    assert simple["a"].intersection(simple["b"]).area == 0
    assert simple["a"].union(simple["b"]).area == pytest.approx(2)
    assert simple["c"].area > 0


def test_regency_codes_are_text_and_provinces_are_left_out() -> None:
    points = outlines.region_points()

    assert len(points) == 514
    assert points["11.01"] == (97.47, 3.08)


@pytest.mark.skipif(not BUILT.exists(), reason="static/vendor/provinces.json is missing: python -m tracker assets")
def test_built_outlines_are_small_and_overlap_the_official_ones() -> None:
    official_file = SHARED / "data" / "provinces.geojson"
    if not official_file.exists():
        pytest.skip("official outlines are missing: JEJAK_SHARED names no folder with data/provinces.geojson")

    built, official = _geometries(BUILT), _geometries(official_file)
    overlap = {
        code: built[code].intersection(outline).area / built[code].union(outline).area
        for code, outline in ((c, shapely.make_valid(o)) for c, o in official.items())
    }

    assert set(built) == set(official)
    assert median(overlap.values()) > 0.88
    assert min(overlap.values()) > 0.45
    assert len(gzip.compress(BUILT.read_bytes())) < 90_000
