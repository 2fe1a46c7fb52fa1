"""The made-up nation of the example: of the published size, and the same bytes from the same seed.

Nobody and nothing in it is real: agencies mirror the listed ones under names that end in "(contoh)".
"""

from graph.domain.records.rows import WorldRows
from graph.example.demo import DEMO_PATH, SECOND_PATH, DemoPath
from graph.example.nation import NationDraft
from graph.example.size import AS_OF, NATIONAL, SMALL, Size

__all__ = ["AS_OF", "DEMO_PATH", "NATIONAL", "SECOND_PATH", "SMALL", "DemoPath", "Size", "example", "small"]


def example(reference: WorldRows) -> WorldRows:
    """Return the whole made-up nation; ``reference`` holds regions, terms, editions and claims."""
    return NationDraft(reference, NATIONAL).rows()


def small(reference: WorldRows) -> WorldRows:
    """Return a small one from the same way of making, for tests."""
    return NationDraft(reference, SMALL).rows()
