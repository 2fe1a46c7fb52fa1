"""What every response and every unsafe request must satisfy, whatever the page."""

import secrets
from collections.abc import Callable, Iterable
from datetime import timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlsplit, urlunsplit

from flask import Flask, Response, abort, current_app, request
from flask.globals import request_ctx
from flask.sessions import SecureCookieSessionInterface
from flask_compress import Compress
from flask_wtf import CSRFProtect
from itsdangerous import TimestampSigner, URLSafeTimedSerializer
from werkzeug.middleware.proxy_fix import ProxyFix

from tracker.base import logs
from tracker.base.settings import Settings
from tracker.base.worlds import Worlds
from tracker.web import context as web

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

SAFE_METHODS = {"GET", "HEAD", "OPTIONS"}
LONGEST_QUERY = 8 * 1024  # no page of ours asks for more
LARGEST_FORM = 2 * 1024 * 1024
# The routes that take a file, and how large a request may be there; they look at the file's own size again.
LARGEST_UPLOADS = dict.fromkeys(
    ("evidence.upload", "imports.hand_in", "registry.new", "registry.edit"), 11 * 1024 * 1024
)
EXPORTS = {"evidence", "exports", "letters", "packs", "reports"}  # parts whose files leave the system
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'self'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


def init_app(app: Flask, settings: Settings) -> None:
    app.secret_key = settings.secret
    app.config.update(
        TRUSTED_HOSTS=["localhost", "127.0.0.1", plain_host(urlsplit(settings.public_url).hostname or "")],
        SESSION_COOKIE_NAME=cookie_name(settings),
        SESSION_COOKIE_SECURE=settings.behind_tls,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        PERMANENT_SESSION_LIFETIME=timedelta(hours=12),
        MAX_CONTENT_LENGTH=LARGEST_FORM,
        MAX_FORM_MEMORY_SIZE=LARGEST_FORM,
        WTF_CSRF_TIME_LIMIT=None,  # the session's own end is limit enough; a long form must not be lost
        WTF_CSRF_SSL_STRICT=False,  # whose page it was is asked once, by refuse_foreign_origin
        COMPRESS_ALGORITHM=["gzip"],
        SEND_FILE_MAX_AGE_DEFAULT=timedelta(hours=1),
    )
    if settings.proxies:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=settings.proxies, x_proto=settings.proxies)
    app.wsgi_app = PlainHost(app.wsgi_app)
    app.before_request(begin)
    app.before_request(refuse_unknown_host)
    app.before_request(refuse_foreign_origin(_place(settings.public_url)))
    app.before_request(refuse_long_query)
    app.before_request(refuse_unstorable_text)
    app.before_request(let_files_in)
    app.before_request(refuse_nameless_fields)
    app.session_interface = Cookies()
    CSRFProtect(app)
    app.after_request(note_export)
    app.after_request(lead_by_path)
    app.after_request(add_headers(settings.behind_tls))
    Compress(app)


def cookie_name(settings: Settings) -> str:
    """Name the cookie by the public port: browsers hold one jar for all ports of a host, and so do two instances there.

    Processes behind one proxy have the same public address, and share the cookie.
    """
    parts = urlsplit(settings.public_url)
    port = parts.port or (443 if parts.scheme == "https" else 80)
    return f"__Host-jejak-{port}" if settings.behind_tls else f"jejak-{port}"


def plain_host(host: str) -> str:
    """Return a host as names are compared: without case, without the dot that ends a whole name, without an empty port.

    >>> plain_host("LocalHost.:5000"), plain_host("[::1]:5000"), plain_host("jejak.go.id:")
    ('localhost:5000', '[::1]:5000', 'jejak.go.id')
    """
    name, colon, port = host.lower().partition(":") if not host.startswith("[") else (host.lower(), "", "")
    return name.removesuffix(".") + (colon + port if port else "")


class PlainHost:
    """The application, to which each request names its host plainly."""

    def __init__(self, application: "WSGIApplication") -> None:
        self._application = application

    def __call__(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        if "HTTP_HOST" in environ:
            environ["HTTP_HOST"] = plain_host(environ["HTTP_HOST"])
        return self._application(environ, start_response)


class Cookies(SecureCookieSessionInterface):
    """Stamp and judge the age of a cookie by the graph's time: a process whose own clock is wrong ends no session."""

    def get_signing_serializer(self, app: Flask) -> URLSafeTimedSerializer | None:
        worlds: Worlds = app.extensions["jejak.worlds"]

        class Signer(TimestampSigner):
            def get_timestamp(self) -> int:
                return int(worlds.real().timestamp())

        serializer = super().get_signing_serializer(app)
        if serializer is not None:
            serializer.signer = Signer
        return serializer


def begin() -> None:
    """Give the request the number under which the log and its error page name it."""
    logs.request_id.set(secrets.token_hex(8))


def refuse_unknown_host() -> Response | None:
    """Answer without a page where the host is none of ours: another site's name may lead to this machine."""
    if request_ctx.url_adapter is not None and request.host:
        return None
    logs.event("denied", None, request.path, code="unknown_host", host=request.headers.get("Host", "")[:100])
    return Response("Bad Request\n", 400, mimetype="text/plain")


def refuse_foreign_origin(public_place: str) -> Callable[[], None]:
    """Return the hook that refuses an unsafe request which another site's page sent.

    A proxy may pass the host on without its port, while the browser names the port. Where the browser itself says that
    the page was of the same origin, the name is enough.
    """

    def refuse() -> None:
        if request.method in SAFE_METHODS:
            return
        sender = request.headers.get("Origin", request.headers.get("Referer"))
        kind = request.headers.get("Sec-Fetch-Site")
        ours = {request.host, public_place}
        is_ours = sender is None or _place(sender) in ours
        if kind == "same-origin" and sender is not None:
            is_ours = is_ours or _name(_place(sender)) in map(_name, ours)
        if not is_ours or kind in {"cross-site", "same-site"}:
            abort(403, "foreign_origin")

    return refuse


def _place(address: str) -> str:
    """Return host and port of an address, without a port that its scheme has anyway."""
    try:
        parts = urlsplit(address)
    except ValueError:  # what is no address is no page of ours
        return ""
    return plain_host(parts.netloc).removesuffix({"http": ":80", "https": ":443"}.get(parts.scheme, "/"))


def _name(place: str) -> str:
    """Return the host of a place, without its port."""
    return place.rpartition("]")[0] + "]" if place.startswith("[") else place.partition(":")[0]


def refuse_long_query() -> None:
    if len(request.query_string) > LONGEST_QUERY:
        abort(414)


def refuse_unstorable_text() -> None:
    """Refuse text that no graph or file can hold: null bytes and lone surrogates (findings 8, 20)."""
    texts = [*request.args.values(), *(request.view_args or {}).values()]
    for value in map(str, texts):
        if "\0" in value or any("\ud800" <= letter <= "\udfff" for letter in value):
            abort(404)


def let_files_in() -> None:
    """Let the routes that take a file read a longer request; must come before anything reads the form."""
    if request.endpoint in LARGEST_UPLOADS:
        request.max_content_length = LARGEST_UPLOADS[request.endpoint]


def refuse_nameless_fields() -> None:
    """Refuse parts of a form that have no name: no page of ours sends them, and readers of forms stumble over them."""
    if request.method not in SAFE_METHODS and (None in request.form or None in request.files):
        abort(400)


def note_export(response: Response) -> Response:
    """Log which file left the system, and who took it."""
    if request.blueprint in EXPORTS and response.status_code == 200 and response.mimetype != "text/html":
        logs.event("export", web.actor().user_id, request.path)
    return response


def lead_by_path(response: Response) -> Response:
    """Let a redirect name a path: behind a proxy host and scheme of the request are not those of the reader."""
    parts = urlsplit(response.headers.get("Location", ""))
    if parts.scheme or parts.netloc:  # the router's own, from a doubled slash; our views name paths
        response.headers["Location"] = "/" + urlunsplit(("", "", parts.path, parts.query, "")).lstrip("/\\")
        response.set_data(b"")  # its text repeats the address
    return response


def is_key_address() -> bool:
    """Say whether the address of this request is a key, whatever it was answered with."""
    path = "/" + request.path.lstrip("/")
    keyed = (rule.rule.partition("<key>")[0] for rule in current_app.url_map.iter_rules() if "key" in rule.arguments)
    return any(path.startswith(prefix) for prefix in keyed)


def add_headers(behind_tls: bool):
    """Return the hook that sets the security headers and keeps personal pages out of shared caches."""

    def after(response: Response) -> Response:
        web.keep_last_write()
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        if behind_tls:
            response.headers["Strict-Transport-Security"] = "max-age=31536000; includeSubDomains"
        if is_key_address():
            response.headers["Cache-Control"] = "no-store"
        elif request.endpoint != "static":
            response.headers.setdefault("Cache-Control", "no-store" if "Cookie" in request.headers else "no-cache")
        return response

    return after
