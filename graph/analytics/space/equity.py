"""Equity: whether an innovation reaches every kind of agency, and regions that had few innovations before."""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True, slots=True)
class GroupReach:
    """A group's eligible agencies, those that adopted, and the share (None where nobody is eligible)."""

    group: str
    eligible: int
    adopted: int

    @property
    def share(self) -> float | None:
        return self.adopted / self.eligible if self.eligible else None


def by_group(group_of: Mapping[str, str], adopters: Iterable[str]) -> list[GroupReach]:
    """Return reach by group (cluster, province, ...) for eligible agencies; other adopters are left out.

    Source: coverage disaggregated by group, World Health Organization (2013), Handbook on Health Inequality
    Monitoring.

    >>> by_group({"a": "city", "b": "city", "c": "regency"}, ["a"])[0]
    GroupReach(group='city', eligible=2, adopted=1)
    """
    adopted = set(adopters) & group_of.keys()
    eligible = Counter(group_of.values())
    reached = Counter(group_of[agency] for agency in adopted)
    return [GroupReach(group, count, reached[group]) for group, count in sorted(eligible.items())]


def by_earlier_count(
    region_of: Mapping[str, Hashable], earlier: Mapping[Hashable, int], adopters: Iterable[str]
) -> list[GroupReach]:
    """Return reach of agencies in regions with few, some and many innovations before.

    ``earlier`` counts a region's innovations before this one (absent: 0). Regions are cut at the 1/3 and 2/3
    quantiles of that count; a region on a cut is in the lower group, so equal counts stay together and a
    group may be empty. Groups are named "few", "some", "many". Source: as in ``by_group``; thirds of what was
    there before are this system's rule.

    >>> counts = {"33": 0, "34": 4, "35": 9}
    >>> found = by_earlier_count({"a": "33", "b": "34", "c": "35"}, counts, ["a", "c"])
    >>> [(g.group, g.adopted, g.eligible) for g in found]
    [('few', 1, 1), ('some', 0, 1), ('many', 1, 1)]
    """
    regions = set(region_of.values())
    counts = {region: earlier.get(region, 0) for region in regions}
    low, high = np.quantile(list(counts.values()), [1 / 3, 2 / 3]) if counts else (0.0, 0.0)
    name = {r: "few" if n <= low else "some" if n <= high else "many" for r, n in counts.items()}
    found = {reach.group: reach for reach in by_group({a: name[r] for a, r in region_of.items()}, adopters)}
    return [found.get(group, GroupReach(group, 0, 0)) for group in ("few", "some", "many")]
