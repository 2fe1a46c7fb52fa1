"""The snapshot of the national example, beside a bare read of the same rows by the driver in the same run.

Limit: 1 s. The bare read runs the same statements and keeps the driver's own values, without our records.
"""

import statistics
import sys
import time
from collections.abc import Callable
from datetime import date

import neo4j

from bench.limits import Limits
from bench.own_graph import own_graph
from graph import queries
from graph.analytics.nation import nation
from graph.store.audit import entries as audit
from graph.store.replications import snapshot as store
from tracker.commands import example

ROUNDS = 7
TODAY = date(2025, 12, 31)
LIMIT = 1.0
STATEMENTS = ("copies", "places", "roots", "provinces", "entries", "closed_rounds")


def main() -> int:
    """Load the nation and print the seconds of each reading."""
    limits = Limits()
    named = queries.load(store.__file__)
    statements = [getattr(named, name) for name in STATEMENTS]
    with own_graph() as own:
        running, graph = own.running, own.graph
        example.load(graph, lambda _: None)
        version = audit.version(graph)
        rows = store.read(graph, version, TODAY)
        with neo4j.GraphDatabase.driver(running.uri, auth=(running.user, running.password)) as driver:

            def bare() -> None:
                for statement in statements:
                    driver.execute_query(statement, today=TODAY, routing_=neo4j.RoutingControl.READ)

            bare()
            pairs = [(timed(lambda: store.read(graph, version, TODAY)), timed(bare)) for _ in range(ROUNDS)]
    ours, theirs = (statistics.median(column) for column in zip(*pairs, strict=True))
    print(
        f"snapshot: {len(rows.replications):,} replications, {len(rows.agencies):,} agencies, "
        f"{len(rows.innovations):,} innovations"
    )
    said = limits.most("snapshot, s", ours, LIMIT)
    print(f"snapshot: {ours:.2f} s {said}, bare read {theirs:.2f} s, ratio {ours / theirs:.2f}")
    print(f"snapshot: best of {ROUNDS} {min(one for one, _ in pairs):.2f} s; bare {min(one for _, one in pairs):.2f} s")
    print(f"snapshot: into arrays {timed(lambda: nation(rows, TODAY)):.2f} s more")
    return limits.status()


def timed(work: Callable[[], object]) -> float:
    before = time.perf_counter()
    work()
    return time.perf_counter() - before


if __name__ == "__main__":
    sys.exit(main())
