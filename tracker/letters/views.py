"""The blueprint of letters, with the views of its parts."""

from tracker.letters import making, replying
from tracker.letters.blueprint import bp

__all__ = ["bp", "making", "replying"]
