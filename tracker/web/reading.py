"""How long a request reads: not while its page is drawn, and not after its end."""

from flask import Flask, before_render_template, g, template_rendered

from graph.request_graph import RequestGraph
from tracker.web import context as web


def init_app(app: Flask) -> None:
    before_render_template.connect(_begin_drawing, app)  # comes after the context processors
    template_rendered.connect(_end_drawing, app)
    app.teardown_request(_end)


def _begin_drawing(_app: Flask, **_more: object) -> None:
    """Give the connection back: to draw a page may take long, and a template fetches nothing."""
    web.graph().close_to_reads("a page that is drawn")


def _end_drawing(_app: Flask, **_more: object) -> None:
    web.graph().open_to_reads()


def _end(_error: BaseException | None) -> None:
    held: RequestGraph | None = g.pop("graph", None)
    if held is not None:
        held.close_to_reads("the end of its request")
