"""The server's loop: probes have threads of their own, and who is idle, half-sent or slow takes nobody's place."""

import resource
import socket
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from waitress.adjustments import Adjustments
from waitress.channel import HTTPChannel
from waitress.server import TcpWSGIServer
from waitress.task import ThreadedTaskDispatcher
from werkzeug.wrappers import Response

from tracker.running import large_bodies
from tracker.running.resting import Resting

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

HOST = "127.0.0.1"
THREADS = 8
ALIVE = "/healthz"
PROBES = (ALIVE, "/readyz")
LARGEST_BODY = 32 * 1024 * 1024  # kept while it comes in; what is too large for the application is told so there
CONNECTIONS = 4_000
FEWEST = 100  # connections, however few files may be open
SPARE_FILES = 512  # descriptors for all else: the database, files on their way, logs
PROBE_STOP_SECONDS = 1
LOOKS = 200  # at connections in one turn of the loop, which may not be long
REST_SECONDS = 1  # of silence, after which a connection costs the loop nothing
# By default 0.005: beside eight busy threads a probe, which needs its turn about ten times, then took half a second.
GIVE_WAY_SECONDS = 0.0001


@dataclass(frozen=True, slots=True)
class Deadlines:
    """Seconds after which a connection is closed."""

    headers: float = 30  # from its beginning, or from the first byte of a request, to the end of the headers
    silence: float = 30  # of a body that is coming in; a slow one that goes on is left alone
    idle: float = 120  # between two requests, or of a reader who takes nothing of the answer
    between_looks: int = 1


class _Channel(HTTPChannel):
    """A connection that knows since when it waits for the headers of a request."""

    parser_class = large_bodies.Request
    error_task_class = staticmethod(large_bodies.error_task)  # pyright: ignore[reportAssignmentType]  # makes a task

    def __init__(self, *arguments: Any, **named: Any) -> None:  # Any: they are waitress' own
        super().__init__(*arguments, **named)
        self.began = self.creation_time
        self.has_been_served = False

    def received(self, data: bytes) -> bool:
        before = self.request
        taken = super().received(data)
        if self.request is not before:
            self.began = time.time()
        return taken

    def service(self) -> None:
        super().service()
        self.began, self.has_been_served = time.time(), True

    def dismiss(self) -> None:
        """Have the loop close it when it comes by, also where the reader reads nothing.

        Not here and now: the loop counts its descriptors just then, and would take the next one to connect, which gets
        the same descriptor, for this one.
        """
        self.will_close = True
        with suppress(OSError):  # it is gone already
            if self.socket is not None:
                self.socket.shutdown(socket.SHUT_RDWR)

    @property
    def descriptor(self) -> int | None:
        """The number by which the system knows the connection; None once it is closed."""
        return cast(Any, self)._fileno  # Any: the stubs do not know it

    def del_channel(self, map: Any = None) -> None:  # Any: as above
        if self.descriptor is not None:  # it may be closed twice
            cast("WebServer", self.server).resting.forget(self.descriptor)
        super().del_channel(map)

    @property
    def is_at_rest(self) -> bool:
        """Whether only the other side can make something happen."""
        is_closing = self.will_close or self.close_when_flushed
        return not (is_closing or self.is_at_work) and time.time() - self.last_activity > REST_SECONDS

    @property
    def is_at_work(self) -> bool:
        return bool(self.requests or self.total_outbufs_len)

    @property
    def since(self) -> float:
        """The moment from which its deadline counts."""
        in_body = self.request is not None and self.request.headers_finished
        return self.last_activity if in_body or self.is_at_work else self.began

    def limit(self, deadlines: Deadlines) -> float:
        if self.total_outbufs_len:
            return deadlines.idle
        if self.requests:
            return float("inf")  # it is we who are slow
        if self.request is not None:
            return deadlines.silence if self.request.headers_finished else deadlines.headers
        return deadlines.idle if self.has_been_served else deadlines.headers


class _Threads(ThreadedTaskDispatcher):
    """The threads of pages, and one for each probe: that the database is slow must not hold up "I am alive"."""

    def __init__(self, count: int) -> None:
        super().__init__()
        self.set_thread_count(count)
        self._probes = {path: ThreadedTaskDispatcher() for path in PROBES}
        for dispatcher in self._probes.values():
            dispatcher.set_thread_count(1)

    def add_task(self, task: Any) -> None:  # Any: a channel, whatever its stubs say
        path: str = getattr(task.requests[0], "path", "")  # a request that cannot be read has none
        own = self._probes.get("/" + path.lstrip("/"))  # as the application will see it
        if own is not None:
            own.add_task(task)
        else:
            super().add_task(task)

    def shutdown(self, cancel_pending: bool = True, timeout: int = 5) -> bool:
        ended = super().shutdown(cancel_pending, timeout)
        for dispatcher in self._probes.values():
            dispatcher.shutdown(cancel_pending, PROBE_STOP_SECONDS)
        return ended


class WebServer(TcpWSGIServer):
    """Serves until it is interrupted; closes connections whose deadline is over, and the oldest when all are taken."""

    channel_class = _Channel
    deadlines = Deadlines()

    def __init__(self, connections: int, **arguments: Any) -> None:  # Any: they are waitress' own
        self.awake: dict[int, Any] = {}  # what the loop asks at each turn
        super().__init__(map=self.awake, **arguments)
        self.connections = connections
        self.resting = Resting(self.awake)
        self._to_look_at = list[_Channel]()

    def run(self) -> None:
        """Serve, with threads that give way to each other often: a probe needs its turn about ten times."""
        usual = sys.getswitchinterval()
        sys.setswitchinterval(GIVE_WAY_SECONDS)
        try:
            super().run()
        finally:
            sys.setswitchinterval(usual)

    def readable(self) -> bool:
        accepts = super().readable()
        is_full = len(self._channels) >= self.connections
        if is_full:
            self._make_room()  # which shows at the next turn of the loop
        return accepts and not is_full

    def close(self) -> None:
        """Stop listening, and close all connections."""
        for channel in list(self._channels.values()):
            channel.close()
        self.resting.close()
        super().close()

    @property
    def _channels(self) -> dict[int, _Channel]:
        return cast(dict[int, _Channel], self.active_channels)  # the stubs know one channel only

    def maintenance(self, now: float) -> None:
        """Look at the next few connections: close who is over the deadline, and let rest who says nothing."""
        if not self._to_look_at:
            self._to_look_at = list(self._channels.values())
        looked_at, self._to_look_at = self._to_look_at[:LOOKS], self._to_look_at[LOOKS:]
        for channel in looked_at:
            if now - channel.since > channel.limit(self.deadlines):
                channel.dismiss()
            elif channel.descriptor in self.awake and channel.is_at_rest:
                self.resting.take(channel.descriptor, channel)

    def _make_room(self) -> None:
        waiting = [
            channel for channel in list(self._channels.values()) if not (channel.is_at_work or channel.will_close)
        ]
        for channel in sorted(waiting, key=lambda one: one.since)[: 1 + self.connections // 20]:
            channel.dismiss()


def web_server(
    app: "WSGIApplication",
    port: int,
    *,
    threads: int = THREADS,
    deadlines: Deadlines = Deadlines(),
    connections: int = CONNECTIONS,
) -> WebServer:
    """Return the server, not yet at work; what proxies say of the caller reaches the application, which judges it."""
    most = bearable(connections)
    adjustments = Adjustments(
        host=HOST,
        port=port,
        threads=threads,
        ident="",
        clear_untrusted_proxy_headers=False,
        max_request_body_size=LARGEST_BODY,
        connection_limit=most + SPARE_FILES,  # waitress counts those at rest not; we do, and are stricter
        asyncore_use_poll=True,  # select() ends at descriptor 1,024
        cleanup_interval=deadlines.between_looks,
    )
    server = WebServer(
        most,
        application=_with_probes(app),
        dispatcher=_Threads(threads),
        adj=adjustments,
        sockinfo=cast(Any, adjustments.listen[0]),  # Any: the stubs call it a text
    )
    server.deadlines = deadlines
    return server


def bearable(connections: int) -> int:
    """Raise the limit of open files to what so many connections need, and return how many it lets us have."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = connections + SPARE_FILES
    if soft != resource.RLIM_INFINITY and soft < wanted:
        wanted = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
        with suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
            soft = wanted
    return connections if soft == resource.RLIM_INFINITY else min(connections, max(soft - SPARE_FILES, FEWEST))


def _with_probes(app: "WSGIApplication") -> "WSGIApplication":
    """Answer probes whatever host they ask for: they know an address of this machine, not the name of the site.

    That the process is alive is the application's answer too, but asked for once: it never changes, and every bit of
    work waits its turn where all threads are busy.
    """
    alive = list[Response]()

    def answer(environ: "WSGIEnvironment", start_response: "StartResponse"):
        if environ["PATH_INFO"] not in PROBES:
            return app(environ, start_response)
        environ["HTTP_HOST"] = "localhost"
        if environ["PATH_INFO"] != ALIVE or environ["REQUEST_METHOD"] != "GET" or "HTTP_COOKIE" in environ:
            return app(environ, start_response)
        told = alive[0] if alive else Response.from_app(app, environ, buffered=True)
        if not alive and told.status_code == 200:
            alive.append(told)
        return told(environ, start_response)

    return answer
