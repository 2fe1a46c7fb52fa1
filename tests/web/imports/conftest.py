"""The application on the road, and browsers of those who hand in and release lists."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from graph.devserver.local import Running
from graph.domain.policy import Actor
from graph.engine import Graph
from tests.conftest import settings_for
from tests.data import road
from tests.factories.signed_in import signed_in
from tracker import create_app
from tracker.base.clock import Clock

SignIn = Callable[[Actor], FlaskClient]


@pytest.fixture
def app(graph: Graph, server: Running, tmp_path: Path, clock: Clock) -> Flask:
    road.load(graph)
    app = create_app(settings_for(server, tmp_path), graph, clock)
    app.config["WTF_CSRF_ENABLED"] = False
    return app


@pytest.fixture
def client_of(app: Flask, graph: Graph, clock: Clock) -> SignIn:
    a_second = timedelta(seconds=1)
    return lambda who: signed_in(app.test_client(), graph, str(who.user_id), clock.real() - a_second)
