"""A successor acts for the agency before it: answers, withdraws, ticks; the page and the command that record it."""

import re
from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

import pytest
from click.testing import CliRunner, Result
from flask.testing import FlaskClient

from graph.devserver.local import Running
from graph.engine import Graph
from graph.store.audit import entries as audit
from graph.store.monitoring import rounds
from graph.store.monitoring.rounds import NewRound
from graph.store.people import succession
from graph.store.replications import replications
from tests import small_world
from tests.small_world import MOMENT, TODAY, VERIFIED_COPY
from tracker.actions.context import Context
from tracker.actions.monitoring import monitoring

ClientAs = Callable[[str | None], FlaskClient]
FORM = {"old_id": "33.74", "new_id": "kemensos", "on": "2025-01-01", "basis": "UU 99/2024"}
AWAY = f"/replications/{VERIFIED_COPY}/withdraw"


@pytest.fixture
def succeeded(client_as: ClientAs, graph: Graph) -> None:
    """A ministry, which has a registrar, succeeds Semarang, whose people and open work move to it."""
    graph.write(lambda tx: tx.run("MATCH (u:User {id: 'analyst'}) SET u.roles = ['registrar']"))
    assert client_as("steward").post("/agencies/successions", data=FORM).status_code == 303


def test_page_records_the_succession_with_its_basis_and_refuses_a_circle(client_as: ClientAs, graph: Graph) -> None:
    steward = client_as("steward")

    empty = steward.post("/agencies/successions", data=FORM | {"basis": " ", "on": ""})
    ahead = steward.post("/agencies/successions", data=FORM | {"on": "2026-01-01"})
    done = steward.post("/agencies/successions", data=FORM)
    circle = steward.post("/agencies/successions", data=FORM | {"old_id": "kemensos", "new_id": "33.74"})

    assert (empty.status_code, ahead.status_code, done.status_code, circle.status_code) == (422, 422, 303, 409)
    assert [(one.old_id, one.new_id, one.basis) for one in succession.latest(graph)] == [
        ("33.74", "kemensos", "UU 99/2024")
    ]
    assert "UU 99/2024" in steward.get("/agencies/successions?q=sosial&lang=en").text
    assert client_as("verifier").get("/agencies/successions").status_code == 403


def test_successor_withdraws_a_copy_of_the_agency_before_it(client_as: ClientAs, graph: Graph, succeeded: None) -> None:
    ministry, version = client_as("analyst"), replications.facts(graph, VERIFIED_COPY).version

    assert "Cabut catatan ini" in ministry.get(f"/replications/{VERIFIED_COPY}").text
    answer = ministry.post(AWAY, data={"version": str(version), "reason": "Salah catat"})

    assert answer.status_code == 303
    held = replications.facts(graph, VERIFIED_COPY)
    assert (held.status, held.adopter_id) == ("withdrawn", "33.74")
    assert audit.of_subject(graph, VERIFIED_COPY)[-1].event == "replication.withdrawn"


def test_stranger_still_cannot(client_as: ClientAs, graph: Graph, succeeded: None) -> None:
    version = replications.facts(graph, VERIFIED_COPY).version
    data = {"version": str(version), "reason": "Salah catat"}

    assert client_as("solo-registrar").post(AWAY, data=data).status_code in {403, 404}
    assert replications.facts(graph, VERIFIED_COPY).status == "verified"


def test_successor_answers_for_a_copy_that_others_follow(client_as: ClientAs, graph: Graph, succeeded: None) -> None:
    graph.write(
        lambda tx: tx.run(
            "MATCH (p:Replication {id: $parent}), (i:Innovation {id: 'uptpk'}), (a:Agency {id: '33.72'}) "
            "CREATE (r:Replication {id: 'R-CHILD', status: 'awaiting_parent', version: 1, manner: 'adopted', "
            "submitted_on: date('2025-12-01'), since: date('2025-12-01'), started_on: date('2025-01-01')}) "
            "CREATE (r)-[:ADOPTED_BY]->(a) CREATE (r)-[:ADAPTS {order: 1, answer: 'waiting'}]->(p) "
            "CREATE (r)-[:OF {kept: [], changed: [], dropped: []}]->(i)",
            parent=VERIFIED_COPY,
        )
    )
    ministry = client_as("analyst")
    assert "R-CHILD" in ministry.get("/inbox").text

    page = ministry.get("/replications/R-CHILD").text
    shown = dict(re.findall(r'name="(version|seen)"[^>]*value="([^"]*)"', page))
    answer = ministry.post("/replications/R-CHILD/answer", data=shown | {"answer": "confirmed", "reason": ""})

    assert answer.status_code == 303
    assert replications.facts(graph, "R-CHILD").status == "awaiting_verification"


def test_successor_ticks_the_list_and_reads_the_papers(client_as: ClientAs, graph: Graph, succeeded: None) -> None:
    window = NewRound(TODAY, TODAY + timedelta(30), TODAY + timedelta(60), "national")
    opened = monitoring.open_round(Context(graph, small_world.actor(graph, "steward"), MOMENT), window, uuid4().hex)
    ministry = client_as("analyst")

    ticked = ministry.post(
        f"/rounds/{opened}/list", data={f"life-{VERIFIED_COPY}": "ongoing", f"was-{VERIFIED_COPY}": ""}
    )

    assert ticked.status_code == 303
    assert [(one.id, one.life) for one in rounds.asked(graph, opened, "kemensos")] == [(VERIFIED_COPY, "ongoing")]
    assert ministry.get(f"/replications/{VERIFIED_COPY}/proof-pack.csv").status_code == 200
    assert ministry.post(f"/replications/{VERIFIED_COPY}/certificate").status_code == 303


def test_verifier_of_a_successor_decides_on_nothing_of_the_agency_before_it(client_as: ClientAs, graph: Graph) -> None:
    graph.write(
        lambda tx: tx.run(
            "MATCH (new:Agency {id: 'kemenpanrb'}), (old:Agency {id: '33.72'}) CREATE (new)-[:SUCCEEDS]->(old) "
            "WITH 1 AS one MATCH (i:Innovation {id: 'uptpk'}), (a:Agency {id: '33.72'}) "
            "CREATE (r:Replication {id: 'R-OWN', status: 'awaiting_verification', version: 1, "
            "submitted_on: date('2025-12-01'), since: date('2025-12-01')})-[:ADOPTED_BY]->(a) "
            "CREATE (r)-[:ADAPTS {order: 1, answer: 'confirmed'}]->(i)"
        )
    )

    answer = client_as("verifier").post("/review/R-OWN/decision", data={"version": "1", "decision": "verify"})

    assert answer.status_code in {403, 409, 422}
    assert replications.facts(graph, "R-OWN").status == "awaiting_verification"


def test_office_is_handed_over_on_the_page_by_an_administrator_only(client_as: ClientAs, graph: Graph) -> None:
    graph.write(lambda tx: tx.run("MATCH (u:User {id: 'second-verifier'}) SET u.roles = ['admin']"))
    data = {"one": "solo-registrar", "two": "solo-drafter"}

    assert client_as("steward").post("/offices/hand-over", data=data).status_code == 403
    admin = client_as("second-verifier")
    assert admin.post("/offices/hand-over", data=data | {"two": "sragen-registrar"}).status_code == 409
    assert admin.post("/offices/hand-over", data=data).status_code == 303

    assert client_as("solo-registrar").get("/inbox").status_code == 302
    assert client_as("solo-drafter").get("/imports").status_code == 200  # a registrar's page


def test_commands_do_the_same_and_say_why_not(
    graph: Graph, server: Running, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    from tracker.cli import cli

    small_world.load(graph)
    graph.write(lambda tx: tx.run("MATCH (u:User {id: 'second-verifier'}) SET u.roles = ['admin']"))
    for name, value in (("URI", server.uri), ("USER", server.user), ("PASSWORD", server.password)):
        monkeypatch.setenv(f"NEO4J_{name}", value)
    monkeypatch.setenv("JEJAK_DATA", str(tmp_path_factory.mktemp("data")))
    run, by = CliRunner().invoke, ["--by", "second-verifier"]
    step = ["agency", "succeed", "33.74", "kemensos", "--on", "2025-01-01", "--basis", "UU 99/2024"]

    nobody = run(cli, [*step, "--by", "nobody"])
    verifier = run(cli, [*step, "--by", "verifier"])
    done = run(cli, [*step, *by])
    handed = run(cli, ["user", "hand-over", "solo-registrar", "solo-drafter", *by])

    assert [one.exit_code for one in (nobody, verifier, done, handed)] == [1, 1, 0, 0], handed.output
    assert "There is no such person" in nobody.output
    assert [(one.old_id, one.new_id) for one in succession.latest(graph)] == [("33.74", "kemensos")]
    assert handed.output.endswith("solo-drafter goes on for solo-registrar, whose account is closed\n")


@pytest.fixture
def shell(
    graph: Graph, server: Running, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> Callable[..., Result]:
    """Run a command on the small world, in which two people administer."""
    from tracker.cli import cli

    small_world.load(graph)
    alone = "MATCH (u:User) WHERE u.id IN ['second-verifier', 'steward'] SET u.roles = ['admin']"
    graph.write(lambda tx: tx.run(alone))
    for name, value in (("URI", server.uri), ("USER", server.user), ("PASSWORD", server.password)):
        monkeypatch.setenv(f"NEO4J_{name}", value)
    monkeypatch.setenv("JEJAK_DATA", str(tmp_path_factory.mktemp("data")))
    return lambda *words: CliRunner().invoke(cli, list(words))


@pytest.mark.parametrize(
    ("one", "two", "said"),
    [
        ("verifier", "second-verifier", "Another administrator records"),
        ("second-verifier", "verifier", "Another administrator records"),
        ("verifier", "auditor", "An administrator and an auditor hold no other role"),
        ("steward", "verifier", "An administrator and an auditor hold no other role"),
        ("nobody", "verifier", "active person of the same agency"),
    ],
)
def test_command_refuses_an_office_in_one_line(shell: Callable[..., Result], one: str, two: str, said: str) -> None:
    done = shell("user", "hand-over", one, two, "--by", "second-verifier")

    assert (done.exit_code, said in done.output) == (1, True), done.output


def test_commands_give_no_role_beside_one_that_stands_alone_and_take_it_away(
    shell: Callable[..., Result], graph: Graph
) -> None:
    new = ["user", "add", "baru", "--name", "Baru", "--agency", "kemenpanrb", "--role", "auditor", "--role", "verifier"]
    graph.write(lambda tx: tx.run("MATCH (u:User {id: 'steward'}) SET u.roles = ['admin', 'steward']"))

    added, checked = shell(*new), shell("check")
    relieved = shell("user", "relieve", "steward", "--role", "admin", "--by", "second-verifier")
    after = shell("check")

    assert (added.exit_code, relieved.exit_code) == (1, 0), relieved.output
    assert "stand alone" in added.output
    assert "MISSING  administrators and auditors hold no other role (steward;" in checked.output
    assert "ok       administrators and auditors hold no other role\n" in after.output


def test_page_says_why_an_office_is_not_handed_over(client_as: ClientAs, graph: Graph) -> None:
    graph.write(lambda tx: tx.run("MATCH (u:User {id: 'second-verifier'}) SET u.roles = ['admin']"))
    graph.write(lambda tx: tx.run("MATCH (u:User {id: 'solo-registrar'}) SET u.active = false"))
    admin = client_as("second-verifier")

    own = admin.post("/offices/hand-over", data={"one": "verifier", "two": "second-verifier"})
    closed = admin.post("/offices/hand-over", data={"one": "solo-registrar", "two": "solo-drafter"})
    both = admin.post("/offices/hand-over", data={"one": "verifier", "two": "auditor"})

    assert (own.status_code, closed.status_code, both.status_code) == (409, 409, 409)
    assert "dicatat oleh admin lain" in own.text
    assert "sudah ditutup" in closed.text
    assert "tidak merangkap peran lain" in both.text
