"""The small world and its people, and the road, for tests of actions."""

from collections.abc import Callable

import pytest

from graph.domain.policy import Actor
from graph.engine import Graph
from tests import small_world
from tests.data import road

People = Callable[[str], Actor]


@pytest.fixture
def small(graph: Graph) -> Graph:
    """The graph with the small world loaded."""
    small_world.load(graph)
    return graph


@pytest.fixture
def person(small: Graph) -> People:
    """Return somebody of the small world by login."""
    return lambda login: small_world.actor(small, login)


@pytest.fixture
def world(graph: Graph) -> Graph:
    """The graph with the road loaded."""
    road.load(graph)
    return graph
