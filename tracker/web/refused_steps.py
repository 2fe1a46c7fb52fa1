"""A refused step is answered by the page on which its form stood, with the reason above it; no page is a dead end.

That page is drawn as if it had been asked for, from what the graph holds now. Where there is none, or this person may
not read it, the page of the error is shown instead.
"""

import io
import logging
from collections.abc import Collection
from contextvars import copy_context
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast
from urllib.parse import unquote, urlsplit

from flask import Response, current_app, request
from flask_login import current_user

from graph.domain import policy
from graph.domain.errors import DomainError, Duplicate, Invalid, NotAllowed, Refused, Stale
from tracker.web import context as web, local_paths

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIEnvironment

log = logging.getLogger("jejak.errors")
_REFUSED = "jejak.refused"  # in the environment of our own second request; no header can set it
_OF_STEPS = (Invalid, Duplicate, Stale, Refused, NotAllowed)
_OF_PAGES = (Refused, NotAllowed)
_OF_THE_FORM = {"CONTENT_TYPE", "CONTENT_LENGTH", "HTTP_ORIGIN"}
_OF_THE_ANSWER = {"HTTP_ACCEPT_ENCODING", "HTTP_RANGE", "HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE"}
_OF_THE_SERVER = ("werkzeug.", "flask.")  # what they keep about a request


@dataclass(frozen=True, slots=True)
class RefusedStep:
    """Why a step was not done, and what was sent with it."""

    message: str
    problems: Collection[str]
    typed: Collection[tuple[str, str]]  # label and words


def here() -> RefusedStep | None:
    """Return the refusal that this page is drawn for."""
    return cast("RefusedStep | None", request.environ.get(_REFUSED))


def page(error: DomainError, refused: RefusedStep) -> str | None:
    """Return the page on which the refused form stood, or that of its record; None where there is none to read.

    What a reader of pages typed into an address is answered as such, and what may not be known of like what is missing.
    """
    is_step = request.method == "POST"
    if not isinstance(error, _OF_STEPS if is_step else _OF_PAGES):
        return None
    if here() is not None or not current_user.is_authenticated:
        return None
    readable = filter(_may_read, local_paths.pages_around())
    return next((found for path in readable if (found := _drawn(path, refused))), None)


def _may_read(path: str) -> bool:
    endpoint, _values = current_app.url_map.bind("").match(urlsplit(path).path, "GET")
    action = web.action_of(current_app, endpoint)
    return action is not None and policy.may(web.actor(), action)


def _drawn(path: str, refused: RefusedStep) -> str | None:
    """Ask ourselves for a page of this person; its cookies and headers are not passed on."""
    try:
        answer = copy_context().run(_asked, _environment(path, refused))
    except Exception:  # the reason still has a page of its own
        log.exception("the page of a refused step", extra={"object": path})
        return None
    return answer.get_data(as_text=True) if answer.status_code == 200 and answer.mimetype == "text/html" else None


def _asked(environment: "WSGIEnvironment") -> Response:
    with current_app.request_context(environment):
        return current_app.full_dispatch_request()


def _environment(path: str, refused: RefusedStep) -> "WSGIEnvironment":
    parts = urlsplit(local_paths.in_this_language(path))
    kept = {name: value for name, value in request.environ.items() if not name.startswith(_OF_THE_SERVER)}
    for name in (_OF_THE_FORM | _OF_THE_ANSWER) & kept.keys():
        del kept[name]
    return kept | {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": unquote(parts.path).encode(errors="replace").decode("latin-1"),  # as WSGI passes it
        "QUERY_STRING": parts.query,
        "wsgi.input": io.BytesIO(),
        _REFUSED: refused,
    }
