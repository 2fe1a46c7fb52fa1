"""Log-in: Flask-Login over sessions that live in the graph; the cookie holds a key, the graph its hash."""

import hashlib
import ipaddress
import logging
import secrets
import time
from dataclasses import replace
from datetime import datetime, timedelta

from flask import Flask, g, request, session
from flask_login import LoginManager, UserMixin, current_user, login_user, logout_user

from graph.domain.errors import DomainError, Refused, TooSlow, Unavailable
from graph.domain.policy import Actor
from graph.domain.records.people import Session
from graph.engine import Graph, Tx
from graph.store.people import sessions, users
from graph.store.people.users import Attempt
from tracker.base import logs, passwords
from tracker.web import context as web

log = logging.getLogger("jejak.auth")
TOUCH_AFTER = timedelta(minutes=1)
WINDOW = timedelta(minutes=15)
ACCOUNT_LIMIT, ADDRESS_LIMIT = 5, 50
LONGEST_WAIT = timedelta(minutes=1)  # for others' passwords to be compared, two at a time
UNDECIDED = timedelta(minutes=2)  # after this an attempt that was never decided has failed: its process is gone
LOOK_AGAIN_SECONDS = 0.1
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
            frozenset(alive.roles),
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
    """Return the person behind a session key; nobody when that cannot be told, and the guard then says why."""
    if web.is_error_page():
        return None  # it shows whom the request knew
    try:
        return _alive(key)
    except Exception as error:  # whatever the graph does, the page of this very fault needs a frame
        if not isinstance(error, DomainError):
            log.warning("session not read", exc_info=error)
        g.session_fault = error
        return None


def _alive(key: str) -> SignedIn | None:
    graph, at = web.graph(), web.clock().real()
    alive = sessions.alive(graph, key_hash(key), at)
    if alive is None or (alive.is_example and not is_from_here()):
        return None
    if at - alive.seen_at > TOUCH_AFTER:
        try:
            graph.write(lambda tx: sessions.touch(tx, alive.id, at))
        except (Unavailable, TooSlow) as error:  # whoever reads goes on while nothing can be written
            log.warning("session not touched: %s", error.code)
    return SignedIn(key, alive)


def key_hash(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()


def sign_in(graph: Graph, login: str, password: str, at: datetime) -> bool:
    """Try a log-in; Refused after too many failures, though the password be right.

    The attempt is noted before the password is compared and counts against the limit until it succeeds, so that many
    at once have no more tries than one after the other.
    """
    login, address, is_near = login.strip(), request.remote_addr or "", is_from_here()
    attempt = Attempt(secrets.token_hex(16), key_hash(login.casefold()), address, at)
    _reserve(graph, attempt)
    known = users.credential(graph, login)
    right = passwords.matches(known.password_hash if known else None, password)
    if known is None or not right or not known.is_active or (known.is_example and not is_near):
        graph.write(lambda tx: users.attempt_failed(tx, attempt.id))
        logs.event("login.failed", None, account=attempt.account[:16], address=address)
        return False
    _open(graph, known.user_id, attempt)
    logs.event("login.succeeded", known.user_id, known.user_id, address=address)
    return True


def _reserve(graph: Graph, attempt: Attempt) -> None:
    """Note an attempt unless too many have failed; while others are compared that may succeed, wait for them."""
    began, waited = time.monotonic(), timedelta()
    try:
        while not _noted(graph, replace(attempt, at=attempt.at + waited)):
            if waited > LONGEST_WAIT:
                raise Unavailable("log_ins_waiting")
            time.sleep(LOOK_AGAIN_SECONDS)
            waited = timedelta(seconds=time.monotonic() - began)
    except Refused:
        logs.event("login.refused", None, account=attempt.account[:16], address=attempt.address)
        raise


def _noted(graph: Graph, attempt: Attempt) -> bool:
    """Note an attempt and say so; False while so many are being compared that one more could be a try too many."""
    since, decided_by = attempt.at - WINDOW, attempt.at - UNDECIDED

    def work(tx: Tx) -> bool:
        users.take_turn(tx)
        tried = users.failures(tx, attempt.account, attempt.address, since, decided_by)
        if tried.account >= ACCOUNT_LIMIT or tried.address >= ADDRESS_LIMIT:
            raise Refused("too_many_attempts", minutes=int(WINDOW.total_seconds() // 60))
        if (
            tried.account + tried.account_waiting >= ACCOUNT_LIMIT
            or tried.address + tried.address_waiting >= ADDRESS_LIMIT
        ):
            return False
        users.note_attempt(tx, attempt, since)
        return True

    return graph.write(work)


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
