"""The blueprint of letters, with the views of its parts."""

from tracker.pages.letters import making, replying
from tracker.pages.letters.blueprint import bp

__all__ = ["bp", "making", "replying"]
