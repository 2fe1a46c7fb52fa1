"""What /readyz says: 503 until a page can be served, and beside its 200 who works and what may be written."""

from dataclasses import dataclass
from datetime import UTC, datetime

from flask import Flask

from graph.engine import Graph
from graph.store.imports import workers
from tests.factories.read_back import json_of
from tests.web.conftest import ClientAs
from tracker.running.heartbeat import Heartbeat
from tracker.web.readiness import WARMING, StartStep, warmed

SINCE = datetime(2026, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class _Id:
    id: str


def test_until_the_first_counts_are_there_every_page_says_so_at_once(app: Flask, client_as: ClientAs) -> None:
    reader, member = client_as(None), client_as("solo-registrar")
    app.extensions["jejak.readiness"].doing = StartStep.COUNTS

    probe = reader.get("/readyz")

    assert (probe.status_code, json_of(probe)) == (503, {"status": "starting", "doing": "counts"})
    assert probe.headers["Retry-After"] == "5"
    assert {client.get(path).status_code for client in (reader, member) for path in ("/", "/innovations")} == {503}
    assert reader.get("/healthz").status_code == 200
    assert reader.get("/", environ_overrides={WARMING: True}).status_code == 200


def test_words_that_come_too_early_are_given_back(app: Flask, client_as: ClientAs) -> None:
    member = client_as("solo-registrar")
    app.extensions["jejak.readiness"].doing = StartStep.PAGES

    answer = member.post("/replications/new", data={"once": "b" * 32, "local_name": "Antrean Cepat", "act": "save"})

    assert answer.status_code == 503
    assert "Antrean Cepat" in answer.get_data(as_text=True)


def test_warming_ends_in_readiness(app: Flask, graph: Graph, client_as: ClientAs) -> None:
    reader = client_as(None)

    with warmed(app, graph):
        while app.extensions["jejak.readiness"].doing is not None:
            pass

    assert reader.get("/readyz").status_code == 200


def test_nobody_at_work_is_told_with_the_last_time_that_somebody_was(client_as: ClientAs, graph: Graph) -> None:
    reader = client_as(None)

    assert json_of(reader.get("/readyz")) == {
        "status": "ready",
        "writes": "open",
        "worker": "silent",
        "worker_seen_at": None,
    }

    graph.write(lambda tx: workers.beat(tx, "w-1", "machine", "run_imports", SINCE))
    told = json_of(reader.get("/readyz"))
    assert told["worker"]["job"] == "run_imports"
    assert told["worker"]["seen_seconds"] < 60

    graph.write(lambda tx: tx.run("MATCH (w:Worker) SET w.seen_at = w.seen_at - duration('PT61S')"))
    silent = reader.get("/readyz")
    assert (silent.status_code, json_of(silent)["worker"]) == (200, "silent")
    assert datetime.fromisoformat(json_of(silent)["worker_seen_at"]).tzinfo is not None


def test_workers_of_yesterday_are_forgotten(graph: Graph) -> None:
    graph.write(lambda tx: workers.beat(tx, "w-old", "machine", None, SINCE))
    graph.write(lambda tx: tx.run("MATCH (w:Worker) SET w.seen_at = w.seen_at - duration('P2D')"))

    heart = Heartbeat(graph, "w-new")
    with heart.beating():
        while (seen := workers.latest(graph)) is None or seen.id != "w-new":
            pass

    assert graph.read("MATCH (w:Worker) RETURN w.id AS id", _Id) == [_Id("w-new")]
