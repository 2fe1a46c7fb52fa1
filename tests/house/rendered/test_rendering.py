"""The graph of a request refuses by itself to read while its page is drawn (``tracker/web/reading.py``)."""

import pytest
from flask import Flask, render_template_string

from graph.request_graph import ClosedToReads
from graph.store.audit import entries as audit
from tests.factories.rendering import Rendering
from tracker.web import context as web


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
