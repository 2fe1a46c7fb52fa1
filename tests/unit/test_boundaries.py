"""Official boundaries: refused with a reason that names the fault, shown with their source once loaded."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from tracker.commands.boundaries import command
from tracker.drawing import boundaries, official_boundaries, static_map


def _square(code: str, at: int, side: float = 0.9) -> dict[str, Any]:
    west, south = 96 + at % 10, -8 + at // 10
    ring = [[west, south], [west + side, south], [west + side, south + side], [west, south + side], [west, south]]
    geometry = {"type": "Polygon", "coordinates": [ring]}
    return {"type": "Feature", "properties": {"code": code}, "geometry": geometry}


def _all() -> list[dict[str, Any]]:
    return [_square(code, at) for at, code in enumerate(static_map.NAMES)]


def _file(tmp_path: Path, features: Any) -> Path:
    file = tmp_path / "batas.geojson"
    file.write_text(json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8")
    return file


def _swapped(feature: dict[str, Any]) -> dict[str, Any]:
    rings = [[[y, x] for x, y in ring] for ring in feature["geometry"]["coordinates"]]
    return feature | {"geometry": {"type": "Polygon", "coordinates": rings}}


def test_loaded_boundaries_are_shown_under_their_source(tmp_path: Path) -> None:
    shipped = tmp_path / "shipped.json"
    static_map.file_beside(shipped).write_text('{"paths":{},"source":"N","approximate":true}', encoding="utf-8")
    shipped.write_text("{}", encoding="utf-8")
    before = boundaries.current(tmp_path, shipped)

    official_boundaries.load(_file(tmp_path, _all()), boundaries.loaded_file(tmp_path), "BIG 2025")
    after = boundaries.current(tmp_path, shipped)

    assert (before.still.source, before.still.approximate) == ("N", True)
    assert (after.still.source, after.still.approximate) == ("BIG 2025", False)
    assert set(after.still.paths) == set(static_map.NAMES)
    assert after.version != before.version


def test_regencies_are_joined_into_their_provinces(tmp_path: Path) -> None:
    whole = [one for one in _all() if one["properties"]["code"] != "33"]
    halves = [_square("33.01", 50, 1.0), _square("33.02", 51, 1.0)]

    official_boundaries.load(_file(tmp_path, whole + halves), tmp_path / "out.json", "x")

    features = json.loads((tmp_path / "out.json").read_text("utf-8"))["features"]
    java = next(one for one in features if one["properties"]["code"] == "33")
    assert len(java["geometry"]["coordinates"]) == 1
    assert len(features) == 38


@pytest.mark.parametrize(
    ("features", "message"),
    [
        ("x", "not GeoJSON"),
        ([{"type": "Feature", "geometry": None}], "feature 1 has no properties"),
        ([_square("Jawa", 0)], r"without a Kemendagri code.*1 \(Jawa\)"),
        ([_square("", 0)] * 7, r"1 \(none\).*5 \(none\) and 2 more"),
        ([_square("33", 0), _square("33", 1)], "more than once: 33"),
        ([_square("99", 0)], "no province that exists: 99"),
        ([_square("33", 0) | {"geometry": None}], r"feature 1 \(33\) has no readable geometry"),
        ([_square("33", 0, 0)], r"feature 1 \(33\) has no area"),
        ([_swapped(_square("33", 0))], "longitude must come before latitude"),
        ([_square("33", 0)], "37 of 38 provinces are missing: 11 Aceh"),
    ],
)
def test_a_faulty_file_is_refused_by_name(tmp_path: Path, features: Any, message: str) -> None:
    with pytest.raises(official_boundaries.BoundariesError, match=message):
        official_boundaries.load(_file(tmp_path, features), tmp_path / "out.json", "x")

    assert not (tmp_path / "out.json").exists()


def test_the_command_says_what_is_wrong_in_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JEJAK_DATA", str(tmp_path / "data"))
    broken = tmp_path / "batas.geojson"
    broken.write_text("not json", encoding="utf-8")

    answer = CliRunner().invoke(command, [str(broken)])

    assert answer.exit_code == 1
    assert "batas.geojson cannot be read as JSON" in answer.output


@pytest.mark.shared
def test_real_boundaries_load_small_enough_for_a_page(shared: Path, tmp_path: Path) -> None:
    import gzip

    number = official_boundaries.load(shared / "data" / "regencies.geojson", tmp_path / "out.json", "x")

    assert number == 514
    assert len(gzip.compress((tmp_path / "out.json").read_bytes())) < 90_000
