"""Read official boundaries from a GeoJSON file: provinces, or regencies that are joined into their provinces."""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import shapely
from shapely.errors import GEOSException
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from tracker.drawing import outlines, static_map

CODE_FIELDS = ("code", "kode", "kode_provinsi", "kdppum", "kdpkab")
TOLERANCE = 0.015  # degrees, about 1.7 km: 38 provinces stay below 90 kB compressed
_CODE = re.compile(r"\d{2}(\.\d{2})?")
_NAMED = 5  # this many faulty features are named, the rest is counted


class BoundariesError(Exception):
    """The file cannot be used; the message says what is wrong with it and where."""


def load(source: Path, target: Path, name: str) -> int:
    """Validate, simplify and store boundaries under their source's name; return the number of features read.

    Raises BoundariesError. The old boundaries stay until the new ones are complete.
    """
    features = _features(source)
    provinces = _joined({_code(at, one): _outline(at, one) for at, one in enumerate(features, 1)})
    missing = sorted(set(static_map.NAMES) - set(provinces))
    if missing:
        listed = ", ".join(f"{code} {static_map.NAMES[code]}" for code in missing)
        raise BoundariesError(f"{len(missing)} of 38 provinces are missing: {listed}")
    outlines.write(target, outlines.simplify(provinces, TOLERANCE), approximate=False, source=name)
    return len(features)


def _features(source: Path) -> list[Mapping[str, Any]]:  # Any: the file's JSON, checked piece by piece
    try:
        content = json.loads(source.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, json.JSONDecodeError) as error:
        raise BoundariesError(f"{source.name} cannot be read as JSON: {error}") from error
    features = content.get("features") if isinstance(content, dict) else None
    if not isinstance(features, list) or content.get("type") != "FeatureCollection":
        raise BoundariesError(f"{source.name} is not GeoJSON: a FeatureCollection with features is needed")
    _refuse_without_code(features)
    return features


def _refuse_without_code(features: list[Mapping[str, Any]]) -> None:
    faulty = [at for at, one in enumerate(features, 1) if not _CODE.fullmatch(_code(at, one))]
    if faulty:
        more = f" and {len(faulty) - _NAMED} more" if len(faulty) > _NAMED else ""
        named = ", ".join(f"{at} ({_code(at, features[at - 1]) or 'none'})" for at in faulty[:_NAMED])
        fields = ", ".join(CODE_FIELDS)
        raise BoundariesError(f"features without a Kemendagri code like 33 or 33.14 in one of {fields}: {named}{more}")
    codes = [_code(at, one) for at, one in enumerate(features, 1)]
    twice = sorted({code for code in codes if codes.count(code) > 1})
    if twice:
        raise BoundariesError(f"codes that occur more than once: {', '.join(twice)}")
    unknown = sorted({code for code in codes if code[:2] not in static_map.NAMES})
    if unknown:
        raise BoundariesError(f"codes of no province that exists: {', '.join(unknown)}")


def _code(at: int, feature: Mapping[str, Any]) -> str:
    properties = feature.get("properties") if isinstance(feature, dict) else None
    if not isinstance(properties, dict):
        raise BoundariesError(f"feature {at} has no properties")
    return next((str(properties[field]) for field in CODE_FIELDS if properties.get(field)), "")


def _outline(at: int, feature: Mapping[str, Any]) -> BaseGeometry:
    try:
        outline = shapely.make_valid(shape(feature["geometry"]))
    except (GEOSException, AttributeError, KeyError, TypeError, ValueError, IndexError) as error:
        raise BoundariesError(f"feature {at} ({_code(at, feature)}) has no readable geometry") from error
    west, south, east, north = outline.bounds if not outline.is_empty else (0, 0, 0, 0)
    if outline.area == 0:
        raise BoundariesError(f"feature {at} ({_code(at, feature)}) has no area")
    if not (west > 90 and east < 145 and south > -15 and north < 10):
        raise BoundariesError(
            f"feature {at} ({_code(at, feature)}) lies outside Indonesia; longitude must come before latitude"
        )
    return outline


def _joined(parts: Mapping[str, BaseGeometry]) -> dict[str, BaseGeometry]:
    """Join regencies into provinces; a province's own outline is used where the file has it."""
    provinces = {code: outline for code, outline in parts.items() if len(code) == 2}
    regencies: dict[str, list[BaseGeometry]] = {}
    for code, outline in parts.items():
        if code[:2] not in provinces:
            regencies.setdefault(code[:2], []).append(outline)
    return provinces | {code: shapely.union_all(outlines) for code, outlines in regencies.items()}
