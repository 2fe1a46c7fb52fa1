"""The way of an import job: stopped, resumed, crossed by others, thrown away, laid out."""

from dataclasses import replace

import pytest

from graph.domain.errors import Invalid, NotFound, Refused
from graph.domain.records.imports import Job, JobState, Kind
from graph.engine import Graph
from graph.store.imports import import_jobs
from tests.factories.imports import (
    ADMIN,
    CLOCK,
    KLATEN,
    OFFICIAL,
    SRAGEN,
    counts,
    csv,
    everything,
    hand_in,
    imported,
    staged,
)
from tests.small_world import MOMENT
from tracker.actions.context import Context
from tracker.actions.imports import import_running, import_steps, importing, laying_out
from tracker.actions.imports.import_running import Worker


def test_a_stopped_job_goes_on_at_its_checkpoint(world: Graph) -> None:
    job = hand_in(world, ADMIN, Kind.REPLICATIONS, OFFICIAL)
    import_steps.start(Context(world, ADMIN, MOMENT), job.id)
    stops = Worker(
        world, CLOCK, "one", size=1, said=lambda job, done: import_steps.stop(Context(world, ADMIN, MOMENT), job.id)
    )
    import_running.run_next(stops)

    stopped = import_jobs.by_id(world, job.id)
    assert (stopped.state, stopped.rows_done, imported(world)) == (JobState.STOPPED, 1, [])

    import_steps.start(Context(world, ADMIN, MOMENT), job.id)
    import_running.run_next(Worker(world, CLOCK, "two"))
    assert counts(import_jobs.by_id(world, job.id)) == ("done", 3, 0, 0, 0)
    assert len(imported(world)) == 3


def test_a_registration_that_comes_between_sends_the_job_back_to_its_first_row(world: Graph) -> None:
    job = hand_in(world, ADMIN, Kind.REPLICATIONS, OFFICIAL)
    import_steps.start(Context(world, ADMIN, MOMENT), job.id)
    other = hand_in(world, ADMIN, Kind.REPLICATIONS, csv("Instansi;Inovasi", "33.10;Baru"))
    import_steps.start(Context(world, ADMIN, MOMENT), other.id)

    def between(job: Job, done: int) -> None:
        if done == 3:
            import_running.run_next(Worker(world, CLOCK, "other"), only=other.id)

    import_running.run_next(Worker(world, CLOCK, "one", said=between), only=job.id)
    assert import_jobs.by_id(world, job.id).state == JobState.QUEUED
    import_running.run_next(Worker(world, CLOCK, "one"), only=job.id)

    assert sorted(line.adopter for line in imported(world)) == ["33.10", "33.14", "73.71"]
    assert counts(import_jobs.by_id(world, job.id)) == ("done", 2, 1, 0, 0)


def test_two_workers_never_share_a_job(world: Graph) -> None:
    job = hand_in(world, ADMIN, Kind.REPLICATIONS, OFFICIAL)
    import_steps.start(Context(world, ADMIN, MOMENT), job.id)
    second: list[bool] = []

    def between(job: Job, done: int) -> None:
        second.append(import_running.run_next(Worker(world, CLOCK, "two")))

    import_running.run_next(Worker(world, CLOCK, "one", size=1, said=between))

    assert set(second) == {False}
    assert len(imported(world)) == 3


def test_a_job_thrown_away_leaves_nothing_staged(world: Graph) -> None:
    before = everything(world)
    job = hand_in(world, ADMIN, Kind.REPLICATIONS, OFFICIAL)
    import_steps.start(Context(world, ADMIN, MOMENT), job.id)
    with pytest.raises(Refused):
        import_steps.discard(Context(world, ADMIN, MOMENT), job.id)
    stops = Worker(
        world, CLOCK, "one", size=1, said=lambda job, done: import_steps.stop(Context(world, ADMIN, MOMENT), job.id)
    )
    import_running.run_next(stops)

    import_steps.discard(Context(world, ADMIN, MOMENT), job.id)

    assert (everything(world), staged(world)) == (before, 0)
    with pytest.raises(NotFound):
        import_jobs.by_id(world, job.id)


def test_a_column_that_is_needed_is_asked_for_before_the_start(world: Graph) -> None:
    job = hand_in(world, ADMIN, Kind.REPLICATIONS, csv("X;Y", "33.10;Baru"))

    with pytest.raises(Invalid) as refused:
        import_steps.start(Context(world, ADMIN, MOMENT), job.id)
    assert [(p.field, p.code) for p in refused.value.problems] == [("parent", "column_missing")]

    laying_out.set_mapping(Context(world, ADMIN, MOMENT), job.id, {"agency": 0, "parent": 1})
    import_steps.start(Context(world, ADMIN, MOMENT), job.id)
    later = hand_in(world, ADMIN, Kind.REPLICATIONS, csv("Y;X;Z", "Baru;33.10;a"))
    assert later.mapping == '{"agency": 1, "parent": 0}'


def test_a_successor_finds_the_jobs_of_the_agency_that_it_succeeds(world: Graph) -> None:
    job = hand_in(world, KLATEN, Kind.REPLICATIONS, csv("Inovasi", "Baru"))
    official = hand_in(world, ADMIN, Kind.REPLICATIONS, OFFICIAL)
    heir = replace(SRAGEN, predecessors=frozenset({"33.10"}))

    assert [one.id for one in importing.listed(world, heir)] == [job.id]
    assert importing.visible(world, heir, job.id).id == job.id
    assert importing.listed(world, SRAGEN) == []
    with pytest.raises(NotFound):
        importing.visible(world, heir, official.id)
    with pytest.raises(Refused, match="import_of_predecessor"):
        import_steps.start(Context(world, heir, MOMENT), job.id)
