"""The one door: records, errors in our own words, and a database that goes away and comes back."""

import os
import signal
import threading
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from typing import LiteralString

import pytest
from neo4j.exceptions import Neo4jError

from graph import engine
from graph.devserver.local import Running, temporary
from graph.domain import errors
from graph.engine import Breaker, Graph, Tx
from tests.conftest import PATIENCE, connected
from tracker.base.settings import data_folder


@dataclass(frozen=True)
class _Named:
    name: str


MAKE: LiteralString = "CREATE (:Agency {id: $id, name: $name})"
NAMES: LiteralString = "MATCH (a:Agency) RETURN a.name AS name ORDER BY name"


def test_read_returns_records_and_refuses_to_write(graph: Graph) -> None:
    graph.write(lambda tx: tx.run(MAKE, id="a", name="Asal"))

    assert graph.read(NAMES, _Named) == [_Named("Asal")]
    with pytest.raises(Exception, match=r"[Ww]rite"):
        graph.read("CREATE (a:Agency {id: 'x'}) RETURN a.id AS name", _Named)


def test_taken_value_names_label_property_and_value(graph: Graph) -> None:
    graph.write(lambda tx: tx.run(MAKE, id="33.14", name="one"))

    with pytest.raises(errors.Duplicate) as found:
        graph.write(lambda tx: tx.run(MAKE, id="33.14", name="two"))

    assert found.value.values == {"label": "Agency", "property": "id", "value": "33.14"}


def test_error_inside_the_work_rolls_everything_back(graph: Graph) -> None:
    def work(tx: Tx) -> None:
        tx.run(MAKE, id="a", name="half")
        raise errors.Refused("stop")

    with pytest.raises(errors.Refused):
        graph.write(work)

    assert graph.read(NAMES, _Named) == []


def test_slow_statement_is_cut_off_as_too_slow(graph: Graph) -> None:
    slow: LiteralString = "UNWIND range(1, 100000000) AS n WITH sum(n * n % 7) AS total RETURN toString(total) AS name"

    with pytest.raises(errors.TooSlow):
        graph.within(0.2 / PATIENCE).read(slow, _Named)


def test_bookmark_of_one_handle_is_seen_by_another(graph: Graph) -> None:
    mine = graph.following([])
    mine.write(lambda tx: tx.run(MAKE, id="a", name="mine"))

    assert mine.bookmarks
    assert graph.following(mine.bookmarks).read(NAMES, _Named) == [_Named("mine")]


def test_breaker_answers_at_once_until_a_probe_gets_through() -> None:
    tried, is_back = threading.Event(), threading.Event()

    def probe() -> None:
        tried.set()
        if not is_back.is_set():
            raise ConnectionError

    breaker = Breaker(probe, rest=0.01)
    enter(breaker)
    breaker.failed()
    assert tried.wait(10)
    with pytest.raises(errors.Unavailable):
        enter(breaker)

    is_back.set()

    assert _soon(lambda: enter(breaker))


def enter(breaker: Breaker) -> None:
    with breaker.passed():
        pass


def test_closing_waits_for_who_is_inside_and_lets_nobody_else_in() -> None:
    breaker = Breaker(lambda: None)
    told: list[bool] = []
    with breaker.passed():
        assert not breaker.close(0.01)
        with pytest.raises(errors.Unavailable):
            enter(breaker)
        closer = threading.Thread(target=lambda: told.append(breaker.close(60)))
        closer.start()
    closer.join()

    assert told == [True]


def test_graph_closed_under_its_readers_ends_them_in_our_own_words(server: Running) -> None:
    """Without waiting for the readers the driver itself hung within a few hundred such closings."""
    for _ in range(20):
        graph = connected(server)
        heard: list[BaseException] = []
        readers = [threading.Thread(target=read_until_closed, args=(graph, heard)) for _ in range(3)]
        for reader in readers:
            reader.start()
        graph.close()
        for reader in readers:
            reader.join()

        assert {type(error) for error in heard} == {errors.Unavailable}


def read_until_closed(graph: Graph, heard: list[BaseException]) -> None:
    try:
        while True:
            graph.read("UNWIND range(1, 500) AS i RETURN toString(i) AS name", _Named)
    except Exception as error:
        heard.append(error)


def _soon(call: Callable[[], None]) -> bool:
    for _ in range(1000):
        try:
            call()
        except errors.Unavailable:
            time.sleep(0.01)
        else:
            return True
    return False


def test_killed_database_is_unavailable_soon_and_then_at_once() -> None:
    with temporary(data_folder()) as running:
        graph = engine.connect(running.uri, running.user, running.password)
        with closing(connected(running)) as patient:
            patient.write(lambda tx: tx.run(MAKE, id="a", name="kept"))
        os.kill(running.pid, signal.SIGKILL)

        with pytest.raises(errors.Unavailable):
            graph.read(NAMES, _Named)
        for _ in range(2_000):  # each at once: two thousand of a driver's patience would never end
            with pytest.raises(errors.Unavailable):
                graph.read(NAMES, _Named)
        graph.close()


def test_refused_password_is_named_and_so_is_the_lock_after_too_many(server: Running) -> None:
    system = engine.connect(server.uri, server.user, server.password, "system", patience=PATIENCE)
    system.schema(["CREATE USER guest IF NOT EXISTS SET PASSWORD 'not-this-one' CHANGE NOT REQUIRED"])
    system.close()

    heard = [_refusal(server) for _try in range(6)]

    assert heard[0] == "password_refused"
    assert heard[-1] == "password_locked"


def _refusal(server: Running) -> str:
    graph = engine.connect(server.uri, "guest", "wrong", patience=PATIENCE)
    with pytest.raises(errors.Unavailable) as refused:
        graph.read(NAMES, _Named)
    graph.close()
    return refused.value.code


def test_a_step_that_needs_too_much_memory_is_told_apart_from_an_outage() -> None:
    """As the server words it: it takes some hundred megabytes to make it say so."""
    full = Neo4jError._hydrate_neo4j(code="Neo.TransientError.General.MemoryPoolOutOfMemoryError", message="full")

    with pytest.raises(errors.TooSlow) as caught, engine.translated():
        raise full

    assert caught.value.code == "too_much_at_once"
