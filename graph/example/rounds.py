"""Monitoring rounds, and who was confirmed as running in them."""

from datetime import date
from random import Random

from graph.domain.records.rows import RoundLoad
from graph.example import days

ROUNDS = (
    RoundLoad("putaran-2024-1", date(2024, 2, 1), date(2024, 3, 31), date(2024, 4, 30), "national"),
    RoundLoad("putaran-2024-2", date(2024, 8, 1), date(2024, 9, 30), date(2024, 10, 31), "national"),
    RoundLoad("putaran-2025-1", date(2025, 2, 1), date(2025, 3, 31), date(2025, 4, 30), "national"),
    RoundLoad("putaran-2025-2", date(2025, 8, 1), date(2025, 9, 30), date(2025, 10, 31), "national"),
)
LAST = ROUNDS[-1]
_SILENT = 0.16  # share that did not answer in the last round


def confirmation(verified: date, stopped: date | None, rng: Random) -> date:
    """Return the last day on which a copy counts as confirmed: its verification, or its tick in a round."""
    day = verified
    for ring in ROUNDS:
        silent = rng.random() < _SILENT
        tick = days.between(rng, ring.opens_on, ring.grace_until)
        if not silent and ring.opens_on > verified and (stopped is None or tick < stopped):
            day = tick
    return day


def is_running(confirmed: date | None, stopped: date | None) -> bool:
    """Say whether a verified copy counts as confirmed running: in the last round, or verified since."""
    return stopped is None and confirmed is not None and confirmed >= LAST.opens_on
