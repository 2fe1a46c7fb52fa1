"""Pages whose reads share one transaction, beside the former way of a transaction for each statement, in turn.

Limits: the median of the review record at most 0.75 of the former one, that of the inbox 0.8. Then a cookie with a
bookmark that the server does not know: its first page within 3 s, and with eight of them at once a stranger's page
within 5 s.
"""

import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from statistics import median
from typing import Any

from flask import Flask
from flask.testing import FlaskClient

from bench.limits import Limits
from bench.own_graph import own_graph
from graph.engine import Graph
from graph.example import small
from graph.request_graph import RequestGraph
from tests.data import bookmarks
from tests.factories.signed_in import signed_in
from tracker import create_app
from tracker.base.clock import Clock
from tracker.base.settings import Settings
from tracker.commands import example
from tracker.web import context as web

ROUNDS, WARM = 38, 5
RATIOS = {"review record": 0.75, "inbox": 0.8}
FIRST_SECONDS, STRANGER_SECONDS, AT_ONCE = 3.0, 5.0, 8


class Former(RequestGraph):
    """Each statement in a transaction of its own, which the driver may begin again."""

    _reading: Callable[..., Any] = Graph._reading  # pyright: ignore[reportPrivateUsage]


@dataclass(frozen=True)
class _Waits:
    id: str
    verifier: str


WAITING = (
    "MATCH (r:Replication {status: 'awaiting_verification'})-[:ADOPTED_BY]->(a:Agency) "
    "MATCH (u:User)-[:WORKS_AT]->(office:Agency) WHERE 'verifier' IN u.roles AND office.id <> a.id "
    "RETURN r.id AS id, u.id AS verifier ORDER BY id, verifier LIMIT 1"
)


def main() -> int:
    """Load the small example and print a line for each page."""
    limits = Limits()
    with own_graph() as own:
        graph = own.graph
        example.load(graph, lambda _: None, small)
        app = create_app(Settings(data=own.folder, neo4j_uri=own.running.uri, secret="b" * 40), graph)
        waits = graph.read(WAITING, _Waits)[0]
        client = signed_in(app.test_client(), graph, waits.verifier, Clock().real())
        for name, address in (("review record", f"/review/{waits.id}"), ("inbox", "/inbox")):
            new, old = beside(client, address)
            said = limits.most(f"{name} beside the former way", new / old, RATIOS[name])
            print(f"{name}: {new * 1000:.0f} ms, the former way {old * 1000:.0f} ms, ratio {new / old:.2f} {said}")
        untrue(app, graph, waits.verifier, limits)
    return limits.status()


def beside(client: FlaskClient, address: str) -> tuple[float, float]:
    """Return the median seconds of a page in our way and in the former one."""
    found: dict[type[RequestGraph], list[float]] = {RequestGraph: [], Former: []}
    for number in range(ROUNDS + WARM):
        for kind, times in found.items():
            web.RequestGraph = kind
            seconds = timed(client, address)
            if number >= WARM:
                times.append(seconds)
    web.RequestGraph = RequestGraph
    return median(found[RequestGraph]), median(found[Former])


def untrue(app: Flask, graph: Graph, person: str, limits: Limits) -> None:
    """Ask with a bookmark that is far ahead, alone and many at once."""
    graph.write(lambda tx: tx.run("MERGE (:Migration {name: 'none'})"))
    client = claiming(app, graph, person)
    first, second = timed(client, "/inbox"), timed(client, "/inbox")
    said = limits.most("first page with an unknown bookmark", first, FIRST_SECONDS)
    print(f"unknown bookmark: first page {first:.2f} s {said}, second {second:.2f} s")
    clients = [claiming(app, graph, person) for _ in range(AT_ONCE)]
    with ThreadPoolExecutor(AT_ONCE + 1) as pool:
        asked = [pool.submit(timed, one, "/inbox") for one in clients]
        stranger = timed(app.test_client(), "/method")
        slowest = max(one.result() for one in asked)
    said = limits.most("a stranger beside eight unknown bookmarks", stranger, STRANGER_SECONDS)
    print(f"eight unknown bookmarks at once: the slowest {slowest:.2f} s, a stranger's page {stranger:.2f} s {said}")


def claiming(app: Flask, graph: Graph, person: str) -> FlaskClient:
    client = signed_in(app.test_client(), graph, person, Clock().real())
    with client.session_transaction() as session:
        at, unknown = Clock().real().timestamp(), bookmarks.ahead(graph.bookmarks[0])
        session["last_write"] = {"at": at, "bookmarks": [unknown], "version": 0}
    return client


def timed(client: FlaskClient, address: str) -> float:
    began = time.perf_counter()
    status = client.get(address).status_code
    if status != 200:
        raise RuntimeError(f"{address} answers {status}")
    return time.perf_counter() - began


if __name__ == "__main__":
    sys.exit(main())
