"""The estimate of the value that the Innovative Government Award (IID) gives to replication."""

from collections.abc import Iterable
from dataclasses import dataclass

from graph.analytics.scaling.rules import ScalingRules


@dataclass(frozen=True, slots=True)
class IidEstimate:
    """A value with what it was computed from; never an official figure."""

    regions: tuple[str, ...]  # the distinct region codes, as text
    weight: int
    most: int  # regions beyond these add nothing
    value: int


def estimate(codes: Iterable[str | None], rules: ScalingRules) -> IidEstimate:
    """Return weight x min(most, distinct regions) for the regions of verified replications.

    Codes are Kemendagri's and text: "33.1" and "33.10" differ. Replications of agencies without a region count for
    none. Weight and most come from ``rules``, whose version says since when they hold.

    >>> from graph.analytics.scaling import rules
    >>> [estimate(codes, rules.HISTORY[0]).value for codes in (["33.10"], ["33.10", "33.10"], ["33.1", "33.10"])]
    [3, 3, 6]
    """
    regions = tuple(sorted({code for code in codes if code}))
    value = rules.iid_weight * min(rules.iid_regions, len(regions))
    return IidEstimate(regions, rules.iid_weight, rules.iid_regions, value)
