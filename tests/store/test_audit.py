"""The hash chain: whoever edits or deletes an entry is found."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from typing import Any, LiteralString

import pytest

from graph.decoding import Sifted
from graph.domain.events import Event
from graph.engine import Graph, R
from graph.store.audit import entries as audit
from graph.store.audit.entries import Head, NewEntry

NOW = datetime(2025, 12, 31, 3, 4, 5, 678901, tzinfo=UTC)


def _write(graph: Graph, number: int) -> int:
    verified = Event.REPLICATION_VERIFIED
    entry = NewEntry(f"e{number}", NOW, "u1", "33.14", verified, "R-1", "draft", "verified", 'kata "kutip"')
    return graph.write(lambda tx: audit.record(tx, entry))


def test_chain_holds_after_concurrent_writers(graph: Graph) -> None:
    with ThreadPoolExecutor(8) as pool:
        numbers = list(pool.map(lambda number: _write(graph, number), range(40)))

    assert sorted(numbers) == list(range(1, 41))
    assert audit.first_broken(graph) is None
    assert audit.version(graph) == 40


@pytest.mark.parametrize(
    ("tampering", "found"),
    [
        ("MATCH (e:AuditEntry {number: 2}) SET e.reason = 'lain'", 2),
        ("MATCH (e:AuditEntry {number: 2}) DETACH DELETE e", 2),
        ("MATCH (e:AuditEntry {number: 3}) DETACH DELETE e", 3),
        ("MATCH (e:AuditEntry) DETACH DELETE e", 1),
        ("MATCH (e:AuditEntry {number: 3}) SET e.counts = true", 3),
    ],
)
def test_edit_or_deletion_is_found(graph: Graph, tampering: str, found: int) -> None:
    for number in range(3):
        _write(graph, number)

    graph.write(lambda tx: tx.run(tampering))  # pyright: ignore[reportArgumentType]

    assert audit.first_broken(graph) == found


class Busy:
    """A reader beside a writer: whenever it has read, another entry is appended."""

    def __init__(self, graph: Graph) -> None:
        self._graph, self._number = graph, 100

    def read(self, query: LiteralString, record: type[R], /, **parameters: Any) -> list[R]:
        rows = self._graph.read(query, record, **parameters)
        self._number += 1
        _write(self._graph, self._number)
        return rows

    def sift(self, query: LiteralString, record: type[R], /, **parameters: Any) -> Sifted[R]:
        return self._graph.sift(query, record, **parameters)


def test_entries_that_others_append_meanwhile_break_nothing(graph: Graph) -> None:
    for number in range(3):
        _write(graph, number)

    assert audit.first_broken(Busy(graph)) is None
    assert audit.first_broken(graph) is None


def test_tail_that_was_cut_off_is_found_by_a_head_that_was_noted_before(graph: Graph) -> None:
    for number in range(2):
        _write(graph, number)
    second = audit.head(graph)
    _write(graph, 2)
    third = audit.head(graph)

    graph.write(lambda tx: tx.run("MATCH (e:AuditEntry {number: 3}) DETACH DELETE e"))
    graph.write(lambda tx: tx.run("MATCH (h:AuditHead) SET h.number = 2, h.hash = $hash", hash=second.hash))

    assert audit.first_broken(graph) is None
    assert audit.holds(graph, second)
    assert not audit.holds(graph, third)
    assert not audit.holds(graph, Head(2, third.hash))


def test_trail_of_a_record_is_told_oldest_first(graph: Graph) -> None:
    _write(graph, 1)
    _write(graph, 2)

    assert [(entry.number, entry.event) for entry in audit.of_subject(graph, "R-1")] == [
        (1, "replication.verified"),
        (2, "replication.verified"),
    ]
