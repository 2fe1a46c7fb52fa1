"""The still map of Indonesia: its frame, the 38 provinces' names, and outlines as SVG paths in that frame.

No geometry library is needed to read and draw it, so that the web process stays small.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

WEST, NORTH, EAST, SOUTH = 94.6, 6.5, 141.4, -11.4  # degrees: all of Indonesia and a little sea
UNITS = 20  # for a degree, on both axes: so near the equator that the shapes stay true
WIDTH, HEIGHT = round((EAST - WEST) * UNITS), round((NORTH - SOUTH) * UNITS)  # 936 x 358
FINENESS = 10  # steps for a unit: whole numbers make short paths

# ISO 3166-2 names are English and older; these are the names of Kepmendagri 300.2.2-2430/2025.
NAMES = {
    "11": "Aceh", "12": "Sumatera Utara", "13": "Sumatera Barat", "14": "Riau", "15": "Jambi",
    "16": "Sumatera Selatan", "17": "Bengkulu", "18": "Lampung", "19": "Kepulauan Bangka Belitung",
    "21": "Kepulauan Riau", "31": "DKI Jakarta", "32": "Jawa Barat", "33": "Jawa Tengah",
    "34": "Daerah Istimewa Yogyakarta", "35": "Jawa Timur", "36": "Banten", "51": "Bali",
    "52": "Nusa Tenggara Barat", "53": "Nusa Tenggara Timur", "61": "Kalimantan Barat",
    "62": "Kalimantan Tengah", "63": "Kalimantan Selatan", "64": "Kalimantan Timur", "65": "Kalimantan Utara",
    "71": "Sulawesi Utara", "72": "Sulawesi Tengah", "73": "Sulawesi Selatan", "74": "Sulawesi Tenggara",
    "75": "Gorontalo", "76": "Sulawesi Barat", "81": "Maluku", "82": "Maluku Utara", "91": "Papua",
    "92": "Papua Barat", "93": "Papua Selatan", "94": "Papua Tengah", "95": "Papua Pegunungan",
    "96": "Papua Barat Daya",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class StillMap:
    """SVG paths by province code, in tenths of a unit, and what they are."""

    paths: Mapping[str, str]
    source: str
    approximate: bool


def file_beside(outlines: Path) -> Path:
    """Return where the still map of an outlines file lies."""
    return outlines.with_suffix(".paths.json")


def read(outlines: Path) -> StillMap:
    """Read the still map beside an outlines file, once for each change of it; OSError where it is missing."""
    file = file_beside(outlines)
    return _read(file, file.stat().st_mtime_ns)


@lru_cache(maxsize=4)
def _read(file: Path, changed: int) -> StillMap:  # `changed` is only a part of the cache's key
    content = json.loads(file.read_text(encoding="utf-8"))
    return StillMap(content["paths"], content["source"], content["approximate"])


def project(lat: float, lon: float) -> tuple[float, float]:
    """Return the place of a point (degrees) on the still map, in units from its top left corner."""
    return (lon - WEST) * UNITS, (NORTH - lat) * UNITS


def path(outline: "BaseGeometry") -> str:
    """Write polygons (degrees) as an SVG path in tenths of a unit, each point relative to the one before."""
    polygons = getattr(outline, "geoms", [outline])
    rings = [ring for polygon in polygons for ring in (polygon.exterior, *polygon.interiors)]
    return "".join(_ring([project(lat, lon) for lon, lat in ring.coords]) for ring in rings)


def _ring(points: list[tuple[float, float]]) -> str:
    steps = [(round(x * FINENESS), round(y * FINENESS)) for x, y in points[:-1]]
    moves = [f"{x - px} {y - py}" for (px, py), (x, y) in pairwise(steps) if (x, y) != (px, py)]
    if len(moves) < 2:  # an island below a tenth of a unit is drawn as a dot, not lost
        moves = ["3 0", "0 3", "-3 0"]
    return f"M{steps[0][0]} {steps[0][1]}l{' '.join(moves)}z".replace(" -", "-")
