"""The end of a web process whose threads never end by themselves."""

import signal
import socket
import subprocess
import sys
from contextlib import ExitStack

from tracker.base.assets import ROOT
from tracker.running.web_server import THREADS

LONG = 60  # seconds, on any machine

BUSY_SITE = """
import os
import threading
from tracker.running import serving
from tracker.base.making import Beside

def app(environ, start_response):
    os.write(1, b"at work\\n")  # whole, beside other threads
    threading.Event().wait()

with serving._interruptible():
    server = serving.web_server(app, 0)
    Beside("test", threads=2, longest=2).take(threading.Event().wait)
    print(server.effective_port, flush=True)
    try:
        server.run()
    finally:
        server.close()
print("ended", flush=True)
"""


def test_a_site_whose_threads_never_end_ends_when_it_is_asked_to() -> None:
    """A process of its own: all threads at work for ever, as many requests waiting, and one at work beside them."""
    command = [sys.executable, "-c", BUSY_SITE]
    with subprocess.Popen(command, cwd=ROOT, text=True, stdout=subprocess.PIPE) as process, ExitStack() as stack:
        stack.callback(process.kill)
        assert process.stdout is not None
        port = int(process.stdout.readline())
        for _ in range(2 * THREADS):
            one = stack.enter_context(socket.create_connection(("127.0.0.1", port)))
            one.sendall(b"GET / HTTP/1.1\r\nHost: h\r\n\r\n")
        assert [process.stdout.readline() for _ in range(THREADS)] == ["at work\n"] * THREADS

        process.send_signal(signal.SIGTERM)

        assert process.wait(LONG) == 0
        assert process.stdout.read() == "ended\n"
