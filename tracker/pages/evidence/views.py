"""The blueprint of evidence, with the views of its parts."""

from tracker.pages.evidence import giving, reading
from tracker.pages.evidence.blueprint import bp

__all__ = ["bp", "giving", "reading"]
