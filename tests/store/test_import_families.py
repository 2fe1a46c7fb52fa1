"""A list whose rows copy each other is published as a family, whatever the order, batch by batch or after a stop."""

from dataclasses import dataclass

import pytest

from graph.domain.records.imports import JobState, Kind
from graph.engine import Graph
from graph.store.imports import import_jobs
from tests.factories.imports import ADMIN, CLOCK, carry_out, counts, csv, hand_in
from tests.small_world import MOMENT
from tracker.actions.context import Context
from tracker.actions.imports import import_running, import_steps
from tracker.actions.imports.import_running import Worker

FAMILY = ("S-4;92.06;S-3", "S-3;73.71;S-2", "S-2;33.14;S-1", "S-1;33.10;Baru")


@dataclass(frozen=True, slots=True)
class Step:
    child: str
    parent: str
    roots: tuple[str, ...]


def family(graph: Graph) -> list[tuple[str, str, tuple[str, ...]]]:
    query = (
        "MATCH (r:Replication)-[:ADOPTED_BY]->(a:Agency) WHERE r.import_job IS NOT NULL "
        "MATCH (r)-[:ADAPTS]->(p) OPTIONAL MATCH (p)-[:ADOPTED_BY]->(b:Agency) "
        "RETURN a.id AS child, coalesce(b.id, p.id) AS parent, "
        "COLLECT { MATCH (r)-[:OF]->(i:Innovation) RETURN i.id ORDER BY i.id } AS roots ORDER BY child"
    )
    return [(step.child, step.parent, step.roots) for step in graph.read(query, Step)]


def listed(*rows: str) -> bytes:
    return csv("ID SINOVIK;Instansi;Inovasi", *rows)


@pytest.mark.parametrize("rows", [FAMILY, FAMILY[::-1]], ids=["children first", "parents first"])
def test_generations_are_linked_whatever_their_order(world: Graph, rows: tuple[str, ...]) -> None:
    job = carry_out(world, ADMIN, Kind.REPLICATIONS, listed(*rows))
    again = carry_out(world, ADMIN, Kind.REPLICATIONS, listed(*rows))

    assert counts(job) == ("done", 4, 0, 0, 0)
    assert counts(again) == ("done", 0, 0, 4, 0)
    root = family(world)[0][2]
    assert len(root) == 1
    assert family(world) == [
        ("33.10", root[0], root),
        ("33.14", "33.10", root),
        ("73.71", "33.14", root),
        ("92.06", "73.71", root),
    ]


def test_a_stopped_family_goes_on_where_it_was(world: Graph) -> None:
    job = hand_in(world, ADMIN, Kind.REPLICATIONS, listed(*FAMILY))
    context = Context(world, ADMIN, MOMENT)
    import_steps.start(context, job.id)
    stopping = Worker(
        world, CLOCK, "test", size=2, said=lambda held, done: import_steps.stop(context, held.id) if done == 2 else None
    )

    import_running.run_next(stopping, only=job.id)
    stopped = import_jobs.by_id(world, job.id)
    import_steps.start(context, job.id)
    import_running.run_next(Worker(world, CLOCK, "test", size=2), only=job.id)

    assert (stopped.state, stopped.rows_done) == (JobState.STOPPED, 2)
    assert counts(import_jobs.by_id(world, job.id)) == ("done", 4, 0, 0, 0)
    assert [step[:2] for step in family(world)][1:] == [("33.14", "33.10"), ("73.71", "33.14"), ("92.06", "73.71")]
