"""All processes on one graph go by its clock: one whose own clock is wrong says so, and harms nobody."""

import json
import logging
import subprocess
import sys
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from click.testing import CliRunner
from flask import Flask

from graph import engine
from graph.devserver.local import Running
from graph.domain.records.imports import Kind
from graph.domain.values.moment import Moment
from graph.domain.vocabulary import WorldKind
from graph.engine import Graph
from graph.store.audit import instants
from graph.store.imports import import_leases
from tests import small_world
from tests.conftest import PATIENCE, settings_for
from tests.factories.signed_in import cookie_of
from tracker import create_app
from tracker.actions.context import Context
from tracker.actions.imports import import_steps, importing
from tracker.actions.imports.import_running import Worker, run_next
from tracker.actions.imports.importing import HandedList
from tracker.base import clock, graph_time, passwords
from tracker.base.assets import ROOT
from tracker.base.graph_time import GraphTime
from tracker.base.worlds import Worlds
from tracker.commands import check

PASSWORD = "kuda lumping di alun-alun"
DAY = 24 * 3600


@pytest.fixture
def app(graph: Graph, server: Running, tmp_path: Path) -> Flask:
    """The application by the graph's own clock, with accounts that may sign in."""
    small_world.load(graph)
    hashed = passwords.hash_password(PASSWORD)
    graph.write(lambda tx: tx.run("MATCH (u:User) SET u.password_hash = $hash", hash=hashed))
    app = create_app(settings_for(server, tmp_path), graph)
    app.config.update(TESTING=True, WTF_CSRF_ENABLED=False)
    return app


@pytest.mark.parametrize("wrong", [DAY, -DAY])
def test_process_whose_clock_is_wrong_ends_nobodys_session(
    app: Flask, graph: Graph, server: Running, tmp_path: Path, wrong: int
) -> None:
    browser = app.test_client()
    assert browser.post("/login", data={"login": "solo-registrar", "password": PASSWORD}).status_code == 302

    given = {
        "server": asdict(server),
        "folder": str(tmp_path),
        "password": PASSWORD,
        "cookie": cookie_of(browser).value,
    }
    done = subprocess.run(
        [sys.executable, "-m", "tests.data.wrong_clock", str(wrong)],
        input=json.dumps(given), cwd=ROOT, text=True, capture_output=True, check=True,
    )  # fmt: skip

    lines = done.stdout.splitlines()
    side = "ahead of" if wrong > 0 else "behind"
    assert [one for one in lines if f"s {side} the database's; the database's clock counts" in one] == lines[:1]
    assert lines[1:] == ["log-in 302", "page of another 200", "session 200"]
    assert browser.get("/notices").status_code == 200
    assert count(graph) == 2


@dataclass(frozen=True, slots=True)
class Counted:
    sessions: int


def count(graph: Graph) -> int:
    return graph.read("MATCH (s:WebSession) RETURN count(s) AS sessions", Counted)[0].sessions


def test_worker_whose_clock_is_ahead_takes_no_job_from_another(
    app: Flask, graph: Graph, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = instants.now(graph)
    upload = HandedList(Kind.REPLICATIONS, "daftar.csv", b"Instansi;Inovasi\n33.74;UPTPK\n", "Daftar")
    semarang = small_world.actor(graph, "semarang-registrar")
    job_id = importing.hand_in(Context(graph, semarang, Moment.of(now)), upload, uuid4().hex)
    import_steps.start(Context(graph, semarang, Moment.of(now)), job_id)
    taken = graph.write(lambda tx: import_leases.take_next(tx, "another", timedelta(minutes=5)))
    monkeypatch.setattr(clock, "machine", lambda: datetime.now(UTC) + timedelta(days=1))

    assert taken == job_id
    assert not run_next(Worker(graph, Worlds(graph, WorldKind.EXAMPLE).clock(), "ahead"))


def test_last_measure_goes_on_while_the_database_is_away(
    server: Running, graph: Graph, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = engine.connect(server.uri, server.user, server.password, patience=PATIENCE)
    time = GraphTime(own)
    before = time.now()
    own.close()
    monkeypatch.setattr(graph_time, "MEASURE_SECONDS", 0.0)
    monkeypatch.setattr(clock, "machine", lambda: datetime(1999, 1, 1, tzinfo=UTC))

    assert timedelta(0) < time.now() - before < timedelta(hours=1)
    assert abs(time.now() - instants.now(graph)) < timedelta(seconds=30)


def test_machines_own_clock_serves_until_the_database_was_asked(unreachable: Graph) -> None:
    assert abs(GraphTime(unreachable).now() - datetime.now(UTC)) < timedelta(minutes=1)


def test_clocks_that_are_apart_are_told_once_and_so_is_the_end_of_it(
    graph: Graph, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.WARNING, "jejak.clock")
    monkeypatch.setattr(graph_time, "MEASURE_SECONDS", 0.0)
    time = GraphTime(graph)
    for wrong in (20, 3_600, 3_600, 0):
        monkeypatch.setattr(clock, "machine", lambda wrong=wrong: datetime.now(UTC) + timedelta(seconds=wrong))
        time.now()

    told = [record.getMessage() for record in caplog.records if record.name == "jejak.clock"]
    assert ["ahead of" in one for one in told] == [True, False]


def test_check_names_a_clock_that_is_wrong(
    graph: Graph, server: Running, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    small_world.load(graph)
    for name, value in (("URI", server.uri), ("USER", server.user), ("PASSWORD", server.password)):
        monkeypatch.setenv(f"NEO4J_{name}", value)
    monkeypatch.setenv("JEJAK_DATA", str(tmp_path))
    monkeypatch.setenv("JEJAK_PATIENCE", str(PATIENCE))
    monkeypatch.setattr(clock, "machine", lambda: datetime.now(UTC) - timedelta(hours=2))

    told = CliRunner().invoke(check.command).output

    (line,) = [one for one in told.splitlines() if "this machine's clock" in one]
    assert line.startswith("MISSING")
    assert "s behind the database's" in line


def test_the_calendar_day_is_the_graphs(graph: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "machine", lambda: datetime(1999, 1, 1, tzinfo=UTC))

    assert clock.Clock(source=GraphTime(graph).now).today() > date(2025, 1, 1)
