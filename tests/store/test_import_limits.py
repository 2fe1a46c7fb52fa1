"""How much an agency may have under way, and how long lists and their files stay."""

import secrets
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import pytest

from graph.domain.errors import Invalid, Refused
from graph.domain.records.imports import JobState, Kind
from graph.engine import Graph
from graph.store.imports import import_jobs
from tests.data import road
from tests.factories.imports import ADMIN, CLOCK, NOW, SRAGEN, Count, carry_out, csv, hand_in, staged, steps_of
from tests.small_world import MOMENT
from tracker.actions.context import Context
from tracker.actions.imports import import_ending, import_running, import_steps, importing
from tracker.actions.imports.import_running import Worker
from tracker.actions.imports.importing import HandedList
from tracker.pages.imports import refusals

ROWS = csv("Inovasi;Mulai", "Baru;2024", "Sunyi;besok")


@dataclass(frozen=True, slots=True)
class Told:
    kind: str
    path: str


def files(graph: Graph) -> int:
    return graph.read("MATCH (f:ImportFile) RETURN count(f) AS count", Count)[0].count


def age(graph: Graph, job_id: str, days: int) -> None:
    """Let everything that was noted of a job be so many days older."""
    query = (
        "MATCH (j:ImportJob {id: $id}) WITH j, duration({days: $days}) AS old SET j.touched_at = j.touched_at - old, "
        "j.made_at = j.made_at - old, j.done_at = j.done_at - old, j.worked_at = j.worked_at - old, "
        "j.warned_at = j.warned_at - old"
    )
    graph.write(lambda tx: tx.run(query, id=job_id, days=days))


def settle(graph: Graph) -> None:
    while import_ending.end_next(graph, NOW):
        pass


def told(graph: Graph) -> list[Told]:
    query = "MATCH (n:Notice)-[:FOR]->(:User {id: 'u-sragen'}) RETURN n.kind AS kind, n.path AS path ORDER BY n.id"
    return graph.read(query, Told)


def test_an_agency_has_five_lists_under_way_however_many_come_at_once(world: Graph) -> None:
    def press(number: int) -> str:
        upload = HandedList(Kind.REPLICATIONS, f"daftar-{number}.csv", ROWS)
        try:
            return importing.hand_in(Context(world, SRAGEN, MOMENT), upload, secrets.token_hex(16))
        except Invalid as refused:
            return refused.problems[0].code

    with ThreadPoolExecutor(12) as pool:
        said = list(pool.map(press, range(12)))

    kept = [one for one in said if one.startswith("i-")]
    assert (len(kept), said.count("imports_many"), files(world)) == (5, 7, 5)
    import_steps.discard(Context(world, SRAGEN, MOMENT), kept[0])
    assert hand_in(world, SRAGEN, Kind.REPLICATIONS, ROWS).state == JobState.OPEN
    assert hand_in(world, ADMIN, Kind.REPLICATIONS, ROWS).state == JobState.OPEN  # another agency's own


def test_a_form_sent_again_finds_its_list_when_there_is_no_room_for_another(world: Graph) -> None:
    once, upload = secrets.token_hex(16), HandedList(Kind.REPLICATIONS, "daftar.csv", ROWS)
    first = importing.hand_in(Context(world, SRAGEN, MOMENT), upload, once)
    for _ in range(4):
        hand_in(world, SRAGEN, Kind.REPLICATIONS, ROWS)

    assert importing.hand_in(Context(world, SRAGEN, MOMENT), upload, once) == first


def test_files_under_way_are_counted_in_bytes(world: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importing, "MOST_BYTES", 2 * len(ROWS) + 1)
    hand_in(world, SRAGEN, Kind.REPLICATIONS, ROWS)
    done = carry_out(world, SRAGEN, Kind.REPLICATIONS, ROWS)  # counts no more

    hand_in(world, SRAGEN, Kind.REPLICATIONS, ROWS)
    with pytest.raises(Invalid) as refused:
        hand_in(world, SRAGEN, Kind.REPLICATIONS, ROWS)

    assert (done.state, refused.value.problems[0].code) == ("done", "imports_large")


@pytest.mark.parametrize("state", ["open", "stopped", "failed", "waiting"])
def test_a_list_that_nobody_touches_ends_after_a_notice(world: Graph, state: str) -> None:
    job = hand_in(world, SRAGEN, Kind.REPLICATIONS, ROWS)
    world.write(lambda tx: tx.run("MATCH (j:ImportJob) SET j.state = $state", state=state))
    age(world, job.id, 22)
    settle(world)
    early = told(world)
    age(world, job.id, 2)
    settle(world)
    warned, still = told(world), import_jobs.by_id(world, job.id).state
    age(world, job.id, 8)
    settle(world)

    ended = import_jobs.by_id(world, job.id)
    assert (early, [(one.kind, one.path) for one in warned]) == ([], [("import.ending", f"/imports/{job.id}")])
    assert (still, ended.state, ended.has_file) == (state, "ended", False)
    assert (files(world), staged(world), told(world)) == (0, 0, warned)
    assert steps_of(world, job.id)[-1] == ("import.discarded", None)
    with pytest.raises(Refused, match="import_step"):
        import_steps.start(Context(world, SRAGEN, MOMENT), job.id)


def test_an_old_list_is_not_ended_without_its_notice_nor_when_somebody_went_on(world: Graph) -> None:
    job = hand_in(world, SRAGEN, Kind.REPLICATIONS, ROWS)
    age(world, job.id, 100)
    settle(world)
    warned = import_jobs.by_id(world, job.id).state
    import_steps.set_choices(Context(world, SRAGEN, MOMENT), job.id, {})
    age(world, job.id, 20)
    settle(world)

    assert (warned, import_jobs.by_id(world, job.id).state, len(told(world))) == ("open", "open", 1)


def test_the_file_of_a_done_list_goes_after_ninety_days(world: Graph) -> None:
    job = carry_out(world, SRAGEN, Kind.REPLICATIONS, ROWS)
    age(world, job.id, 89)
    settle(world)
    _header, rows, _beside = refusals.table(world, import_jobs.by_id(world, job.id))
    kept = list(rows)
    age(world, job.id, 2)
    settle(world)

    later = import_jobs.by_id(world, job.id)
    assert (len(kept), later.state, later.has_file, later.refused) == (1, "done", False, 1)
    with pytest.raises(Refused, match="import_file_gone"):
        refusals.table(world, later)


def test_what_a_dying_process_left_of_a_discarded_list_is_cleared(world: Graph) -> None:
    job = hand_in(world, SRAGEN, Kind.REPLICATIONS, ROWS)
    import_steps.start(Context(world, SRAGEN, MOMENT), job.id)
    stop = Worker(
        world, CLOCK, "one", size=1, said=lambda _j, _d: import_steps.stop(Context(world, SRAGEN, MOMENT), job.id)
    )
    import_running.run_next(stop)
    world.write(lambda tx: tx.run("MATCH (j:ImportJob) SET j.state = 'discarded'"))

    assert importing.listed(world, road.REGISTRAR) == []
    settle(world)

    left = world.read("MATCH (n) WHERE n:ImportJob OR n:ImportFile RETURN count(n) AS count", Count)[0].count
    assert (left, staged(world)) == (0, 0)
