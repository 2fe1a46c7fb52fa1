"""How the tests look at a made-up nation, from its rows alone."""

from graph.domain.records.rows import ReplicationLoad, WorldRows
from graph.domain.vocabulary import EntryStage, ReplicationStatus


def tops(world: WorldRows) -> set[str]:
    return {entry.innovation for entry in world.entries if entry.stage is EntryStage.TOP}


def verified(world: WorldRows) -> list[ReplicationLoad]:
    return [row for row in world.replications if row.status is ReplicationStatus.VERIFIED]


def counted(world: WorldRows) -> list[ReplicationLoad]:
    """Return the copies that the official figures mean: ever verified, of a top innovation."""
    best = tops(world)
    return [row for row in verified(world) if best.intersection(row.roots)]


def answering(world: WorldRows) -> dict[str, str | None]:
    """Map each possible parent to the agency that answers for it."""
    origins = {row.id: row.origin for row in world.innovations}
    return origins | {row.id: row.adopter for row in world.replications}
