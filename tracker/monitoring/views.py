"""The blueprint of monitoring, with the views of its parts."""

from tracker.monitoring import lessons, rounds, ticking
from tracker.monitoring.blueprint import bp

__all__ = ["bp", "lessons", "rounds", "ticking"]
