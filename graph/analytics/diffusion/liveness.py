"""How ever-verified copies stood at the end of a year, for people who are signed in.

The public reads by place, agency and year only that a copy was ever verified; what runs and what stopped is shown
to it as national totals.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from graph.analytics.dataset import counts
from graph.domain.records.snapshot import ReplicationRow


class CopyState(StrEnum):
    """How one copy stood, the best first."""

    RUNNING = "running"
    UNCONFIRMED = "unconfirmed"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class Liveness:
    """Ever-verified copies that had started, and what became of them; ``started`` is the sum of the others."""

    started: int
    running: int
    unconfirmed: int
    stopped: int


def state(copy: ReplicationRow, year: int | None, confirmed_since: date | None) -> CopyState:
    """Return how a copy stood at the end of a year; None asks for today.

    It runs in a year by whose end it had not stopped. What has not stopped since, but nobody confirmed in the last
    closed round, is unconfirmed in every year: no round tells when it ended.
    """
    if copy.stopped_on is not None:
        return CopyState.STOPPED if year is None or copy.stopped_on.year <= year else CopyState.RUNNING
    return CopyState.RUNNING if counts.is_running(copy, confirmed_since) else CopyState.UNCONFIRMED


def together(copies: Iterable[ReplicationRow], year: int | None, confirmed_since: date | None) -> CopyState | None:
    """Return how several copies of one agency stood: the best of what had started, None where nothing had."""
    found = {state(copy, year, confirmed_since) for copy in counts.started_by(copies, year)}
    return next((one for one in CopyState if one in found), None)


def turns(copies: Sequence[ReplicationRow], confirmed_since: date | None) -> list[tuple[int, CopyState]]:
    """Return in which years what several copies are together became something else, the oldest year first.

    >>> turns([], None)
    []
    """
    days = [day for copy in copies for day in (copy.started_on, copy.stopped_on) if day is not None]
    found: list[tuple[int, CopyState]] = []
    for year in sorted({day.year for day in days}):
        now = together(copies, year, confirmed_since)
        if now is not None and (not found or found[-1][1] is not now):
            found.append((year, now))
    return found


def standing(copies: Iterable[ReplicationRow], year: int | None, confirmed_since: date | None) -> Liveness:
    """Count copies by how they stood at the end of a year; a copy that began later is not among them.

    >>> standing([], 2020, None)
    Liveness(started=0, running=0, unconfirmed=0, stopped=0)
    """
    found = [state(copy, year, confirmed_since) for copy in counts.started_by(copies, year)]
    return Liveness(len(found), *(found.count(one) for one in CopyState))
