"""What a page says of copies: how far they reach, and the latest; the rest stand in the report on replications."""

from collections.abc import Collection, Iterable
from datetime import date

from graph.domain.records.snapshot import ReplicationRow

SHOWN = 20


def latest(copies: Iterable[ReplicationRow]) -> list[ReplicationRow]:
    """Return the copies that were verified last, the newest first."""
    return sorted(copies, key=lambda copy: (copy.verified_on or date.min, copy.id), reverse=True)[:SHOWN]


def reach(copies: Collection[ReplicationRow]) -> dict[str, int]:
    """Return how many agencies and units run these copies, each counted once."""
    units = {unit for copy in copies for unit in copy.units}
    return {"agencies": len({copy.adopter for copy in copies}), "units": len(units)}
