"""Spread of place: provinces, regencies, island groups reached, and distance from parent to copy."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt

import numpy as np

from graph.analytics.dataset.arrays import Floats

EARTH_RADIUS_KM = 6371.0088  # mean radius, IUGG
JAVA = "Jawa"
_ISLANDS = (  # first and last two digits of Kemendagri's codes
    (11, 21, "Sumatera"),
    (31, 36, JAVA),
    (51, 53, "Bali-Nusa Tenggara"),
    (61, 65, "Kalimantan"),
    (71, 76, "Sulawesi"),
    (81, 82, "Maluku"),
    (91, 96, "Papua"),
)


@dataclass(frozen=True, slots=True)
class Site:
    """Where an agency stands: Kemendagri's code ("33" or "33.14", None if unknown) and a point in degrees."""

    agency: str
    region: str | None
    lat: float | None = None
    lon: float | None = None


@dataclass(frozen=True, slots=True)
class Arrival:
    """A place and the first period in which an agency of it adopted."""

    place: str
    period: int


@dataclass(frozen=True, slots=True)
class Reached:
    """Places by first arrival; ``share_outside_java`` of agencies with a region; those without are named."""

    provinces: tuple[Arrival, ...]
    regencies: tuple[Arrival, ...]
    island_groups: tuple[Arrival, ...]
    share_outside_java: float | None
    without_region: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Distance:
    """Mean and longest way from parent to copy in km over ``pairs``; those without points are counted."""

    mean_km: float | None
    longest_km: float | None
    pairs: int
    without_point: int


def island_group(region: str) -> str | None:
    """Return the island group of a region code, by its first two digits.

    >>> island_group("33.14"), island_group("53"), island_group("99")
    ('Jawa', 'Bali-Nusa Tenggara', None)
    """
    number = int(region[:2]) if region[:2].isdigit() else 0
    return next((name for first, last, name in _ISLANDS if first <= number <= last), None)


def reached(adoptions: Iterable[tuple[Site, int]]) -> Reached:
    """Return what the adopters of (site, period) reached; an agency counts once for Java or outside it.

    >>> found = reached([(Site("a", "33.14"), 2019), (Site("b", "53"), 2018), (Site("c", None), 2018)])
    >>> found.provinces, found.share_outside_java, found.without_region
    ((Arrival(place='53', period=2018), Arrival(place='33', period=2019)), 0.5, ('c',))
    """
    adoptions = list(adoptions)
    placed = [(site, site.region, period) for site, period in adoptions if site.region]
    groups = {site.agency: island_group(region) for site, region, _ in placed}
    known = [group for group in groups.values() if group]
    return Reached(
        provinces=_arrivals((region[:2], period) for _, region, period in placed),
        regencies=_arrivals((region, period) for _, region, period in placed if len(region) > 2),
        island_groups=_arrivals((island_group(region), period) for _, region, period in placed),
        share_outside_java=sum(group != JAVA for group in known) / len(known) if known else None,
        without_region=tuple(dict.fromkeys(site.agency for site, _ in adoptions if not site.region)),
    )


def kilometres(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Return the great-circle distance in km (haversine, Sinnott 1984, Sky & Telescope 68, 159).

    >>> round(kilometres(-6.2, 106.8, -7.3, 112.7))
    663
    """
    a, b = radians(lat1), radians(lat2)
    half = sin((b - a) / 2) ** 2 + cos(a) * cos(b) * sin(radians(lon2 - lon1) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * asin(sqrt(min(half, 1.0)))


def distance(pairs: Iterable[tuple[Site, Site]]) -> Distance:
    """Return how far copies stand from their parents, for (parent, copy) pairs of sites."""
    pairs = list(pairs)
    points = [(_point(parent), _point(copy)) for parent, copy in pairs]
    ways = [kilometres(*parent, *copy) for parent, copy in points if parent and copy]
    mean = sum(ways) / len(ways) if ways else None
    return Distance(mean, max(ways, default=None), len(ways), len(pairs) - len(ways))


def _point(site: Site) -> tuple[float, float] | None:
    return None if site.lat is None or site.lon is None else (site.lat, site.lon)


def distances(lat: Floats, lon: Floats, to_lat: Floats, to_lon: Floats) -> Floats:
    """Return great-circle distances in km for arrays in degrees that broadcast; nan for unknown points."""
    a, b = np.radians(lat), np.radians(to_lat)
    half = np.sin((b - a) / 2) ** 2 + np.cos(a) * np.cos(b) * np.sin(np.radians(to_lon - lon) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * np.arcsin(np.sqrt(np.minimum(half, 1.0)))


def _arrivals(found: Iterable[tuple[str | None, int]]) -> tuple[Arrival, ...]:
    first: dict[str, int] = {}
    for place, period in found:
        if place is not None:
            first[place] = min(period, first.get(place, period))
    return tuple(Arrival(place, period) for place, period in sorted(first.items(), key=lambda at: (at[1], at[0])))
