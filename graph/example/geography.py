"""Who looks to whom: near regions and like agencies more often than far and unlike ones."""

from bisect import bisect
from itertools import accumulate
from math import asin, cos, radians, sin, sqrt
from random import Random

from graph.domain.records.rows import AgencyLoad, RegionLoad
from graph.domain.vocabulary import Cluster

_EARTH_KM = 6371.0
_FAR_KM = 600.0  # stands in where an agency has no region: ministries are equally near to everybody
_APPETITE = {
    Cluster.PROVINCE: 1.3,
    Cluster.CITY: 1.2,
    Cluster.REGENCY: 1.0,
    Cluster.MINISTRY: 0.5,
    Cluster.INSTITUTION: 0.4,
    Cluster.BUMN: 0.3,
    Cluster.BUMD: 0.4,
    Cluster.VERTICAL: 0.5,
    Cluster.OTHER: 0.5,
}
_LOCAL = frozenset({Cluster.REGENCY, Cluster.CITY})


def kilometres(one: RegionLoad, other: RegionLoad) -> float:
    """Return the great-circle distance (haversine) in km."""
    lat1, lat2 = radians(one.lat), radians(other.lat)
    half = sin((lat2 - lat1) / 2) ** 2
    half += cos(lat1) * cos(lat2) * sin(radians(other.lon - one.lon) / 2) ** 2
    return 2 * _EARTH_KM * asin(sqrt(half))


class Gravity:
    """Draws agencies by their pull on a parent's agency; whole weights keep the bytes the same."""

    def __init__(self, agencies: list[AgencyLoad], regions: dict[str, RegionLoad]) -> None:
        self._agencies = agencies
        self._regions = regions
        self._sums: dict[str, list[int]] = {}

    def draw(self, centre: AgencyLoad, rng: Random) -> AgencyLoad:
        sums = self._sums.get(centre.id)
        if sums is None:
            sums = list(accumulate(self._pull(centre, other) for other in self._agencies))
            self._sums[centre.id] = sums
        return self._agencies[bisect(sums, rng.randrange(sums[-1]))]

    def distance(self, one: AgencyLoad, other: AgencyLoad) -> float:
        """Return km between two agencies, a flat value where one has no region."""
        if not one.region or not other.region:
            return _FAR_KM
        return kilometres(self._regions[one.region], self._regions[other.region])

    def _pull(self, centre: AgencyLoad, other: AgencyLoad) -> int:
        if centre.id == other.id:
            return 0
        near = 1 / (1 + (self.distance(centre, other) / 150) ** 1.6)
        if centre.region and other.region and centre.region[:2] == other.region[:2]:
            near *= 1.6
        return 1 + int(1_000_000 * _APPETITE[other.cluster] * _likeness(centre, other) * near)


def _likeness(one: AgencyLoad, other: AgencyLoad) -> float:
    if one.part_of and one.part_of == other.part_of:
        return 8.0  # offices of one institution copy each other first
    if one.cluster == other.cluster:
        return 2.2
    return 1.7 if {one.cluster, other.cluster} <= _LOCAL else 0.7
