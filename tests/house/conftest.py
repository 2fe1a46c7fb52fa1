"""The application without a database, for the rules of what it is made of."""

import pytest
from flask import Flask

from graph.engine import Graph
from tracker import create_app
from tracker.base.settings import Settings


@pytest.fixture(scope="module")
def app(unreachable: Graph, tmp_path_factory: pytest.TempPathFactory) -> Flask:
    return create_app(Settings(data=tmp_path_factory.mktemp("data"), secret="t" * 40), unreachable)
