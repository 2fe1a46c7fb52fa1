"""A page of the catalogue costs what it shows, however many innovations there are behind it."""

import neo4j
import pytest

from graph.engine import Graph
from graph.store.innovations import innovations
from graph.store.innovations.innovations import CatalogueFilters
from tests.data.every_page import Counting

PAGE, HITS_A_ROW = 50, 400


@pytest.mark.parametrize("filters", [CatalogueFilters(), CatalogueFilters(category="7")])
@pytest.mark.parametrize("after", ["", "M"])
def test_page_of_the_catalogue_reads_no_more_than_it_shows(
    talking: Graph, monkeypatch: pytest.MonkeyPatch, filters: CatalogueFilters, after: str
) -> None:
    for kind in (neo4j.ManagedTransaction, neo4j.Transaction):
        monkeypatch.setattr(kind, "run", kind.run)  # counting puts its own there, for this test
    counting = Counting()

    found = innovations.page_by_name(talking, filters, PAGE, after)

    assert len(found.rows) == PAGE
    assert counting.dearest().hits < PAGE * HITS_A_ROW
