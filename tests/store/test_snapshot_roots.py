"""Which innovations the snapshot holds: of a public status, and top or with a copy that everybody sees."""

from datetime import date

import pytest

from graph.domain import vocabulary as v
from graph.domain.records import rows as r
from graph.engine import Graph
from graph.store.replications import snapshot
from tests import small_world

TODAY = date(2025, 12, 31)
WAITING = {
    v.ReplicationStatus.AWAITING_PARENT: "R-0000000D",
    v.ReplicationStatus.AWAITING_VERIFICATION: "R-0000000E",
    v.ReplicationStatus.RETURNED: "R-0000000F",
    v.ReplicationStatus.DRAFT: "R-0000000G",
}


def innovation(name: str, status: v.InnovationStatus = v.InnovationStatus.PUBLISHED) -> r.InnovationLoad:
    return r.InnovationLoad(name, name.title(), "33.14", status=status)


def copy(number: str, root: str, status: v.ReplicationStatus) -> r.ReplicationLoad:
    return r.ReplicationLoad(number, "33.72", (r.ParentLink(root),), (root,), status, units=("u-solo",))


def test_an_innovation_that_only_waiting_copies_name_is_no_root(graph: Graph) -> None:
    small_world.load(
        graph,
        innovations=(*map(innovation, WAITING), innovation("named", v.InnovationStatus.PROVISIONAL)),
        replications=(
            *(copy(number, status, status) for status, number in WAITING.items()),
            copy("R-0000000H", "named", v.ReplicationStatus.AWAITING_PARENT),
        ),
    )

    rows = snapshot.read(graph, 1, TODAY)

    assert {root.id for root in rows.innovations} == {"uptpk", "sanpiisan"}
    assert (len(rows.replications), rows.left_out) == (3 + len(WAITING), 0)


@pytest.mark.parametrize("status", [v.InnovationStatus.DRAFT, v.InnovationStatus.SUBMITTED])
def test_an_innovation_that_is_not_public_is_no_root_whatever_hangs_on_it(
    graph: Graph, status: v.InnovationStatus
) -> None:
    small_world.load(
        graph,
        innovations=(innovation("secret", status),),
        entries=(r.EntryLoad("secret", 2015, v.EntryStage.TOP),),
        replications=(copy("R-0000000D", "secret", v.ReplicationStatus.VERIFIED),),
    )

    rows = snapshot.read(graph, 1, TODAY)

    assert "secret" not in {root.id for root in rows.innovations}
    assert {copy.id: copy.roots for copy in rows.replications}["R-0000000D"] == ()


def test_a_provisional_innovation_with_a_recorded_copy_is_a_root(graph: Graph) -> None:
    small_world.load(
        graph,
        innovations=(innovation("told", v.InnovationStatus.PROVISIONAL),),
        replications=(copy("R-0000000D", "told", v.ReplicationStatus.RECORDED),),
    )

    assert "told" in {root.id for root in snapshot.read(graph, 1, TODAY).innovations}
