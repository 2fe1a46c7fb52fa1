"""A list of an agency is its registrars' alone, whoever pressed is who acted, and two steps at once are both told."""

import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from graph.domain.errors import DomainError, NotAllowed, NotFound, Refused
from graph.domain.policy import Actor
from graph.domain.records.imports import Job, JobState, Kind
from graph.domain.vocabulary import Role
from graph.engine import Graph
from graph.store.audit import entries as audit
from graph.store.imports import import_jobs
from graph.store.replications import replications
from tests.data import road
from tests.factories.imports import (
    ADMIN,
    CLOCK,
    KLATEN,
    NOW,
    SRAGEN,
    carry_out,
    csv,
    hand_in,
    imported,
    staged,
    steps_of,
)
from tests.small_world import MOMENT
from tracker.actions.context import Context
from tracker.actions.imports import import_running, import_steps, importing, laying_out
from tracker.actions.imports.import_running import Worker

WHOLE = csv(
    "Inovasi;Unit;Cara;Mulai;Jenis bukti;Nomor bukti;Tanggal bukti",
    "Baru;Dinas Sosial 33.10;Adaptasi;2024;SK;188/1;2024-02-01",
    "Sunyi;Dinas Sosial 33.10;Adaptasi;2024;SK;188/2;2024-02-01",
)
AUDITOR = Actor("u-auditor", "Audi", "kemenpanrb", "KemenPANRB", frozenset({Role.AUDITOR}))
COLLEAGUE = replace(KLATEN, user_id="u-klaten-2", name="Kasih")
DRAFTER = replace(KLATEN, roles=frozenset({Role.DRAFTER}))
OTHERS = (ADMIN, road.STEWARD, replace(ADMIN, agency_id="33.10"), SRAGEN, DRAFTER)


def steps(graph: Graph, actor: Actor, job_id: str) -> list[str]:
    """Try every step as this person, and return what each answered."""
    found: list[str] = []
    for step in (
        lambda: importing.visible(graph, actor, job_id),
        lambda: laying_out.set_mapping(Context(graph, actor, MOMENT), job_id, {"parent": 0}),
        lambda: import_steps.set_choices(Context(graph, actor, MOMENT), job_id, {}),
        lambda: import_steps.try_again(Context(graph, actor, MOMENT), job_id),
        lambda: import_steps.start(Context(graph, actor, MOMENT), job_id),
        lambda: import_steps.stop(Context(graph, actor, MOMENT), job_id),
        lambda: import_steps.discard(Context(graph, actor, MOMENT), job_id),
    ):
        try:
            step()
            found.append("done")
        except DomainError as error:
            found.append(error.code)
    return found


@pytest.mark.parametrize("who", OTHERS, ids=lambda who: f"{who.user_id} of {who.agency_id}")
def test_nobody_but_its_registrars_and_the_auditor_knows_of_an_agencys_list(world: Graph, who: Actor) -> None:
    job = hand_in(world, KLATEN, Kind.REPLICATIONS, WHOLE)

    assert steps(world, who, job.id) == steps(world, who, "i-none") == ["no_such_import"] * 7
    assert importing.listed(world, who) == []
    assert import_jobs.by_id(world, job.id) == job


def test_the_auditor_reads_a_list_and_takes_no_step(world: Graph) -> None:
    job = hand_in(world, KLATEN, Kind.REPLICATIONS, WHOLE)

    assert steps(world, AUDITOR, job.id) == ["done", *["not_your_agency"] * 6]
    assert [one.id for one in importing.listed(world, AUDITOR)] == [job.id]


def test_whoever_pressed_start_is_who_submitted_and_every_step_names_its_person(world: Graph) -> None:
    job = hand_in(world, KLATEN, Kind.REPLICATIONS, WHOLE)
    laying_out.set_mapping(Context(world, KLATEN, MOMENT), job.id, json.loads(job.mapping))
    import_steps.set_choices(Context(world, COLLEAGUE, MOMENT), job.id, {"agency": {"X": "33.10"}})
    import_steps.start(Context(world, COLLEAGUE, MOMENT), job.id)
    import_running.run_next(Worker(world, CLOCK, "test"), only=job.id)

    assert steps_of(world, job.id) == [
        ("import.handed_in", "u-klaten"),
        ("import.mapped", "u-klaten"),
        ("import.named", "u-klaten-2"),
        ("import.started", "u-klaten-2"),
        ("import.replications", "u-klaten-2"),
    ]
    held = [replications.by_id(world, line.id) for line in imported(world)]
    assert {record.facts.submitted_by for record in held} == {"u-klaten-2"}
    hands = {(hand.actor, hand.event) for record in held for hand in record.hands}
    assert {("u-klaten", "import.handed_in"), ("u-klaten-2", "import.started")} <= hands
    assert [entry.event for entry in audit.of_subject(world, held[0].facts.id)] == ["import.replications"]


def test_rows_that_a_colleague_had_staged_are_of_who_went_on(world: Graph) -> None:
    job = hand_in(world, KLATEN, Kind.REPLICATIONS, WHOLE)
    import_steps.start(Context(world, KLATEN, MOMENT), job.id)
    stops = Worker(
        world, CLOCK, "one", size=1, said=lambda _job, _done: import_steps.stop(Context(world, KLATEN, MOMENT), job.id)
    )
    import_running.run_next(stops)
    import_steps.start(Context(world, COLLEAGUE, MOMENT), job.id)
    import_running.run_next(Worker(world, CLOCK, "two"))

    assert import_jobs.by_id(world, job.id).state == JobState.DONE
    assert {replications.facts(world, line.id).submitted_by for line in imported(world)} == {"u-klaten-2"}


def test_an_operator_stops_a_list_by_its_id(world: Graph) -> None:
    job = hand_in(world, KLATEN, Kind.REPLICATIONS, WHOLE)
    with pytest.raises(Refused):
        import_steps.stop_by_shell(world, job.id, NOW)
    import_steps.start(Context(world, KLATEN, MOMENT), job.id)

    import_steps.stop_by_shell(world, job.id, NOW)

    assert import_jobs.by_id(world, job.id).state == JobState.STOPPED
    assert steps_of(world, job.id)[-1] == ("import.stopped", None)
    with pytest.raises(NotFound):
        import_steps.stop_by_shell(world, "i-none", NOW)


def test_sixteen_names_at_once_are_all_kept(world: Graph) -> None:
    job = hand_in(world, KLATEN, Kind.REPLICATIONS, WHOLE)

    def name(number: int) -> None:
        import_steps.set_choices(Context(world, KLATEN, MOMENT), job.id, {"innovation": {f"Nama {number}": "fresh"}})

    with ThreadPoolExecutor(16) as pool:
        list(pool.map(name, range(16)))

    kept = json.loads(import_jobs.by_id(world, job.id).choices)["innovation"]
    assert sorted(kept) == sorted(f"Nama {number}" for number in range(16))
    assert len([step for step in steps_of(world, job.id) if step[0] == "import.named"]) == 16


def test_of_start_and_discard_at_once_one_succeeds(world: Graph) -> None:
    for _ in range(6):
        job = hand_in(world, KLATEN, Kind.REPLICATIONS, WHOLE)
        with ThreadPoolExecutor(2) as pool:
            pressed = [
                pool.submit(import_steps.start, Context(world, KLATEN, MOMENT), job.id),
                pool.submit(import_steps.discard, Context(world, KLATEN, MOMENT), job.id),
            ]
        errors = [press.exception() for press in pressed]
        assert sorted(error is None for error in errors) == [False, True]
        if errors[0] is None:
            assert import_jobs.by_id(world, job.id).state == JobState.QUEUED
            import_steps.stop(Context(world, KLATEN, MOMENT), job.id)
            import_steps.discard(Context(world, KLATEN, MOMENT), job.id)
        with pytest.raises(NotFound):
            import_jobs.by_id(world, job.id)
        assert staged(world) == 0


def test_the_shells_own_lists_name_it_and_take_no_other_list_over(world: Graph) -> None:
    job = carry_out(world, ADMIN, Kind.REPLICATIONS, csv("Instansi;Inovasi", "33.10;Baru"))
    web = hand_in(world, ADMIN, Kind.INNOVATIONS, csv("Nama;Instansi", "Lapor;33.10"))

    assert import_jobs.unfinished(world, web.sha256, web.kind, web.agency_id, True) is None
    new = importing.new_job(world, Actor(None, "", None, None, frozenset()), _upload(), is_official=True)
    world.write(lambda tx: import_jobs.create(tx, new))
    import_steps.queue(world, new.id)
    import_running.run_next(Worker(world, CLOCK, "command"), only=new.id)

    shell: Job = import_jobs.by_id(world, new.id)
    assert (job.state, shell.state, shell.created) == ("done", "done", 1)  # a list of innovations does not wait here
    (entry,) = audit.of_subject(world, new.id)
    assert (entry.actor_name, json.loads(entry.changes or "{}")["via"]) == (None, [None, "python -m tracker"])


def test_a_steward_who_is_registrar_somewhere_prepares_that_agencys_list_only(world: Graph) -> None:
    both = replace(KLATEN, roles=frozenset({Role.REGISTRAR, Role.STEWARD}))
    own, other = (hand_in(world, who, Kind.REPLICATIONS, WHOLE) for who in (COLLEAGUE, SRAGEN))

    assert importing.visible(world, both, own.id).id == own.id
    with pytest.raises(NotFound):
        importing.visible(world, both, other.id)
    with pytest.raises(NotAllowed):
        import_steps.discard(Context(world, AUDITOR, MOMENT), own.id)


def _upload() -> importing.HandedList:
    return importing.HandedList(Kind.INNOVATIONS, "daftar.csv", csv("Nama;Instansi", "Lapor;33.10"), "Daftar KIPP")
