"""A mail server of our own, by sockets: it says at each step what a test tells it to, and keeps the letters."""

import socketserver
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage

Say = Callable[[bytes], None]


@dataclass
class MailServer:
    """``answers`` is what is said to a command (GREETING, MAIL, RCPT, DATA, LETTER); None hangs up without a word."""

    answers: dict[str, str | None] = field(default_factory=dict[str, str | None])
    goes_on: bool = False  # greets for ever, a line at a time
    letters: list[EmailMessage] = field(default_factory=list[EmailMessage])
    port: int = 0
    reached: threading.Event = field(default_factory=threading.Event)
    ended: threading.Event = field(default_factory=threading.Event)

    def answer(self, step: str, usual: str) -> str | None:
        return self.answers.get(step, usual)


@contextmanager
def running(server: MailServer) -> Iterator[MailServer]:
    """Let the server listen on a free port of this machine."""

    class Talk(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            try:
                _talk(server, self)
            except OSError:  # the other side was ended
                return

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Talk) as listening:
        listening.daemon_threads = True
        server.port = listening.server_address[1]
        threading.Thread(target=listening.serve_forever, daemon=True).start()
        try:
            yield server
        finally:
            server.ended.set()
            listening.shutdown()


def _talk(server: MailServer, handler: socketserver.StreamRequestHandler) -> None:
    server.reached.set()
    while server.goes_on and not server.ended.is_set():
        handler.wfile.write(b"220-one moment please\r\n")
        time.sleep(0.2)
    if not _said(handler, server.answer("GREETING", "220 ready")):
        return
    while line := handler.rfile.readline():
        step = line.split()[0].decode().upper() if line.split() else ""
        usual = {"DATA": "354 go on", "QUIT": "221 bye"}.get(step, "250 yes")
        answer = server.answer(step, usual)
        if not _said(handler, answer) or step == "QUIT":
            return
        if step == "DATA" and (answer or "").startswith("354"):
            server.letters.append(_letter(handler))
            if not _said(handler, server.answer("LETTER", "250 taken")):
                return


def _said(handler: socketserver.StreamRequestHandler, answer: str | None) -> bool:
    if answer is not None:
        handler.wfile.write(answer.encode() + b"\r\n")
    return answer is not None


def _letter(handler: socketserver.StreamRequestHandler) -> EmailMessage:
    lines = list[bytes]()
    while (line := handler.rfile.readline()) not in (b".\r\n", b""):
        lines.append(line)
    return message_from_bytes(b"".join(lines), policy=policy.default)  # pyright: ignore[reportReturnType]
