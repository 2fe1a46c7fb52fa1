"""An equal form of the same person is answered as the first one was: a second click is no conflict with somebody.

What makes a step happen once stands in the actions; this only tells the second click the truth. It is remembered for a
while in this process: whoever comes later, or to another process, is told how the record stands.
"""

import hashlib
import io
import threading
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import wraps
from typing import Any, TypeVar, cast

from flask import Flask, Response, current_app, flash, get_flashed_messages, make_response, redirect, request, session
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import FileStorage

from graph.domain.errors import NotFound, Refused, Stale
from tracker.web import context as web

MOST, KEPT_SECONDS, WAIT_SECONDS = 1000, 600.0, 30.0
View = TypeVar("View", bound=Callable[..., Any])  # Any: what a view returns


@dataclass(slots=True)
class _Form:
    """One form on its way or done: where its first sending led, and what it said there."""

    turn: threading.Lock = field(default_factory=threading.Lock)
    at: float = field(default_factory=time.monotonic)
    led_to: str | None = None
    said: tuple[tuple[str, str], ...] = ()


class Forms:
    """The forms that were sent lately; equal ones take turns."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._known: dict[str, _Form] = {}

    @contextmanager
    def turn(self, key: str) -> Generator[_Form]:
        """Give the form behind a key when nobody else is sending an equal one."""
        with self._lock:
            self._forget()
            form = self._known.setdefault(key, _Form())
        is_mine = form.turn.acquire(timeout=WAIT_SECONDS)
        try:
            yield form
        finally:
            if is_mine:
                form.turn.release()

    def _forget(self) -> None:
        """Forget the oldest forms: those of long ago, and what is more than can be kept."""
        long_ago = time.monotonic() - KEPT_SECONDS
        for key, form in list(self._known.items()):
            if form.at > long_ago and len(self._known) < MOST:
                return
            del self._known[key]


def init_app(app: Flask) -> None:
    app.extensions["jejak.forms"] = Forms()


def answered_alike(view: View) -> View:
    """Mark a view whose step one person may send twice: the second sending leads where the first one led."""

    @wraps(view)
    def answered(**asked: str) -> ResponseReturnValue:
        if request.method != "POST":
            return view(**asked)
        with cast(Forms, current_app.extensions["jejak.forms"]).turn(_key()) as form:
            try:
                answer = make_response(view(**asked))
            except (NotFound, Refused, Stale):
                if form.led_to is None:
                    raise
                return _again(form)
            if answer.status_code == 409 and form.led_to is not None:
                return _again(form)
            if answer.status_code == 303:
                form.led_to, form.said = answer.headers["Location"], _said()
            return answer

    return cast(View, answered)


def _key() -> str:
    fields = sorted(one for one in request.form.items(multi=True) if one[0] != "csrf_token")
    files = sorted((name, sent.filename, _length(sent)) for name, sent in request.files.items(multi=True))
    whole = repr((web.actor().user_id, request.path, fields, files))
    return hashlib.sha256(whole.encode(errors="backslashreplace")).hexdigest()


def _length(sent: FileStorage) -> int:
    length = sent.stream.seek(0, io.SEEK_END)
    sent.stream.seek(0)
    return length


def _said() -> tuple[tuple[str, str], ...]:
    return tuple((kind, str(text)) for kind, text in session.get("_flashes", []))


def _again(form: _Form) -> Response:
    get_flashed_messages()  # what this sending would have said
    session.pop("_flashes", None)
    for kind, text in form.said:
        flash(text, kind)
    return make_response(redirect(form.led_to or "/", 303))
