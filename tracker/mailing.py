"""Carry notices by mail: an outbox in the graph, so that a mail server that is away loses nothing."""

import hashlib
import logging
import smtplib
from collections.abc import Sequence
from datetime import datetime, timedelta
from email.message import EmailMessage
from urllib.parse import urlsplit

from graph.engine import Graph
from graph.model.notices import Letter
from graph.store import notices
from tracker import notice_words
from tracker.clock import JAKARTA, Clock
from tracker.i18n import translated
from tracker.settings import Settings

log = logging.getLogger("jejak.mail")
LEASE = timedelta(minutes=5)
SOONEST, LATEST = timedelta(seconds=30), timedelta(hours=1)
TIMEOUT_SECONDS = 10.0


def run_due(graph: Graph, settings: Settings, clock: Clock) -> bool:
    """Send one person's due notices as one letter; return whether anything was due.

    Without JEJAK_MAIL nothing is taken and everything waits. The machine's own time counts here, never the
    example's day. A letter that the server accepted just before a crash goes out again under the same Message-ID.
    """
    if settings.mail is None:
        return False
    now = clock.real()
    today = now.astimezone(JAKARTA).date()
    letters = notices.take(graph, now, today, now + LEASE)
    if not letters:
        return False
    try:
        _send(settings.mail, _message(letters, settings))
    except smtplib.SMTPRecipientsRefused as error:
        code = next(iter(error.recipients.values()))[0]
        _put_back(graph, letters, now, "recipient_refused", is_final=500 <= code < 600)
    except (OSError, smtplib.SMTPException) as error:
        _put_back(graph, letters, now, type(error).__name__, is_final=False)
    else:
        graph.write(lambda tx: notices.settle(tx, letters, "sent", today))
    return True


def backoff(attempts: int) -> timedelta:
    """Return how long to wait after so many tries: half a minute, doubling, at most an hour.

    >>> backoff(1).total_seconds(), backoff(3).total_seconds(), backoff(99).total_seconds()
    (30.0, 120.0, 3600.0)
    """
    return min(LATEST, SOONEST * 2 ** min(attempts - 1, 10))


def _put_back(graph: Graph, letters: Sequence[Letter], now: datetime, problem: str, *, is_final: bool) -> None:
    """Queue the letters again; only an address that the server refuses for good ends the tries."""
    details = {"letters": len(letters), "problem": problem, "is_final": is_final}
    log.warning("mail not sent", extra={"details": details})
    next_try = None if is_final else now + backoff(max(letter.attempts for letter in letters))
    state, today = "failed" if is_final else "queued", now.astimezone(JAKARTA).date()
    graph.write(lambda tx: notices.settle(tx, letters, state, today, next_try, problem))


def _send(address: str, message: EmailMessage) -> None:
    place = urlsplit(address)
    with smtplib.SMTP(place.hostname or "", place.port or 25, timeout=TIMEOUT_SECONDS) as server:
        server.send_message(message)


def _message(letters: Sequence[Letter], settings: Settings) -> EmailMessage:
    """Write one letter for one person in their language: its subject is the news, or how many there are."""
    language = letters[0].language
    sentences = [
        notice_words.filled(translated(notice_words.TEXTS.get(one.kind, notice_words.OTHER), language), one.values)
        for one in letters
    ]
    several = translated(notice_words.SEVERAL, language) % {"count": len(letters)}
    message = EmailMessage()
    message["Subject"] = _line(sentences[0] if len(letters) == 1 else several)
    message["From"] = settings.mail_from
    message["To"] = letters[0].mail
    key = hashlib.sha256("".join(one.id for one in letters).encode()).hexdigest()[:32]
    message["Message-ID"] = f"<{key}@jejak-inovasi>"
    message["Auto-Submitted"] = "auto-generated"
    in_language = "" if language == "id" else f"?lang={language}"
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
