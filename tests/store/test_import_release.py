"""A list that publishes innovations waits for a second person; the own agency's rows are left out and named."""

import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace

import pytest

from graph.domain.errors import DomainError, NotAllowed, Refused
from graph.domain.policy import Actor
from graph.domain.records.imports import Job, JobState, Kind
from graph.domain.vocabulary import Role
from graph.engine import Graph
from graph.store.audit import entries as audit
from graph.store.imports import import_jobs, staging
from graph.store.people import succession
from tests.data import road
from tests.factories.imports import ADMIN, CLOCK, NOW, RELEASER, csv, hand_in, staged, steps_of
from tests.small_world import MOMENT
from tracker.actions.context import Context
from tracker.actions.imports import import_running, import_steps, laying_out
from tracker.actions.imports.import_running import Worker

LIST = csv(
    "Nama;Instansi;Ringkasan",
    "Lapor;33.10;Warga melapor",
    "Milik kementerian;kemenpanrb;Punya penyusun",
    "UPTPK;33.14;Satu pintu",
    "Pasar;73.71;Pasar bersih",
)
FAR = replace(RELEASER, user_id="u-far", agency_id="73.71")  # a verifier who works elsewhere


@dataclass(frozen=True, slots=True)
class Found:
    name: str
    status: str
    summary: str | None


def innovations(graph: Graph) -> dict[str, Found]:
    query = "MATCH (i:Innovation) RETURN i.name AS name, i.status AS status, i.summary AS summary ORDER BY name"
    return {found.name: found for found in graph.read(query, Found)}


def run(graph: Graph, job_id: str) -> Job:
    import_running.run_next(Worker(graph, CLOCK, "test", size=2), only=job_id)
    return import_jobs.by_id(graph, job_id)


@pytest.fixture(autouse=True)
def far(world: Graph) -> None:
    query = "MATCH (a:Agency {id: '73.71'}) CREATE (:User {id: 'u-far', roles: [], active: true})-[:WORKS_AT]->(a)"
    world.write(lambda tx: tx.run(query))


@pytest.fixture
def job(world: Graph) -> Job:
    """An official list that an admin handed in and started: it waits."""
    job = hand_in(world, ADMIN, Kind.INNOVATIONS, LIST)
    import_steps.start(Context(world, ADMIN, MOMENT), job.id)
    return run(world, job.id)


def refused(graph: Graph, job_id: str) -> list[tuple[int, str]]:
    parts = [json.loads(part) for part in import_jobs.refusals(graph, job_id)]
    return [(row, problem[1]) for part in parts for row, problems in part for problem in problems]


def test_a_list_of_innovations_waits_and_says_what_it_would_publish(world: Graph, job: Job) -> None:
    assert (job.state, job.created, job.changed, job.refused) == ("waiting", 2, 1, 1)
    assert "Lapor" not in innovations(world)
    assert innovations(world)["UPTPK"].summary is None
    assert [(one.row, one.name, one.subject) for one in staging.waiting(world, job.id, 0, 10)] == [
        (2, "Lapor", None),
        (4, "UPTPK", "uptpk"),
        (5, "Pasar", None),
    ]
    assert refused(world, job.id) == [(3, "own_agency_row")]


def test_a_second_person_releases_it_and_leaves_the_own_agencys_row_out(world: Graph, job: Job) -> None:
    import_steps.release(Context(world, FAR, MOMENT), job.id)
    done = run(world, job.id)

    assert (done.state, done.created, done.changed, done.refused) == ("done", 1, 1, 2)
    assert innovations(world)["Lapor"].status == "published"
    assert innovations(world)["UPTPK"].summary == "Satu pintu"
    assert {"Pasar", "Milik kementerian"} & set(innovations(world)) == set()
    assert refused(world, job.id) == [(3, "own_agency_row"), (5, "own_agency_row")]
    assert staged(world) == 0
    entry = audit.of_subject(world, job.id)[-1]
    assert (entry.event, json.loads(entry.changes or "{}")["rows_created"]) == ("import.innovations", [None, "1"])
    assert steps_of(world, job.id)[-2:] == [("import.released", "u-far"), ("import.innovations", "u-admin")]


def test_a_row_that_changes_an_innovation_of_a_successor_is_left_out_too(world: Graph, job: Job) -> None:
    world.write(
        lambda tx: tx.run(
            "MATCH (new:Agency {id: '33.14'}) MATCH (old:Agency {id: '73.71'}) CREATE (new)-[:SUCCEEDS]->(old)"
        )
    )
    import_steps.release(Context(world, FAR, MOMENT), job.id)
    done = run(world, job.id)

    assert (done.created, done.changed, done.refused) == (1, 0, 3)
    assert innovations(world)["UPTPK"].summary is None


@pytest.mark.parametrize("step", ["handed_in", "mapped", "named", "started"])
def test_no_hand_in_a_list_releases_it(world: Graph, step: str) -> None:
    both = replace(RELEASER, roles=frozenset({Role.STEWARD, Role.VERIFIER}))
    who = {name: both if name == step else ADMIN for name in ("handed_in", "mapped", "named", "started")}
    job = hand_in(world, who["handed_in"], Kind.INNOVATIONS, LIST)
    laying_out.set_mapping(Context(world, who["mapped"], MOMENT), job.id, json.loads(job.mapping))
    import_steps.set_choices(Context(world, who["named"], MOMENT), job.id, {})
    import_steps.start(Context(world, who["started"], MOMENT), job.id)
    run(world, job.id)

    with pytest.raises(Refused, match="four_eyes"):
        import_steps.release(Context(world, both, MOMENT), job.id)
    with pytest.raises(Refused, match="four_eyes"):
        import_steps.send_back(Context(world, both, MOMENT), job.id, "Salah")
    assert import_steps.obstacle_to_release(world, FAR, import_jobs.by_id(world, job.id)) is None


def test_who_took_over_the_office_of_a_hand_does_not_release(world: Graph, job: Job) -> None:
    world.write(lambda tx: tx.run("UNWIND ['u-admin', 'u-between'] AS id MERGE (:User {id: id})"))
    for before, after in (("u-admin", "u-between"), ("u-between", "u-far")):
        world.write(lambda tx, one=before, two=after: succession.hand_over(tx, one, two, NOW))

    with pytest.raises(Refused, match="four_eyes"):
        import_steps.release(Context(world, FAR, MOMENT), job.id)


@pytest.mark.parametrize("who", [ADMIN, road.REGISTRAR, road.ANALYST])
def test_only_stewards_and_verifiers_release(world: Graph, job: Job, who: Actor) -> None:
    with pytest.raises(NotAllowed):
        import_steps.release(Context(world, who, MOMENT), job.id)


def test_of_sixteen_releases_at_once_one_succeeds(world: Graph, job: Job) -> None:
    def press(number: int) -> str:
        try:
            import_steps.release(Context(world, replace(RELEASER, user_id=f"u-{number}"), MOMENT), job.id)
        except DomainError as error:
            return error.code
        return "released"

    with ThreadPoolExecutor(16) as pool:
        said = list(pool.map(press, range(16)))

    assert sorted(said) == ["import_step"] * 15 + ["released"]
    assert run(world, job.id).state == JobState.DONE


def test_a_list_goes_back_with_a_reason_and_waits_again(world: Graph, job: Job) -> None:
    import_steps.send_back(Context(world, FAR, MOMENT), job.id, "Sumbernya kurang jelas.")
    back = import_jobs.by_id(world, job.id)
    import_steps.start(Context(world, ADMIN, MOMENT), job.id)
    again = run(world, job.id)

    assert (back.state, back.note) == ("stopped", "Sumbernya kurang jelas.")
    assert (again.state, again.note, again.created) == ("waiting", None, 2)
    import_steps.release(Context(world, FAR, MOMENT), job.id)  # sending back shaped nothing
    assert run(world, job.id).state == JobState.DONE


def test_a_release_is_gone_when_the_list_was_stopped_before_it_was_published(world: Graph, job: Job) -> None:
    import_steps.release(Context(world, FAR, MOMENT), job.id)
    import_steps.stop(Context(world, ADMIN, MOMENT), job.id)
    import_steps.start(Context(world, ADMIN, MOMENT), job.id)

    assert run(world, job.id).state == JobState.WAITING


def test_a_list_of_replications_does_not_wait(world: Graph) -> None:
    job = hand_in(world, ADMIN, Kind.REPLICATIONS, csv("Instansi;Inovasi", "33.10;Baru"))
    import_steps.start(Context(world, ADMIN, MOMENT), job.id)

    assert run(world, job.id).state == JobState.DONE
