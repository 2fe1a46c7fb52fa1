"""Each error of the domain becomes a status and a sentence; anything else a number and no detail.

An error page asks the graph for nothing: it is drawn from what the request already knows, whatever has failed.
"""

import logging
from collections.abc import Collection

from flask import Flask, current_app, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException, MethodNotAllowed

from graph.domain import errors, policy
from tracker.base import logs
from tracker.web import context as web, given_back, local_paths, refused_steps
from tracker.web.refused_steps import RefusedStep
from tracker.wording import messages

log = logging.getLogger("jejak.errors")
_STATUS = {
    errors.NotFound: 404,
    errors.Duplicate: 422,
    errors.KeyUsed: 409,
    errors.Stale: 409,
    errors.Invalid: 422,
    errors.NotAllowed: 403,
    errors.Refused: 409,
    errors.TooSlow: 504,
}
_PAGES = {403, 404, 409, 422, 429, 500, 503, 504}
_CODES = {405: "method_unknown", 413: "request_large", 414: "address_long"}
_WITH_WORDS = {409, 422, 500, 503, 504}  # where what was sent is not kept, and the fault need not be the person's
_PASSING = {"files_away", "scanner_away"}  # refused now and perhaps not in a minute
_RETRY_SECONDS = 5


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
            return _log_in_first()
    status = 429 if error.code == "too_many_attempts" else _STATUS.get(type(error), 500)
    headers = {"Retry-After": str(error.values["minutes"] * 60)} if status == 429 else {}
    problems = error.problems if isinstance(error, errors.Invalid) else ()
    may_resend = status >= 500 or error.code in _PASSING
    message, found = messages.text(error), list(dict.fromkeys(map(messages.problem, problems)))
    passes = may_resend or status == 429  # its page says when to come back
    stood_on = None if passes else refused_steps.page(error, RefusedStep(message, found, given_back.words()))
    return stood_on or page(status, message, found, may_resend=may_resend), status, headers


def unavailable(error: errors.Unavailable) -> ResponseReturnValue:
    """Answer 503 and say why, with the person's words as they were filled in; needs no database."""
    seconds = error.values.get("seconds", _RETRY_SECONDS)
    body = page(503, messages.text(error), may_resend=True, retry_after=seconds)
    return body, 503, {"Retry-After": str(seconds)}


def csrf_error(error: CSRFError) -> ResponseReturnValue:
    """Refuse a form that this session did not hand out, each for its own reason, and lose no word of it.

    The log-in page is shown again as filled; whoever has to log in does that first.
    """
    if not _has_token():
        return refusal(400, "token_missing")
    if request.endpoint == web.LOG_IN:
        web.guard()
        return current_app.dispatch_request()
    who, action = web.actor(), web.action_of(current_app, request.endpoint or "", request.method)
    if not current_user.is_authenticated and action is not None and not policy.may(who, action):
        return _log_in_first()
    return refusal(400, "session_changed" if request.cookies else "cookie_missing", is_kept=True)


def _has_token() -> bool:
    return bool(request.form.get("csrf_token") or request.headers.get("X-CSRFToken"))


def _log_in_first() -> ResponseReturnValue:
    """Lead to the log-in, and from there back to the page that was asked for, or where the form stood."""
    return redirect(url_for(web.LOG_IN, next=local_paths.of_this_page()))


def http_error(error: HTTPException) -> ResponseReturnValue:
    """Answer what was refused before any view; a code of ours stands in the description."""
    status = error.code or 500
    headers: dict[str, str] = {}
    if isinstance(error, MethodNotAllowed) and error.valid_methods:
        headers["Allow"] = ", ".join(sorted(error.valid_methods))
    if status == 404 or status >= 500:
        web.actor()  # whose menu the page of an unknown address shows
        return page(status, "", may_resend=status >= 500), status, headers
    return *refusal(status, _CODES.get(status, error.description or "")), headers


def refusal(status: int, code: str, *, is_kept: bool = False) -> tuple[str, int]:
    """Answer with the true status and, where the code has one, its sentence; give back what was sent if it is kept."""
    message, who = messages.sentence(code) if messages.has_sentence(code) else "", web.actor()
    if status in {400, 403}:
        logs.event("denied", who.user_id, request.path, code=code if message else str(status))
    shown = {
        "status": status,
        "message": message,
        "sent": given_back.sent() if is_kept else None,
        "may_resend": is_kept,
        "back": local_paths.of_this_page() if status == 413 and current_user.is_authenticated else None,
    }
    return _drawn("errors/refused.html", **shown, request_id=logs.request_id.get()), status


def fault(error: Exception) -> ResponseReturnValue:
    """Log the fault, show the number of the request only, and give back what was sent."""
    where = {"statement": error.statement, "path": error.path} if isinstance(error, errors.Unfit) else {}
    log.error("fault", exc_info=error, extra={"object": request.path, "details": where})
    return page(500, "", may_resend=True), 500


def page(
    status: int, message: str, problems: Collection[str] = (), *, may_resend: bool = False, retry_after: int = 0
) -> str:
    """Return the page of a status; only that of a fault shows the number of the request.

    The others may speak of a record, and what one may not know of is answered with the very page of a missing one.
    """
    return _drawn(
        f"errors/{status if status in _PAGES else 500}.html",
        message=message,
        problems=problems,
        sent=given_back.sent() if status in _WITH_WORDS else None,
        may_resend=may_resend,
        retry_after=retry_after,
        request_id=logs.request_id.get() if status >= 500 else None,
    )


def _drawn(template: str, **shown: object) -> str:
    """Draw an error page without the graph; when even its frame fails, draw it without a frame."""
    g.is_error_page = True
    try:
        return render_template(template, **shown)
    except Exception as error:  # whatever it is, the person gets a page of ours and the own words
        log.error("error page", exc_info=error, extra={"object": request.path})
        return current_app.jinja_env.get_template("errors/plain.html").render(**shown)
