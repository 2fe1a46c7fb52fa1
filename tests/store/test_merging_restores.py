"""Whatever leads to or from two innovations: merged it leads to one of them, and undoing brings back every link."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

import pytest

from graph.analytics.dataset import counts
from graph.domain.policy import Actor
from graph.engine import Graph
from graph.store.replications import snapshot
from tests.small_world import MOMENT, TODAY
from tracker.actions.context import Context
from tracker.actions.innovations import merging

Person = Callable[[str], Actor]
TWIN = "uptpk-2"
# What may hang on an innovation, by the label at the other end; the last is a kind that nobody has thought of yet.
FROM_IT = (
    ("SERVES", "Category"), ("SERVES", "Goal"), ("SERVES", "Priority"), ("ENTERED", "Edition"), ("RECEIVED", "Award"),
    ("EXTENDED_TO", "Unit"), ("SUPPORTED_BY", "Evidence"), ("STATED_IN", "Source"), ("KNOWN_AS", "ExternalId"),
    ("LIKENED_TO", "Metaphor"),
)  # fmt: skip
TO_IT = (
    ("FACILITATES", "Agency"), ("MEASURED_AT", "Outcome"), ("OF", "Assessment"), ("ABOUT", "Claim"),
    ("ABOUT", "Lesson"), ("ABOUT", "Interest"), ("SCALES", "ScaleUp"), ("INSPIRED", "Metaphor"),
)  # fmt: skip
ANSWERS = ("confirmed", "waiting", "objected")


@dataclass(frozen=True)
class Link:
    """One link of the graph, with everything it says."""

    start: str
    kind: str
    end: str
    says: dict[str, Any]  # Any: a link's own properties


def links(graph: Graph) -> list[str]:
    """Return all links but those of the trail and of the merge itself, as lines that compare."""
    found = graph.read(
        "MATCH (a)-[l]->(b) WHERE NOT a:AuditEntry AND NOT a:AuditHead "
        "RETURN labels(a)[0] + ' ' + coalesce(a.id, a.code, toString(a.year)) AS start, type(l) AS kind, "
        "labels(b)[0] + ' ' + coalesce(b.id, b.code, toString(b.year)) AS end, properties(l) AS says",
        Link,
    )
    return sorted(f"{one.start} {one.kind} {one.end} {sorted(one.says.items())}" for one in found)


def grow(graph: Graph, draw: random.Random) -> None:
    """Hang things on UPTPK and its twin at random: on the one, on the other, on both, in several ways."""
    graph.write(
        lambda tx: tx.run(
            "MATCH (a:Agency {id: '33.14'}) CREATE (i:Innovation {id: $id, name: 'Kembaran', status: 'published'}) "
            "CREATE (i)-[:ORIGINATED_AT]->(a)",
            id=TWIN,
        )
    )
    for kind, label in (*FROM_IT, *TO_IT):
        is_road = kind == "SCALES"  # two roads cannot become one
        for number in range(1 if is_road else draw.randrange(3)):
            ends = draw.choice((["uptpk"], [TWIN], ["uptpk", TWIN][: 1 if is_road else 2]))
            _hang(graph, (kind, label, f"{label.lower()}-{number}"), ends, (kind, label) in FROM_IT, draw.randrange(99))
    for number, agency in enumerate(("33.24", "33.72", "kemensos")):
        _copy(graph, f"R-0000020{number}", agency, draw)


def _hang(graph: Graph, what: tuple[str, str, str], ends: list[str], leads_away: bool, says: int) -> None:
    kind, label, key = what
    graph.write(
        lambda tx: tx.run(
            "MERGE (x:Anything {id: $key}) SET x:$($label), x.code = $key "
            "WITH x UNWIND $ends AS end MATCH (i:Innovation {id: end}) "
            "FOREACH (_ IN CASE WHEN $away THEN [1] ELSE [] END | CREATE (i)-[:$($kind) {says: $says}]->(x)) "
            "FOREACH (_ IN CASE WHEN $away THEN [] ELSE [1] END | CREATE (x)-[:$($kind) {says: $says}]->(i))",
            key=key, label=label, kind=kind, ends=ends, away=leads_away, says=says,
        )
    )  # fmt: skip


def _copy(graph: Graph, number: str, agency: str, draw: random.Random) -> None:
    """A verified copy of the one, of the other, of both, or of an earlier copy of them."""
    parents = draw.choice((["uptpk"], [TWIN], ["uptpk", TWIN], [TWIN, "uptpk"]))
    rows = [
        {"id": one, "order": place, "answer": draw.choice(ANSWERS), "kept": ["loket"][: draw.randrange(2)]}
        for place, one in enumerate(parents, start=1)
    ]
    graph.write(
        lambda tx: tx.run(
            "MATCH (a:Agency {id: $agency}) CREATE (r:Replication {id: $id, status: 'verified', version: 1, "
            "started_on: date('2021-01-01'), verified_on: date('2022-01-01')})-[:ADOPTED_BY]->(a) "
            "WITH r UNWIND $rows AS row MATCH (i:Innovation {id: row.id}) "
            "CREATE (r)-[:ADAPTS {order: row.order, answer: row.answer, words: 'apa pun'}]->(i) "
            "CREATE (r)-[:OF {kept: row.kept, changed: [], dropped: []}]->(i)",
            agency=agency, id=number, rows=rows,
        )
    )  # fmt: skip


@pytest.mark.parametrize("seed", range(8))
def test_undoing_a_merge_restores_every_link_and_every_count(small: Graph, person: Person, seed: int) -> None:
    grow(small, random.Random(seed))
    steward, before = person("steward"), links(small)
    doubled = {one for one in _at(small, TWIN) & _at(small, "uptpk") if one[0] not in {"ENTERED", "ORIGINATED_AT"}}
    doubled = {one for one in doubled if not one[1].startswith("R-")}
    figures = counts.totals(snapshot.read(small, 0, TODAY))

    merge_id = merging.merge(Context(small, steward, MOMENT), TWIN, "uptpk", "Tercatat dua kali", uuid4().hex)

    left = {(kind, end) for kind, end in _at(small, TWIN) if kind not in {"MERGED_INTO", "ORIGINATED_AT", "SET_ASIDE"}}
    assert left == doubled
    copies = {copy.id: (copy.roots, copy.parents) for copy in snapshot.read(small, 0, TODAY).replications}
    assert {copies[f"R-0000020{number}"] for number in range(3)} == {(("uptpk",), ("uptpk",))}

    merging.undo(Context(small, steward, MOMENT), merge_id, "Ternyata dua inovasi")

    assert links(small) == before
    assert counts.totals(snapshot.read(small, 0, TODAY)) == figures


def test_innovation_without_an_origin_takes_the_other_ones_and_gives_it_back(small: Graph, person: Person) -> None:
    small.write(lambda tx: tx.run("CREATE (:Innovation {id: 'tanpa-asal', name: 'Tanpa asal', status: 'provisional'})"))
    before = links(small)

    merge_id = merging.merge(Context(small, person("steward"), MOMENT), "solo-own", "tanpa-asal", "Sama", uuid4().hex)

    assert f"Innovation tanpa-asal ORIGINATED_AT Agency 33.72 [('merged_by', ('{merge_id}',))]" in links(small)
    merging.undo(Context(small, person("steward"), MOMENT), merge_id, "Keliru")
    assert links(small) == before


@dataclass(frozen=True)
class _End:
    kind: str
    other: str


def _at(graph: Graph, innovation: str) -> set[tuple[str, str]]:
    """Return the links of one innovation: what kind, and to what."""
    statement = (
        "MATCH (:Innovation {id: $id})-[l]-(x) "
        "RETURN type(l) AS kind, coalesce(x.id, x.code, toString(x.year)) AS other"
    )
    return {(one.kind, one.other) for one in graph.read(statement, _End, id=innovation)}
