"""The inbox says who can be asked by letter only, to those who see to it, until a letter is under way."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from flask.testing import FlaskClient

from graph.engine import Graph
from graph.store.replications import answer_links
from tests import small_world
from tests.factories.replication_forms import GOOD
from tests.small_world import MOMENT
from tracker.actions.context import Context
from tracker.actions.replications import registering
from tracker.base.clock import Clock

Browser = Callable[[str | None], FlaskClient]


@pytest.fixture
def number(app: object, graph: Graph) -> str:
    """A record of Surakarta that waits for Sragen, whose registrar has left."""
    graph.write(lambda tx: tx.run("MATCH (u:User {id: 'sragen-registrar'}) SET u.active = false"))
    solo = small_world.actor(graph, "solo-registrar")
    return registering.submit_new(Context(graph, solo, MOMENT), replace(GOOD, parents=("uptpk",)), uuid4().hex)


def is_asked(client: FlaskClient, number: str) -> bool:
    return f'href="/replications/{number}/answer-links"' in client.get("/inbox").text


def test_steward_is_led_to_the_letter(client_as: Browser, number: str) -> None:
    page = client_as("steward").get("/inbox").text

    assert f'href="/replications/{number}/answer-links"' in page
    assert "Minta jawaban instansi asal dengan surat" in page
    assert "Pemerintah Kabupaten Sragen" in page
    assert "Ask the originating agency" in client_as("steward").get("/inbox?lang=en").text


@pytest.mark.parametrize("login", ["verifier", "auditor", "solo-registrar", "analyst"])
def test_nobody_else_is(client_as: Browser, number: str, login: str) -> None:
    assert not is_asked(client_as(login), number)


def test_hub_is_led_to_it_in_its_own_province_only(client_as: Browser, graph: Graph, number: str) -> None:
    for user in ("kendal-registrar", "analyst"):
        graph.write(lambda tx, user=user: tx.run("MATCH (u:User {id: $id}) SET u.roles = ['facilitator']", id=user))

    assert is_asked(client_as("kendal-registrar"), number)
    assert not is_asked(client_as("analyst"), number)  # at a ministry, in no province


def test_letter_under_way_ends_the_need_until_it_lapses(
    client_as: Browser, graph: Graph, number: str, clock: Clock
) -> None:
    steward = client_as("steward")
    steward.post(f"/replications/{number}/answer-links", data={"agency_id": "33.14"})

    assert not is_asked(steward, number)
    past = clock.real() - timedelta(seconds=1)
    graph.write(lambda tx: tx.run("MATCH (l:OneTimeLink {kind: 'answer'}) SET l.expires_at = $past", past=past))
    assert is_asked(steward, number)


def test_no_letter_is_needed_where_somebody_can_sign_in(client_as: Browser, graph: Graph, number: str) -> None:
    graph.write(lambda tx: tx.run("MATCH (u:User {id: 'sragen-registrar'}) SET u.active = true"))

    assert not is_asked(client_as("steward"), number)


def test_registrar_of_a_successor_answers_and_no_letter_is_needed(
    client_as: Browser, graph: Graph, number: str
) -> None:
    graph.write(
        lambda tx: tx.run(
            "MATCH (new:Agency {id: '33.24'}), (old:Agency {id: '33.14'}) CREATE (new)-[:SUCCEEDS]->(old)"
        )
    )

    assert not is_asked(client_as("steward"), number)
    assert [one.has_registrar for one in answer_links.silent_parents(graph, number)] == [True]
