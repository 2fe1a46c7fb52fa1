"""The blueprint of stewardship, with the views of its parts."""

from tracker.stewardship import drafts, extensions, history, keeping, merges, publishing, successions
from tracker.stewardship.blueprint import bp

__all__ = ["bp", "drafts", "extensions", "history", "keeping", "merges", "publishing", "successions"]
