"""The application on the small world, and browsers of its people; for the tests of every page."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from graph.devserver.local import Running
from graph.engine import Graph
from tests import small_world
from tests.conftest import settings_for
from tests.factories.signed_in import signed_in
from tracker import create_app
from tracker.base.clock import Clock
from tracker.base.settings import Settings

ClientAs = Callable[[str | None], FlaskClient]


def application(settings: Settings, graph: Graph, clock: Clock) -> Flask:
    """Return the application as tests of pages need it: faults are pages too, and forms need no token."""
    app = create_app(settings, graph, clock)
    app.config.update(TESTING=True, PROPAGATE_EXCEPTIONS=False, WTF_CSRF_ENABLED=False)
    return app


@pytest.fixture
def app(graph: Graph, server: Running, clock: Clock, tmp_path: Path) -> Flask:
    """The application over the small world on its as-of day."""
    small_world.load(graph)
    return application(settings_for(server, tmp_path), graph, clock)


@pytest.fixture
def client_as(app: Flask, graph: Graph, clock: Clock) -> ClientAs:
    """Return a browser in which this person is signed in; the public's for None."""

    return lambda login: signed_in(app.test_client(), graph, login, clock.real())


@pytest.fixture
def semarang(client_as: ClientAs) -> FlaskClient:
    """The browser of Semarang's registrar, whose files most tests of evidence are about."""
    return client_as("semarang-registrar")


@pytest.fixture
def settings(app: Flask) -> Settings:
    return app.extensions["jejak.settings"]


@pytest.fixture
def folder(settings: Settings) -> Path:
    """Where the files of evidence lie."""
    return Path(settings.data) / "example" / "files"


def without_token(page: str) -> str:
    """Leave out the form tokens: they change with the second in which a page is made."""
    return re.sub(r'(name="csrf_token" value=)"[^"]*"', r"\1", page)
