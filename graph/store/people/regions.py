"""Provinces, regencies and cities by Kemendagri's codes."""

from graph import queries
from graph.domain.errors import NotFound
from graph.domain.records.catalogue import Point, Region
from graph.engine import Reader

_Q = queries.load(__file__)


def by_code(reader: Reader, code: str) -> Region:
    """Return one region; NotFound when there is none."""
    for region in reader.read(_Q.by_code, Region, code=code):
        return region
    raise NotFound("no_such_region", region=code)


def within(reader: Reader, province_code: str, limit: int, after: str = "") -> list[Point]:
    """Return the regencies and cities of a province that follow this code."""
    return reader.read(_Q.within, Point, code=province_code, limit=limit, after=after)


def points(reader: Reader) -> list[Point]:
    """Return every region's point."""
    return reader.read(_Q.points, Point)
