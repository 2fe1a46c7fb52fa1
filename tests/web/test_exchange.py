"""The interest board through its pages: each step with the days that it took, and nothing for a stranger."""

from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

import pytest
from flask import Flask
from flask.testing import FlaskClient

from graph.domain.values.moment import Moment
from graph.engine import Graph
from graph.store.innovations import interests
from tests import small_world
from tests.small_world import NOW, TODAY, VERIFIED_COPY
from tests.web.conftest import without_token
from tracker.actions.context import Context
from tracker.actions.innovations import interests as board
from tracker.actions.innovations.interests import InterestStep

ClientAs = Callable[[str | None], FlaskClient]


@pytest.fixture
def way(app: Flask, graph: Graph) -> str:
    """Surakarta's interest in UPTPK: answered after 3 days, agreed 7 days later, and waiting for 10 days since."""
    solo, sragen = small_world.actor(graph, "solo-registrar"), small_world.actor(graph, "sragen-registrar")
    number = board.state(
        Context(graph, solo, Moment(NOW, TODAY - timedelta(20))), "uptpk", "Kami ingin belajar", uuid4().hex
    )
    steps = (
        (sragen, InterestStep("mentor", "SERUNI lebih dekat", mentor=VERIFIED_COPY), TODAY - timedelta(17)),
        (solo, InterestStep("agree", agreement="PKS 12/2025", day="21-12-2025"), TODAY - timedelta(10)),
    )
    for who, step, on in steps:
        board.take(Context(graph, who, Moment(NOW, on)), number, interests.by_id(graph, number).version, step)
    return number


@pytest.mark.parametrize(
    ("lang", "after"), [("id", "%s hari sesudah langkah sebelumnya"), ("en", "%s days after the step before")]
)
def test_each_step_says_how_many_days_it_took(client_as: ClientAs, way: str, lang: str, after: str) -> None:
    page = client_as("solo-registrar").get(f"/interests/{way}?lang={lang}").text

    assert [number for number in range(1, 30) if after % number in page] == [3, 7]
    waiting = "Menunggu langkah berikutnya selama 10 hari." if lang == "id" else "10 days"
    assert waiting in page


def test_list_counts_the_days_since_the_last_step(client_as: ClientAs, way: str) -> None:
    page = client_as("sragen-registrar").get("/interests").text

    assert 'data-label="Hari" class="num">10</td>' in page


def test_stranger_finds_an_interest_like_a_missing_one(client_as: ClientAs, way: str) -> None:
    stranger = client_as("kendal-registrar")

    theirs, missing = stranger.get(f"/interests/{way}"), stranger.get("/interests/I-00000000")

    assert (theirs.status_code, without_token(theirs.text)) == (
        404,
        without_token(missing.text).replace("I-00000000", way),
    )


def test_inbox_says_whose_step_an_interest_waits_for_and_what_happens_if_it_is_left(
    client_as: ClientAs, app: Flask, graph: Graph
) -> None:
    solo = small_world.actor(graph, "solo-registrar")
    number = board.state(
        Context(graph, solo, Moment(NOW, TODAY - timedelta(20))), "uptpk", "Kami ingin belajar", uuid4().hex
    )

    asked, waiting = client_as("sragen-registrar").get("/inbox").text, client_as("solo-registrar").get("/inbox").text

    assert f"/interests/{number}" in asked
    assert "Minat menunggu jawaban Anda" in asked
    assert "Instansi yang berminat tetap menunggu jawaban." in asked
    assert f"/interests/{number}" not in waiting
    assert "An interest waits for your answer" in client_as("sragen-registrar").get("/inbox?lang=en").text
