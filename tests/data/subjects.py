"""One of each kind of thing that a route may speak of, on the small world: real ids for requests that mean no good."""

from datetime import timedelta
from uuid import uuid4

from graph.domain import vocabulary as v
from graph.domain.records import road_rows, rows as r
from graph.domain.records.imports import Kind
from graph.engine import Graph
from graph.store.innovations import lessons
from graph.store.monitoring.rounds import NewRound
from tests import small_world
from tests.small_world import MOMENT, TODAY, VERIFIED_COPY
from tracker.actions.context import Context
from tracker.actions.evidence import answer_letters, certifying
from tracker.actions.evidence.answer_letters import NewLetter
from tracker.actions.imports import importing
from tracker.actions.imports.importing import HandedList
from tracker.actions.innovations import interests, lessons as lesson_steps
from tracker.actions.monitoring import monitoring
from tracker.actions.replications import proposing
from tracker.actions.replications.proposing import ProposalInput
from tracker.actions.replications.replication_form import ReplicationForm
from tracker.base.clock import Clock

WAITING, DRAFT, STOPPED, SILENT = "R-0000000D", "R-0000000E", "R-0000000F", "R-0000000G"
SCALE_UP, POLICY, KEY, FEW = "s-uptpk", "p-uptpk", "k" * 43, 8
Ids = dict[str, list[str]]


def load(graph: Graph, **more: tuple[object, ...]) -> None:
    """Load the small world and ``more``, with an agency without accounts, records under way and a policy."""
    people = (("hub", v.Role.FACILITATOR), ("admin", v.Role.ADMIN))
    own: dict[str, tuple[object, ...]] = {
        "agencies": (r.AgencyLoad("bkn", "Badan Kepegawaian Negara", "BKN", v.Cluster.INSTITUTION),),
        "innovations": (r.InnovationLoad("siasn", "SIASN", "bkn"),),
        "users": tuple(r.UserLoad(login, login, login, "kemenpanrb", (role,)) for login, role in people),
        "replications": (
            _copy(WAITING, "33.72", "uptpk", v.ReplicationStatus.AWAITING_PARENT, submitted_on=TODAY),
            _copy(DRAFT, "33.72", "pelita", v.ReplicationStatus.DRAFT),
            _copy(SILENT, "33.72", "siasn", v.ReplicationStatus.AWAITING_PARENT, submitted_on=TODAY),
            _copy(STOPPED, "33.74", "pelita", v.ReplicationStatus.VERIFIED, verified_on=TODAY, stopped_on=TODAY),
        ),
        "policies": (
            road_rows.PolicyLoad(POLICY, v.PolicyForm.PERMEN, "1", 2025, "Permen 1/2025", None, v.PolicyStatus.ENACTED),
        ),
        "scale_ups": (
            road_rows.ScaleUpLoad(
                SCALE_UP, "uptpk", v.Stage(3), TODAY, v.Route.REPLICATION, sponsor="kemensos", policy=POLICY
            ),
        ),
    }
    small_world.load(graph, **{name: (*own.get(name, ()), *more.get(name, ())) for name in {**own, **more}})


def _copy(number: str, adopter: str, root: str, status: v.ReplicationStatus, **more: object) -> r.ReplicationLoad:
    values: dict[str, object] = {"started_on": TODAY, **more}
    return r.ReplicationLoad(number, adopter, (r.ParentLink(root),), (root,), status, **values)  # type: ignore[arg-type]


def make(graph: Graph) -> Ids:
    """Make what only an action makes, and return real ids by the name that the routes give them."""
    semarang, steward = (small_world.actor(graph, login) for login in ("semarang-registrar", "steward"))
    solo = small_world.actor(graph, "solo-registrar")
    window = NewRound(TODAY, TODAY + timedelta(30), TODAY + timedelta(60), "national")
    opened = monitoring.open_round(Context(graph, steward, MOMENT), window, uuid4().hex)
    interest = interests.state(Context(graph, solo, MOMENT), "uptpk", "", uuid4().hex)
    copy = ProposalInput("uptpk", "33.24", ReplicationForm(proof_link="https://koran.example"))
    sragen = small_world.actor(graph, "sragen-registrar")
    answer_letters.offer(Context(graph, steward, MOMENT), NewLetter(SILENT, "bkn", KEY), "b" * 32, Clock().real())
    version = next(stop.version for stop in lessons.stopped_at(graph, "33.74") if stop.replication_id == STOPPED)
    lesson_steps.write(Context(graph, semarang, MOMENT), STOPPED, version, "Anggaran dipotong.")
    upload = HandedList(Kind.REPLICATIONS, "daftar.csv", b"Instansi;Inovasi\n33.74;Siasn\n33.74;Pelit\n", "Daftar")
    owners = [who for who in (semarang, steward) for _ in range(importing.MOST_JOBS)]
    jobs = [importing.hand_in(Context(graph, who, MOMENT), upload, uuid4().hex) for who in owners]
    return {
        "replication_id": [VERIFIED_COPY, WAITING, DRAFT, STOPPED, SILENT],
        "subject_id": [VERIFIED_COPY, DRAFT, "uptpk"],
        "innovation_id": ["uptpk", "rahasia", "siasn", "solo-own"],
        "agency_id": ["33.14", "bkn"],
        "code": ["33", "7"],
        "evidence_id": ["e-semarang"],
        "round_id": [opened],
        "interest_id": [interest],
        "job_id": jobs,
        "kind": [kind.value for kind in Kind],
        "certificate_id": [certifying.issue(Context(graph, semarang, MOMENT), VERIFIED_COPY)],
        "key": [KEY],
        "proposal_id": [proposing.propose(Context(graph, sragen, MOMENT), copy, uuid4().hex)],
        "policy_id": [POLICY],
        "scale_up_id": [SCALE_UP],
        "unit_id": ["u-sragen"],
    }
