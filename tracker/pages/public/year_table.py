"""The table of provinces for every year, so that a page can go through the years without asking again."""

from collections.abc import Sequence

from graph.analytics.dataset import counts
from graph.analytics.dataset.counts import PlaceCount
from graph.domain.records.snapshot import ReplicationRow
from graph.domain.values.numbers import known
from tracker.figures.snapshot import Snapshot
from tracker.pages.public import pictures

NOWHERE = "-"  # the line of the agencies that have no region


def by_year(snapshot: Snapshot, copies: Sequence[ReplicationRow]) -> dict[str, dict[str, object]]:
    """Return for each year, and as "" for all together, what the page says then: figures and lines with any copy."""
    years: list[int | None] = [None, *pictures.years(copies)]
    return {str(year or ""): _of(snapshot, counts.started_by(copies, year)) for year in years}


def lines(snapshot: Snapshot, copies: Sequence[ReplicationRow], shown: Sequence[ReplicationRow]) -> list[PlaceCount]:
    """Return the lines of a year's table; the one without a region stands also where its agencies came later."""
    found = pictures.provinces(snapshot, shown)
    has_nowhere = any(snapshot.agencies[copy.adopter].province is None for copy in copies)
    if has_nowhere and found[-1].code is not None:
        found.append(PlaceCount(None, None, 0, 0, 0, 0, None))
    return found


def _of(snapshot: Snapshot, shown: Sequence[ReplicationRow]) -> dict[str, object]:
    lines = [line for line in pictures.provinces(snapshot, shown) if line.agencies]
    run_by = counts.runners(shown)
    return {
        "agencies": known(run_by.agencies),
        "provinces": known(sum(line.code is not None for line in lines)),
        "units": known(run_by.units),
        "lines": {
            line.code or NOWHERE: (line.agencies, known(line.units), line.replications, line.first_year)
            for line in lines
        },
    }
