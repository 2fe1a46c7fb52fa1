"""A nation that has grown in one place: one province of 5,000 agencies, one innovation that all of them copied."""

from datetime import date, timedelta
from uuid import uuid4

from graph.domain import vocabulary as v
from graph.domain.records import rows as r
from graph.domain.records.imports import Kind
from graph.engine import Graph
from tests import small_world
from tests.data import subjects
from tests.small_world import MOMENT, TODAY, VERIFIED_COPY
from tracker.actions.context import Context
from tracker.actions.imports import import_running, import_steps, importing
from tracker.actions.imports.import_running import Worker
from tracker.actions.imports.importing import HandedList
from tracker.base.clock import Clock
from tracker.pages.reports.catalogue import REPORTS

AGENCIES = COPIES = 5_000
GENERATIONS = 300
FILES = 2_000
ROWS = 1_000  # of a list that waits for its release
ROOT, PROVINCE = "uptpk", "33"
SHA256 = "f" * 64  # of no file: a page says of it what it says of any proof, and the file itself is 404
_FIRST = date(1990, 1, 1)


def load(graph: Graph) -> None:
    """Load the crowd around the small world, and its files on one record."""
    subjects.load(graph, regions=_regions(), agencies=_agencies(), replications=_copies(), evidence=_proofs())
    graph.write(
        lambda tx: tx.run(
            "MATCH (e:Evidence) WHERE e.id STARTS WITH 'e-file-' "
            "SET e.file_name = e.id + '.pdf', e.sha256 = $sha256, e.media_type = 'application/pdf', e.size = 10, "
            "e.public = true, e.uploaded_on = date('2025-01-01')",
            sha256=SHA256,
        )
    )


def agency(number: int) -> str:
    return f"33.{number:05}"


def copy(number: int) -> str:
    return f"R-9{number:07}"


def _regions() -> tuple[r.RegionLoad, ...]:
    """A grid of points, so that each has nearest ones and many distances are equal."""
    return tuple(
        r.RegionLoad(
            agency(n), f"Kabupaten {n}", v.Level.REGENCY, -8 + n // 100 / 50, 109 + n % 100 / 50, None, "Jawa", PROVINCE
        )
        for n in range(AGENCIES)
    )


def _agencies() -> tuple[r.AgencyLoad, ...]:
    return tuple(
        r.AgencyLoad(agency(n), f"Pemerintah Kabupaten {n}", None, v.Cluster.REGENCY, agency(n), True)
        for n in range(AGENCIES)
    )


def _copies() -> tuple[r.ReplicationLoad, ...]:
    """One line of GENERATIONS, each copied from the one before; the others from the origin, or from one of the line."""
    return tuple(
        r.ReplicationLoad(
            copy(n),
            agency(n),
            (r.ParentLink(_parent(n), v.Answer.CONFIRMED),),
            (ROOT,),
            v.ReplicationStatus.VERIFIED,
            started_on=_FIRST + timedelta(40 * min(n, GENERATIONS)),
            started_precision=v.Precision.DAY,
            submitted_on=date(2024, 1, 1),
            verified_on=date(2024, 2, 1),
        )
        for n in range(COPIES)
    )


def _parent(number: int) -> str:
    if number % GENERATIONS == 0:
        return ROOT
    return copy(number - 1) if number < GENERATIONS else copy(number % GENERATIONS - 1)


def _proofs() -> tuple[r.EvidenceLoad, ...]:
    """The files lie on a verified copy, on one that waits and on an innovation."""
    kept_by = (VERIFIED_COPY, subjects.WAITING, ROOT)
    return tuple(
        r.EvidenceLoad(f"e-file-{n}-{at}", subject, v.EvidenceKind.PHOTO, f"{n}/2024", date(2024, 1, 1))
        for at, subject in enumerate(kept_by)
        for n in range(FILES if subject != ROOT else 1)
    )


def _waiting_list(graph: Graph, instead_of: str) -> str:
    """Hand in an official list of innovations in the place of another, until it waits for another person."""
    steward, admin = (small_world.actor(graph, login) for login in ("steward", "admin"))
    import_steps.discard(Context(graph, steward, MOMENT), instead_of)
    lines = ["Nama;Instansi;Ringkasan", *(f"Pelayanan {n};{agency(n)};Warga dilayani" for n in range(ROWS))]
    upload = HandedList(Kind.INNOVATIONS, "inovasi.csv", "\n".join(lines).encode(), "Daftar resmi")
    job_id = importing.hand_in(Context(graph, admin, MOMENT), upload, uuid4().hex)
    import_steps.start(Context(graph, admin, MOMENT), job_id)
    import_running.run_next(Worker(graph, Clock(TODAY), "crowd"), only=job_id)
    return job_id


def ids(graph: Graph) -> subjects.Ids:
    """Make what only an action makes, and return real ids by the name that the routes give them, the largest first."""
    found = subjects.make(graph)
    return {
        **found,
        "job_id": [_waiting_list(graph, found["job_id"].pop()), *found["job_id"]],
        "innovation_id": [*found["innovation_id"], "solo-own"],
        "agency_id": [agency(1), *found["agency_id"]],
        "code": [PROVINCE, agency(1), "7"],
        "evidence_id": ["e-file-0-0", "e-file-0-1", *found["evidence_id"]],
        "replication_id": [subjects.WAITING, *found["replication_id"], copy(1)],
        "slug": [report.slug for report in REPORTS],
        "name": ["spread"],
        "version": ["of-before"],
    }
