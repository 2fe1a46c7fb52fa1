"""The blueprint of evidence, with the views of its parts."""

from tracker.evidence import giving, reading
from tracker.evidence.blueprint import bp

__all__ = ["bp", "giving", "reading"]
