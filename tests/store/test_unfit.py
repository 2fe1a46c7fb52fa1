"""What no record can hold: lists go on without it and count it, and nobody reads it as something else."""

from datetime import date
from typing import LiteralString, cast

import pytest

from graph.domain.errors import NotFound, Unfit
from graph.domain.records.snapshot import SnapshotRows
from graph.engine import Graph
from graph.store.audit import unfit
from graph.store.audit.unfit import UnfitProperty
from graph.store.innovations import innovations
from graph.store.innovations.innovations import CatalogueFilters
from graph.store.replications import replications, snapshot
from tests import small_world
from tests.small_world import TODAY, VERIFIED_COPY

SEARCH = ("uptpk", CatalogueFilters(), 10)
SPOILT: tuple[LiteralString, ...] = (
    "MATCH (r:Replication) WHERE r.status = 'verified' SET r.status = $word",
    "MATCH (r:Replication {id: $id}) SET r.started_on = '2019-05-01'",
    "MATCH (i:Innovation {id: 'pelita'}) REMOVE i.name",
    "MATCH (u:User {id: 'auditor'}) SET u.roles = ['auditor', $word]",
    "MATCH (:Replication {id: $id})-[l:ADAPTS]->() SET l.answer = $word",
    "MATCH (:Innovation)-[e:ENTERED]->(:Edition) REMOVE e.stage",
)
WORD = "Siti Aminah"  # no word of any list, and perhaps a person's


@pytest.fixture
def small(graph: Graph) -> Graph:
    small_world.load(graph)
    return graph


def spoil(graph: Graph, statement: LiteralString) -> None:
    graph.write(lambda tx: tx.run(statement, word=WORD, id=VERIFIED_COPY))


def read(graph: Graph, today: date = TODAY) -> SnapshotRows:
    return snapshot.read(graph, 1, today)


def ids(rows: SnapshotRows) -> tuple[set[str], set[str], set[str]]:
    return (
        {one.id for one in rows.replications},
        {one.id for one in rows.innovations},
        {one.id for one in rows.agencies},
    )


def test_snapshot_of_a_sound_graph_leaves_nothing_out(small: Graph) -> None:
    assert read(small).left_out == 0


def test_snapshot_goes_on_without_a_copy_whose_status_is_no_word_and_counts_it(small: Graph) -> None:
    copies, roots, places = ids(read(small))
    spoil(small, "MATCH (r:Replication {id: $id}) SET r.status = $word")

    rows = read(small)

    assert ids(rows) == (copies - {VERIFIED_COPY}, roots, places)
    assert rows.left_out == 1


def test_what_rests_on_an_agency_that_is_left_out_goes_with_it(small: Graph) -> None:
    copies, roots, places = ids(read(small))
    spoil(small, "MATCH (a:Agency {id: '33.14'}) SET a.cluster = $word")

    rows = read(small)

    assert ids(rows) == (copies - {VERIFIED_COPY}, roots - {"uptpk"}, places - {"33.14"})
    assert rows.left_out == 3


def test_an_entry_at_a_stage_that_is_no_word_is_left_out_of_the_counts(small: Graph) -> None:
    spoil(small, "MATCH (:Innovation {id: 'uptpk'})-[e:ENTERED]->(:Edition) SET e.stage = $word")

    rows = read(small)

    assert (rows.entries, rows.left_out) == ((), 1)


@pytest.mark.parametrize("status", ["$word", "null", "7"])
def test_catalogue_goes_on_without_an_innovation_whose_status_is_no_word(small: Graph, status: str) -> None:
    whole = innovations.page_by_name(small, CatalogueFilters(), 10)
    spoil(small, cast(LiteralString, f"MATCH (i:Innovation {{id: 'uptpk'}}) SET i.status = {status}"))

    by_name, found = innovations.page_by_name(small, CatalogueFilters(), 10), innovations.found(small, *SEARCH)
    begun, chosen = innovations.of_agency(small, "33.14", 10), innovations.by_ids(small, ["uptpk", "pelita"])

    assert [card.id for card in by_name.rows] == [card.id for card in whole.rows if card.id != "uptpk"]
    assert [card.id for card in chosen.rows] == ["pelita"]
    assert (found.rows, begun.rows) == ([], [])
    assert [one.left_out for one in (whole, by_name, found, begun, chosen)] == [0, 1, 1, 1, 1]
    with pytest.raises(Unfit, match=r"innovations\.by_id: Innovation \$\.status"):
        innovations.by_id(small, "uptpk")


def test_drafts_stay_out_of_the_catalogue(small: Graph) -> None:
    assert "rahasia" not in {card.id for card in innovations.page_by_name(small, CatalogueFilters(), 10).rows}
    with pytest.raises(NotFound):
        innovations.by_id(small, "rahasia")


def test_page_of_a_list_knows_that_another_follows_although_rows_are_left_out(small: Graph) -> None:
    size = len(innovations.page_by_name(small, CatalogueFilters(), 10).rows)
    spoil(small, "MATCH (i:Innovation {id: 'uptpk'}) SET i.status = $word")

    found = innovations.page_by_name(small, CatalogueFilters(), size)

    assert (found.is_beyond(size - 1), found.is_beyond(size)) == (True, False)


def test_the_record_itself_is_refused_with_statement_and_path_and_without_the_word(small: Graph) -> None:
    spoil(small, "MATCH (r:Replication {id: $id}) SET r.manner = $word")

    with pytest.raises(Unfit) as refused:
        replications.by_id(small, VERIFIED_COPY)

    assert (refused.value.statement, refused.value.path) == ("replications.surroundings", "$.manner")
    assert WORD not in str(refused.value)


def test_check_of_a_sound_graph_finds_nothing_and_has_looked_at_nodes_and_links(small: Graph) -> None:
    found = unfit.look_through(small)

    assert found.unfit == ()
    assert found.read > len(small_world.WORLD.users) + len(small_world.WORLD.replications)


def test_check_of_an_empty_graph_finds_nothing(graph: Graph) -> None:
    assert unfit.look_through(graph) == unfit.GraphCheck(0, ())


def test_check_counts_each_property_that_does_not_fit_by_kind_and_never_says_what_it_holds(small: Graph) -> None:
    for statement in SPOILT:
        spoil(small, statement)

    found = unfit.look_through(small)

    assert found.unfit == (
        UnfitProperty("Innovation", "$.name", 1),
        UnfitProperty("Replication", "$.started_on", 1),
        UnfitProperty("Replication", "$.status", 2),
        UnfitProperty("User", "$.roles", 1),
        UnfitProperty("ADAPTS", "$.answer", 1),
        UnfitProperty("ENTERED", "$.stage", 1),
    )
    assert WORD not in repr(found)
