"""The graph of one request: one transaction for its reads, none left open, and bookmarks that may be untrue."""

import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import LiteralString

import neo4j
import pytest

from graph import request_graph
from graph.domain import errors
from graph.engine import Graph
from graph.request_graph import ClosedToReads, RequestGraph
from tests.data import bookmarks
from tests.data.sites import within


@dataclass(frozen=True)
class _Named:
    name: str


@dataclass(frozen=True)
class _Count:
    count: int


MAKE: LiteralString = "CREATE (:Agency {id: $id, name: $name})"
NAMES: LiteralString = "MATCH (a:Agency) RETURN a.name AS name ORDER BY name"
OPEN: LiteralString = "SHOW TRANSACTIONS YIELD transactionId RETURN count(*) AS count"
ENDED: LiteralString = "SHOW TRANSACTIONS YIELD status WHERE status STARTS WITH 'Terminated' RETURN count(*) AS count"


def open_transactions(graph: Graph) -> int:
    return graph.read(OPEN, _Count)[0].count - 1  # without the one that counts


@pytest.fixture
def forgotten() -> list[str]:
    return []


@pytest.fixture
def request_of(graph: Graph, forgotten: list[str]) -> Iterator[Callable[..., RequestGraph]]:
    """Return how to begin a request with the bookmarks of a cookie; all are ended with the test."""
    made: list[RequestGraph] = []

    def begin(*held: str) -> RequestGraph:
        made.append(RequestGraph(graph, held, lambda: forgotten.append("forgotten")))
        return made[-1]

    yield begin
    for one in made:
        one.let_go()


def test_all_reads_share_one_transaction_of_ten_seconds(
    graph: Graph, request_of: Callable[..., RequestGraph], begun: list[float]
) -> None:
    graph.write(lambda tx: tx.run(MAKE, id="a", name="Asal"))
    mine = request_of()

    assert mine.read(NAMES, _Named) == [_Named("Asal")]
    assert mine.sift(NAMES, _Named).rows == [_Named("Asal")]
    assert mine.digest(NAMES, _Named, list) == [_Named("Asal")]
    assert begun == [10 * graph._patience]
    assert open_transactions(graph) == 1
    mine.let_go()
    assert open_transactions(graph) == 0


def test_write_closes_the_reading_and_is_seen_by_the_next_one(
    graph: Graph, request_of: Callable[..., RequestGraph], begun: list[float]
) -> None:
    mine = request_of()
    mine.read(NAMES, _Named)

    mine.write(lambda tx: tx.run(MAKE, id="a", name=str(open_transactions(graph))))

    assert mine.read(NAMES, _Named) == [_Named("1")]  # the write's own
    assert len(begun) == 2
    assert (mine.has_written, len(mine.bookmarks)) == (True, 1)


def test_handle_of_its_own_outlives_the_request(graph: Graph, request_of: Callable[..., RequestGraph]) -> None:
    mine = request_of()
    mine.write(lambda tx: tx.run(MAKE, id="a", name="Asal"))
    own = mine.within(60)
    mine.close_to_reads("its end")

    assert own.read(NAMES, _Named) == [_Named("Asal")]
    assert own.bookmarks >= mine.bookmarks
    with pytest.raises(ClosedToReads, match="its end"):
        mine.read(NAMES, _Named)
    assert open_transactions(graph) == 0


def test_another_thread_is_refused(request_of: Callable[..., RequestGraph]) -> None:
    mine = request_of()
    with ThreadPoolExecutor(1) as pool, pytest.raises(ClosedToReads, match="thread"):
        pool.submit(mine.read, NAMES, _Named).result()


def test_error_while_reading_leaves_no_transaction_and_the_next_read_goes_on(
    graph: Graph, request_of: Callable[..., RequestGraph]
) -> None:
    mine = request_of()
    mine.read(NAMES, _Named)
    wrong: LiteralString = "UNWIND range(1, 5000) AS n RETURN n AS name"

    with pytest.raises(errors.Unfit):
        mine.read(wrong, _Named)
    assert open_transactions(graph) == 0
    with pytest.raises(neo4j.exceptions.CypherSyntaxError):
        mine.read("RETURN", _Named)

    assert mine.read(NAMES, _Named) == []


def test_rest_of_a_result_that_nobody_wants_does_not_disturb_the_next_read(
    request_of: Callable[..., RequestGraph],
) -> None:
    mine = request_of()
    many: LiteralString = "UNWIND range(1, 5000) AS n RETURN toString(n) AS name"

    assert mine.digest(many, _Named, next) == _Named("1")
    assert mine.read(NAMES, _Named) == []


def test_what_is_computed_in_between_is_not_counted_as_reading(
    request_of: Callable[..., RequestGraph], begun: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(request_graph, "IDLE_SECONDS", 0.01)
    mine = request_of()
    mine.read(NAMES, _Named)
    time.sleep(0.02)
    mine.read(NAMES, _Named)

    assert len(begun) == 2


def test_transaction_that_has_run_into_its_limit_costs_no_write(
    graph: Graph, request_of: Callable[..., RequestGraph], monkeypatch: pytest.MonkeyPatch
) -> None:
    mine = request_of()
    monkeypatch.setattr(mine, "_limit", 0.2 / graph._patience)
    mine.read(NAMES, _Named)
    assert within(60, lambda: graph.read(ENDED, _Count)[0].count == 1)

    mine.write(lambda tx: tx.run(MAKE, id="a", name="Asal"))

    assert mine.read(NAMES, _Named) == [_Named("Asal")]


@pytest.mark.parametrize("first", ["read", "write", "own handle"])
def test_bookmark_that_the_server_does_not_know_is_forgotten(
    graph: Graph, request_of: Callable[..., RequestGraph], begun: list[float], forgotten: list[str], first: str
) -> None:
    graph.write(lambda tx: tx.run(MAKE, id="a", name="Asal"))
    mine = request_of(bookmarks.ahead(graph.bookmarks[0]))

    if first == "write":
        mine.write(lambda tx: tx.run(MAKE, id="b", name="Baru"))
    handle = mine.within(60) if first == "own handle" else mine
    found = handle.read(NAMES, _Named)
    mine.read(NAMES, _Named)

    assert found == ([_Named("Asal"), _Named("Baru")] if first == "write" else [_Named("Asal")])
    assert forgotten == ["forgotten"]
    assert len(begun) == 2 + (first != "read")  # one that waited for it, one without it; then another after it


def test_bookmark_that_is_none_is_forgotten_too(request_of: Callable[..., RequestGraph], forgotten: list[str]) -> None:
    assert request_of("FB:nothing").read(NAMES, _Named) == []
    assert forgotten == ["forgotten"]


def test_true_bookmark_is_kept(graph: Graph, request_of: Callable[..., RequestGraph], forgotten: list[str]) -> None:
    graph.write(lambda tx: tx.run(MAKE, id="a", name="Asal"))

    assert request_of(*graph.bookmarks).read(NAMES, _Named) == [_Named("Asal")]
    assert forgotten == []
