"""What happens while a page is drawn: the statements that run, and in which template."""

import threading
from collections.abc import Callable
from contextvars import ContextVar
from typing import Any

import neo4j
import pytest
from flask import Flask, before_render_template, template_rendered
from jinja2 import Template


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
