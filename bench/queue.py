"""Server time of KemenPANRB's queue with 10,000 waiting records, and of search, beside bare reads of the same Neo4j.

Run: python -m bench.queue. Limits: a page of 50 in 100 ms, search in 50 ms, both at the 95th percentile, one user,
warm. The bare reads ask the same Neo4j in the same run: one that reads nothing, and the page's 50 rows by their ids.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter

from flask.testing import FlaskClient

from bench.own_graph import own_graph
from graph.devserver.local import Running
from graph.domain.records import rows as r
from graph.domain.vocabulary import Answer, EvidenceKind, ReplicationStatus, UnitKind
from graph.engine import Graph
from graph.store.imports import loading
from tests.factories.signed_in import signed_in
from tracker import create_app
from tracker.base.clock import Clock
from tracker.base.settings import Settings
from tracker.commands import example

WAITING, ROUNDS, WARM = 10_000, 40, 5
QUEUE_MS, SEARCH_MS = 100, 50
_FIRST = date(2025, 1, 1)
_IDS = "MATCH (n) WHERE ($label = 'Agency' AND n:Agency) OR ($label = 'Innovation' AND n:Innovation) RETURN n.id AS id"
# What each record went through; the chain itself is measured elsewhere, so these entries hold no hashes.
_STEPS = ("replication.drafted", "replication.submitted", "replication.returned", "replication.resubmitted")
_TRAIL = """
UNWIND range(0, size($ids) - 1) AS place
UNWIND range(0, size($steps) - 1) AS step
CREATE (:AuditEntry {
  id: $ids[place] + '-' + step, number: 1000000 + 10 * ($first + place) + step, at: $at, actor: $actor, agency: null,
  event: $steps[step], subject: $ids[place], from_status: 'draft', to_status: 'awaiting_parent', changes: $changes
})
"""
_ROWS = """
UNWIND $ids AS id
MATCH (r:Replication {id: id})-[:ADOPTED_BY]->(a:Agency)
RETURN r.id AS id
"""


@dataclass(frozen=True)
class _Id:
    id: str


@dataclass(frozen=True)
class _One:
    one: int


def main() -> None:
    """Load the nation and 10,000 waiting records, and print a line for each page and whether it is over its limit."""
    with own_graph() as own:
        example.load(own.graph, lambda _: None)
        _load(own.graph, waiting(own.graph))
        _pages(own.graph, own.running, own.folder)


def _load(graph: Graph, records: list[r.ReplicationLoad]) -> None:
    """Write the records with two proofs, a unit and a trail each: what the page of one has to read."""
    units = tuple(r.UnitLoad(f"u-{one.id}", f"Unit {one.id}", UnitKind.OPD, one.adopter) for one in records)
    proofs = tuple(
        r.EvidenceLoad(f"e-{one.id}-{kind}", one.id, kind, f"{kind}/{place % 500}", _FIRST + timedelta(place % 300))
        for place, one in enumerate(records)
        for kind in (EvidenceKind.SK, EvidenceKind.PKS)
    )
    loading.load(graph, r.WorldRows(units=units, replications=tuple(records), evidence=proofs), lambda _: None, str)
    changes = json.dumps({"local_name": [None, "Nama setempat"], "manner": ["adopted", "adapted"]})
    for first in range(0, len(records), 1_000):
        ids = [one.id for one in records[first : first + 1_000]]
        words = {"ids": ids, "first": first, "steps": list(_STEPS), "changes": changes, "at": Clock().real()}
        graph.write(lambda tx, words=words: tx.run(_TRAIL, actor="u-verifikator-panrb", **words))


def waiting(graph: Graph) -> list[r.ReplicationLoad]:
    """Return the records that wait: seven of ten for a decision, two for an answer since long, one disputed."""
    agencies = [one.id for one in graph.within(30).read(_IDS, _Id, label="Agency")]
    roots = [one.id for one in graph.within(30).read(_IDS, _Id, label="Innovation")]
    found: list[r.ReplicationLoad] = []
    for place in range(WAITING):
        status, answer = _state(place % 10)
        root, day = roots[place * 7 % len(roots)], _FIRST + timedelta(place * 330 // WAITING)
        link = r.ParentLink(root, answer)
        number, adopter = f"R-Q{place:07d}", agencies[place * 13 % len(agencies)]
        found.append(
            r.ReplicationLoad(number, adopter, (link,), (root,), status, submitted_on=day, units=(f"u-{number}",))
        )
    return found


def _state(digit: int) -> tuple[ReplicationStatus, Answer]:
    if digit < 7:
        return ReplicationStatus.AWAITING_VERIFICATION, Answer.CONFIRMED
    if digit < 9:
        return ReplicationStatus.AWAITING_PARENT, Answer.WAITING
    return ReplicationStatus.DISPUTED, Answer.OBJECTED


def _pages(graph: Graph, running: Running, folder: Path) -> None:
    app = create_app(Settings(data=folder, neo4j_uri=running.uri, secret="b" * 40), graph)
    verifier, registrar = (
        client_of(app.test_client(), graph, login) for login in ("verifikator.panrb", "registrar.unhas")
    )
    some = [f"R-Q{place:07d}" for place in range(50)]
    print(f"{WAITING} waiting; median ms, 95th percentile ms, limit")
    _line("bare read of nothing", lambda: graph.read("RETURN 1 AS one", _One), None)
    _line("bare read of 50 records by id", lambda: graph.read(_ROWS, _Id, ids=some), None)
    for address in (
        "/review",
        "/review?state=awaiting_verification",
        "/review?province=33",
        "/review?province=33&mine=1",
        "/review?after=2025-10-01_R-Q0008300",
        "/review/R-Q0000010",
    ):
        _line(address, lambda address=address: fetch(verifier, address), QUEUE_MS)
    for address in (
        "/search?q=antrean",
        "/search?q=sragn",
        "/search?q=Pemkab.+Semarng",
        "/replications/parents?q=antrean",
        "/replications/parents?q=sragn",
        "/replications/parents?q=Pemkab.+Semarng",
        "/innovations?q=antrean",
    ):
        _line(address, lambda address=address: fetch(registrar, address), SEARCH_MS)


def client_of(client: FlaskClient, graph: Graph, login: str) -> FlaskClient:
    """Return the client with a session of one of the example's people."""
    return signed_in(client, graph, f"u-{login.replace('.', '-')}", Clock().real())


def fetch(client: FlaskClient, address: str) -> None:
    answer = client.get(address)
    if answer.status_code != 200:
        raise SystemExit(f"{address} answered {answer.status_code}")


def _line(name: str, call: Callable[[], object], limit: int | None) -> None:
    for _ in range(WARM):
        call()
    times: list[float] = []
    for _ in range(ROUNDS):
        began = perf_counter()
        call()
        times.append((perf_counter() - began) * 1000)
    late = quantiles(times, n=20)[-1]
    verdict = "" if limit is None else f"{limit:6d}{'' if late <= limit else '  over'}"
    print(f"{name:45} {median(times):7.1f} {late:7.1f} {verdict}", flush=True)


if __name__ == "__main__":
    main()
