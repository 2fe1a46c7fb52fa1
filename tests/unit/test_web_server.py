"""The server's loop on real sockets: probes, deadlines, and what strangers may do to a connection."""

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest

from tests.factories.listening import port_of
from tracker.running.web_server import THREADS, Deadlines, WebServer, web_server

LONG = 60  # seconds, on any machine
SHORT = Deadlines(headers=1, silence=1, idle=1, between_looks=0)
FOR_EVER = Deadlines(between_looks=0)


class Site:
    """An application whose pages last until they are let go; it knows how many are at work."""

    def __init__(self) -> None:
        self.let_go = threading.Event()
        self.at_work = 0
        self.asked_whether_alive = 0
        self._lock = threading.Lock()

    def __call__(self, environ, start_response):
        path = environ["PATH_INFO"]
        if path == "/slow":
            with self._lock:
                self.at_work += 1
            self.let_go.wait(LONG)
        if path == "/healthz":
            self.asked_whether_alive += 1
        if path == "/large":
            start_response("200 OK", [("Content-Type", "text/plain")])
            return (b"x" * 1_000_000 for _ in range(100))
        size = len(environ["wsgi.input"].read())
        start_response("200 OK", [("Content-Type", "text/plain")])
        return [f"{path} {environ['HTTP_HOST']} {size}".encode()]


@pytest.fixture
def site() -> Iterator[Site]:
    site = Site()
    yield site
    site.let_go.set()


@pytest.fixture
def served(site: Site) -> Iterator[Callable[..., WebServer]]:
    """Return a way to serve the site with limits of its own."""
    with ExitStack() as stack:

        def serve(**limits: Any) -> WebServer:  # Any: of whichever type the limit is
            server = web_server(site, 0, **limits)
            threading.Thread(target=_run, args=(server,), daemon=True).start()
            stack.callback(lambda: setattr(server, "ended", True))
            return server

        yield serve
        site.let_go.set()


def _run(server: WebServer) -> None:
    while not getattr(server, "ended", False):
        server.asyncore.loop(timeout=0.1, map=server.awake, use_poll=True, count=1)
    server.task_dispatcher.shutdown()
    server.close()


def channels(server: WebServer) -> int:
    return len(server.active_channels)  # pyright: ignore[reportArgumentType]  # a dictionary; the stubs say a channel


def connected(server: WebServer) -> socket.socket:
    return socket.create_connection(("127.0.0.1", port_of(server)), timeout=LONG)


def asked(server: WebServer, path: str, host: str = "localhost", method: str = "GET") -> str:
    with connected(server) as one:
        one.sendall(f"{method} {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n".encode())
        return b"".join(iter(lambda: one.recv(65536), b"")).decode()


def is_closed(one: socket.socket) -> bool:
    """Take what comes until the other side closes."""
    try:
        while one.recv(65536):
            pass
    except ConnectionError:
        pass
    return True


def until(holds: Callable[[], bool]) -> None:
    end = time.monotonic() + LONG
    while not holds():
        assert time.monotonic() < end, "it did not come to that"
        time.sleep(0.01)


def fill(server: WebServer, site: Site, stack: ExitStack) -> None:
    """Let all threads of pages work, and as many requests wait."""
    for _ in range(2 * THREADS):
        one = stack.enter_context(connected(server))
        one.sendall(b"GET /slow HTTP/1.1\r\nHost: localhost\r\n\r\n")
    until(lambda: site.at_work == THREADS)


@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_probes_answer_while_every_thread_is_busy(served: Callable[..., WebServer], site: Site, method: str) -> None:
    server = served()
    with ExitStack() as stack:
        fill(server, site, stack)

        for path in ("/healthz", "/readyz", "/healthz?x=1", "//healthz"):
            assert asked(server, path, method=method).startswith("HTTP/1.1 200")
        assert site.at_work == THREADS


def test_a_probe_that_waits_does_not_hold_up_the_other(served: Callable[..., WebServer], site: Site) -> None:
    def app(environ, start_response):
        if environ["PATH_INFO"] == "/readyz":
            site.let_go.wait(LONG)
        return site(environ, start_response)

    server = web_server(app, 0)
    threading.Thread(target=_run, args=(server,), daemon=True).start()
    with connected(server) as slow:
        slow.sendall(b"GET /readyz HTTP/1.1\r\nHost: localhost\r\n\r\n")

        assert asked(server, "/healthz").startswith("HTTP/1.1 200")

        site.let_go.set()
        assert slow.recv(12) == b"HTTP/1.1 200"
    vars(server)["ended"] = True


def test_probes_on_one_connection_with_pages_keep_their_order(served: Callable[..., WebServer]) -> None:
    server = served()
    with connected(server) as one:
        for path in ("/a", "/healthz", "/b"):
            one.sendall(f"GET {path} HTTP/1.1\r\nHost: h\r\n\r\n".encode() if path != "/b" else b"")
        one.sendall(b"GET /b HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n")
        text = b"".join(iter(lambda: one.recv(65536), b"")).decode()

    assert [text.find(f"{path} ") for path in ("/a", "/healthz", "/b")] == sorted(
        text.find(f"{path} ") for path in ("/a", "/healthz", "/b")
    )
    assert text.count("200 OK") == 3


def test_probes_answer_for_any_host_and_pages_see_the_one_asked_for(served: Callable[..., WebServer]) -> None:
    server = served()

    assert "/healthz localhost" in asked(server, "/healthz", host="10.1.2.3:8080")
    assert "/page 10.1.2.3" in asked(server, "/page", host="10.1.2.3")


def test_that_the_process_is_alive_is_asked_of_the_application_once(
    served: Callable[..., WebServer], site: Site
) -> None:
    server = served()

    answers = {asked(server, "/healthz", host).partition("Date:")[0] for host in ("localhost", "10.1.2.3", "up")}

    assert [answer.split()[1] for answer in answers] == ["200"]
    assert site.asked_whether_alive == 1
    asked(server, "/healthz", method="HEAD")
    assert site.asked_whether_alive == 2


def test_a_connection_that_never_says_anything_is_closed(served: Callable[..., WebServer]) -> None:
    with connected(served(deadlines=SHORT)) as one:
        assert is_closed(one)


def test_headers_that_dribble_are_closed_at_their_deadline(served: Callable[..., WebServer]) -> None:
    server = served(deadlines=SHORT)
    with connected(server) as one:
        one.settimeout(0.1)
        began, is_open = time.monotonic(), True
        while is_open:
            assert time.monotonic() < began + LONG, "every byte gave it more time"
            try:
                one.sendall(b"G")
                is_open = one.recv(1) != b""
            except TimeoutError:
                continue
            except ConnectionError:
                break


def test_a_body_that_brings_nothing_is_closed_and_a_slow_one_is_left_alone(served: Callable[..., WebServer]) -> None:
    server = served(deadlines=SHORT)
    head = b"POST /up HTTP/1.1\r\nHost: h\r\nConnection: close\r\nContent-Length: 10\r\n\r\n"
    with connected(server) as silent, connected(server) as slow:
        silent.sendall(head + b"1234")
        slow.sendall(head)
        for _ in range(10):
            time.sleep(0.3)  # longer than the deadline in all
            slow.sendall(b"x")

        assert b"/up h 10" in b"".join(iter(lambda: slow.recv(65536), b""))
        assert is_closed(silent)


def test_a_request_at_work_has_no_deadline_and_an_idle_one_after_it_has(
    served: Callable[..., WebServer], site: Site
) -> None:
    server = served(deadlines=SHORT)
    with connected(server) as one:
        one.sendall(b"GET /slow HTTP/1.1\r\nHost: h\r\n\r\n")
        until(lambda: site.at_work == 1)
        time.sleep(2)
        site.let_go.set()

        assert one.recv(12) == b"HTTP/1.1 200"
        assert is_closed(one)


def test_a_reader_who_takes_nothing_frees_the_thread(served: Callable[..., WebServer]) -> None:
    """What does not go into the buffer is written by a thread, which waits for the reader."""
    patient = Deadlines(idle=1, between_looks=0)  # with whoever asks meanwhile, however late its request is read
    server = served(deadlines=patient, threads=1)
    with connected(server) as one:
        one.sendall(b"GET /large HTTP/1.1\r\nHost: h\r\n\r\n")
        assert one.recv(1) == b"H"

        assert asked(server, "/page").startswith("HTTP/1.1 200")


def test_a_thousand_idle_and_a_hundred_half_sent_connections_change_nothing(served: Callable[..., WebServer]) -> None:
    server = served(deadlines=FOR_EVER)
    with ExitStack() as stack:
        for number in range(1_100):
            one = stack.enter_context(connected(server))
            if number % 11 == 0:
                one.sendall(b"POST /up HTTP/1.1\r\nHost: h\r\nContent-Length: 10\r\n\r\n123")
        until(lambda: channels(server) >= 1_100)
        until(lambda: len(server.awake) < 10)  # all rest

        assert asked(server, "/page").startswith("HTTP/1.1 200")
        assert asked(server, "/healthz").startswith("HTTP/1.1 200")


def test_a_connection_at_rest_wakes_for_the_rest_of_its_request_and_for_its_end(
    served: Callable[..., WebServer],
) -> None:
    server = served(deadlines=FOR_EVER)
    with connected(server) as half, connected(server) as silent, connected(server) as gone:
        half.sendall(b"POST /up HTTP/1.1\r\nHost: h\r\nContent-Length: 10\r\n\r\n123")
        until(lambda: channels(server) == 3)
        awake = len(server.awake)
        until(lambda: len(server.awake) == awake - 3)

        half.sendall(b"4567890")
        gone.close()
        until(lambda: channels(server) == 2)

        assert half.recv(12) == b"HTTP/1.1 200"
        silent.sendall(b"GET /page HTTP/1.1\r\nHost: h\r\n\r\n")
        assert silent.recv(12) == b"HTTP/1.1 200"


def test_who_connects_while_others_are_closed_is_answered(served: Callable[..., WebServer]) -> None:
    """The descriptor of a closed connection is the next one's: nothing meant for the one may reach the other."""
    server = served(deadlines=Deadlines(headers=0, between_looks=0))
    with ExitStack() as stack:
        for _ in range(200):
            stack.enter_context(connected(server))  # closed as soon as the loop looks
        server.deadlines = FOR_EVER

        assert all(asked(server, "/page").startswith("HTTP/1.1 200") for _ in range(100))


def test_where_all_connections_are_taken_the_oldest_idle_ones_make_room(
    served: Callable[..., WebServer], site: Site
) -> None:
    server = served(deadlines=FOR_EVER, connections=20)
    with ExitStack() as stack:
        busy = stack.enter_context(connected(server))
        busy.sendall(b"GET /slow HTTP/1.1\r\nHost: h\r\n\r\n")
        until(lambda: site.at_work == 1)
        for _ in range(60):
            stack.enter_context(connected(server))

        assert asked(server, "/page").startswith("HTTP/1.1 200")
        site.let_go.set()
        assert busy.recv(12) == b"HTTP/1.1 200"
