"""The small world and its people, for tests of actions."""

from collections.abc import Callable

import pytest

from graph.domain.policy import Actor
from graph.engine import Graph
from tests import small_world

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
