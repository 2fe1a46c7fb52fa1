"""Templates fetch nothing: a view passes what its page shows, and who reads while one is rendered is refused.

The graph of the request refuses by itself (``tracker/web/reading.py``); that no page has another handle is seen here.
On the way the statements of each page are counted: ``statements.csv`` holds the most that a page of its route needs. A
page that needs more turns a test red; a line is raised by hand, and never above MOST.
"""

import csv
import threading
from collections.abc import Callable
from contextvars import ContextVar
from pathlib import Path
from typing import Any

import neo4j
import pytest
from flask import Flask, before_render_template, render_template_string, template_rendered
from jinja2 import Template

from graph.engine import Graph
from graph.request_graph import ClosedToReads
from graph.store.audit import entries as audit
from tests.data import every_page, subjects
from tests.data.every_page import READERS
from tests.factories import read_pages
from tracker.web import context as web

MOST = 12  # statements of a page
COUNTED = Path(__file__).parents[1] / "statements.csv"
# Pages that only a step or a key of one's own leads to.
BY_A_STEP = {"account/closed.html", "account/password.html", "letters/closed.html", "letters/thanks.html"}
FOLDER = Path(__file__).parents[3] / "templates"


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
def rendering(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Rendering:
    return Rendering(app, monkeypatch)


def test_no_statement_runs_while_a_page_is_rendered(
    app: Flask, graph: Graph, ids: subjects.Ids, rendering: Rendering
) -> None:
    most = dict[str, int]()
    app.test_client().get("/")  # what is read once for all is known by then
    for reader, (_role, login) in READERS.items():
        client = every_page.browser(app, graph, login)
        for route, address in read_pages.of_reader(app, reader, ids):
            rendering.asked = 0
            if client.get(address).mimetype == "text/html":
                most[route] = max(most.get(route, 0), rendering.asked)

    assert rendering.reads == set()
    assert _of_pages() - rendering.rendered == BY_A_STEP
    assert too_many(most, _counted()) == {}, most


def test_page_with_more_statements_than_its_line_or_than_any_may_have_is_named() -> None:
    asked = {"/a": 12, "/b": 13, "/c": 5, "/new": 2}

    assert too_many(asked, {"/a": 12, "/b": 13, "/c": 4}) == {"/b": 13, "/c": 5, "/new": 2}


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


def _of_pages() -> set[str]:
    """Return the templates that are whole pages: they extend a frame and are none themselves."""
    texts = {str(path.relative_to(FOLDER)): path.read_text("utf-8") for path in FOLDER.rglob("*.html")}
    frames = {name for name in texts if any(f'extends "{name}"' in text for text in texts.values())}
    return {name for name, text in texts.items() if "{%- extends" in text and not name.startswith("errors/")} - frames
