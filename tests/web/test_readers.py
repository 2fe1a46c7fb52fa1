"""Who reads a record before it is public: a hub what was submitted in its province, an admin nothing."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from graph.engine import Graph
from tests.factories.sent_replications import register
from tests.small_world import VERIFIED_COPY

ClientAs = Callable[[str | None], FlaskClient]


@pytest.fixture
def number(client_as: ClientAs) -> str:
    """A record of Surakarta that waits for Sragen."""
    return register(client_as("solo-registrar"))


def test_admin_reads_no_record_that_is_not_public(client_as: ClientAs, graph: Graph, number: str) -> None:
    graph.write(lambda tx: tx.run("MATCH (u:User {id: 'analyst'}) SET u.roles = ['admin']"))
    admin = client_as("analyst")

    for address in (f"/replications/{number}", f"/records/{number}/evidence", "/innovations/rahasia/history"):
        assert admin.get(address).status_code == 404
    assert admin.get(f"/review/{number}").status_code == 403
    assert "Riwayat" not in admin.get(f"/replications/{VERIFIED_COPY}").text
    assert admin.get("/innovations/uptpk/history").status_code == 404


def test_hub_reads_what_was_submitted_in_its_province_and_no_file_and_no_other(
    client_as: ClientAs, graph: Graph, number: str
) -> None:
    hub = client_as("kendal-registrar")
    graph.write(lambda tx: tx.run("MATCH (u:User {id: 'kendal-registrar'}) SET u.roles = ['facilitator']"))
    draft = register(client_as("solo-drafter"), "save", once="d" * 32, parents=["pelita"])

    page = hub.get(f"/replications/{number}")

    assert page.status_code == 200
    assert "Riwayat" in page.text
    for closed in ('name="answer"', f"/records/{number}/evidence", "/review/"):
        assert closed not in page.text
    assert hub.get(f"/records/{number}/evidence").status_code == 404
    assert hub.get(f"/replications/{draft}").status_code == 404
    graph.write(
        lambda tx: tx.run(
            "MATCH (u:User {id: 'kendal-registrar'})-[w:WORKS_AT]->() MATCH (a:Agency {id: 'kemensos'}) "
            "DELETE w CREATE (u)-[:WORKS_AT]->(a)"
        )
    )
    assert hub.get(f"/replications/{number}").status_code == 404
