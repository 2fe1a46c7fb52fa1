"""A record that is read while others write it is of one version, in all of its parts."""

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any, LiteralString

import pytest

from graph.domain.errors import Stale
from graph.engine import Graph
from graph.request_graph import RequestGraph
from graph.store.replications import replications
from tests import small_world
from tests.small_world import VERIFIED_COPY

ROUNDS = 1_000
# A step that changes the record and its parent's answer together, as every step of ours does.
STEP: LiteralString = (
    "MATCH (r:Replication {id: $id}) SET r._lock = 1 REMOVE r._lock "
    "SET r.version = r.version + 1 SET r.local_name = toString(r.version) WITH r "
    "MATCH (r)-[l:ADAPTS]->() SET l.reason = toString(r.version)"
)


class Between(RequestGraph):
    """A request in whose midst somebody writes, so often, before the parents are read."""

    times = 0

    def read(self, query: LiteralString, record: type[Any], /, **parameters: Any) -> list[Any]:
        if self.times and "AS parents" in query:
            self.times -= 1
            self.other.write(lambda tx: tx.run(STEP, id=VERIFIED_COPY))
        return super().read(query, record, **parameters)

    other: Graph


@pytest.fixture
def reader(graph: Graph) -> Iterator[Between]:
    small_world.load(graph)
    graph.write(lambda tx: tx.run(STEP, id=VERIFIED_COPY))
    found = Between(graph, [], lambda: None)
    found.other = graph
    yield found
    found.let_go()


@pytest.mark.parametrize("times", [0, 1, 2])
def test_record_that_changes_while_it_is_read_is_read_again(reader: Between, times: int) -> None:
    before = replications.version(reader, VERIFIED_COPY)
    reader.times = times

    found = replications.by_id(reader, VERIFIED_COPY)

    assert found.facts.version == before + times
    assert {one.reason for one in found.parents} == {found.facts.local_name}


def test_record_that_changes_each_time_is_stale(reader: Between) -> None:
    reader.times = 3

    with pytest.raises(Stale) as error:
        replications.by_id(reader, VERIFIED_COPY)

    assert error.value.values == {"version": replications.version(reader, VERIFIED_COPY)}


def test_no_reader_sees_the_facts_of_one_version_and_the_parents_of_another(reader: Between, graph: Graph) -> None:
    """A thread writes, this one reads: the reader may be told to come again, never something mixed."""
    is_over, mixed, seen = threading.Event(), list[tuple[str | None, ...]](), set[int]()

    def go_on() -> None:
        while not is_over.wait(0.02):  # several readings later
            graph.write(lambda tx: tx.run(STEP, id=VERIFIED_COPY))

    with ThreadPoolExecutor(1) as pool:
        writing = pool.submit(go_on)
        for _ in range(ROUNDS):
            try:
                found = replications.by_id(reader, VERIFIED_COPY)
            except Stale:
                continue
            seen.add(found.facts.version)
            if {one.reason for one in found.parents} != {found.facts.local_name}:
                mixed.append((found.facts.local_name, *(one.reason for one in found.parents)))
        is_over.set()
        writing.result()

    assert mixed == []
    assert len(seen) > ROUNDS / 20  # somebody did write meanwhile
