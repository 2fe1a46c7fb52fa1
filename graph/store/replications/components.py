"""What copies took over of an innovation's components."""

from graph import queries
from graph.domain.records.catalogue import PartsTaken
from graph.engine import Reader

_Q = queries.load(__file__)


def of_innovation(reader: Reader, innovation_id: str) -> list[PartsTaken]:
    """Return the components that each verified copy kept, changed and dropped; empty where it has not said."""
    return reader.read(_Q.of_innovation, PartsTaken, innovation_id=innovation_id)
