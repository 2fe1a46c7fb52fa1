"""Templates fetch nothing: a view passes what its page shows, and who reads while one is rendered is refused.

The graph of the request refuses by itself (``tracker/web/reading.py``); that no page has another handle is seen here.
On the way the statements of each page are counted: ``statements.csv`` holds the most that a page of its route needs. A
page that needs more turns a test red; a line is raised by hand, and never above MOST.
"""

import csv
import threading
from collections.abc import Callable, Iterator
from contextvars import ContextVar
from itertools import groupby, islice
from pathlib import Path
from typing import Any

import neo4j
import pytest
from flask import Flask, before_render_template, render_template_string, template_rendered
from jinja2 import Template

from graph.devserver.local import Running
from graph.engine import Graph
from graph.request_graph import ClosedToReads
from graph.store.audit import entries as audit
from tests.conftest import AS_OF, settings_for
from tests.data import every_page, subjects
from tests.data.every_page import READERS
from tracker import create_app
from tracker.base.clock import Clock
from tracker.pages.reports.catalogue import REPORTS
from tracker.web import context as web

MOST = 12  # statements of a page
COUNTED = Path(__file__).with_name("statements.csv")
OF_A_KIND = 9  # addresses of one route for one reader
MORE = {  # pages that the first things of a kind do not have
    "public": ("/evidence/e-semarang",),
    "registrar": ("/innovations/solo-own/extensions", "/interests/new?innovation=uptpk"),
    "steward": ("/innovations/rahasia/review", f"/replications/{subjects.WAITING}/answer-links"),
}
# Pages that only a step or a key of one's own leads to.
BY_A_STEP = {"account/closed.html", "account/password.html", "letters/closed.html", "letters/thanks.html"}
FOLDER = Path(__file__).parents[2] / "templates"


class Rendering:
    """Notes each statement that runs while a template is rendered, in the thread that renders it."""

    def __init__(self, app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
        self.rendered = set[str]()
        self.reads = set[tuple[str, str]]()
        self.asked = 0  # statements of this thread since somebody set it to zero; what is computed beside is no page's
        self._thread = threading.get_ident()
        self._now: ContextVar[str | None] = ContextVar("template", default=None)
        before_render_template.connect(self._begins, app)
        template_rendered.connect(self._ends, app)
        for kind in (neo4j.ManagedTransaction, neo4j.Transaction):
            monkeypatch.setattr(kind, "run", self._noting(kind.run))

    def _begins(self, _app: Flask, template: Template, **_more: object) -> None:
        self._now.set(template.name or "text")
        self.rendered.add(template.name or "text")

    def _ends(self, _app: Flask, **_more: object) -> None:
        self._now.set(None)

    def _noting(self, run: Callable[..., Any]) -> Callable[..., Any]:  # Any: the driver's own
        def noted(tx: object, query: str, *arguments: Any, **more: Any) -> Any:
            self.asked += threading.get_ident() == self._thread
            if (template := self._now.get()) is not None:
                self.reads.add((template, query))
            return run(tx, query, *arguments, **more)

        return noted


@pytest.fixture
def ids(app: Flask, graph: Graph) -> subjects.Ids:
    """Make what only an action makes, an import that waits for its turn, an innovation to decide on and a file."""
    made = subjects.make(graph)
    graph.write(
        lambda tx: tx.run(
            "MATCH (e:Evidence {id: 'e-semarang'}), (i:Innovation {id: 'rahasia'}), (j:ImportJob {id: $job_id}) "
            "SET e.file_name = 'sk.pdf', e.sha256 = $sha256, e.media_type = 'application/pdf', e.size = 10, "
            "    e.public = true, e.uploaded_on = date('2025-01-01'), "
            "    i.status = 'submitted', i.submitted_on = date('2025-12-30'), j.state = 'queued'",
            job_id=made["job_id"][0],
            sha256="f" * 64,
        )
    )
    return made | {"slug": [one.slug for one in REPORTS], "name": ["spread"], "version": ["of-before"]}


@pytest.fixture
def app(graph: Graph, server: Running, tmp_path: Path) -> Flask:
    subjects.load(graph)
    app = create_app(settings_for(server, tmp_path), graph, Clock(AS_OF))
    app.config.update(TESTING=True, PROPAGATE_EXCEPTIONS=False)
    return app


@pytest.fixture
def rendering(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Rendering:
    return Rendering(app, monkeypatch)


def test_no_statement_runs_while_a_page_is_rendered(
    app: Flask, graph: Graph, ids: subjects.Ids, rendering: Rendering
) -> None:
    most, faults = dict[str, int](), set[str]()
    app.test_client().get("/")  # what is read once for all is known by then
    for reader, (_role, login) in READERS.items():
        client = every_page.browser(app, graph, login)
        for route, address in list(_pages(app, reader, ids)):  # its request context must have ended: it lends its g
            rendering.asked = 0
            answer = client.get(address)
            if answer.status_code == 500:  # a template that asked the graph of its request was refused
                faults.add(address)
            if answer.mimetype == "text/html":
                most[route] = max(most.get(route, 0), rendering.asked)

    assert faults == set()
    assert rendering.reads == set()
    assert _of_pages() - rendering.rendered == BY_A_STEP
    assert too_many(most, _counted()) == {}, most


def test_page_with_more_statements_than_its_line_or_than_any_may_have_is_named() -> None:
    asked = {"/a": 12, "/b": 13, "/c": 5, "/new": 2}

    assert too_many(asked, {"/a": 12, "/b": 13, "/c": 4}) == {"/b": 13, "/c": 5, "/new": 2}


def test_no_line_stands_above_what_any_page_may_have() -> None:
    assert {route: count for route, count in _counted().items() if count > MOST} == {}


def too_many(asked: dict[str, int], held: dict[str, int]) -> dict[str, int]:
    """Return the pages that need more statements than their line says, or than any page may."""
    return {route: count for route, count in asked.items() if count > min(held.get(route, -1), MOST)}


def _counted() -> dict[str, int]:
    with COUNTED.open(encoding="utf-8") as file:
        return {row["route"]: int(row["statements"]) for row in csv.DictReader(file)}


def test_statement_that_a_template_runs_is_noted(app: Flask, rendering: Rendering) -> None:
    with app.test_request_context("/"):
        render_template_string("{{ read() }}", read=lambda: audit.version(web.base_graph()))

    assert [template for template, _query in rendering.reads] == ["text"]


@pytest.mark.parametrize("asked", ["read", "write", "handle"])
def test_template_that_asks_the_graph_of_its_request_is_a_fault(app: Flask, asked: str) -> None:
    ask = {
        "read": lambda: audit.version(web.graph()),
        "write": lambda: web.graph().write(lambda tx: tx.run("MERGE (:Migration {name: 'none'})")),
        "handle": lambda: web.graph().within(60),
    }[asked]
    with app.test_request_context("/"):
        audit.version(web.graph())

        with pytest.raises(ClosedToReads, match="a page that is drawn"):
            render_template_string("{{ ask() }}", ask=ask)


def test_what_is_read_after_a_page_was_drawn_is_read(app: Flask) -> None:
    with app.test_request_context("/"):
        render_template_string("drawn")

        assert audit.version(web.graph()) == audit.version(web.base_graph())


def _pages(app: Flask, reader: str, ids: subjects.Ids) -> Iterator[tuple[str, str]]:
    for route, found in groupby(every_page.addresses(app, reader, ids), key=lambda one: one[0]):
        if "." not in route:  # files are made without templates
            yield from islice(found, OF_A_KIND)
    known = app.url_map.bind("localhost")
    for address in MORE.get(reader, ()):
        rule, _values = known.match(address.partition("?")[0], return_rule=True)
        yield rule.rule, address


def _of_pages() -> set[str]:
    """Return the templates that are whole pages: they extend a frame and are none themselves."""
    texts = {str(path.relative_to(FOLDER)): path.read_text("utf-8") for path in FOLDER.rglob("*.html")}
    frames = {name for name in texts if any(f'extends "{name}"' in text for text in texts.values())}
    return {name for name, text in texts.items() if "{%- extends" in text and not name.startswith("errors/")} - frames
