"""Lists handed in on the road, the steps until they are released, and what the graph then holds."""

import secrets
from dataclasses import dataclass
from datetime import date

from graph.domain.policy import Actor
from graph.domain.records.import_layouts import FileLayout
from graph.domain.records.imports import Job, JobState, Kind
from graph.domain.vocabulary import Role
from graph.engine import Graph
from graph.store.imports import import_jobs
from tests.data import road
from tests.small_world import MOMENT
from tracker.actions.context import Context
from tracker.actions.imports import import_running, import_steps, importing
from tracker.actions.imports.import_running import Worker
from tracker.actions.imports.importing import HandedList
from tracker.base.clock import Clock

ADMIN = Actor("u-admin", "Adi", "kemenpanrb", "KemenPANRB", frozenset({Role.ADMIN}))
RELEASER = Actor("u-releaser", "Rela", "kemenpanrb", "KemenPANRB", frozenset({Role.VERIFIER}))
SRAGEN = road.REGISTRAR
KLATEN = Actor("u-klaten", "Kiki", "33.10", "Pemkab Klaten", frozenset({Role.REGISTRAR}))
STEPS = [f"import.{name}" for name in ["handed_in", "mapped", "named", "started", "stopped", "discarded", "released"]]
NOW, CLOCK = road.NOW, Clock(road.AS_OF)


@dataclass(frozen=True, slots=True)
class Line:
    id: str
    status: str
    adopter: str
    roots: tuple[str, ...]
    started_on: date | None
    precision: str | None
    units: tuple[str, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Step:
    event: str
    actor: str | None


@dataclass(frozen=True, slots=True)
class Count:
    count: int


@dataclass(frozen=True, slots=True)
class External:
    system: str
    value: str
    subject: str


def csv(*rows: str) -> bytes:
    return "\n".join(rows).encode()


def hand_in(graph: Graph, actor: Actor, kind: Kind, content: bytes, source: str | None = "Daftar KIPP") -> Job:
    """Hand a list in whose complete rows are submitted."""
    upload = HandedList(kind, "daftar.csv", content, source, FileLayout(submits=True))
    return import_jobs.by_id(graph, importing.hand_in(Context(graph, actor, MOMENT), upload, secrets.token_hex(16)))


def carry_out(graph: Graph, actor: Actor, kind: Kind, content: bytes) -> Job:
    job = hand_in(graph, actor, kind, content)
    import_steps.start(Context(graph, actor, MOMENT), job.id)
    assert import_running.run_next(Worker(graph, CLOCK, "test", size=2), only=job.id)
    return released(graph, import_jobs.by_id(graph, job.id))


def released(graph: Graph, job: Job) -> Job:
    """Let a second person release a list that waits for that."""
    if job.state == JobState.WAITING:
        import_steps.release(Context(graph, RELEASER, MOMENT), job.id)
        import_running.run_next(Worker(graph, CLOCK, "test", size=2), only=job.id)
    return import_jobs.by_id(graph, job.id)


def counts(job: Job) -> tuple[str, int, int, int, int]:
    return job.state, job.created, job.changed, job.unchanged, job.refused


def imported(graph: Graph) -> list[Line]:
    return graph.read(
        "MATCH (r:Replication)-[:ADOPTED_BY]->(a:Agency) WHERE r.import_job IS NOT NULL "
        "RETURN r.id AS id, r.status AS status, a.id AS adopter, r.started_on AS started_on, "
        "r.started_precision AS precision, "
        "COLLECT { MATCH (r)-[:OF]->(i:Innovation) RETURN i.id ORDER BY i.id } AS roots, "
        "COLLECT { MATCH (r)-[:RUN_BY]->(u:Unit) RETURN u.id ORDER BY u.id } AS units, "
        "COLLECT { MATCH (r)-[:STATED_IN]->(s:Source) RETURN s.title ORDER BY s.title } AS sources "
        "ORDER BY adopter, id",
        Line,
    )


def everything(graph: Graph) -> int:
    """All nodes but the job's own and what is staged: what a reader could ever come across."""
    query = (
        "MATCH (n) WHERE NOT any(l IN labels(n) WHERE l STARTS WITH 'Staged') "
        "AND NOT any(l IN labels(n) WHERE l STARTS WITH 'Import') AND NOT n:IdempotencyKey AND NOT n:AuditHead "
        "AND NOT (n:AuditEntry AND n.event IN $steps) RETURN count(n) AS count"
    )
    return graph.read(query, Count, steps=STEPS)[0].count


def steps_of(graph: Graph, job_id: str) -> list[tuple[str, str | None]]:
    """What was done with a list, and by whom."""
    query = "MATCH (e:AuditEntry {subject: $id}) RETURN e.event AS event, e.actor AS actor ORDER BY e.number"
    return [(step.event, step.actor) for step in graph.read(query, Step, id=job_id)]


def staged(graph: Graph) -> int:
    query = "MATCH (n) WHERE any(l IN labels(n) WHERE l STARTS WITH 'Staged') RETURN count(n) AS count"
    return graph.read(query, Count)[0].count


OFFICIAL = csv(
    "Instansi;Inovasi;Tahun mulai;ID SINOVIK;Nama lokal",
    "Pemkot. Makassar;BARU;2024;S-1;Segar",
    "33.10;Baru;Mei 2025;;",
    "Pemkab Sragen;fresh;;;",
)
