"""Official lists know what is public, nothing else; successions make two agencies one."""

import json
from dataclasses import dataclass, replace

import pytest

from graph.domain.records.imports import Job, JobState, Kind, RowVerdict
from graph.domain.values.ids import slug_id
from graph.engine import Graph
from graph.store.imports import import_jobs
from tests.data import road
from tests.factories.imports import ADMIN, CLOCK, KLATEN, SRAGEN, carry_out, csv, hand_in, imported, released
from tests.small_world import MOMENT
from tracker.actions.context import Context
from tracker.actions.imports import import_reading, import_running, import_steps
from tracker.actions.imports.import_running import Worker


@dataclass(frozen=True, slots=True)
class Held:
    id: str
    status: str
    summary: str | None
    number: str | None


@dataclass(frozen=True, slots=True)
class Told:
    kind: str
    values: str


def tried(graph: Graph, kind: Kind, content: bytes) -> list[RowVerdict]:
    job = hand_in(graph, ADMIN, kind, content)
    return list(import_reading.dry_run(graph, import_reading.opened(graph, job, road.AS_OF)).verdicts)


def named(graph: Graph, name: str) -> list[Held]:
    return graph.read(
        "MATCH (i:Innovation {name: $name}) RETURN i.id AS id, i.status AS status, i.summary AS summary, "
        "COLLECT { MATCH (i)-[:KNOWN_AS]->(e:ExternalId) RETURN e.value }[0] AS number ORDER BY i.status",
        Held,
        name=name,
    )


def succeed(graph: Graph, new: str, old: str) -> None:
    query = "MATCH (new:Agency {id: $new}) MATCH (old:Agency {id: $old}) CREATE (new)-[:SUCCEEDS]->(old)"
    graph.write(lambda tx: tx.run(query, new=new, old=old))


@pytest.fixture
def draft(world: Graph) -> Job:
    """A draft of Sragen's by the name Rahasia, with a number of SINOVIK and words of its own."""
    return carry_out(
        world, SRAGEN, Kind.INNOVATIONS, csv("Nama;Ringkasan;ID SINOVIK", "Rahasia;Kata yang belum terbit;S-9")
    )


@pytest.mark.parametrize("status", ["draft", "submitted"])
def test_a_draft_answers_an_official_list_like_an_unknown_one(world: Graph, draft: Job, status: str) -> None:
    world.write(lambda tx: tx.run("MATCH (i:Innovation {name: 'Rahasia'}) SET i.status = $status", status=status))
    (held,) = named(world, "Rahasia")
    head = "Nomor atau kode;Nama;Instansi;Ringkasan;ID SINOVIK"

    def answers(number: str, name: str, external: str) -> list[RowVerdict]:
        rows = csv(head, f"{number};Lain;33.14;Baru;", f";{name};33.14;Baru;", f";Ketiga;33.14;Baru;{external}")
        return tried(world, Kind.INNOVATIONS, rows)

    known, unknown = answers(held.id, "Rahasia", "S-9"), answers("tidak-ada", "Terbuka", "S-10")

    said = [[(v.fate, [p.code for p in v.problems], v.changes, v.status) for v in rows] for rows in (known, unknown)]
    assert said[0] == said[1]
    assert "belum terbit" not in repr(known)
    assert held.id not in {v.subject for v in known}


def test_an_official_row_comes_in_beside_a_draft_and_takes_the_number(world: Graph, draft: Job) -> None:
    job = carry_out(
        world, ADMIN, Kind.INNOVATIONS, csv("Nama;Instansi;Ringkasan;ID SINOVIK", "Rahasia;33.14;Terbit;S-9")
    )

    hidden, public = named(world, "Rahasia")
    assert (job.state, job.created, job.refused) == ("done", 1, 0)
    assert (hidden.status, hidden.summary, hidden.number) == ("draft", "Kata yang belum terbit", None)
    assert (public.status, public.summary, public.number) == ("published", "Terbit", "S-9")
    assert hidden.id == slug_id("Rahasia", "33.14")
    assert public.id != hidden.id
    notices = world.read(
        "MATCH (n:Notice)-[:FOR]->(:User {id: 'u-sragen'}) RETURN n.kind AS kind, n.values AS values", Told
    )
    assert [(one.kind, json.loads(one.values)) for one in notices] == [
        ("import.number_gone", {"name": "Rahasia", "number": "S-9"})
    ]
    again = carry_out(
        world, ADMIN, Kind.INNOVATIONS, csv("Nama;Instansi;Ringkasan;ID SINOVIK", "Rahasia;33.14;Terbit;S-9")
    )
    assert (again.created, again.changed, again.unchanged) == (0, 0, 1)


def test_a_draft_copy_answers_an_official_list_like_an_unknown_one(world: Graph) -> None:
    carry_out(world, KLATEN, Kind.REPLICATIONS, csv("Inovasi;ID IGA", "Baru;I-7"))
    (copy,) = imported(world)
    head = "Nomor atau kode;Instansi;Inovasi;ID IGA"

    known = tried(world, Kind.REPLICATIONS, csv(head, f"{copy.id};73.71;Sunyi;", ";33.10;Baru;", ";92.06;Baru;I-7"))
    unknown = tried(world, Kind.REPLICATIONS, csv(head, "R-ZZZZZZZZ;73.71;Sunyi;", ";73.71;Baru;", ";92.06;Baru;I-8"))
    said = [[(v.fate, [p.code for p in v.problems], v.changes) for v in rows] for rows in (known, unknown)]
    assert said[0] == said[1]

    job = carry_out(world, ADMIN, Kind.REPLICATIONS, csv("Instansi;Inovasi;ID IGA", "33.10;Baru;I-7"))
    assert (job.state, job.created) == ("done", 1)
    assert sorted(line.status for line in imported(world)) == ["draft", "recorded"]


def test_a_draft_that_comes_between_stops_no_official_list(world: Graph) -> None:
    job = hand_in(world, ADMIN, Kind.INNOVATIONS, csv("Nama;Instansi", "Rahasia;33.14"))
    import_steps.start(Context(world, ADMIN, MOMENT), job.id)
    import_running.run_next(Worker(world, CLOCK, "one"), only=job.id)
    carry_out(world, SRAGEN, Kind.INNOVATIONS, csv("Nama", "Rahasia"))  # the same id, while the list waits

    for _ in range(2):  # the release meets the id and is judged anew; the second one publishes
        held = released(world, import_jobs.by_id(world, job.id))
        if held.state == JobState.QUEUED:
            import_running.run_next(Worker(world, CLOCK, "one"), only=job.id)

    assert import_jobs.by_id(world, job.id).state == JobState.DONE
    assert [one.status for one in named(world, "Rahasia")] == ["draft", "published"]


@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize("official", [False, True])
def test_a_copy_of_an_innovation_of_a_predecessor_or_successor_is_refused(
    world: Graph, turned: bool, official: bool
) -> None:
    new, old = ("33.14", "33.10") if turned else ("33.10", "33.14")
    succeed(world, new, old)

    who = ADMIN if official else KLATEN
    job = carry_out(world, who, Kind.REPLICATIONS, csv("Instansi;Inovasi", "33.10;UPTPK"))

    assert (job.created, job.unchanged, job.refused) == (0, 0, 1)


@pytest.mark.parametrize("official", [False, True])
def test_a_copy_of_a_predecessors_copy_is_refused_at_its_row(world: Graph, official: bool) -> None:
    succeed(world, "51.05", "33.10")
    who = ADMIN if official else replace(SRAGEN, user_id="u-klungkung", agency_id="51.05")
    job = hand_in(world, who, Kind.REPLICATIONS, csv("Instansi;Inovasi", "51.05;R-00000001"))

    (found,) = import_reading.dry_run(world, import_reading.opened(world, job, road.AS_OF)).verdicts

    assert "cell_own_innovation" in [problem.code for problem in found.problems]
