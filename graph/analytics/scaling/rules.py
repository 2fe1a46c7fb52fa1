"""Weights, thresholds and gates of the way to national policy, each set valid from a day on."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class ScalingRules:
    """One version of the rules; a number that was computed under it names it."""

    version: str
    valid_from: date
    most: int = 9  # both scales run from 0 to 9 (CGIAR Scaling Readiness, Sartas et al. 2020)
    commonly: int = 3  # "commonly" means this many different regions
    beneficiaries: int = 501  # with proof, at one replicator: use level 8
    target_share: float = 0.5  # more than this share of a target that has a source: use level 9
    bands: tuple[int, ...] = (25, 50, 75)  # where the second, third and fourth band begin
    proven_readiness: int = 7  # gate 1
    copies: int = 1  # gate 2
    regions: int = 3  # gate 3
    provinces: int = 2  # gate 6
    island_groups: int = 2  # gate 6
    iid_weight: int = 3  # estimate of the IID replication value
    iid_regions: int = 3


HISTORY = (ScalingRules("1", date(2014, 1, 1)),)


def on(day: date) -> ScalingRules:
    """Return the rules that hold on a day; the first ones also hold before they were written."""
    return next((rules for rules in reversed(HISTORY) if rules.valid_from <= day), HISTORY[0])
