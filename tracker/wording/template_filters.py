"""Filters whose words depend on the reader."""

from collections.abc import Callable
from functools import wraps

from flask import Flask
from jinja2 import pass_context
from jinja2.runtime import Context


def add(app: Flask, say: Callable[..., object], name: str | None = None) -> None:
    """Add a filter that is asked each time a page is drawn.

    Jinja works out a filter of a constant once, when the template is compiled: in the language of whoever came first.
    It does not for a filter that wants the context.
    """

    @pass_context
    @wraps(say)
    def said(_context: Context, *args: object, **more: object) -> object:
        return say(*args, **more)

    app.add_template_filter(said, name or say.__name__)
