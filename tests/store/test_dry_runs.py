"""Dry runs are kept for those who page through them, and nobody waits for another's file."""

import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from graph.engine import Graph
from graph.errors import Refused
from graph.model.imports import Job, Kind
from graph.store import import_jobs
from tests.data import road
from tests.store.test_importing import ADMIN, carry_out, csv, hand_in, world
from tracker.actions import import_reading, importing
from tracker.actions.import_reading import DryRun, Reading
from tracker.imports import dry_runs
from tracker.imports.dry_runs import DryRuns

__all__ = ["world"]
ROWS = csv("Instansi;Inovasi", "Pemkab. Sragn;Baru", "33.10;Baru")


@pytest.fixture
def job(world: Graph) -> Job:
    return hand_in(world, ADMIN, Kind.REPLICATIONS, ROWS)


def test_a_file_is_judged_again_only_when_its_own_layout_or_names_change(world: Graph, job: Job) -> None:
    kept = DryRuns()
    first = kept.of(world, job, road.AS_OF)
    carry_out(world, ADMIN, Kind.REPLICATIONS, csv("Instansi;Inovasi", "51.05;UPTPK"))  # somebody else works on

    again = kept.of(world, job, road.AS_OF)
    importing.set_choices(world, ADMIN, job.id, {"agency": {"Pemkab. Sragn": "33.14"}})
    named = kept.of(world, import_jobs.by_id(world, job.id), road.AS_OF)

    assert again is first
    assert (len(first.result.unclear), [v.subject for v in first.result.verdicts][:1]) == (1, [None])
    assert named.result.verdicts[0].subject is not None


def test_an_old_dry_run_is_made_anew_once_somebody_changed_the_graph(
    world: Graph, job: Job, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dry_runs, "_FRESH", 0.0)
    kept = DryRuns()
    first = kept.of(world, job, road.AS_OF)

    same = kept.of(world, job, road.AS_OF)
    carry_out(world, ADMIN, Kind.REPLICATIONS, csv("Instansi;Inovasi", "33.10;Baru"))
    anew = kept.of(world, job, road.AS_OF)

    assert same is first
    assert [v.fate.value for v in anew.result.verdicts] == ["refused", "unchanged"]


def test_a_long_dry_run_keeps_nobody_from_another_file(world: Graph, job: Job, monkeypatch: pytest.MonkeyPatch) -> None:
    kept, begun, go_on, judge = DryRuns(), threading.Event(), threading.Event(), import_reading.dry_run

    def slow(graph: Graph, reading: Reading) -> DryRun:
        if reading.job.id == job.id:
            begun.set()
            assert go_on.wait(60)
        return judge(graph, reading)

    monkeypatch.setattr(import_reading, "dry_run", slow)
    monkeypatch.setattr(dry_runs, "_PATIENCE", 0.1)
    other = hand_in(world, ADMIN, Kind.REPLICATIONS, csv("Instansi;Inovasi", "33.10;Sunyi"))
    with ThreadPoolExecutor(1) as pool:
        long = pool.submit(kept.of, world, job, road.AS_OF)
        assert begun.wait(60)
        found = kept.of(world, other, road.AS_OF)
        with pytest.raises(Refused, match="import_checking"):
            kept.of(world, job, road.AS_OF)
        go_on.set()
        assert long.result().result.verdicts

    assert [v.fate.value for v in found.result.verdicts] == ["created"]


def test_large_files_that_nobody_looks_at_any_more_are_forgotten(world: Graph, job: Job) -> None:
    kept = DryRuns()
    first = kept.of(world, replace(job, rows=150_000), road.AS_OF)
    for rows in (150_000, 60_000):
        other = hand_in(world, ADMIN, Kind.REPLICATIONS, ROWS)
        kept.of(world, replace(other, rows=rows), road.AS_OF)

    assert kept.of(world, replace(job, rows=150_000), road.AS_OF) is not first
