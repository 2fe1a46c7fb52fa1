"""Neo4j killed under the running application: 503, the words come back, and all is well again without a restart."""

import os
import re
import shutil
import signal
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from uuid import uuid4

import pytest
from flask import Flask
from flask.testing import FlaskClient

from graph import engine, migrate
from graph.devserver import local, local_server
from graph.domain.policy import Action
from graph.example import DEMO_PATH, small
from graph.example.demo import ACCOUNTS
from graph.store.audit import entries as audit
from tests.conftest import connected, settings_for
from tests.factories.signed_in import cookie_of
from tracker import create_app
from tracker.base.settings import data_folder
from tracker.commands import example
from tracker.web import context as web
from tracker.web.context import requires

PASSWORDS = {account.login: account.password or "" for account in ACCOUNTS}


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder with one Neo4j for all that follows: each test ends with a database that answers."""
    folder = tmp_path_factory.mktemp("home")
    yield folder
    local.stop(folder, "example")


def start(home: Path) -> local.Running:
    return local.ensure(home, "example", say=lambda _: None, files=data_folder())


def signed_in(client: FlaskClient, login: str) -> None:
    page = client.get("/login").get_data(as_text=True)
    token = token_of(page) if client.application.config.get("WTF_CSRF_ENABLED", True) else ""
    answer = client.post("/login", data={"csrf_token": token, "login": login, "password": PASSWORDS[login]})
    assert answer.status_code == 302


def token_of(page: str) -> str:
    found = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', page)
    assert found
    return found[1]


def test_killed_database_keeps_the_words_and_needs_no_restart(home: Path) -> None:
    running = start(home)
    graph = engine.connect(running.uri, running.user, running.password, patience=4)
    with closing(connected(running)) as patient:
        list(migrate.migrate(patient))
        example.load(patient, lambda _: None, small)
    client = create_app(settings_for(running, home), graph).test_client()
    signed_in(client, DEMO_PATH.registrar_adopter)
    form = client.get("/replications/new").get_data(as_text=True)
    filled = {
        "csrf_token": token_of(form),
        "once": "f" * 32,
        "local_name": "Layanan Ibu Siaga Kota",
        "started_on": "17-05-2024",
        "proof_number": "415.4/17/2024",
        "act": "save",
    }

    os.kill(running.pid, signal.SIGKILL)
    lost = client.post("/replications/new", data=filled)
    page = lost.get_data(as_text=True)

    assert lost.status_code == 503
    assert int(lost.headers["Retry-After"]) > 0
    assert "Layanan Ibu Siaga Kota" in page
    assert "415.4/17/2024" in page
    assert re.search(r'<input type="hidden" name="once" value="f{32}">', page)  # carried along, not shown as a field
    assert "Once" not in page
    assert client.get("/innovations").status_code == 503
    assert client.get("/healthz").status_code == 200
    assert client.get("/readyz").status_code == 503

    start(home)
    assert _within(300, lambda: client.get("/readyz").status_code == 200)
    saved = client.post("/replications/new", data=filled | {"csrf_token": token_of(page)})

    assert saved.status_code == 303
    assert "Layanan Ibu Siaga Kota" in client.get(saved.headers["Location"], follow_redirects=True).get_data(
        as_text=True
    )
    graph.close()


@pytest.fixture
def site(home: Path) -> Iterator[Flask]:
    """An application on its own Neo4j, with a view that reads before and after something happens."""
    running = start(home)
    with closing(connected(running)) as patient:
        list(migrate.migrate(patient))
        example.load(patient, lambda _: None, small)
    graph = engine.connect(running.uri, running.user, running.password, patience=4)
    app = create_app(settings_for(running, home), graph)
    app.config["WTF_CSRF_ENABLED"] = False
    yield app
    graph.close()


def kill(pid: int) -> None:
    os.kill(pid, signal.SIGKILL)
    assert _within(30, lambda: not local_server.is_alive(pid))


def test_database_killed_between_two_reads_of_a_page_gives_the_form_back_and_heals(home: Path, site: Flask) -> None:
    to_die = [start(home).pid]

    def view() -> str:
        first = audit.version(web.graph())
        if to_die:
            kill(to_die.pop())
        return str(audit.version(web.graph()) - first)

    site.add_url_rule("/view", "view", requires(Action.PORTAL_READ)(view), methods=["POST"])
    client = site.test_client()

    lost = client.post("/view", data={"local_name": "Layanan Ibu Siaga Kota"})

    assert lost.status_code == 503
    assert "Layanan Ibu Siaga Kota" in lost.text
    start(home)
    assert _within(300, lambda: client.get("/readyz").status_code == 200)
    assert (client.post("/view").status_code, client.get("/innovations").status_code) == (200, 200)


def test_connections_that_died_with_a_restarted_server_cost_no_reader_an_error(home: Path, site: Flask) -> None:
    clients = [site.test_client() for _ in range(4)]

    def ask(client: FlaskClient) -> int:
        return client.get("/innovations?q=antrean").status_code

    with ThreadPoolExecutor(len(clients)) as pool:
        assert set(pool.map(ask, clients)) == {200}  # the pool holds some connections by now
        kill(start(home).pid)
        start(home)

        assert set(pool.map(ask, clients * 2)) == {200}


def test_cookie_of_a_writer_opens_every_page_after_the_restore_of_an_older_copy(home: Path, site: Flask) -> None:
    writer = site.test_client()
    signed_in(writer, DEMO_PATH.registrar_adopter)
    data, kept = home / "example" / "data", home / "older"
    local.stop(home, "example")
    shutil.copytree(data, kept)
    start(home)
    assert _within(300, lambda: writer.get("/readyz").status_code == 200)
    for name in ("Loket Satu", "Loket Dua"):
        sent = {"once": uuid4().hex, "act": "save", "local_name": name}
        assert writer.post("/replications/new", data=sent).status_code == 303
    cookie = cookie_of(writer)

    local.stop(home, "example")
    shutil.rmtree(data)
    shutil.copytree(kept, data)
    start(home)

    for address in ("/inbox", "/", "/innovations", "/map", "/replications/new", "/notices", "/account"):
        browser = site.test_client()
        browser.set_cookie(cookie.key, cookie.value)
        answer = browser.get(address)
        assert (address, answer.status_code) == (address, 200)
        with browser.session_transaction() as session:
            assert "last_write" not in session


def _within(seconds: float, is_so) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if is_so():
            return True
        time.sleep(0.5)
    return False
