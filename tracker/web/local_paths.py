"""Paths of this site: where a reader came from, and where a log-in leads back to."""

from collections.abc import Iterator
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from flask import current_app, request
from werkzeug.exceptions import HTTPException

from tracker.web import context as web
from tracker.wording import i18n

HOME = "/"


def local_path(target: str | None) -> str | None:
    """Return a path of this site, or None: never another host, whatever the spelling."""
    if not target or not target.startswith("/") or target[1:2] in {"/", "\\"}:
        return None
    if any(letter in target for letter in "\r\n\t\\") or urlsplit(target).netloc:
        return None
    return target


def in_this_language(path: str) -> str:
    """Return a path in the language of this request, whatever it named before."""
    parts = urlsplit(path)
    kept = [(name, value) for name, value in parse_qsl(parts.query, keep_blank_values=True) if name != "lang"]
    return urlunsplit(("", "", parts.path, urlencode([*kept, *i18n.asked_for().items()]), parts.fragment))


def of_this_page() -> str:
    """Return the page that this request asks for; of a form that was sent, the page on which it stood."""
    if request.method == "GET":
        return request.full_path.rstrip("?")
    return next(pages_around(), HOME)


def pages_around() -> Iterator[str]:
    """Yield the pages on which this request's form may have stood, the nearest first; of a page, those above it."""
    sent_to = request.path
    nearest = _above(sent_to)
    if request.method != "GET":
        stood_on = _referrer()
        nearest = [stood_on, sent_to, *_above(urlsplit(stood_on).path), *nearest]
    return filter(_is_page, nearest)


def _referrer() -> str:
    try:
        parts = urlsplit(request.referrer or "")
    except ValueError:  # what is no address is no page of ours
        return ""
    return local_path(urlunsplit(("", "", parts.path, parts.query, ""))) or ""


def _above(path: str) -> list[str]:
    """Return the paths above one, the nearest first: many forms are sent below the page of their record."""
    parts = path.strip("/").split("/")
    return ["/" + "/".join(parts[:length]) for length in range(len(parts) - 1, 0, -1)]


def _is_page(path: str) -> bool:
    try:
        return current_app.url_map.bind("").match(urlsplit(path).path, "GET")[0] != web.LOG_IN
    except HTTPException:
        return False
