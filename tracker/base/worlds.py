"""Which world the graph holds, read once it is loaded; it decides the clock and what pages say of their data."""

from datetime import datetime

from graph.domain.errors import Unavailable
from graph.domain.vocabulary import WorldKind
from graph.engine import Graph
from graph.store.audit import world
from tracker.base.clock import Clock
from tracker.base.graph_time import GraphTime


class Worlds:
    """Remembers the world of one graph; a world never changes once it is loaded."""

    def __init__(self, graph: Graph, expected: WorldKind, clock: Clock | None = None) -> None:
        self._graph = graph
        self._expected = expected
        self._known: world.World | None = None
        self._clock = clock
        self._time = GraphTime(graph)

    def current(self) -> world.World:
        """Return the world; while the database is away or empty, the one that was asked for."""
        if self._known is None:
            try:
                found = world.read(self._graph)
            except Unavailable:
                found = None
            if found is None or not found.loaded:
                return self.known()
            self._known = found
        return self._known

    def known(self) -> world.World:
        """Return the world as far as it is known without the database."""
        return self._known or world.World(kind=self._expected, as_of=None, loaded=False)

    def clock(self) -> Clock:
        """Return the clock of this world, which runs by the database's; the example stands on its as-of date."""
        return self._clock or Clock(self.current().as_of, self._time.now)

    def real(self) -> datetime:
        """Return the true instant, without asking which world it is."""
        return self._clock.real() if self._clock else self._time.now()
