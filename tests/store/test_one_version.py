"""A record that is read while others write it is of one version, in all of its parts."""

from collections.abc import Iterator
from typing import Any, LiteralString

import pytest

from graph.domain.errors import Stale
from graph.engine import Graph
from graph.request_graph import RequestGraph
from graph.store.replications import replications
from tests import small_world
from tests.small_world import VERIFIED_COPY

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
