"""A request that is too large is read to its end and forgotten, and then answered by the application.

Who is answered and cut off while still sending sees a broken connection, not the page that says how large a file may
be.
"""

from io import BytesIO
from typing import Any

from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser
from waitress.task import ErrorTask, WSGITask
from waitress.utilities import RequestEntityTooLarge

MOST_FORGOTTEN = 1024 * 1024 * 1024  # bytes; whoever sends more is cut off all the same


class Request(HTTPRequestParser):
    """A request whose body is forgotten as it comes in, once its length says that it is too large."""

    _left = 0

    def received(self, data: bytes) -> int:
        if self._left:
            taken = min(len(data), self._left)
            self._left -= taken
            self.completed = not self._left
            return taken
        had_headers = self.headers_finished
        taken = super().received(data)
        if isinstance(self.error, RequestEntityTooLarge) and not had_headers:
            self._left = min(self.content_length, MOST_FORGOTTEN)
            self.completed = False
        return taken


class _TooLarge(WSGITask):
    """Let the application answer by the length alone."""

    def execute(self) -> None:
        self.set_close_on_finish()
        super().execute()

    def get_environment(self) -> dict[str, Any]:  # Any: as in WSGI
        found = super().get_environment()
        found.setdefault("CONTENT_LENGTH", str(self.channel.adj.max_request_body_size))
        found["wsgi.input"] = BytesIO()
        return found


def error_task(channel: HTTPChannel, request: Any) -> ErrorTask | WSGITask:  # Any: the stubs take it for its error
    """Return what answers a request that the server refuses."""
    is_too_large = isinstance(request.error, RequestEntityTooLarge)
    return (_TooLarge if is_too_large else ErrorTask)(channel, request)
