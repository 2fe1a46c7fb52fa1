"""The application on the road, and browsers of those who hand in and release lists."""

import secrets
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from graph.devserver.local import Running
from graph.domain.policy import Actor
from graph.engine import Graph
from graph.store.people import sessions
from tests.conftest import settings_for
from tests.data import road
from tracker import create_app
from tracker.base.clock import Clock
from tracker.web import auth

SignIn = Callable[[Actor], FlaskClient]


@pytest.fixture
def app(graph: Graph, server: Running, tmp_path: Path, clock: Clock) -> Flask:
    road.load(graph)
    app = create_app(settings_for(server, tmp_path), graph, clock)
    app.config["WTF_CSRF_ENABLED"] = False
    return app


@pytest.fixture
def client_of(app: Flask, graph: Graph, clock: Clock) -> SignIn:
    def signed_in(who: Actor) -> FlaskClient:
        key = secrets.token_hex(8)
        at = clock.real() - timedelta(seconds=1)
        graph.write(lambda tx: sessions.open_for(tx, str(who.user_id), auth.key_hash(key), at))
        client = app.test_client()
        with client.session_transaction() as cookie:
            cookie["_user_id"] = key
        return client

    return signed_in
