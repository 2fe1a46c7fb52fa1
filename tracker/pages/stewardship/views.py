"""The blueprint of stewardship, with the views of its parts."""

from tracker.pages.stewardship import correcting, drafts, extensions, history, keeping, merges, publishing, successions
from tracker.pages.stewardship.blueprint import bp

__all__ = ["bp", "correcting", "drafts", "extensions", "history", "keeping", "merges", "publishing", "successions"]
