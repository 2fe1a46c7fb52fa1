"""Import 100,000 replication rows, beside a bare UNWIND that creates the same nodes and links in the same Neo4j.

Run: python -m bench.importing [--quick]. Limits: at least 0.6 of the bare rate, reading, judging, staging and
publishing included; below 400 MB in this process. First plain rows, then a mixed list: every second row with a unit,
a proof and an id of another register.
"""

import argparse
import csv
import io
import resource
import secrets
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from math import inf
from typing import LiteralString

from graph import engine, migrate
from graph.devserver import local
from graph.domain.policy import Actor
from graph.domain.records.imports import Kind
from graph.engine import Graph, Row
from graph.store.imports import import_jobs
from tracker.actions.imports import import_running, import_steps, importing
from tracker.actions.imports.import_reading import BATCH
from tracker.actions.imports.import_running import Worker
from tracker.actions.imports.importing import HandedList
from tracker.base.clock import Clock
from tracker.base.settings import data_folder

AGENCIES, INNOVATIONS = 552, 1_000
MANNERS = ("adopted", "adapted", "modified")
LEAST_RATIO, MOST_MEGABYTES, TURNS = 0.6, 400, 3
OPERATOR = Actor(None, "", None, None, frozenset())
_BARE = """
UNWIND $rows AS row
MATCH (a:Agency {id: row.adopter})
MATCH (i:Innovation {id: row.root})
MATCH (s:Source {id: 'list'})
CREATE (r:Replication {
  id: row.id, version: 1, status: 'recorded', basis: 'voluntary', manner: row.manner, local_name: row.local_name,
  started_on: row.started_on, started_precision: 'year', since: row.since, import_job: 'bare', imported_as: 'recorded'
})
CREATE (r)-[:ADOPTED_BY]->(a)
CREATE (r)-[:ADAPTS {order: 1, answer: 'waiting'}]->(i)
CREATE (r)-[:OF {kept: [], changed: [], dropped: []}]->(i)
CREATE (r)-[:STATED_IN]->(s)
"""
_BARE_RICH = """
UNWIND $rows AS row
MATCH (a:Agency {id: row.adopter})
MATCH (i:Innovation {id: row.root})
MATCH (u:Unit {id: row.unit})
MATCH (s:Source {id: 'list'})
CREATE (r:Replication {
  id: row.id, version: 1, status: 'recorded', basis: 'voluntary', manner: row.manner, local_name: row.local_name,
  started_on: row.started_on, started_precision: 'year', since: row.since, import_job: 'bare', imported_as: 'recorded'
})
CREATE (r)-[:ADOPTED_BY]->(a)
CREATE (r)-[:ADAPTS {order: 1, answer: 'waiting'}]->(i)
CREATE (r)-[:OF {kept: [], changed: [], dropped: []}]->(i)
CREATE (r)-[:STATED_IN]->(s)
CREATE (r)-[:RUN_BY]->(u)
CREATE (r)-[:SUPPORTED_BY]->(:Evidence {
  id: row.id + '-1', kind: 'sk', number: row.number, date: row.started_on, public: false, import_job: 'bare'
})
CREATE (r)-[:KNOWN_AS]->(:ExternalId {system: 'sinovik', value: row.number, import_job: 'bare'})
"""


@dataclass(frozen=True, slots=True)
class Sort:
    """A kind of list: every ``rich``-th row has a unit, a proof and an id of another register; 0: none."""

    name: str
    rich: int

    def is_rich(self, number: int) -> bool:
        return bool(self.rich) and number % self.rich == 0


PLAIN, MIXED = Sort("plain", 0), Sort("mixed", 2)


def pairs(count: int) -> Iterator[tuple[int, int]]:
    """Yield adopter and root, no pair twice, spread over both."""
    for number in range(count):
        yield number % AGENCIES, (number // AGENCIES + number * 7) % INNOVATIONS


def rows(count: int) -> Iterator[Row]:
    for number, (adopter, root) in enumerate(pairs(count)):
        yield {
            "id": f"B-{number}",
            "adopter": f"a{adopter}",
            "root": f"i{root}",
            "unit": f"u{adopter}",
            "number": f"S-{number}",
            "manner": MANNERS[number % 3],
            "local_name": f"Nama lokal {number}",
            "started_on": date(2010 + number % 15, 1, 1),
            "since": date(2025, 12, 31),
        }


def as_csv(count: int, sort: Sort) -> bytes:
    """Return the same rows as a list that somebody hands in, by names."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";")
    more = ["Unit", "Jenis bukti", "Nomor bukti", "Tanggal bukti", "ID SINOVIK"] if sort.rich else []
    writer.writerow(["Instansi", "Inovasi", "Nama lokal", "Cara", "Tahun mulai", *more])
    for number, row in enumerate(rows(count)):
        adopter, root = row["adopter"][1:], row["root"][1:]
        line = [f"Pemkab. Nomor {adopter}", f"Inovasi Nomor {root}", row["local_name"], row["manner"]]
        line.append(row["started_on"].year)
        if sort.is_rich(number):
            line += [f"Dinas Nomor {adopter}", "SK", row["number"], row["started_on"].isoformat(), row["number"]]
        writer.writerow(line)
    return text.getvalue().encode()


def bare(graph: Graph, count: int, sort: Sort, size: int = BATCH) -> float:
    """Return the seconds of a bare UNWIND in batches of this size; making the rows is not counted."""
    made = list(rows(count))
    before = time.perf_counter()
    for start in range(0, count, size):
        part = list(enumerate(made[start : start + size], start))
        _put(graph, _BARE, [row for number, row in part if not sort.is_rich(number)])
        _put(graph, _BARE_RICH, [row for number, row in part if sort.is_rich(number)])
    return time.perf_counter() - before


def _put(graph: Graph, statement: LiteralString, part: list[Row]) -> None:
    if part:
        graph.write(lambda tx: tx.run(statement, rows=part))


def ours(graph: Graph, content: bytes) -> float:
    """Return the seconds from the handed-in bytes to the published rows."""
    before = time.perf_counter()
    upload = HandedList(Kind.REPLICATIONS, "list.csv", content, "list")
    job = importing.new_job(graph, OPERATOR, upload, is_official=True)
    graph.write(lambda tx: import_jobs.create(tx, job))
    import_steps.queue(graph, job.id)
    import_running.run_next(Worker(graph, Clock(), secrets.token_hex(4)), only=job.id)
    took = time.perf_counter() - before
    done = import_jobs.by_id(graph, job.id)
    if (done.state, done.created) != ("done", done.rows):
        raise SystemExit(f"importing: {done}")
    return took


def wipe(graph: Graph) -> None:
    graph.schema(
        ["MATCH (r:Replication|Evidence|ExternalId) CALL (r) { DETACH DELETE r } IN TRANSACTIONS OF 5000 ROWS"]
    )


def prepare(graph: Graph) -> None:
    list(migrate.migrate(graph))
    graph.write(
        lambda tx: tx.run(
            "CREATE (:Source {id: 'list', title: 'list'}) "
            "FOREACH (n IN range(0, $agencies - 1) | "
            "  CREATE (:Agency {id: 'a' + n, name: 'Pemerintah Kabupaten Nomor ' + n, cluster: 'regency'}) "
            "    <-[:BELONGS_TO]-(:Unit {id: 'u' + n, name: 'Dinas Nomor ' + n, kind: 'opd'})) "
            "FOREACH (n IN range(0, $innovations - 1) | "
            "  CREATE (:Innovation {id: 'i' + n, name: 'Inovasi Nomor ' + n, status: 'published'}))",
            agencies=AGENCIES,
            innovations=INNOVATIONS,
        )
    )


def measure(graph: Graph, count: int, sort: Sort) -> float:
    """Return the ratio to the bare rate, the middle of three."""
    content, took = as_csv(count, sort), list[float]()
    for _ in range(TURNS):  # each beside its neighbour: the machine has other work
        own = ours(graph, content)
        wipe(graph)
        plain = inf
        for size in (1_000, BATCH):  # the quicker of the usual size and our own
            plain = min(plain, bare(graph, count, sort, size))
            wipe(graph)
        took.append(plain / own)
        print(f"importing: {count:,} {sort.name} rows in {own:.1f} s; bare UNWIND {plain:.1f} s", flush=True)
    return sorted(took)[TURNS // 2]


def megabytes(graph: Graph, count: int, sort: Sort) -> float:
    """Return this process's peak memory so far, after one import; a bare UNWIND of this size would hide it."""
    ours(graph, as_csv(count, sort))
    wipe(graph)
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def verdict(is_within: bool) -> str:
    return "within the limit" if is_within else "OVER THE LIMIT"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a tenth of the size")
    count = 10_000 if parser.parse_args().quick else 100_000
    with local.temporary(data_folder(), say=lambda _: None) as server:
        graph = engine.connect(server.uri, server.user, server.password)
        prepare(graph)
        bare(graph, min(count, 20_000), MIXED)  # both sides meet a warm engine
        wipe(graph)
        # A row with all its parts is five nodes: a hundred thousand of them are more than one transaction may hold.
        sizes = {PLAIN: count, MIXED: count // 2}
        for sort, size in sizes.items():
            memory = megabytes(graph, size, sort)
            said = f"{sort.name} rows: peak memory {memory:,.0f} MB (limit {MOST_MEGABYTES})"
            print(f"importing: {said}: {verdict(memory < MOST_MEGABYTES)}", flush=True)
        for sort, size in sizes.items():
            ratio = measure(graph, size, sort)
            said = f"{sort.name} rows: {ratio:.2f} of the bare rate, the middle of three (limit {LEAST_RATIO})"
            print(f"importing: {said}: {verdict(ratio >= LEAST_RATIO)}")
        graph.close()


if __name__ == "__main__":
    main()
