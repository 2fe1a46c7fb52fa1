"""Dry runs: judged by the worker, kept for those who page through them, made anew when columns or names change."""

import json
from dataclasses import dataclass
from datetime import timedelta

import pytest

from graph.domain.errors import Refused
from graph.domain.records.imports import Fate, Job, Kind, RowVerdict
from graph.engine import Graph
from graph.store.imports import import_jobs, import_trials
from graph.store.imports.import_trials import Trial
from tests.data import road
from tests.factories.imports import ADMIN, CLOCK, csv, everything, hand_in, staged
from tests.small_world import MOMENT
from tracker.actions.context import Context
from tracker.actions.imports import (
    import_reading,
    import_running,
    import_steps,
    import_trying,
    import_verdicts,
    laying_out,
)
from tracker.actions.imports.import_running import Worker
from tracker.pages.imports import refusals, shown

LEASE = timedelta(seconds=60)
ROWS = csv("Instansi;Inovasi", "Pemkab. Sragn;Baru", "33.10;Baru")


@dataclass(frozen=True, slots=True)
class Left:
    count: int


@pytest.fixture
def job(world: Graph) -> Job:
    return hand_in(world, ADMIN, Kind.REPLICATIONS, ROWS)


def trial(graph: Graph, job: Job) -> Trial:
    found = import_trials.of_job(graph, job.id)
    assert found is not None
    return found


def worked(graph: Graph) -> bool:
    return import_trying.run_next(Worker(graph, CLOCK, "test"))


def test_a_dry_run_waits_for_the_worker_and_writes_nothing_that_a_reader_sees(world: Graph, job: Job) -> None:
    before, waits = everything(world), trial(world, job)

    assert (worked(world), worked(world)) == (True, False)

    found = trial(world, job)
    assert (waits.state, waits.rows_done) == ("queued", 0)
    assert (found.state, found.rows_done, found.created, found.refused) == ("done", 2, 1, 1)
    assert [v.row for v in shown.verdicts(world, found, None)] == [2, 3]
    assert (everything(world), staged(world)) == (before, 0)


def test_new_columns_and_names_ask_for_another_dry_run(world: Graph, job: Job) -> None:
    worked(world)
    import_steps.set_choices(Context(world, ADMIN, MOMENT), job.id, {"agency": {"Pemkab. Sragn": "33.14"}})
    asked = trial(world, job)
    worked(world)

    named = trial(world, job)
    assert (asked.state, asked.created, named.created) == ("queued", 0, 2)
    laying_out.set_mapping(Context(world, ADMIN, MOMENT), job.id, {"parent": 1})
    assert trial(world, job).state == "queued"
    assert len(list(shown.verdicts(world, named, None))) == 2  # those of the first dry run are gone


def test_a_dry_run_under_way_ends_when_the_names_change(
    world: Graph, job: Job, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = import_verdicts.written

    def between(verdicts: list[RowVerdict]) -> str:
        import_steps.set_choices(Context(world, ADMIN, MOMENT), job.id, {"agency": {"Pemkab. Sragn": "33.14"}})
        monkeypatch.setattr(import_verdicts, "written", written)
        return written(verdicts)

    monkeypatch.setattr(import_verdicts, "written", between)
    worked(world)

    assert (trial(world, job).state, trial(world, job).rows_done) == ("queued", 0)
    worked(world)
    assert (trial(world, job).state, trial(world, job).created) == ("done", 2)


def test_a_dry_run_is_taken_from_a_silent_worker_only(world: Graph, job: Job) -> None:
    taken = world.write(lambda tx: import_trials.take_next(tx, "one", LEASE))
    again = worked(world)
    world.write(lambda tx: tx.run("MATCH (l:ImportLease) SET l.until = datetime() - duration({seconds: 1})"))

    assert taken is not None
    assert (again, worked(world)) == (False, True)
    assert trial(world, job).state == "done"
    with pytest.raises(Refused):
        world.write(lambda tx: import_trials.grow(tx, taken, (2, 3), "[]", {Fate.CREATED: 2}))


def test_a_dry_run_that_no_worker_can_end_says_so(world: Graph, job: Job) -> None:
    silent = "MATCH (l:ImportLease) SET l.until = datetime() - duration({seconds: 1})"
    for _ in range(import_trials.MOST_TRIES):
        assert world.write(lambda tx: import_trials.take_next(tx, "dies", LEASE))
        world.write(lambda tx: tx.run(silent))

    assert not worked(world)
    assert (trial(world, job).state, trial(world, job).problem) == ("failed", "import_stuck")


def test_a_long_file_is_kept_in_stretches_and_paged(world: Graph) -> None:
    rows = [f"33.10;Inovasi {n}" if n % 50 else "33.10;Baru" for n in range(1, 2_301)]
    job = hand_in(world, ADMIN, Kind.REPLICATIONS, csv("Instansi;Inovasi", *rows))
    worked(world)
    found = trial(world, job)

    first, following = shown.page(world, found, None, 0)
    created, none = shown.page(world, found, Fate.CREATED, 0)
    last, end = shown.page(world, found, Fate.REFUSED, 2_290)

    assert (found.state, found.rows_done, found.created) == ("done", 2_300, 1)
    assert ([v.row for v in first], following) == (list(range(2, 102)), 101)
    assert ([v.row for v in created], none) == ([51], None)
    assert ([v.row for v in last], end) == (list(range(2_291, 2_302)), None)
    assert found.unclear_count == 2_254
    assert len(shown.unclear(job, found)) == import_trying.MOST_NAMES


def test_rows_to_mend_come_from_the_dry_run_once_it_is_done(world: Graph, job: Job) -> None:
    with pytest.raises(Refused, match="import_checking"):
        refusals.table(world, job)
    worked(world)

    header, rows, _beside = refusals.table(world, job)

    assert header[:2] == ["Instansi", "Inovasi"]
    assert [row[:2] + row[3:] for row in rows] == [["Pemkab. Sragn", "Baru", "2"]]


def test_a_start_forgets_the_dry_run(world: Graph, job: Job) -> None:
    worked(world)
    import_steps.start(Context(world, ADMIN, MOMENT), job.id)
    import_running.run_next(Worker(world, CLOCK, "test"), only=job.id)

    assert import_trials.of_job(world, job.id) is None
    assert import_jobs.by_id(world, job.id).state == "done"
    left = world.read("MATCH (p:ImportTrialPart) RETURN count(p) AS count", Left)
    assert left[0].count == 0


def test_what_is_kept_of_a_row_is_read_back_as_it_was(world: Graph, job: Job) -> None:
    rows = csv("Nama;Instansi;Ringkasan;Mulai;Kategori", "UPTPK;33.14;Satu pintu;Mei 2014;7")
    other = hand_in(world, ADMIN, Kind.INNOVATIONS, rows)
    whole = import_reading.dry_run(world, import_reading.opened(world, other, road.AS_OF)).verdicts

    assert import_verdicts.read(import_verdicts.written(whole)) == list(whole)
    assert json.loads(import_verdicts.written(whole))[0][5]["started_on"][1] == {
        "day": "2014-05-01",
        "precision": "month",
    }
