"""Neo4j killed under the running application: 503, the words come back, and all is well again without a restart."""

import os
import re
import signal
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from graph import engine, migrate
from graph.devserver import local
from graph.example import DEMO_PATH, small
from graph.example.demo import ACCOUNTS
from tests.conftest import connected, settings_for
from tracker import create_app
from tracker.base.settings import data_folder
from tracker.commands import example

PASSWORDS = {account.login: account.password or "" for account in ACCOUNTS}


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Path]:
    yield tmp_path
    local.stop(tmp_path, "example")


def start(home: Path) -> local.Running:
    return local.ensure(home, "example", say=lambda _: None, files=data_folder())


def signed_in(client: FlaskClient, login: str) -> None:
    token = token_of(client.get("/login").get_data(as_text=True))
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


def _within(seconds: float, is_so) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if is_so():
            return True
        time.sleep(0.5)
    return False
