"""The blueprint of review, with the views of its parts."""

from tracker.review import decision, queue, visits
from tracker.review.blueprint import bp

__all__ = ["bp", "decision", "queue", "visits"]
