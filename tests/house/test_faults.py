"""Every answer to a fault is a page of ours, with the words back after a POST, whatever read raises whatever."""

import html
import re
import secrets
from collections.abc import Callable
from pathlib import Path
from typing import Any, LiteralString, TypeVar

import pytest
from flask import Flask
from flask.testing import FlaskClient
from neo4j import exceptions as neo

from graph.devserver.local import Running
from graph.domain.errors import TooSlow, Unavailable
from graph.engine import Graph, Tx
from graph.store.people import sessions
from tests import small_world
from tests.conftest import settings_for
from tracker import create_app
from tracker.base.clock import Clock
from tracker.pages import blueprints
from tracker.web import auth, given_back

R = TypeVar("R")
Fault = Callable[[], Exception]
ONCE = "f" * 32
WORDS = "Layanan Ibu Siaga, ditulis satu jam"
FAULTS: dict[str, tuple[Fault, int]] = {
    "away": (lambda: Unavailable("database_away"), 503),
    "broken": (lambda: Unavailable("database_broken"), 503),
    "full": (lambda: Unavailable("disk_full"), 503),
    "locked": (lambda: Unavailable("password_locked"), 503),
    "slow": (lambda: TooSlow("too_slow"), 504),
    "large": (lambda: TooSlow("too_much_at_once"), 504),
    "server": (lambda: neo.DatabaseError("needs to be restarted"), 500),
    "client": (lambda: neo.ClientError("no such thing"), 500),
    "passing": (lambda: neo.TransientError("deadlock"), 500),
    "driver": (lambda: neo.DriverError("lost"), 500),
    "ours": (lambda: KeyError("column"), 500),
    "machine": (lambda: OSError(28, "No space left on device"), 500),
}
# Pages that anyone or the registrar opens; between them they ask what any frame asks.
OPEN = ("/", "/login", "/links/none", "/innovations", "/method", "/no-such-address")
INSIDE = ("/account", "/replications/new", "/notices", "/inbox")
FORMS = {
    "/replications/new": {"once": ONCE, "act": "save", "local_name": WORDS},
    "/innovations/new": {"once": ONCE, "act": "save", "name": WORDS},
    "/interests/new": {"once": ONCE, "innovation": "uptpk", "note": WORDS},
    f"/records/{small_world.VERIFIED_COPY}/evidence": {"once": ONCE, "number": WORDS},
    "/login": {"login": WORDS, "password": "rahasia sekali 123"},
    "/links/none": {"password": "rahasia sekali 123", "again": "rahasia sekali 123", "extra": WORDS},
}


class Stumbling:
    """One statement, or every one, raises in every handle; it also remembers which were asked."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.fault: Fault | None = None
        self.only: str | None = None
        self.asked: dict[str, None] = {}
        read, write = Graph.read, Graph.write

        def reading(graph: Graph, query: LiteralString, record: type[R], /, **parameters: Any) -> list[R]:
            self._reach(query)
            return read(graph, query, record, **parameters)

        def writing(graph: Graph, work: Callable[[Tx], R], seconds: float = 30) -> R:
            self._reach("a write")
            return write(graph, work, seconds)

        monkeypatch.setattr(Graph, "read", reading)
        monkeypatch.setattr(Graph, "write", writing)

    def _reach(self, statement: str) -> None:
        self.asked[statement] = None
        if self.fault is not None and self.only in (None, statement):
            raise self.fault()


@pytest.fixture
def stumbling(graph: Graph, monkeypatch: pytest.MonkeyPatch) -> Stumbling:
    small_world.load(graph)
    return Stumbling(monkeypatch)


@pytest.fixture
def fresh_app(graph: Graph, stumbling: Stumbling, server: Running, clock: Clock, tmp_path: Path) -> Callable[[], Flask]:
    """Make the application anew: nothing of the world or the counts is known yet."""

    def made() -> Flask:
        app = create_app(settings_for(server, tmp_path), graph, clock)
        app.config.update(WTF_CSRF_ENABLED=False)
        return app

    return made


@pytest.fixture
def browsers(graph: Graph, stumbling: Stumbling, clock: Clock) -> Callable[[Flask, bool], FlaskClient]:
    """Return a browser of this application, signed in as a registrar or not."""
    key = secrets.token_urlsafe(16)
    graph.write(lambda tx: sessions.open_for(tx, "semarang-registrar", auth.key_hash(key), clock.real()))

    def browser(app: Flask, is_signed_in: bool) -> FlaskClient:
        client = app.test_client()
        if is_signed_in:
            with client.session_transaction() as session:
                session["_user_id"] = key
                session["_fresh"] = True
        return client

    return browser


Browsers = Callable[[Flask, bool], FlaskClient]


def addresses(is_signed_in: bool) -> tuple[str, ...]:
    return (*OPEN, *INSIDE) if is_signed_in else OPEN


def is_ours(body: str) -> bool:
    return '<a class="brand"' in body and '<footer class="foot">' in body and "Traceback" not in body


@pytest.mark.parametrize("is_signed_in", [False, True], ids=["stranger", "registrar"])
@pytest.mark.parametrize("kind", FAULTS)
def test_page_whose_reads_all_fail_is_ours(
    fresh_app: Callable[[], Flask], browsers: Browsers, stumbling: Stumbling, kind: str, is_signed_in: bool
) -> None:
    stumbling.fault, status = FAULTS[kind]
    client = browsers(fresh_app(), is_signed_in)

    answers = {address: client.get(address) for address in addresses(is_signed_in)}

    assert [one for one, answer in answers.items() if not is_ours(answer.text)] == []
    allowed = {status, 200, 404}  # a page that asks nothing stands; an unknown address is unknown whatever fails
    assert {answer.status_code for answer in answers.values()} <= allowed
    assert {answers[one].status_code for one in ("/", "/innovations")} == {status}


@pytest.mark.parametrize("kind", FAULTS)
def test_each_read_that_a_page_asks_may_fail_and_the_page_is_ours(
    fresh_app: Callable[[], Flask], browsers: Browsers, stumbling: Stumbling, kind: str
) -> None:
    fault, status = FAULTS[kind]
    client, bad = browsers(fresh_app(), True), list[tuple[str, str]]()
    for address in ("/login", "/method", "/account", "/replications/new", "/no-such-address"):
        stumbling.fault, stumbling.asked = None, {}
        client.get(address)
        for statement in tuple(stumbling.asked):
            stumbling.fault, stumbling.only = fault, statement
            answer = browsers(fresh_app(), True).get(address)
            if not is_ours(answer.text) or answer.status_code not in {status, 200, 404}:
                bad.append((address, statement[:60]))

    assert bad == []


def test_page_stands_without_the_parts_of_its_frame_that_fail(
    fresh_app: Callable[[], Flask], browsers: Browsers, stumbling: Stumbling
) -> None:
    from graph.store.audit import world
    from graph.store.replications import inbox

    for fault, _status in FAULTS.values():
        for statement in (inbox._Q.count, world._Q.read):  # pyright: ignore[reportPrivateUsage]
            stumbling.fault, stumbling.only = fault, statement
            answer = browsers(fresh_app(), True).get("/account")
            assert (answer.status_code, "Semarang Registrar" in answer.text) == (200, True)


@pytest.mark.parametrize("is_signed_in", [False, True], ids=["stranger", "registrar"])
@pytest.mark.parametrize("kind", FAULTS)
def test_what_was_sent_comes_back_after_any_fault(
    fresh_app: Callable[[], Flask], browsers: Browsers, stumbling: Stumbling, kind: str, is_signed_in: bool
) -> None:
    fault, status = FAULTS[kind]
    stumbling.fault = fault
    client = browsers(fresh_app(), is_signed_in)
    for address, sent in FORMS.items():
        if not is_signed_in and "login" not in sent and "password" not in sent:
            continue  # a stranger is led to the log-in

        answer = client.post(address, data=sent)

        body = html.unescape(answer.text)
        assert (answer.status_code, is_ours(body)) == (status, True), address
        assert (WORDS in body, "rahasia sekali" in body) == (True, False), address
        assert ('name="once" value="' + ONCE + '"' in body) == ("once" in sent), address
        assert f'action="{address}"' in body, address


def test_write_that_fails_after_all_reads_gives_the_words_back(
    fresh_app: Callable[[], Flask], browsers: Browsers, stumbling: Stumbling
) -> None:
    stumbling.only = "a write"
    client = browsers(fresh_app(), True)
    for fault, status in FAULTS.values():
        stumbling.fault = fault
        answer = client.post("/replications/new", data=FORMS["/replications/new"])
        assert (answer.status_code, WORDS in html.unescape(answer.text)) == (status, True)


def test_error_page_asks_the_graph_for_nothing(
    fresh_app: Callable[[], Flask], browsers: Browsers, stumbling: Stumbling
) -> None:
    client = browsers(fresh_app(), True)
    client.get("/account")
    for address, few in (("/replications/R-0000000Z", 2), ("/no-such-address", 1), ("/review", 1)):
        stumbling.asked = {}
        assert client.get(address).status_code in {403, 404}
        assert len(stumbling.asked) <= few  # who asks, and the record itself; no badge, no world


def test_frame_that_cannot_be_drawn_at_all_leaves_a_plain_page_with_the_words(
    fresh_app: Callable[[], Flask], browsers: Browsers, stumbling: Stumbling
) -> None:
    app = fresh_app()

    def fail() -> dict[str, object]:
        raise RuntimeError

    app.context_processor(fail)
    stumbling.fault = FAULTS["ours"][0]

    answer = browsers(app, True).post("/replications/new", data=FORMS["/replications/new"])

    assert (answer.status_code, WORDS in html.unescape(answer.text)) == (500, True)
    assert "Internal Server Error" not in answer.text


def test_file_cannot_be_given_back_and_the_page_says_so(
    fresh_app: Callable[[], Flask], browsers: Browsers, stumbling: Stumbling
) -> None:
    stumbling.fault = FAULTS["slow"][0]
    address = f"/records/{small_world.VERIFIED_COPY}/evidence"
    with (Path(__file__)).open("rb") as file:
        answer = browsers(fresh_app(), True).post(address, data={**FORMS[address], "file": (file, "surat.pdf")})

    assert "Berkas tidak dapat dikembalikan" in answer.text
    assert re.search(r'<input id="again-file-1" name="file" type="file"', answer.text)


def test_no_password_field_is_given_back() -> None:
    """Whatever a form calls its password, it is known as a secret."""
    root = Path(blueprints.__file__).parents[1]
    named = {
        name
        for file in root.rglob("*.py")
        for name in re.findall(r"^    (\w+) = PasswordField\(", file.read_text("utf-8"), re.MULTILINE)
    }

    assert {"password", "again"} <= named <= given_back._SECRET  # pyright: ignore[reportPrivateUsage]
