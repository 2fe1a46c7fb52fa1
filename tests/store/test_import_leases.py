"""An import never stands still: leases by time, slow statements, workers that die without getting on."""

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import timedelta

import pytest

from graph import migrate
from graph.domain.errors import Refused, TooSlow
from graph.domain.records.imports import Job, JobState, Kind, RowVerdict
from graph.engine import Graph
from graph.store.imports import import_jobs, import_leases
from tests.factories.imports import ADMIN, CLOCK, OFFICIAL, Count, counts, hand_in, imported, staged
from tests.small_world import MOMENT
from tracker.actions.context import Context
from tracker.actions.imports import import_reading, import_running, import_steps
from tracker.actions.imports.import_reading import ListReading
from tracker.actions.imports.import_running import Worker

SHORT = timedelta(seconds=1)


@pytest.fixture
def job(world: Graph) -> Job:
    job = hand_in(world, ADMIN, Kind.REPLICATIONS, OFFICIAL)
    import_steps.start(Context(world, ADMIN, MOMENT), job.id)
    return job


def silence(graph: Graph) -> None:
    graph.write(lambda tx: tx.run("MATCH (l:ImportLease) SET l.until = datetime() - duration({seconds: 1})"))


def test_a_worker_whose_reading_outlasts_its_lease_keeps_its_job(
    world: Graph, job: Job, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened, reads, go_on = import_reading.opened, threading.Event(), threading.Event()

    def slow(*given: object) -> ListReading:
        reads.set()
        assert go_on.wait(120)
        return opened(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(import_reading, "opened", slow)
    with ThreadPoolExecutor(1) as pool:
        first = pool.submit(import_running.run_next, Worker(world, CLOCK, "one", lease=SHORT), job.id)
        assert reads.wait(60)
        taken = [_later(world, job) for _ in range(3)]
        go_on.set()
        assert first.result(120)

    assert taken == [None] * 3
    assert counts(import_jobs.by_id(world, job.id)) == ("done", 3, 0, 0, 0)


def _later(graph: Graph, job: Job) -> str | None:
    """Try to take a job after longer than its lease."""
    threading.Event().wait(1.2)
    return graph.write(lambda tx: import_leases.take_next(tx, "two", SHORT, only=job.id))


def test_a_silent_worker_loses_its_job_and_writes_no_more(world: Graph, job: Job) -> None:
    def between(_job: Job, done: int) -> None:
        if done == 1:
            silence(world)
            assert import_running.run_next(Worker(world, CLOCK, "two"), only=job.id)

    import_running.run_next(Worker(world, CLOCK, "one", size=1, said=between), only=job.id)

    assert counts(import_jobs.by_id(world, job.id)) == ("done", 3, 0, 0, 0)
    assert (len(imported(world)), staged(world)) == (3, 0)


def test_a_slow_statement_halves_the_batch_and_ten_in_a_row_stop_the_job(
    world: Graph, job: Job, monkeypatch: pytest.MonkeyPatch
) -> None:
    sizes: list[int] = []

    def slow(*_given: object, size: int, skip: int) -> Iterator[list[RowVerdict]]:
        sizes.append(size)
        raise TooSlow("too_slow")
        yield []

    with monkeypatch.context() as patch:
        patch.setattr(import_reading, "batches", slow)
        ran = [import_running.run_next(Worker(world, CLOCK, "one", size=4_000), only=job.id) for _ in range(11)]

    stopped = import_jobs.by_id(world, job.id)
    assert ran == [True] * 10 + [False]
    assert sizes == [4_000, 2_000, 1_000, 500, 250, 125, 62, 31, 15, 7]
    assert (stopped.state, stopped.problem) == ("stopped", "import_slow")
    import_steps.start(Context(world, ADMIN, MOMENT), job.id)  # and a person goes on
    import_running.run_next(Worker(world, CLOCK, "one"), only=job.id)
    assert counts(import_jobs.by_id(world, job.id)) == ("done", 3, 0, 0, 0)


def test_a_slow_statement_between_batches_goes_on_from_the_checkpoint(
    world: Graph, job: Job, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage, fails = import_running.staging.stage, [False, True, False, False]

    def sometimes(*given: object) -> None:
        if fails.pop(0):
            raise TooSlow("too_slow")
        stage(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(import_running.staging, "stage", sometimes)
    import_running.run_next(Worker(world, CLOCK, "one", size=2), only=job.id)
    met = import_jobs.by_id(world, job.id)
    import_running.run_next(Worker(world, CLOCK, "one", size=2), only=job.id)

    assert (met.state, met.rows_done, met.batch) == ("queued", 2, 1)
    assert counts(import_jobs.by_id(world, job.id)) == ("done", 3, 0, 0, 0)


def test_a_job_at_which_every_worker_dies_stops_with_its_reason(world: Graph, job: Job) -> None:
    taken: list[str | None] = []
    for _ in range(11):
        taken.append(world.write(lambda tx: import_leases.take_next(tx, "dies", SHORT, only=job.id)))
        silence(world)

    held = import_jobs.by_id(world, job.id)
    assert taken == [job.id] * 10 + [None]
    assert (held.state, held.problem) == (JobState.STOPPED, "import_stuck")


def test_a_lease_that_was_lost_moves_no_checkpoint(world: Graph, job: Job) -> None:
    world.write(lambda tx: import_leases.take_next(tx, "one", SHORT))
    held = import_leases.Held("two", 0)

    with pytest.raises(Refused, match="import_interrupted"):
        world.write(lambda tx: import_leases.hold(tx, job.id, held, 2))


@dataclass(frozen=True, slots=True)
class Labels:
    labels: tuple[str, ...]


def test_marks_of_earlier_code_are_cleared(world: Graph) -> None:
    world.write(lambda tx: tx.run("MATCH (r:Replication {id: 'R-00000001'}) SET r:Staged"))
    (marks,) = (one for one in migrate.load() if one.title == "import_marks")
    for statement in marks.statements:
        world.write(lambda tx, statement=statement: tx.run(statement))

    found = world.read("MATCH (r {id: 'R-00000001'}) RETURN labels(r) AS labels", Labels)
    assert found == [Labels(("Replication",))]
    assert world.read("MATCH (n:Staged) RETURN count(n) AS count", Count)[0].count == 0
