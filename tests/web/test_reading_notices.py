"""A list of notices is marked as read as it was shown: neither a clock keeps one unread, nor is an unseen one read."""

import json
import re
from datetime import datetime, timedelta

import pytest
from flask.testing import FlaskClient

from graph.domain.events import NoticeKind
from graph.engine import Graph
from graph.store.people import notices
from tests.small_world import NOW
from tests.web.conftest import ClientAs

PERSON = "verifier"


def tell(graph: Graph, name: str, at: datetime) -> None:
    graph.write(
        lambda tx: tx.run(
            "MATCH (u:User {id: $person}) CREATE (:Notice {id: $name, at: $at, kind: $kind, path: '/', "
            "values: $values, mail_state: 'none', attempts: 0, subject: 'x'})-[:FOR]->(u)",
            person=PERSON,
            name=name,
            kind=NoticeKind.REPLICATION_VERIFIED,
            values=json.dumps({"name": "x", "number": "R-1"}),
            at=at,
        )
    )


def unread(graph: Graph) -> int:
    return notices.wishes(graph, PERSON).unread


def newest(client: FlaskClient, address: str = "/notices") -> dict[str, str]:
    found = re.search(r'name="newest" value="([^"]*)"', client.get(address).text)
    return {"newest": found[1]} if found else {}


@pytest.fixture
def reader(client_as: ClientAs, graph: Graph) -> FlaskClient:
    for number in range(40):
        tell(graph, f"n-{number:02}", NOW + timedelta(days=400, minutes=number))  # stamped by a clock far ahead
    return client_as(PERSON)


def test_notices_that_a_clock_dates_after_now_are_read_too(reader: FlaskClient, graph: Graph) -> None:
    assert unread(graph) == 40

    assert reader.post("/notices/read", data=newest(reader)).status_code == 303

    assert unread(graph) == 0


def test_notice_that_came_after_the_list_was_shown_stays_new(reader: FlaskClient, graph: Graph) -> None:
    shown = newest(reader)
    tell(graph, "n-later", NOW + timedelta(days=401))

    reader.post("/notices/read", data=shown)

    assert unread(graph) == 1


@pytest.mark.parametrize("form", [{}, {"newest": ""}, {"newest": "n-of-nobody"}])
def test_without_a_newest_one_all_are_read(reader: FlaskClient, graph: Graph, form: dict[str, str]) -> None:
    reader.post("/notices/read", data=form)

    assert unread(graph) == 0


def test_further_page_marks_all_and_nobody_marks_what_is_anothers(
    reader: FlaskClient, graph: Graph, client_as: ClientAs
) -> None:
    assert newest(reader, "/notices?before=2027-02-04T03:20:00%2B00:00") == {}

    client_as("second-verifier").post("/notices/read", data=newest(reader))

    assert unread(graph) == 40
