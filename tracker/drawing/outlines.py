"""Make 38 approximate province outlines from an openly licensed set of 33.

The npm package @superset-ui/legacy-plugin-chart-country-map (Apache-2.0) carries the Natural Earth
outlines of the provinces of before 2012. Kalimantan Timur, Papua and Papua Barat have since been divided;
each is shared out among its regencies' points (Voronoi, G. Voronoi 1908: every place belongs to the nearest
point) and the shares are joined by province. Median overlap with the official outlines: 0.89
(intersection over union), so every map that uses them says "batas perkiraan".
"""

import csv
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import shapely
from shapely.geometry import MultiPoint, Point, mapping, shape
from shapely.geometry.base import BaseGeometry
from shapely.ops import unary_union, voronoi_diagram

from tracker.drawing import static_map

REFERENCE = Path(__file__).parents[2] / "graph" / "reference"
CREDIT = "Natural Earth (superset-ui 0.20.3, Apache-2.0)"

OLD_OUTLINES = {
    "ID-AC": "11", "ID-SU": "12", "ID-SB": "13", "ID-RI": "14", "ID-JA": "15", "ID-SS": "16", "ID-BE": "17",
    "ID-LA": "18", "ID-BB": "19", "ID-KR": "21", "ID-JK": "31", "ID-JB": "32", "ID-JT": "33", "ID-YO": "34",
    "ID-JI": "35", "ID-BT": "36", "ID-BA": "51", "ID-NB": "52", "ID-NT": "53", "ID-KB": "61", "ID-KT": "62",
    "ID-KS": "63", "ID-KI": "64", "ID-SA": "71", "ID-ST": "72", "ID-SN": "73", "ID-SG": "74", "ID-GO": "75",
    "ID-SR": "76", "ID-MA": "81", "ID-MU": "82", "ID-PA": "91", "ID-PB": "92",
}  # fmt: skip
DIVIDED = {"64": ("64", "65"), "91": ("91", "93", "94", "95"), "92": ("92", "96")}

TOLERANCE = 0.004  # degrees, about 450 m: a screen pixel at the largest zoom that the maps allow
DECIMALS = 3  # about 110 m
PATH_TOLERANCE = 0.03  # degrees, for the still map: less than a pixel on a page


def build(source_geojson: Path, target: Path) -> None:
    """Write the 38 outlines as GeoJSON; raise ValueError where the source is not the expected one."""
    outlines = divide(_read_old(source_geojson), region_points())
    write(target, simplify(outlines, TOLERANCE), approximate=True, source=CREDIT)


def region_points(file: Path = REFERENCE / "region_points.csv") -> dict[str, tuple[float, float]]:
    """Return (longitude, latitude) in degrees by regency code; provinces' own points are left out."""
    with file.open(encoding="utf-8", newline="") as lines:
        rows = [row for row in csv.DictReader(lines) if "." in row["code"]]
    return {row["code"]: (float(row["lon"]), float(row["lat"])) for row in rows}


def divide(old: Mapping[str, BaseGeometry], points: Mapping[str, tuple[float, float]]) -> dict[str, BaseGeometry]:
    """Share the three divided provinces out among their successors, nearest regency point first."""
    whole = {code: outline for code, outline in old.items() if code not in DIVIDED}
    for code, successors in DIVIDED.items():
        whole |= _shares(old[code], {c: p for c, p in points.items() if c[:2] in successors})
    return dict(sorted(whole.items()))


def simplify(outlines: Mapping[str, BaseGeometry], tolerance: float) -> dict[str, BaseGeometry]:
    """Simplify all outlines together, so that shared borders stay shared; `tolerance` in degrees.

    Islands smaller than the tolerance squared go; a province always keeps its largest one.
    """
    cleaned = [_polygons(outline, 0.0) for outline in outlines.values()]
    simpler = shapely.coverage_simplify(cleaned, tolerance)
    kept = (_polygons(outline, tolerance * tolerance) for outline in simpler)
    return dict(zip(outlines, kept, strict=True))


def write(target: Path, outlines: Mapping[str, BaseGeometry], *, approximate: bool, source: str) -> None:
    """Write outlines as compact GeoJSON, features in the order of their codes, and beside it the still map.

    The still map (`provinces.paths.json`) holds an SVG path for each code, coarser and already projected, so
    that the web process draws without a geometry library.
    """
    features = [
        {
            "type": "Feature",
            "properties": {"code": code, "name": static_map.NAMES[code], "approximate": approximate},
            "geometry": _rounded(outline),
        }
        for code, outline in sorted(outlines.items())
    ]
    head = {"type": "FeatureCollection", "source": source, "approximate": approximate}
    coarse = simplify(outlines, PATH_TOLERANCE)
    paths = {code: static_map.path(outline) for code, outline in coarse.items()}
    _replace(target, head | {"features": features})
    _replace(static_map.file_beside(target), {"source": source, "approximate": approximate, "paths": paths})


def _replace(target: Path, content: Mapping[str, Any]) -> None:  # Any: JSON
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_suffix(".part")
    part.write_text(json.dumps(content, separators=(",", ":"), ensure_ascii=False), encoding="utf-8")
    part.replace(target)


def _read_old(source: Path) -> dict[str, BaseGeometry]:
    features = json.loads(source.read_text(encoding="utf-8"))["features"]
    old = {f["properties"]["ISO"]: shapely.make_valid(shape(f["geometry"])) for f in features}
    if set(old) != set(OLD_OUTLINES):
        raise ValueError(f"{source.name}: not the 33 outlines of Indonesia that this program knows")
    return {OLD_OUTLINES[iso]: outline for iso, outline in old.items()}


def _shares(whole: BaseGeometry, points: Mapping[str, tuple[float, float]]) -> dict[str, BaseGeometry]:
    cells = voronoi_diagram(MultiPoint(list(points.values())), envelope=whole.buffer(2)).geoms
    shares: dict[str, list[BaseGeometry]] = {}
    for code, point in sorted(points.items()):
        cell = next(cell for cell in cells if cell.contains(Point(point)))
        shares.setdefault(code[:2], []).append(cell.intersection(whole))
    return {code: unary_union(parts) for code, parts in shares.items()}


def _polygons(outline: BaseGeometry, smallest: float) -> BaseGeometry:
    """Keep the polygons of at least `smallest` square degrees, and in any case the largest."""
    parts = [part for part in shapely.get_parts(outline) if part.geom_type == "Polygon"]
    parts.sort(key=lambda part: part.area, reverse=True)
    return shapely.multipolygons([parts[0], *(part for part in parts[1:] if part.area >= smallest)])


def _rounded(outline: BaseGeometry) -> dict[str, Any]:  # GeoJSON's geometry is an open mapping
    """Round to DECIMALS; a ring that would collapse (a tiny island) is left out, never written empty."""
    whole = shapely.set_precision(outline, 10**-DECIMALS)
    geometry = mapping(_polygons(whole, 0.0))
    rings = [[_round_ring(ring) for ring in polygon] for polygon in geometry["coordinates"]]
    return {"type": "MultiPolygon", "coordinates": rings}


def _round_ring(ring: tuple[tuple[float, float], ...]) -> list[list[float]]:
    return [[round(x, DECIMALS), round(y, DECIMALS)] for x, y in ring]
