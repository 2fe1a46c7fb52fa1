"""How long a request reads, whatever becomes of it; and what the cookie says of the last write."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta

import pytest
from flask import Flask, Response, render_template_string
from flask.testing import FlaskClient
from flask.typing import RouteCallable

from graph.domain.policy import Action
from graph.engine import Graph
from graph.request_graph import ClosedToReads
from graph.store.audit import entries as audit
from tests.data import bookmarks
from tests.web.conftest import ClientAs
from tracker.base.clock import Clock
from tracker.figures.snapshot import Renewing
from tracker.web import context as web, last_write
from tracker.web.context import requires

OPEN = "SHOW TRANSACTIONS YIELD transactionId RETURN count(*) AS count"


@dataclass(frozen=True)
class _Count:
    count: int


@pytest.fixture
def opened(graph: Graph) -> Callable[[], int]:
    return lambda: graph.read(OPEN, _Count)[0].count - 1  # without the one that counts


@pytest.fixture
def shown(app: Flask) -> Callable[..., FlaskClient]:
    """Return a stranger's browser of an application that has this view too."""

    def added(view: RouteCallable) -> FlaskClient:
        app.add_url_rule("/view", "view", requires(Action.PORTAL_READ)(view), methods=["GET", "POST"])
        return app.test_client()

    return added


def test_page_holds_a_transaction_while_it_reads_and_none_while_it_is_drawn(
    shown: Callable[..., FlaskClient], opened: Callable[[], int]
) -> None:
    counts: list[int] = []

    def view() -> str:
        audit.version(web.graph())
        counts.append(opened())
        return render_template_string("{{ count() }}", count=lambda: counts.append(opened()))

    assert shown(view).get("/view").status_code == 200
    assert [*counts, opened()] == [1, 0, 0]


def test_view_that_raises_leaves_no_transaction(shown: Callable[..., FlaskClient], opened: Callable[[], int]) -> None:
    def view() -> str:
        audit.version(web.graph())
        raise KeyError

    assert shown(view).get("/view").status_code == 500
    assert opened() == 0


def test_template_that_raises_leaves_no_transaction_and_its_error_page_is_drawn(
    shown: Callable[..., FlaskClient], opened: Callable[[], int]
) -> None:
    def view() -> str:
        audit.version(web.graph())
        return render_template_string("{{ missing }}")

    answer = shown(view).get("/view")

    assert (answer.status_code, 'class="brand"' in answer.text) == (500, True)
    assert opened() == 0


def test_stream_goes_on_by_a_handle_of_its_own_and_not_by_that_of_the_request(
    shown: Callable[..., FlaskClient], opened: Callable[[], int]
) -> None:
    def view() -> Response:
        graph = web.graph()
        own, version = graph.within(60), audit.version(graph)

        def lines() -> Iterator[str]:
            yield str(audit.version(own) - version)
            yield str(opened())
            with pytest.raises(ClosedToReads, match="end of its request"):
                audit.version(graph)
            yield "!"

        return Response(lines())

    answer = shown(view).get("/view", buffered=False)

    assert opened() == 0
    assert answer.text == "00!"


def test_stream_that_is_broken_off_leaves_no_transaction(
    shown: Callable[..., FlaskClient], opened: Callable[[], int]
) -> None:
    def view() -> Response:
        own = web.graph().within(60)
        audit.version(web.graph())
        return Response(str(audit.version(own)) for _ in range(1000))

    answer = shown(view).get("/view", buffered=False)
    next(answer.iter_encoded())
    answer.close()

    assert opened() == 0


def test_page_that_looks_back_reads_on_and_leaves_no_transaction(
    shown: Callable[..., FlaskClient], opened: Callable[[], int]
) -> None:
    """Wherever it is made once more: also when the template was at it."""
    tried: list[int] = []

    def late() -> str:
        if len(tried) == 1:
            raise Renewing
        return "late"

    def view() -> str:
        tried.append(audit.version(web.graph()))
        return render_template_string("{{ late() }}", late=late)

    assert shown(view).get("/view").text == "late"
    assert len(tried) == 2
    assert opened() == 0


def test_request_that_is_ended_in_the_middle_leaves_no_transaction(app: Flask, opened: Callable[[], int]) -> None:
    """As by a thread that is told to stop: nothing catches it, and the context is left all the same."""

    def ended() -> None:
        audit.version(web.graph())
        assert opened() == 1
        raise SystemExit

    with pytest.raises(SystemExit), app.test_request_context("/"):
        ended()

    assert opened() == 0


def told(client: FlaskClient) -> dict[str, object] | None:
    with client.session_transaction() as session:
        return session.get("last_write")


def claims(client: FlaskClient, bookmark: str, age: timedelta = timedelta()) -> None:
    """Have the cookie say that its person wrote something so long ago."""
    with client.session_transaction() as session:
        session["last_write"] = {"at": (Clock().real() - age).timestamp(), "bookmarks": [bookmark], "version": 7}


def test_cookie_tells_of_a_write_and_when_it_was(client_as: ClientAs, graph: Graph) -> None:
    client = client_as("semarang-registrar")

    assert client.get("/notices").status_code == 200
    assert told(client) is None
    client.post("/notices/read", data={"newest": ""})

    found = told(client)
    assert found is not None
    assert abs(Clock().real().timestamp() - float(str(found["at"]))) < last_write.SECONDS
    assert found["version"] == audit.version(graph)
    assert len(list(str(found["bookmarks"]))) > 0


def test_step_that_writes_nothing_claims_nothing(shown: Callable[..., FlaskClient]) -> None:
    client = shown(lambda: str(audit.version(web.graph())))
    client.application.config["WTF_CSRF_ENABLED"] = False

    assert client.post("/view").status_code == 200
    assert told(client) is None


def test_bookmark_that_the_server_does_not_know_costs_one_page_one_more_try(
    client_as: ClientAs, graph: Graph, begun: list[float]
) -> None:
    client = client_as("semarang-registrar")
    claims(client, bookmarks.ahead(graph.bookmarks[0]))

    first = client.get("/notices")
    tries = len(begun)
    second = client.get("/notices")

    assert (first.status_code, second.status_code) == (200, 200)
    assert (tries, len(begun)) == (2, 3)
    assert told(client) is None


def test_form_of_a_writer_whose_bookmark_is_unknown_is_kept(client_as: ClientAs, graph: Graph) -> None:
    client = client_as("semarang-registrar")
    claims(client, bookmarks.ahead(graph.bookmarks[0]))

    saved = client.post("/replications/new", data={"once": "f" * 32, "act": "save", "local_name": "Loket"})

    assert saved.status_code == 303
    assert "Loket" in client.get(saved.headers["Location"], follow_redirects=True).text


def test_what_was_written_over_a_minute_ago_is_dropped_unread(
    client_as: ClientAs, graph: Graph, begun: list[float]
) -> None:
    client = client_as("semarang-registrar")
    claims(client, bookmarks.ahead(graph.bookmarks[0]), timedelta(seconds=last_write.SECONDS + 5))

    assert client.get("/notices").status_code == 200
    assert len(begun) == 1
    assert told(client) is None
