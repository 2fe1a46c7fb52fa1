"""A browser in which somebody is signed in, without a log-in."""

import secrets
from datetime import datetime

from flask.testing import FlaskClient
from werkzeug.test import Cookie

from graph.engine import Graph
from graph.store.people import sessions
from tracker.web import auth


def signed_in(client: FlaskClient, graph: Graph, user_id: str | None, at: datetime) -> FlaskClient:
    """Return the client with a session that began at an instant (UTC); the public's stays as it is."""
    if user_id is not None:
        key = secrets.token_urlsafe(16)
        graph.write(lambda tx: sessions.open_for(tx, user_id, auth.key_hash(key), at))
        with client.session_transaction() as session:
            session["_user_id"], session["_fresh"] = key, True
    return client


def cookie_of(client: FlaskClient) -> Cookie:
    """Return the cookie of the session that a browser holds."""
    found = client.get_cookie(cookie_name(client))
    assert found is not None
    return found


def cookie_name(client: FlaskClient) -> str:
    return str(client.application.config["SESSION_COOKIE_NAME"])
