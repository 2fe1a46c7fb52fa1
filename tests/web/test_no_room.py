"""Too little room on the disk: nothing is written, the words come back, readers go on, and with room all does."""

import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import NamedTuple

import pytest
from flask import Flask
from flask.testing import FlaskClient

from graph import engine
from graph.devserver.local import Running
from graph.engine import Graph
from graph.store.people import sessions
from tests import small_world
from tests.conftest import PATIENCE, settings_for
from tests.factories.read_back import json_of
from tests.web.conftest import application
from tracker.base import room
from tracker.base.clock import Clock
from tracker.base.room import MEGABYTE
from tracker.web import auth


class Usage(NamedTuple):
    total: int
    used: int
    free: int


class Disk:
    """The outside world: says how much room there is."""

    def __init__(self) -> None:
        self.free = 1_000

    def usage(self, _place: Path) -> Usage:
        return Usage(10**12, 0, self.free * MEGABYTE)


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Disk:
    disk = Disk()
    monkeypatch.setattr(shutil, "disk_usage", disk.usage)
    return disk


@pytest.fixture
def site(graph: Graph, server: Running, clock: Clock, tmp_path: Path, disk: Disk) -> Iterator[Flask]:
    small_world.load(graph)
    settings = settings_for(server, tmp_path)
    own = engine.connect(server.uri, server.user, server.password, patience=PATIENCE, gate=room.of(settings).demand)
    yield application(settings, own, clock)
    own.close()


@pytest.fixture
def registrar(site: Flask, graph: Graph, clock: Clock) -> FlaskClient:
    """Somebody whose session is due to be noted as used."""
    client = site.test_client()
    before = clock.real() - 2 * auth.TOUCH_AFTER
    graph.write(lambda tx: sessions.open_for(tx, "solo-registrar", auth.key_hash("key"), before))
    with client.session_transaction() as session:
        session["_user_id"] = "key"
        session["_fresh"] = True
    return client


FORM = {"once": "a" * 32, "local_name": "Antrean Cepat", "act": "save"}


def test_words_come_back_readers_go_on_and_so_does_all_with_room_again(
    site: Flask, registrar: FlaskClient, disk: Disk
) -> None:
    disk.free = 299

    refused = registrar.post("/replications/new", data=FORM)
    readers = [registrar.get(path).status_code for path in ("/", "/inbox", "/notices", "/innovations", "/account")]
    probe = site.test_client().get("/readyz")

    assert refused.status_code == 503
    assert "Antrean Cepat" in refused.get_data(as_text=True)
    assert readers == [200] * 5
    assert (probe.status_code, json_of(probe)["writes"]) == (200, "disk_full")

    disk.free = 300

    assert registrar.post("/replications/new", data=FORM).status_code == 303
    assert json_of(site.test_client().get("/readyz"))["writes"] == "open"


def test_log_in_says_why_it_cannot_be(site: Flask, disk: Disk) -> None:
    disk.free = 10

    page = site.test_client().get("/login")
    tried = site.test_client().post("/login", data={"login": "solo-registrar", "password": "x"})

    assert page.status_code == 200
    assert "Ruang penyimpanan server hampir habis" in page.get_data(as_text=True)
    assert tried.status_code == 503


def test_no_file_of_a_refused_form_is_kept(site: Flask, registrar: FlaskClient, disk: Disk, tmp_path: Path) -> None:
    disk.free = 10

    answer = registrar.post("/replications/new", data=FORM)

    assert answer.status_code == 503
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_both_disks_are_looked_at(server: Running, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from dataclasses import replace

    elsewhere = tmp_path / "files" / "not-made-yet"
    free = {tmp_path: 500, tmp_path / "files": 100}
    (tmp_path / "files").mkdir()
    monkeypatch.setattr(shutil, "disk_usage", lambda place: Usage(0, 0, free[place] * MEGABYTE))
    settings = replace(settings_for(server, tmp_path), files=str(elsewhere))

    assert room.of(settings).short() == room.Short(elsewhere, 100)
    assert room.of(replace(settings, files=f"file://{elsewhere}")).short() == room.Short(elsewhere, 100)
    assert room.of(replace(settings, files="memory://evidence")).short() is None
    assert room.of(replace(settings, room=50)).short() is None


def test_session_goes_on_though_its_use_cannot_be_noted(
    registrar: FlaskClient, graph: Graph, clock: Clock, disk: Disk
) -> None:
    disk.free = 10

    assert registrar.get("/inbox").status_code == 200

    held = sessions.alive(graph, auth.key_hash("key"), clock.real())
    assert held is not None
    assert clock.real() - held.seen_at > timedelta(minutes=1)
