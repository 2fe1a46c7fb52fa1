"""Ten thousand malformed requests over every route, as every role: refused or answered, never a fault of ours."""

import logging
import re
import secrets
import threading
import traceback
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from itsdangerous import URLSafeTimedSerializer
from werkzeug.test import run_wsgi_app

from graph.devserver.local import Running
from graph.domain import policy, vocabulary as v
from graph.domain.policy import Actor
from graph.engine import Graph
from graph.store.people import sessions
from tests.conftest import settings_for
from tests.data import subjects
from tests.data.mischief import Mischief, Pairs, Request, fields_of
from tests.factories.form_pages import PAGES, PUBLIC
from tests.factories.signed_in import cookie_of
from tracker import create_app
from tracker.base.clock import Clock
from tracker.web import auth, context as web

SEED, REQUESTS, THREADS, RENEW_AFTER = 20251231, 10_000, 3, 100
BY_PLACE = {"solo-drafter": v.Role.DRAFTER, "semarang-registrar": v.Role.REGISTRAR, "hub": v.Role.FACILITATOR}
ROLES = BY_PLACE | {role.value: role for role in v.Role if role not in BY_PLACE.values()}
LOGINS = (PUBLIC, *ROLES)
ACTORS = {login: Actor(login, login, "a", "A", frozenset({role})) for login, role in ROLES.items()}
TRACKER = Path(__file__).parents[2] / "tracker"
_ASKED = re.compile(r"(?:args\.get(?:list)?|asked\.(?:get|word|text))\(\s*\"(\w+)\"")


@dataclass(frozen=True)
class Route:
    """A route of the application: its pattern, the methods that it knows, and who may use it."""

    pattern: str
    methods: list[str]
    logins: list[str]


class Faults(logging.Handler):
    """Keeps what the application logs as its own faults: which exception, where, after which request."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.seen = Counter[str]()
        self.examples = dict[str, str]()
        self._now = threading.local()

    def asks(self, request: Request) -> None:
        """Remember what this thread asks, until it asks again."""
        self._now.asked = request

    def emit(self, record: logging.LogRecord) -> None:
        error = record.exc_info[1] if record.exc_info else None
        self.note(f"{type(error).__name__} at {_place(error)}", f"{error!r:.300}")

    def note(self, what: str, detail: str) -> None:
        self.seen[what] += 1
        self.examples.setdefault(what, f"{detail} after {self._now.asked}")


def _place(error: BaseException | None) -> str:
    """Return the line that raised, and the last one of ours before it."""
    frames = traceback.extract_tb(error.__traceback__) if error else []
    ours = [frame for frame in frames if "site-packages" not in frame.filename]
    return " in ".join(f"{Path(frame.filename).name}:{frame.lineno}" for frame in (frames[-1:] + ours[-1:]))


@pytest.fixture
def faults() -> Iterator[Faults]:
    handler, log = Faults(), logging.getLogger("jejak.errors")
    log.addHandler(handler)
    log.propagate = False  # thousands of refusals are no news
    yield handler
    log.propagate = True
    log.removeHandler(handler)


@pytest.fixture
def guarded(graph: Graph, server: Running, clock: Clock, tmp_path: Path) -> Flask:
    """The application as it is served, forms asking for their token, over one of each kind of thing."""
    subjects.load(graph)
    app = create_app(settings_for(server, tmp_path), graph, clock)
    app.config.update(TESTING=True, PROPAGATE_EXCEPTIONS=False)
    return app


class People:
    """Cookies and form tokens of everyone, renewed now and then: some requests end a session."""

    def __init__(self, app: Flask, graph: Graph) -> None:
        self._app, self._graph = app, graph
        self._tokens = URLSafeTimedSerializer(app.secret_key or "", salt="wtf-csrf-token")
        self._held = dict[str, tuple[str, str]]()

    def renew(self) -> None:
        at = Clock().real()
        for login in sorted({*LOGINS, *(login for login, _page in PAGES)}):
            client, key, raw = self._app.test_client(), secrets.token_urlsafe(16), secrets.token_hex(20)
            if login:
                self._graph.write(lambda tx, who=login, key=key: sessions.open_for(tx, who, auth.key_hash(key), at))
            with client.session_transaction() as session:
                session["csrf_token"] = raw
                if login:
                    session["_user_id"], session["_fresh"] = key, True
            self._held[login] = (_cookie(client), str(self._tokens.dumps(raw)))

    def of(self, login: str) -> tuple[str, str]:
        return self._held[login]


def _cookie(client: FlaskClient) -> str:
    found = cookie_of(client)
    return f"{found.key}={found.value}"


def known_fields(app: Flask, people: People, names: dict[str, str]) -> dict[str, Pairs]:
    """Return what the forms of these pages ask for, under the pattern of the route that each leads to."""
    found, routes = dict[str, Pairs](), app.url_map.bind("localhost")
    for login, address in PAGES:
        address = address.format(**names)
        page = app.test_client(use_cookies=False).get(address, headers={"Cookie": people.of(login)[0]})
        assert page.status_code == 200, address
        for form in page.text.split("<form")[1:]:
            target = re.match(r"[^>]*action=\"([^\"?]+)", form)
            rule, _values = routes.match(target[1] if target else address.partition("?")[0], "POST", return_rule=True)
            found[rule.rule] = fields_of(form.partition("</form>")[0])
    return found


def routes_of(app: Flask) -> list[Route]:
    """Return every route but that of the static files, with the methods that it knows and who may use it."""
    found = list[Route]()
    for rule in sorted(app.url_map.iter_rules(), key=lambda rule: (rule.rule, rule.endpoint)):
        action = web.action_of(app, rule.endpoint) if rule.endpoint != "static" else None
        if action is not None:
            may = [login for login, actor in ACTORS.items() if policy.may(actor, action)]
            found.append(Route(rule.rule, sorted((rule.methods or set()) - {"HEAD", "OPTIONS"}), may))
    return found


@pytest.mark.filterwarnings("ignore:Unclosed file:ResourceWarning")  # uploads that end in the middle
def test_ten_thousand_malformed_requests_meet_no_fault(guarded: Flask, graph: Graph, faults: Faults) -> None:
    ids = subjects.make(graph)
    queries = sorted({name for path in TRACKER.rglob("*.py") for name in _ASKED.findall(path.read_text("utf-8"))})
    people = People(guarded, graph)
    people.renew()
    known = known_fields(guarded, people, {name: of_kind[0] for name, of_kind in ids.items()})
    routes = routes_of(guarded)

    def share(number: int) -> Counter[int]:
        mischief, statuses = Mischief(SEED + number, ids, queries), Counter[int]()
        for turn in range(number, REQUESTS, THREADS):
            if turn // THREADS % RENEW_AFTER == 0:
                people.renew()
            route = routes[turn % len(routes)]
            who = people.of(mischief.one_of(route.logins, LOGINS, 0.7))
            asked = mischief.request(route.pattern, route.methods, known.get(route.pattern, []), *who)
            statuses[_put(guarded, faults, asked)] += 1
        return statuses

    with ThreadPoolExecutor(THREADS) as pool:
        statuses = sum(pool.map(share, range(THREADS)), Counter[int]())

    assert sum(statuses.values()) == REQUESTS
    assert faults.seen == {}, "\n".join(faults.examples.values())
    assert min(statuses[code] for code in (200, 303, 400, 404, 422)) > 0, statuses


def _put(app: Flask, faults: Faults, asked: Request) -> int:
    faults.asks(asked)
    try:
        _body, status, headers = run_wsgi_app(app, asked.environ, buffered=True)
    except Exception as error:
        faults.note(f"raised {type(error).__name__} at {_place(error)}", f"{error!r:.300}")
        return 0
    code = int(status.partition(" ")[0])
    if code >= 500:
        faults.note(f"{code} {asked.route}", "")
    where = headers.get("Location", "")
    own = f"http://{asked.environ['HTTP_HOST']}/"
    if (where and not where.startswith(("/", own))) or where.startswith(("//", "/\\")):
        faults.note(f"leads outside: {asked.route}", where)
    return code
