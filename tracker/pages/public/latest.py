"""Which copies a page shows itself; the rest of them stand in the report on replications."""

from collections.abc import Iterable
from datetime import date

from graph.domain.records.snapshot import ReplicationRow

SHOWN = 20


def latest(copies: Iterable[ReplicationRow]) -> list[ReplicationRow]:
    """Return the copies that were verified last, the newest first."""
    return sorted(copies, key=lambda copy: (copy.verified_on or date.min, copy.id), reverse=True)[:SHOWN]
