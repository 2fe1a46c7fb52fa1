"""Two innovations become one and two again: counts by hand before, after, and after undoing."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from uuid import uuid4

import pytest

from graph.analytics.dataset import counts
from graph.domain import vocabulary as v
from graph.domain.errors import Invalid, NotAllowed, Refused
from graph.domain.policy import Actor
from graph.domain.records import rows as r
from graph.engine import Graph
from graph.store.audit import entries as audit
from graph.store.innovations import innovations, merging
from graph.store.replications import snapshot
from tests import small_world
from tests.small_world import MOMENT, TODAY
from tracker.actions.context import Context
from tracker.actions.innovations import merging as merges

Person = Callable[[str], Actor]
COPY_OF_TWIN, COPY_OF_BOTH = "R-0000000D", "R-0000000E"


@dataclass(frozen=True)
class LinkRow:
    start: str
    kind: str
    end: str
    answer: str | None
    on: date | None
    place: int | None
    kept: tuple[str, ...]


def _copy(number: str, adopter: str, roots: tuple[str, ...]) -> r.ReplicationLoad:
    parents = tuple(r.ParentLink(root, v.Answer.CONFIRMED, date(2022, 2, 1), "sragen-registrar") for root in roots)
    return r.ReplicationLoad(
        number,
        adopter,
        parents,
        roots,
        v.ReplicationStatus.VERIFIED,
        started_on=date(2021, 1, 1),
        started_precision=v.Precision.YEAR,
        verified_on=date(2022, 3, 1),
        kept=("loket",),
    )


@pytest.fixture
def twins(graph: Graph) -> Graph:
    """UPTPK is registered twice: Kendal copies its twin, Surakarta names both as parents."""
    small_world.load(
        graph,
        innovations=(r.InnovationLoad("uptpk-2", "Unit Pelayanan Terpadu Penanggulangan Kemiskinan", "33.14"),),
        entries=(r.EntryLoad("uptpk-2", 2015, v.EntryStage.PASSED),),
        replications=(
            _copy(COPY_OF_TWIN, "33.24", ("uptpk-2",)),
            _copy(COPY_OF_BOTH, "33.72", ("uptpk", "uptpk-2")),
        ),
    )
    return graph


def person(graph: Graph, login: str) -> Actor:
    return small_world.actor(graph, login)


def merge(graph: Graph, from_id: str = "uptpk-2", into_id: str = "uptpk", key: str | None = None) -> str:
    steward = person(graph, "steward")
    return merges.merge(Context(graph, steward, MOMENT), from_id, into_id, "Tercatat dua kali", key or uuid4().hex)


def figures(graph: Graph) -> tuple[counts.Totals, set[tuple[str, tuple[str, ...], tuple[str, ...]]]]:
    rows = snapshot.read(graph, 0, TODAY)
    return counts.totals(rows), {(copy.id, copy.roots, copy.parents) for copy in rows.replications}


def test_merge_keeps_the_counts_right_and_undo_restores_each_of_them(twins: Graph) -> None:
    before = figures(twins)
    version = audit.version(twins)
    assert (before[0].registered, before[0].top, before[0].ever_verified) == (2, 1, 4)
    assert (before[0].top_replicated, before[0].adopting_agencies) == (1, 2)  # Semarang and Surakarta

    merge_id = merge(twins)

    totals, copies = figures(twins)
    assert (totals.registered, totals.top, totals.ever_verified) == (2, 1, 4)  # entries stay entries
    assert (totals.top_replicated, totals.adopting_agencies) == (1, 3)  # Kendal's is a copy of the top one now
    assert {one for one in copies if one[0] in {COPY_OF_TWIN, COPY_OF_BOTH}} == {
        (COPY_OF_TWIN, ("uptpk",), ("uptpk",)),
        (COPY_OF_BOTH, ("uptpk",), ("uptpk",)),
    }
    assert innovations.by_id(twins, "uptpk-2").merged_into == "uptpk"
    assert snapshot.has_changed(twins, version)

    merges.undo(Context(twins, person(twins, "steward"), MOMENT), merge_id, "Ternyata dua inovasi")

    assert figures(twins) == before
    assert innovations.by_id(twins, "uptpk-2").merged_into is None
    events = [entry.event for entry in audit.of_subject(twins, "uptpk-2")]
    assert events == ["innovation.merged", "innovation.unmerged"]
    assert audit.first_broken(twins) is None


def test_answers_and_components_come_back_as_they_were(twins: Graph) -> None:
    before = links_of(twins)

    merges.undo(Context(twins, person(twins, "steward"), MOMENT), merge(twins), "Keliru")

    assert links_of(twins) == before


def links_of(graph: Graph) -> set[tuple[str, str, str, str | None, date | None, int | None, tuple[str, ...]]]:
    rows = graph.read(
        "MATCH (x)-[l:ADAPTS|OF|ENTERED]->(i) WHERE x.id IN ['uptpk', 'uptpk-2'] OR i.id IN ['uptpk', 'uptpk-2'] "
        "RETURN x.id AS start, type(l) AS kind, coalesce(i.id, toString(i.year)) AS end, l.answer AS answer, "
        "l.answered_on AS on, l.order AS place, coalesce(l.kept, []) AS kept",
        LinkRow,
    )
    return {(w.start, w.kind, w.end, w.answer, w.on, w.place, w.kept) for w in rows}


def test_copy_that_came_after_the_merge_follows_its_parents_when_it_is_undone(twins: Graph) -> None:
    merge_id = merge(twins)
    twins.write(
        lambda tx: tx.run(
            "MATCH (p:Replication {id: $parent}), (i:Innovation {id: 'uptpk'}), (a:Agency {id: 'kemensos'}) "
            "CREATE (r:Replication {id: 'R-LATER', status: 'verified', version: 1})-[:ADOPTED_BY]->(a) "
            "CREATE (r)-[:ADAPTS {order: 1}]->(p) CREATE (r)-[:OF {kept: [], changed: [], dropped: []}]->(i)",
            parent=COPY_OF_TWIN,
        )
    )

    merges.undo(Context(twins, person(twins, "steward"), MOMENT), merge_id, "Keliru")

    roots = {copy.id: copy.roots for copy in snapshot.read(twins, 0, TODAY).replications}
    assert roots["R-LATER"] == ("uptpk-2",)


def test_later_merge_is_undone_first(twins: Graph) -> None:
    before = figures(twins)
    first = merge(twins)
    steward = person(twins, "steward")
    twins.write(lambda tx: tx.run("CREATE (:Innovation {id: 'third', name: 'Ketiga', status: 'published'})"))
    second = merge(twins, "uptpk", "third")

    with pytest.raises(Refused, match="merge_later_first"):
        merges.undo(Context(twins, steward, MOMENT), first, "Keliru")
    merges.undo(Context(twins, steward, MOMENT), second, "Keliru")
    merges.undo(Context(twins, steward, MOMENT), first, "Keliru")
    with pytest.raises(Refused, match="merge_undone"):
        merges.undo(Context(twins, steward, MOMENT), first, "Keliru")

    twins.write(lambda tx: tx.run("MATCH (i:Innovation {id: 'third'}) DETACH DELETE i"))
    assert figures(twins) == before


def test_merge_that_would_break_a_rule_is_refused(twins: Graph) -> None:
    with pytest.raises(Refused, match="merge_two_copies") as caught:
        merge(twins, "sanpiisan", "uptpk-2")  # Kendal has a copy of each
    assert "Kendal" in caught.value.values["names"]
    with pytest.raises(Refused, match="merge_own_copy"):
        merge(twins, "uptpk-2", "solo-own")  # Surakarta would copy its own innovation
    with pytest.raises(Refused, match="merge_not_open"):
        merge(twins, "rahasia", "uptpk")
    with pytest.raises(Invalid):
        merge(twins, "uptpk", "uptpk")
    with pytest.raises(NotAllowed):
        merges.merge(Context(twins, person(twins, "verifier"), MOMENT), "uptpk-2", "uptpk", "x", uuid4().hex)
    assert merging.latest(twins) == []


def test_same_form_sent_twice_merges_once(twins: Graph) -> None:
    key = uuid4().hex

    assert merge(twins, key=key) == merge(twins, key=key)
    assert len(merging.latest(twins)) == 1
