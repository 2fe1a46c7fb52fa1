"""What supports a record comes page by page, each proof once, in one order."""

from itertools import pairwise

import pytest

from graph.domain.errors import NotFound
from graph.engine import Graph
from graph.store.evidence import evidence
from tests.small_world import RECORDED_COPY, VERIFIED_COPY

MANY = 2 * evidence.PAGE + 3


@pytest.fixture
def many(small: Graph) -> Graph:
    """Give a record proofs of which some share a day and some have none, and another record a proof of its own."""
    small.write(
        lambda tx: tx.run(
            "MATCH (s:Replication {id: $of}), (other:Replication {id: $other}) "
            "CREATE (other)-[:SUPPORTED_BY]->(:Evidence {id: 'e-other', kind: 'photo', extra: true}) "
            "WITH s UNWIND range(1, $many) AS at "
            "CREATE (s)-[:SUPPORTED_BY]->(:Evidence {id: 'e-more-' + at, kind: 'photo', extra: true, "
            "date: CASE WHEN at % 3 = 0 THEN NULL ELSE date({year: 2024, month: 1 + at % 12}) END})",
            of=VERIFIED_COPY,
            other=RECORDED_COPY,
            many=MANY,
        )
    )
    return small


def test_each_proof_stands_on_one_page_the_registrations_own_first(many: Graph) -> None:
    pages, after = list[evidence.Page](), None
    while not pages or after:
        pages.append(evidence.page(many, VERIFIED_COPY, after))
        after = pages[-1].next_after

    proofs = [one for page in pages for one in page.proofs]
    assert [len(page.proofs) for page in pages] == [evidence.PAGE, evidence.PAGE, 4]
    assert {page.total for page in pages} == {MANY + 1} == {len({one.id for one in proofs})}
    assert proofs[0].id == "e-semarang"
    assert all(_place(one) < _place(other) for one, other in pairwise(proofs[1:]))


def _place(one: evidence.Evidence) -> tuple[bool, str, str]:
    return one.date is None, str(one.date), one.id


@pytest.mark.parametrize("after", ["e-none", "e-other"])
def test_page_behind_a_proof_that_the_record_has_not_is_not_found(many: Graph, after: str) -> None:
    with pytest.raises(NotFound, match="no_such_evidence"):
        evidence.page(many, VERIFIED_COPY, after)


def test_record_that_is_not_there_has_an_empty_page(many: Graph) -> None:
    assert evidence.page(many, "R-00000000") == evidence.Page((), None, 0)
