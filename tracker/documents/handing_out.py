"""Files of ours as answers: what they depend on names them, so that one is made for all who may read the same."""

import io
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

from flask import Flask, Response, current_app, render_template, request, send_file
from flask.typing import ResponseReturnValue

from graph.engine import Graph
from tracker.base.made_files import MadeFiles, name_of
from tracker.base.making import Bulkhead, Busy
from tracker.base.settings import Settings
from tracker.web import context as web, errors
from tracker.wording import i18n, messages

RETRY_SECONDS = 5
READ_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class FileRequest:
    """A file: all that its bytes depend on beside language, day and world, and how they are written.

    ``write`` runs in no request of a person: it knows language and day, but neither address nor who asks. What it
    reads it reads by ``own_graph``.
    """

    rests_on: tuple[object, ...]
    write: Callable[[BinaryIO], None]
    media_type: str
    name: str
    is_text: bool = True  # then a packed form is kept beside it


def init_app(app: Flask) -> None:
    settings = cast(Settings, app.extensions["jejak.settings"])
    folder = Path(settings.data) / settings.world.value / "made"
    app.extensions["jejak.made"] = MadeFiles(folder, cast(Bulkhead, app.extensions["jejak.bulkhead"]))
    app.register_error_handler(Busy, busy)


def own_graph() -> Graph:
    """Return a handle for who writes a file: that takes longer than a page, and another thread does it."""
    return web.graph().within(READ_SECONDS)


def answer(wanted: FileRequest) -> Response:
    """Stream the file from the disk, or say that the reader has it already."""
    tag = name_of(web.worlds().current(), i18n.language(), web.today(), wanted.name, *wanted.rests_on)
    is_packed = wanted.is_text and request.accept_encodings.quality("gzip") > 0
    shown = f"{tag[:32]}-gzip" if is_packed else tag[:32]
    if request.if_none_match.contains(shown):
        response = Response(status=304)
    else:
        made = cast(MadeFiles, current_app.extensions["jejak.made"])
        file = made.opened(tag, _alone(wanted.write), packed=is_packed, pack=wanted.is_text)
        response = _streamed(file, wanted)
        if is_packed:
            response.content_encoding = "gzip"
    response.set_etag(shown)
    response.vary.add("Accept-Encoding")
    return response


def _streamed(file: BinaryIO, wanted: FileRequest) -> Response:
    """Let the server's loop send it, which holds no thread; a server that cannot gets the bytes."""
    if "wsgi.file_wrapper" not in request.environ:
        with file:
            body = io.BytesIO(file.read())
        return send_file(body, wanted.media_type, as_attachment=True, download_name=wanted.name, etag=False)
    response = send_file(file, wanted.media_type, as_attachment=True, download_name=wanted.name, etag=False)
    response.content_length = os.fstat(file.fileno()).st_size
    return response


def busy(error: Busy) -> ResponseReturnValue:
    """Say that there is too much to do just now, and when to come again; a form gets its words back."""
    if request.method == "POST":
        return errors.unavailable(error)
    page = render_template(
        "errors/busy.html", message=messages.text(error), retry_after=RETRY_SECONDS, sent=None, request_id=None
    )
    return page, 503, {"Retry-After": str(RETRY_SECONDS)}


def _alone(write: Callable[[BinaryIO], None]) -> Callable[[BinaryIO], None]:
    """Return how to write it in a thread of its own, in this language and for nobody in particular."""
    app, language = cast(Flask, current_app._get_current_object()), i18n.language()  # pyright: ignore

    def written(file: BinaryIO) -> None:
        with app.test_request_context("/", query_string={"lang": language}):
            write(file)

    return written
