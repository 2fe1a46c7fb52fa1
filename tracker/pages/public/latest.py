"""Which copies a page shows itself; the rest of them stand in the report on replications."""

from collections.abc import Iterable
from datetime import date

from graph.domain.records.snapshot import Copy

SHOWN = 20


def latest(copies: Iterable[Copy]) -> list[Copy]:
    """Return the copies that were verified last, the newest first."""
    return sorted(copies, key=lambda copy: (copy.verified_on or date.min, copy.id), reverse=True)[:SHOWN]
