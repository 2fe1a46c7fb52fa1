"""What the reports of a request are read from."""

from tracker.pages.reports.model import Material
from tracker.web import context as web


def of_request() -> Material:
    """Return the graph, the snapshot, the reader and the day of this request."""
    return Material(web.graph(), web.snapshot(), web.actor(), web.today())
