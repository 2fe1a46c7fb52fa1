"""Carry notices by mail: an outbox in the graph, so that a mail server that is away loses nothing."""

import logging
import secrets
import smtplib
import socket
import threading
import time
from collections.abc import Generator, Sequence
from contextlib import closing, contextmanager, suppress
from datetime import date, datetime, timedelta
from email.message import EmailMessage
from urllib.parse import urlsplit

from graph.domain.records.notices import Letter, MailState
from graph.domain.values.moment import Moment
from graph.engine import Graph
from graph.store.people import notices
from tracker.base.clock import JAKARTA, Clock
from tracker.base.settings import Settings
from tracker.wording import notices as notice_words
from tracker.wording.i18n import asked_for, translated

log = logging.getLogger("jejak.mail")
LEASE = timedelta(minutes=5)
SOONEST, LATEST = timedelta(seconds=30), timedelta(hours=1)
TIMEOUT_SECONDS = 10.0  # for one answer of the server
LETTER_SECONDS = 30.0  # for a whole letter, whatever the server goes on saying
LOOK_SECONDS = 0.2


def run_due(graph: Graph, settings: Settings, clock: Clock, stop: threading.Event | None = None) -> bool:
    """Send one person's due notices as one letter; return whether anything was due.

    Without JEJAK_MAIL nothing is taken and everything waits. The database's time counts here, never the example's
    day. A letter that was tried goes out again with the very same notices under the same Message-ID: the server may
    have accepted it. Setting ``stop`` ends a letter under way.
    """
    if settings.mail is None:
        return False
    now, today = _time(clock)
    letters = notices.take(graph, now + LEASE, secrets.token_hex(16), Moment(now, today))
    if not letters:
        return False
    try:
        _send(settings.mail, _message(letters, settings), stop or threading.Event())
    except smtplib.SMTPRecipientsRefused as error:
        code = next(iter(error.recipients.values()))[0]
        _put_back(graph, letters, clock, "recipient_refused", is_final=_is_for_good(code))
    except smtplib.SMTPDataError as error:
        _put_back(graph, letters, clock, "letter_refused", is_final=_is_for_good(error.smtp_code))
    except (OSError, smtplib.SMTPException) as error:  # who sends and where is the operator's to mend: it is kept
        _put_back(graph, letters, clock, type(error).__name__, is_final=False)
    else:
        graph.write(lambda tx: notices.settle(tx, letters, MailState.SENT, Moment(now, today)))
    return True


def _time(clock: Clock) -> tuple[datetime, date]:
    """Return the instant and its day: leases of several workers go by the graph's time, which their clock runs by."""
    now = clock.real()
    return now, now.astimezone(JAKARTA).date()


def _is_for_good(code: int) -> bool:
    return 500 <= code < 600


def backoff(attempts: int) -> timedelta:
    """Return how long to wait after so many tries: half a minute, doubling, at most an hour.

    >>> backoff(1).total_seconds(), backoff(3).total_seconds(), backoff(99).total_seconds()
    (30.0, 120.0, 3600.0)
    """
    return min(LATEST, SOONEST * 2 ** min(attempts - 1, 10))


def _put_back(graph: Graph, letters: Sequence[Letter], clock: Clock, problem: str, *, is_final: bool) -> None:
    """Queue the letters again; only what the server refuses for good ends the tries."""
    details = {"letters": len(letters), "problem": problem, "is_final": is_final}
    log.warning("mail not sent", extra={"details": details})
    now, today = _time(clock)
    next_try = None if is_final else now + backoff(max(letter.attempts for letter in letters))
    state = MailState.FAILED if is_final else MailState.QUEUED
    graph.write(lambda tx: notices.settle(tx, letters, state, Moment(now, today), next_try, problem))


def _send(address: str, message: EmailMessage, stop: threading.Event) -> None:
    """Hand a letter to the server; whatever it says after it has accepted the letter changes nothing."""
    place = urlsplit(address)
    server = smtplib.SMTP(timeout=TIMEOUT_SECONDS)
    with closing(server), _ended_in_time(server, stop):
        code, words = server.connect(place.hostname or "", place.port or 25)
        if code != 220:
            raise smtplib.SMTPConnectError(code, words)
        server.send_message(message)
        with suppress(OSError, smtplib.SMTPException):
            server.quit()


@contextmanager
def _ended_in_time(server: smtplib.SMTP, stop: threading.Event) -> Generator[None]:
    """Shut the connection when the letter takes too long or the worker is to stop.

    A timeout of the socket is for one answer: a server that goes on with ``220-`` lines never meets it.
    """
    done, end = threading.Event(), time.monotonic() + LETTER_SECONDS

    def watch() -> None:
        while not done.wait(LOOK_SECONDS):
            if (stop.is_set() or time.monotonic() > end) and server.sock is not None:
                with suppress(OSError):
                    server.sock.shutdown(socket.SHUT_RDWR)  # wakes whoever reads or writes there

    threading.Thread(target=watch, name="mail-end", daemon=True).start()
    try:
        yield
    finally:
        done.set()


def _message(letters: Sequence[Letter], settings: Settings) -> EmailMessage:
    """Write one letter for one person in their language: its subject is the news, or how many there are."""
    language = letters[0].language
    sentences = [notice_words.filled(translated(notice_words.TEXTS[one.kind], language), one.values) for one in letters]
    several = translated(notice_words.SEVERAL, language) % {"count": len(letters)}
    message = EmailMessage()
    message["Subject"] = _line(sentences[0] if len(letters) == 1 else several)
    message["From"] = settings.mail_from
    message["To"] = letters[0].mail
    message["Message-ID"] = f"<{letters[0].batch}@jejak-inovasi>"
    message["Auto-Submitted"] = "auto-generated"
    in_language = "".join(f"?{name}={code}" for name, code in asked_for(language).items())
    lines = [
        f"- {sentence}\n  {settings.public_url}{one.path}{in_language}"
        for sentence, one in zip(sentences, letters, strict=True)
    ]
    hello = translated(notice_words.HELLO, language) % {"name": _line(letters[0].name)}
    goodbye = translated(notice_words.GOODBYE, language)
    message.set_content(f"{hello}\n\n" + "\n".join(lines) + f"\n\n{goodbye}\n")
    return message


def _line(text: str) -> str:
    """Keep a header to one line: nobody's text may start another one."""
    return " ".join(text.split())[:200]
