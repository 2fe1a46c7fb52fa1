"""A letter is made once for each click, and ends when the agency can speak, or has spoken, for itself."""

import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import timedelta
from uuid import uuid4

import pytest
from flask.testing import FlaskClient

from graph.domain.policy import Actor
from graph.domain.vocabulary import Role
from graph.engine import Graph
from graph.store.people import users
from graph.store.people.users import NewUser
from graph.store.replications import replications
from tests import small_world
from tests.factories.replication_forms import GOOD
from tests.small_world import MOMENT, NOW, TODAY
from tracker.actions.context import Context
from tracker.actions.people import people, succession
from tracker.actions.replications import answering, registering, verifying
from tracker.actions.replications.verifying import Decision
from tracker.base.clock import Clock
from tracker.web import auth

Browser = Callable[[str | None], FlaskClient]
ADMIN = Actor("admin", "Admin", None, None, frozenset({Role.ADMIN}))


@dataclass(frozen=True)
class _Count:
    number: int


@pytest.fixture
def number(app: object, graph: Graph) -> str:
    """A record of Surakarta that waits for Sragen, where nobody has an account any more."""
    graph.write(lambda tx: tx.run("MATCH (u:User)-[:WORKS_AT]->(:Agency {id: '33.14'}) SET u.active = false"))
    solo = small_world.actor(graph, "solo-registrar")
    return registering.submit_new(Context(graph, solo, MOMENT), replace(GOOD, parents=("uptpk",)), uuid4().hex)


def made(client: FlaskClient, number: str, **more: str) -> str:
    answer = client.post(f"/replications/{number}/answer-links", data={"agency_id": "33.14"} | more)
    assert answer.status_code == 200
    found = re.search(r"/answers/([\w-]{43})<", answer.text)
    assert found is not None
    return found[1]


def answered(client: FlaskClient, graph: Graph, number: str, key: str) -> tuple[int, str]:
    version = str(replications.facts(graph, number).version)
    data = {"answerer": "Siti Aminah", "reason": "", "answer": "confirmed", "version": version}
    answer = client.post(f"/answers/{key}", data=data)
    return answer.status_code, answer.text


def hired(graph: Graph, login: str, agency: str, role: Role = Role.REGISTRAR) -> Actor:
    people.add(graph, NewUser(login, login, login, (role,), agency), uuid4().hex, NOW, timedelta(days=3))
    return small_world.actor(graph, login)


def letters_made(graph: Graph) -> int:
    text = "MATCH (e:AuditEntry {event: 'answer_link.made'}) RETURN count(e) AS number"
    return graph.read(text, _Count)[0].number


def test_many_equal_clicks_make_one_letter_and_show_its_one_key(client_as: Browser, graph: Graph, number: str) -> None:
    page = client_as("steward").get(f"/replications/{number}/answer-links").text
    (once,) = re.findall(r'name="once"[^>]*value="([0-9a-f]{32})"', page)
    clients = [client_as("steward") for _ in range(24)]

    with ThreadPoolExecutor(8) as pool:
        keys = set(pool.map(lambda client: made(client, number, once=once), clients))

    assert len(keys) == 1
    assert letters_made(graph) == 1
    assert client_as(None).get(f"/answers/{keys.pop()}").status_code == 200
    assert made(client_as("verifier"), number, once=once) != made(client_as("steward"), number, once=uuid4().hex)


def test_a_newer_letter_says_so_on_the_page_of_the_older_one(client_as: Browser, graph: Graph, number: str) -> None:
    key = made(client_as("steward"), number)
    newer = made(client_as("verifier"), number)

    closed = client_as(None).get(f"/answers/{key}")

    assert (closed.status_code, answered(client_as(None), graph, number, key)[0]) == (410, 410)
    assert "digantikan oleh surat yang lebih baru" in closed.text
    assert client_as(None).get(f"/answers/{newer}").status_code == 200


@pytest.mark.parametrize("way", ["user add", "hand over", "opened", "successor"])
def test_letter_ends_for_good_when_the_agency_has_a_registrar(
    client_as: Browser, graph: Graph, number: str, way: str
) -> None:
    key = made(client_as("steward"), number)
    if way == "user add":
        hired(graph, "newcomer", "33.14")
    elif way == "hand over":
        hired(graph, "drafter", "33.14", Role.DRAFTER)
        graph.write(
            lambda tx: tx.run("MATCH (u:User {id: 'sragen-verifier'}) SET u.active = true, u.roles = ['registrar']")
        )
        succession.hand_over(Context(graph, ADMIN, MOMENT), "sragen-verifier", "drafter")
    elif way == "opened":
        graph.write(lambda tx: tx.run("MATCH (u:User {id: 'sragen-registrar'}) SET u.active = true"))
    else:
        hired(graph, "ministry", "kemensos")
        succession.succeed(Context(graph, ADMIN, MOMENT), "33.14", "kemensos", TODAY, "UU 1/2025")

    closed = client_as(None).get(f"/answers/{key}")

    assert closed.status_code == 410
    assert "kini memiliki Admin Lokal" in closed.text
    assert answered(client_as(None), graph, number, key)[0] == 410
    assert replications.facts(graph, number).status == "awaiting_parent"
    if way != "opened":
        graph.write(lambda tx: tx.run("MATCH (u:User) WHERE 'registrar' IN u.roles SET u.active = false"))
        assert client_as(None).get(f"/answers/{key}").status_code == 410  # it does not come back
    else:
        assert "Yang dapat menjawab sekarang: Admin Lokal" in closed.text


@pytest.mark.parametrize("said", ["confirmed", "unclear", "objected"])
def test_nobody_overrules_by_an_old_letter_what_the_agency_said_itself(
    client_as: Browser, graph: Graph, number: str, said: str
) -> None:
    key = made(client_as("steward"), number)
    graph.write(lambda tx: tx.run("MATCH (u:User {id: 'sragen-registrar'}) SET u.active = true"))
    version, sragen = replications.facts(graph, number).version, small_world.actor(graph, "sragen-registrar")
    answering.answer(Context(graph, sragen, MOMENT), number, version, said, "Bukan dari kami")
    graph.write(lambda tx: tx.run("MATCH (u:User {id: 'sragen-registrar'}) SET u.active = false"))
    status = replications.facts(graph, number).status

    code, page = answered(client_as(None), graph, number, key)

    assert (code, replications.facts(graph, number).status) == (410, status)
    assert "sudah menjawab dengan cara lain" in page


def test_answer_that_an_older_release_took_beside_the_letter_ends_it_too(
    client_as: Browser, graph: Graph, number: str
) -> None:
    key = made(client_as("steward"), number)
    graph.write(
        lambda tx: tx.run(
            "MATCH (r:Replication {id: $id})-[l:ADAPTS]->() SET l.answer = 'objected', r.status = 'disputed'", id=number
        )
    )

    assert answered(client_as(None), graph, number, key)[0] == 410
    assert replications.facts(graph, number).status == "disputed"


def test_letter_of_somebody_who_decided_since_brings_no_answer(client_as: Browser, graph: Graph, number: str) -> None:
    key = made(client_as("verifier"), number)
    graph.write(lambda tx: tx.run("MATCH (r:Replication {id: $id}) SET r.submitted_on = date('2025-01-01')", id=number))
    version, verifier = replications.facts(graph, number).version, small_world.actor(graph, "verifier")
    verifying.decide(Context(graph, verifier, MOMENT), number, version, Decision("returned", "Lengkapi"))
    version, solo = replications.facts(graph, number).version, small_world.actor(graph, "solo-registrar")
    registering.submit(Context(graph, solo, MOMENT), number, version, GOOD)

    code, page = answered(client_as(None), graph, number, key)

    assert code == 410
    assert "Pembuat surat ini" in page
    assert replications.facts(graph, number).status == "awaiting_parent"


def test_spent_letter_says_that_it_was_used(client_as: Browser, graph: Graph, number: str) -> None:
    key = made(client_as("steward"), number)

    first, again = (answered(client_as(None), graph, number, key) for _ in range(2))

    assert (first[0], again[0]) == (200, 410)
    assert "Tautan ini sudah dipakai: jawaban Pemerintah Kabupaten Sragen sudah tercatat" in again[1]
    assert "This link has been used" in client_as(None).get(f"/answers/{key}?lang=en").text


def test_spent_link_for_a_password_says_that_it_was_used(client_as: Browser, graph: Graph, clock: Clock) -> None:
    for key, life in (("used", "P1D"), ("old", "-P1D")):
        graph.write(
            lambda tx, key=key, life=life: tx.run(
                "MATCH (u:User {id: 'verifier'}) CREATE (u)-[:MAY_USE]->(:OneTimeLink {id: $id, kind: 'password', "
                "expires_at: datetime() + duration($life)})",
                id=auth.key_hash(key),
                life=life,
            )
        )
    graph.write(lambda tx: users.use_link(tx, auth.key_hash("used"), "hash", clock.real()))
    public = client_as(None)

    used, old, unknown = (public.get(f"/links/{key}") for key in ("used", "old", "none"))

    assert (used.status_code, old.status_code, unknown.status_code) == (410, 410, 404)
    assert "Tautan ini sudah dipakai" in used.text
    assert "sudah kedaluwarsa" in old.text
