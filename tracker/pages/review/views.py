"""The blueprint of review, with the views of its parts."""

from tracker.pages.review import decision, queue, visits
from tracker.pages.review.blueprint import bp

__all__ = ["bp", "decision", "queue", "visits"]
