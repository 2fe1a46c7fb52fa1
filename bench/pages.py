"""Server time of the public pages at national size, beside a bare read of the same Neo4j in the same run.

Limits: 150 ms at the 95th percentile, one user, warm; 250 kB compressed for the front page and the map; 300 MB for
the web process, 1 GB for Neo4j.
"""

import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles

from bench.own_graph import own_graph
from graph.devserver.local import Running
from graph.engine import Graph
from graph.example import DEMO_PATH
from tracker import create_app
from tracker.base.settings import Settings
from tracker.commands import example

ROUNDS, WARM = 40, 5
LIMIT_MS, LIMIT_KB = 150, 250


@dataclass(frozen=True)
class _One:
    one: int


def main() -> None:
    """Load the nation and print a line for each page."""
    with own_graph() as own:
        began = time.monotonic()
        example.load(own.graph, lambda _: None)
        print(f"example loaded in {time.monotonic() - began:.1f} s (limit 90)")
        _pages(own.graph, own.running, own.folder)
        web, store = _resident(os.getpid()), _resident(own.running.pid)
        print(f"web process {web:.0f} MB (limit 300), Neo4j {store:.0f} MB (limit 1000)")


def _pages(graph: Graph, running: Running, folder: Path) -> None:
    settings = Settings(data=folder, neo4j_uri=running.uri, secret="b" * 40)
    client = create_app(settings, graph).test_client()
    bare = median(_times(lambda: graph.read("RETURN 1 AS one", _One)))
    print(f"bare read {bare:.1f} ms; page: median ms, 95th percentile ms (limit {LIMIT_MS}), bare reads, kB compressed")
    for address in addresses(graph):
        size = len(client.get(address, headers={"Accept-Encoding": "gzip"}).data) / 1000
        times = _times(lambda address=address: client.get(address))
        late = quantiles(times, n=20)[-1]
        print(f"{address[:60]:60} {median(times):7.1f} {late:7.1f} {median(times) / bare:6.1f} {size:7.1f}", flush=True)


def addresses(graph: Graph) -> list[str]:
    """Return the public pages, the most copied innovation and its agency among them."""
    most = graph.within(30).read(
        "MATCH (r:Replication {status: 'verified'})-[:OF]->(i:Innovation)-[:ORIGINATED_AT]->(a:Agency) "
        "RETURN i.id AS innovation, a.id AS agency, count(r) AS copies ORDER BY copies DESC, i.id LIMIT 1",
        _Most,
    )[0]
    return [
        "/",
        "/innovations",
        "/innovations?category=4&stage=top",
        "/innovations?q=antrean",
        "/innovations?view=replicated",
        f"/innovations/{most.innovation}",
        f"/innovations/{most.innovation}/spread",
        f"/innovations/{DEMO_PATH.innovation}",
        f"/agencies/{most.agency}",
        "/regions/33",
        "/regions/33.14",
        "/map",
        "/map?year=2019",
        "/search?q=sragn",
        "/policies",
        "/reports",
        "/reports/national-figures",
        "/reports/replications",
        "/reports/replications-per-province",
        "/reports/replications-per-year",
        "/reports/scale-ups",
        "/login",
    ]


@dataclass(frozen=True)
class _Most:
    innovation: str
    agency: str
    copies: int


def _times(call: Callable[[], object]) -> list[float]:
    """Return the milliseconds of each of ROUNDS calls, after a few that do not count."""
    for _ in range(WARM):
        call()
    found: list[float] = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        call()
        found.append((time.perf_counter() - began) * 1000)
    return found


def _resident(pid: int) -> float:
    """Return the resident memory of a process in MB."""
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmRSS"):
            return int(line.split()[1]) / 1000
    return float("nan")


if __name__ == "__main__":
    main()
