"""Log-in: Flask-Login over sessions that live in the graph; the cookie holds a key, the graph its hash."""

import hashlib
import ipaddress
import secrets
from contextlib import suppress
from datetime import datetime, timedelta

from flask import Flask, g, request, session
from flask_login import LoginManager, UserMixin, current_user, login_user, logout_user

from graph.engine import Graph, Tx
from graph.errors import Refused, Unavailable
from graph.model.people import Session
from graph.model.vocabulary import Role
from graph.store import sessions, users
from graph.store.users import Attempt
from tracker import logs, passwords, web
from tracker.policy import Actor

TOUCH_AFTER = timedelta(minutes=1)
WINDOW = timedelta(minutes=15)
ACCOUNT_LIMIT, ADDRESS_LIMIT = 5, 50
FORWARDED = ("Forwarded", "Via", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-Ip")
manager = LoginManager()


class SignedIn(UserMixin):
    """Flask-Login's user: a session that is alive, named by its key."""

    def __init__(self, key: str, alive: Session) -> None:
        self.key = key
        self.alive = alive
        self.name = alive.name
        self.agency_name = alive.agency_name
        self.actor = Actor(
            alive.user_id,
            alive.name,
            alive.agency_id,
            alive.agency_name,
            frozenset(Role(role) for role in alive.roles),
            alive.province,
            frozenset(alive.predecessors),
        )

    def get_id(self) -> str:
        return self.key


def init_app(app: Flask) -> None:
    app.config["SESSION_PROTECTION"] = None  # the key itself is the proof; addresses of mobile users change
    manager.init_app(app)


@manager.user_loader
def load_session(key: str) -> SignedIn | None:
    """Return the person behind a session key; while the database is away nobody, and the guard answers 503."""
    graph, at = web.graph(), web.clock().real()
    try:
        alive = sessions.alive(graph, key_hash(key), at)
    except Unavailable:
        g.database_away = True
        return None
    if alive is None or (alive.is_example and not is_from_here()):
        return None
    if at - alive.seen_at > TOUCH_AFTER:
        with suppress(Unavailable):  # a reader goes on while nothing may be written
            graph.write(lambda tx: sessions.touch(tx, alive.id, at))
    return SignedIn(key, alive)


def key_hash(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()


def sign_in(graph: Graph, login: str, password: str, at: datetime) -> bool:
    """Try a log-in; Refused after too many failures, though the password be right.

    The attempt counts as failed before the password is compared, so that many at once have no more tries than one
    after the other.
    """
    login, address, is_near = login.strip(), request.remote_addr or "", is_from_here()
    attempt = Attempt(secrets.token_hex(16), key_hash(login.casefold()), address, at)
    _reserve(graph, attempt)
    known = users.credential(graph, login)
    right = passwords.matches(known.password_hash if known else None, password)
    if known is None or not right or not known.is_active or (known.is_example and not is_near):
        logs.event("login.failed", None, account=attempt.account[:16], address=address)
        return False
    _open(graph, known.user_id, attempt)
    logs.event("login.succeeded", known.user_id, known.user_id, address=address)
    return True


def _reserve(graph: Graph, attempt: Attempt) -> None:
    """Note an attempt unless there were too many."""
    since = attempt.at - WINDOW

    def work(tx: Tx) -> None:
        users.take_turn(tx)
        failed = users.failures(tx, attempt.account, attempt.address, since)
        if failed.account >= ACCOUNT_LIMIT or failed.address >= ADDRESS_LIMIT:
            raise Refused("too_many_attempts", minutes=int(WINDOW.total_seconds() // 60))
        users.note_attempt(tx, attempt, since)

    try:
        graph.write(work)
    except Refused:
        logs.event("login.refused", None, account=attempt.account[:16], address=attempt.address)
        raise


def sign_out(graph: Graph) -> None:
    """End the session in the graph and forget the cookie's contents."""
    key = current_user.key
    graph.write(lambda tx: sessions.end(tx, key_hash(key)))
    logout_user()
    session.clear()


def _open(graph: Graph, user_id: str, attempt: Attempt) -> None:
    key = secrets.token_urlsafe(32)

    def work(tx: Tx) -> Session | None:
        users.forget_attempt(tx, attempt.id)
        sessions.open_for(tx, user_id, key_hash(key), attempt.at)
        return sessions.alive(tx, key_hash(key), attempt.at)

    alive = graph.write(work)
    if alive is None:
        raise Refused("account_closed")
    session.clear()  # nothing of before the log-in is carried over
    login_user(SignedIn(key, alive))
    g.pop("csrf_token", None)


def is_from_here() -> bool:
    """Say whether the request began on this machine: what a proxy passes on did not, whatever it says."""
    if any(name in request.headers for name in FORWARDED):
        return False
    try:
        return ipaddress.ip_address(request.remote_addr or "").is_loopback
    except ValueError:
        return False
