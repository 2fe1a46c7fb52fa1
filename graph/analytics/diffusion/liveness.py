"""How ever-verified copies stood at the end of a year, for people who are signed in.

The public reads by place, agency and year only that a copy was ever verified; what runs and what stopped is shown
to it as national totals.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from graph.analytics.dataset import counts
from graph.domain.records.snapshot import Copy


class State(StrEnum):
    """How one copy stood, the best first."""

    RUNNING = "running"
    UNCONFIRMED = "unconfirmed"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class Standing:
    """Ever-verified copies that had started, and what became of them; ``started`` is the sum of the others."""

    started: int
    running: int
    unconfirmed: int
    stopped: int


def state(copy: Copy, year: int | None, confirmed_since: date | None) -> State:
    """Return how a copy stood at the end of a year; None asks for today.

    It runs in a year by whose end it had not stopped. What has not stopped since, but nobody confirmed in the last
    closed round, is unconfirmed in every year: no round tells when it ended.
    """
    if copy.stopped_on is not None:
        return State.STOPPED if year is None or copy.stopped_on.year <= year else State.RUNNING
    return State.RUNNING if counts.is_running(copy, confirmed_since) else State.UNCONFIRMED


def together(copies: Iterable[Copy], year: int | None, confirmed_since: date | None) -> State | None:
    """Return how several copies of one agency stood: the best of what had started, None where nothing had."""
    found = {state(copy, year, confirmed_since) for copy in counts.started_by(copies, year)}
    return next((one for one in State if one in found), None)


def turns(copies: Sequence[Copy], confirmed_since: date | None) -> list[tuple[int, State]]:
    """Return in which years what several copies are together became something else, the oldest year first.

    >>> turns([], None)
    []
    """
    days = [day for copy in copies for day in (copy.started_on, copy.stopped_on) if day is not None]
    found: list[tuple[int, State]] = []
    for year in sorted({day.year for day in days}):
        now = together(copies, year, confirmed_since)
        if now is not None and (not found or found[-1][1] is not now):
            found.append((year, now))
    return found


def standing(copies: Iterable[Copy], year: int | None, confirmed_since: date | None) -> Standing:
    """Count copies by how they stood at the end of a year; a copy that began later is not among them.

    >>> standing([], 2020, None)
    Standing(started=0, running=0, unconfirmed=0, stopped=0)
    """
    found = [state(copy, year, confirmed_since) for copy in counts.started_by(copies, year)]
    return Standing(len(found), *(found.count(one) for one in State))
