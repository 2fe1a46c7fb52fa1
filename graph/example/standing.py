"""What the gates to national policy will see of each innovation, so that made-up scale-ups fit them."""

from dataclasses import dataclass

from graph.domain.records.rows import InnovationLoad, RegionLoad
from graph.domain.vocabulary import Basis, Life, Stage
from graph.example import rounds
from graph.example.copies import ReplicationSeed
from graph.example.size import AS_OF


@dataclass(frozen=True, slots=True)
class RegionCounts:
    """Counts of confirmed running copies' places; ``ever`` counts regions of all verified ones."""

    is_proven: bool
    copies: int
    regions: int
    provinces: int
    island_groups: int
    ever: int


def standing(
    row: InnovationLoad, copies: list[ReplicationSeed], regions: dict[str, RegionLoad], measured: set[str]
) -> RegionCounts:
    """Look at one innovation on the as-of date; mandated copies are left aside."""
    voluntary = [copy for copy in copies if copy.basis is Basis.VOLUNTARY]
    running = [copy for copy in voluntary if rounds.is_running(copy.confirmed, copy.stopped)]
    places = {copy.adopter.region for copy in running if copy.adopter.region}
    begun = row.started_on
    return RegionCounts(
        is_proven=row.life is Life.ONGOING and begun is not None and begun.year < AS_OF.year - 1 and row.id in measured,
        copies=len(running),
        regions=len(places),
        provinces=len({place[:2] for place in places}),
        island_groups=len({regions[place].island_group for place in places}),
        ever=len({copy.adopter.region for copy in voluntary if copy.adopter.region}),
    )


def holds(stage: Stage, now: RegionCounts) -> bool:
    """Say whether all gates up to a stage hold on the replication route, as far as copies show."""
    if not now.is_proven:
        return False
    if stage >= Stage.TRIAL:
        return now.regions >= 3 and now.provinces >= 2 and now.island_groups >= 2
    if stage >= Stage.ACROSS_REGIONS:
        return now.regions >= 3
    return now.copies >= 1 if stage == Stage.REPLICATED else True


def held_once(stage: Stage, now: RegionCounts) -> bool:
    """Say whether the gate of a stage held before copies stopped or fell silent, and no longer does."""
    return now.is_proven and 1 <= now.regions < 3 <= now.ever and stage == Stage.ACROSS_REGIONS
