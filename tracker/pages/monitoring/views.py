"""The blueprint of monitoring, with the views of its parts."""

from tracker.pages.monitoring import lessons, rounds, ticking
from tracker.pages.monitoring.blueprint import bp

__all__ = ["bp", "lessons", "rounds", "ticking"]
