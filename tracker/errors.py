"""Each error of the domain becomes a status and a sentence; anything else a number and no detail."""

import logging
from collections.abc import Collection

from flask import Flask, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException, MethodNotAllowed

from graph import errors
from tracker import logs, messages, web

log = logging.getLogger("jejak.errors")
_STATUS = {
    errors.NotFound: 404,
    errors.Duplicate: 422,
    errors.Stale: 409,
    errors.Invalid: 422,
    errors.NotAllowed: 403,
    errors.Refused: 409,
    errors.TooSlow: 504,
}
_PAGES = {403, 404, 409, 422, 429, 500, 503, 504}
_CODES = {405: "method_unknown", 413: "request_large", 414: "address_long"}
_SECRET_FIELDS = {"csrf_token", "password"}
_CARRIED = {"act", "key", "once", "seen", "version"}  # what a form carries along and nobody types


def init_app(app: Flask) -> None:
    app.register_error_handler(errors.DomainError, domain_error)
    app.register_error_handler(errors.Unavailable, unavailable)
    app.register_error_handler(CSRFError, csrf_error)
    app.register_error_handler(HTTPException, http_error)
    app.register_error_handler(Exception, fault)


def domain_error(error: errors.DomainError) -> ResponseReturnValue:
    """Answer with the error's own sentence; a stranger who lacks a role is shown the log-in page."""
    if isinstance(error, errors.NotAllowed):
        logs.event("denied", web.actor().user_id, request.path, code=error.code)
        if not current_user.is_authenticated:
            target = request.full_path.rstrip("?") if request.method == "GET" else "/"
            return redirect(url_for("account.login", next=target))
    status = 429 if error.code == "too_many_attempts" else _STATUS.get(type(error), 500)
    headers = {"Retry-After": str(error.values["minutes"] * 60)} if status == 429 else {}
    problems = error.problems if isinstance(error, errors.Invalid) else ()
    return page(status, messages.text(error), dict.fromkeys(map(messages.problem, problems))), status, headers


def unavailable(error: errors.Unavailable) -> ResponseReturnValue:
    """Answer 503 with the person's words as they were filled in; needs no database."""
    items = [
        (name, value)
        for name, value in request.form.items(multi=True)
        if name not in _SECRET_FIELDS and len(value) < 100_000
    ]
    body = render_template(
        "errors/503.html",
        retry_after=5,
        carried=[(name, value) for name, value in items if name in _CARRIED],
        form_items=[(name, messages.field_label(name), value) for name, value in items if name not in _CARRIED],
        form_action=request.full_path.rstrip("?"),
        request_id=logs.request_id.get(),
    )
    return body, 503, {"Retry-After": "5"}


def csrf_error(error: CSRFError) -> ResponseReturnValue:
    return refusal(400, "csrf")


def http_error(error: HTTPException) -> ResponseReturnValue:
    """Answer what was refused before any view; a code of ours stands in the description."""
    status = error.code or 500
    headers: dict[str, str] = {}
    if isinstance(error, MethodNotAllowed) and error.valid_methods:
        headers["Allow"] = ", ".join(sorted(error.valid_methods))
    if status == 404 or status >= 500:
        return page(status, ""), status, headers
    return *refusal(status, _CODES.get(status, error.description or "")), headers


def refusal(status: int, code: str) -> tuple[str, int]:
    """Answer with the true status and, where the code has one, its sentence."""
    message = messages.sentence(code)
    if status in {400, 403}:
        logs.event("denied", web.actor().user_id, request.path, code=code if message else str(status))
    number = logs.request_id.get()
    return render_template("errors/refused.html", status=status, message=message, request_id=number), status


def fault(error: Exception) -> ResponseReturnValue:
    """Log the fault, show the number of the request only."""
    log.error("fault", exc_info=error, extra={"object": request.path})
    return page(500, ""), 500


def page(status: int, message: str, problems: Collection[str] = ()) -> str:
    """Return the page of a status; only that of a fault shows the number of the request.

    The others may speak of a record, and what one may not know of is answered with the very page of a missing one.
    """
    name = status if status in _PAGES else 500
    number = logs.request_id.get() if status >= 500 else None
    return render_template(f"errors/{name}.html", message=message, problems=problems, request_id=number)
