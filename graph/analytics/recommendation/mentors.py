"""Who could accompany a newcomer: the nearest verified copies that run."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from math import asin, cos, radians, sin, sqrt

from graph.analytics.dataset import counts
from graph.domain.records.snapshot import AgencyRow, ReplicationRow

EARTH_KM = 6371.0088  # mean radius (IUGG)


@dataclass(frozen=True, slots=True)
class Mentor:
    """A copy and how far its agency's region is, in km; None where a place is unknown."""

    copy: str
    agency: str
    agency_name: str
    km: float | None


def nearest(
    copies: Iterable[ReplicationRow],
    places: Mapping[str, AgencyRow],
    agency: str,
    confirmed_since: date | None,
    limit: int = 3,
) -> list[Mentor]:
    """Return the nearest verified running copies of other agencies, unknown distances last.

    Distance is the great circle between the regions' points (haversine formula, Sinnott 1984, "Virtues of the
    haversine"). Never the asking agency's own copy.
    """
    here = places.get(agency)
    found = [
        Mentor(copy.id, copy.adopter, places[copy.adopter].name, _between(here, places[copy.adopter]))
        for copy in copies
        if copy.adopter != agency and counts.is_running(copy, confirmed_since)
    ]
    return sorted(found, key=lambda one: (one.km is None, one.km or 0.0, one.copy))[:limit]


def _between(one: AgencyRow | None, two: AgencyRow) -> float | None:
    if one is None or one.lat is None or one.lon is None or two.lat is None or two.lon is None:
        return None
    lat_one, lat_two = radians(one.lat), radians(two.lat)
    part = sin((lat_two - lat_one) / 2) ** 2
    part += cos(lat_one) * cos(lat_two) * sin(radians(two.lon - one.lon) / 2) ** 2
    return 2 * EARTH_KM * asin(sqrt(min(1.0, part)))
