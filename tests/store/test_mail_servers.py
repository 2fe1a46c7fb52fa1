"""Mail servers that are slow without end, lose their answer or refuse for good: nothing waits, nothing goes twice."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from graph.devserver.local import Running
from graph.domain.events import NoticeKind
from graph.domain.policy import Actor
from graph.domain.values.moment import Moment
from graph.engine import Graph
from graph.store.audit import instants
from graph.store.innovations import groupings
from graph.store.people import notices as store
from tests.conftest import settings_for
from tests.data.mail_server import MailServer, running
from tests.small_world import MOMENT, NOW
from tracker.actions.context import Context
from tracker.actions.people import notification_settings
from tracker.base import clock as machine_clock
from tracker.base.clock import JAKARTA, Clock
from tracker.base.graph_time import GraphTime
from tracker.base.settings import Settings
from tracker.running import mailing, worker

Person = Callable[[str], Actor]
LATER = datetime(9999, 1, 1, tzinfo=UTC)
DEADLINE = 120  # seconds for what must happen at all, on any machine


class Ticking(Clock):
    """A clock that a test moves on."""

    ahead = timedelta()

    def pass_by(self, time: timedelta) -> None:
        object.__setattr__(self, "ahead", self.ahead + time)

    def real(self) -> datetime:
        return datetime.now(UTC) + self.ahead


@pytest.fixture
def mail_server() -> Iterator[MailServer]:
    with running(MailServer()) as server:
        yield server


@pytest.fixture
def settings(tmp_path: Path, server: Running, mail_server: MailServer) -> Settings:
    return replace(settings_for(server, tmp_path), mail=f"smtp://127.0.0.1:{mail_server.port}")


@pytest.fixture
def tell(small: Graph, person: Person) -> Callable[..., None]:
    """Tell Sragen's registrar, who wants mail, of one more thing."""
    notification_settings.wish(Context(small, person("sragen-registrar"), MOMENT), "admin@sragen.example", "each", "id")

    def told(name: str = "UPTPK") -> None:
        values = {"agency": "Pemerintah Kota Surakarta", "innovation": name}
        actor = person("solo-registrar")
        small.write(
            lambda tx: notification_settings.tell(
                tx, actor, NoticeKind.INTEREST_STATED, "I-1", "/i", NOW, agencies={"33.14"}, values=values
            )
        )

    return told


def states(graph: Graph) -> list[str]:
    return sorted(one.mail_state for one in store.of_person(graph, "sragen-registrar", 50, LATER))


def within_deadline(is_so: Callable[[], bool]) -> bool:
    end = time.monotonic() + DEADLINE
    while not is_so():
        if time.monotonic() > end:
            return False
        time.sleep(0.1)
    return True


def test_server_that_goes_on_for_ever_is_left_after_the_time_of_a_letter(
    small: Graph,
    settings: Settings,
    mail_server: MailServer,
    tell: Callable[..., None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(mailing, "LETTER_SECONDS", 1.0)
    mail_server.goes_on = True
    tell()

    trying = threading.Thread(target=mailing.run_due, args=(small, settings, Clock()), daemon=True)
    trying.start()
    trying.join(DEADLINE)

    assert (trying.is_alive(), states(small)) == (False, ["queued"])


def test_slow_mail_server_holds_up_neither_the_other_jobs_nor_the_end(
    small: Graph, settings: Settings, mail_server: MailServer, tell: Callable[..., None]
) -> None:
    mail_server.goes_on = True
    tell()
    stop = threading.Event()
    working = threading.Thread(target=worker.loop, args=(small, settings, Clock, stop), daemon=True)
    working.start()

    assert mail_server.reached.wait(DEADLINE)
    assert within_deadline(lambda: groupings.head(small) is not None)
    stop.set()
    working.join(DEADLINE)

    assert not working.is_alive()
    assert within_deadline(lambda: states(small) == ["queued"])


def test_worker_process_ends_while_a_letter_is_under_way(
    small: Graph, settings: Settings, mail_server: MailServer, tell: Callable[..., None], tmp_path: Path
) -> None:
    mail_server.goes_on = True
    tell()
    env = {
        **os.environ,
        "JEJAK_DATA": str(tmp_path),
        "JEJAK_MAIL": settings.mail or "",
        "JEJAK_SECRET": settings.secret,
        "NEO4J_URI": settings.neo4j_uri or "",
        "NEO4J_USER": settings.neo4j_user,
        "NEO4J_PASSWORD": settings.neo4j_password,
    }
    process = subprocess.Popen([sys.executable, "-m", "tracker", "worker"], env=env)
    try:
        assert mail_server.reached.wait(DEADLINE)
        process.send_signal(signal.SIGTERM)
        assert process.wait(DEADLINE) == 0
    finally:
        process.kill()
        process.wait()


def test_letter_whose_answer_was_lost_goes_again_as_it_was_and_later_news_in_another(
    small: Graph, settings: Settings, mail_server: MailServer, tell: Callable[..., None]
) -> None:
    clock = Ticking()
    mail_server.answers["LETTER"] = None
    tell("Satu")
    tell("Dua")
    assert mailing.run_due(small, settings, clock)
    tell("Tiga")
    clock.pass_by(mailing.SOONEST)
    mail_server.answers.clear()

    while mailing.run_due(small, settings, clock):
        pass

    first, again, other = mail_server.letters
    assert first["Message-ID"] == again["Message-ID"] != other["Message-ID"]
    assert first.get_content() == again.get_content()
    assert "Tiga" in other.get_content()
    assert not any(name in other.get_content() for name in ("Satu", "Dua"))
    assert states(small) == ["sent"] * 3


@pytest.mark.parametrize(
    ("step", "answer", "state"),
    [
        ("LETTER", "554 no", "failed"),
        ("DATA", "554 no", "failed"),
        ("RCPT", "550 nobody", "failed"),
        ("LETTER", "451 later", "queued"),
        ("RCPT", "450 later", "queued"),
        ("GREETING", "554 not today", "queued"),
        ("MAIL", "530 who are you", "queued"),
        ("QUIT", "500 what", "sent"),
        ("QUIT", None, "sent"),
    ],
)
def test_what_the_server_refuses_for_good_is_not_tried_again(
    small: Graph,
    settings: Settings,
    mail_server: MailServer,
    tell: Callable[..., None],
    step: str,
    answer: str | None,
    state: str,
) -> None:
    clock = Ticking()
    mail_server.answers[step] = answer
    tell()
    assert mailing.run_due(small, settings, clock)
    wishes = store.wishes(small, "sragen-registrar")
    clock.pass_by(timedelta(days=1))

    assert states(small) == [state]
    assert (wishes.refused_at is not None) == (state == "failed")
    assert mailing.run_due(small, settings, clock) == (state == "queued")


def test_server_that_is_away_loses_nothing(small: Graph, settings: Settings, tell: Callable[..., None]) -> None:
    tell()

    assert mailing.run_due(small, replace(settings, mail="smtp://127.0.0.1:1"), Clock())
    assert states(small) == ["queued"]


def test_refusal_is_forgotten_when_the_address_is_looked_at_again(
    small: Graph, person: Person, settings: Settings, mail_server: MailServer, tell: Callable[..., None]
) -> None:
    mail_server.answers["LETTER"] = "554 no"
    tell()
    mailing.run_due(small, settings, Clock())

    notification_settings.wish(Context(small, person("sragen-registrar"), MOMENT), "lain@sragen.example", "each", "id")

    assert store.wishes(small, "sragen-registrar").refused_at is None
    assert len(store.of_person(small, "sragen-registrar", 50, LATER)) == 1


def test_lease_goes_by_the_clock_of_the_database(
    small: Graph, settings: Settings, tell: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A worker whose machine is an hour ahead does not take the letter that another is sending."""
    tell()
    now = instants.now(small)
    assert store.take(small, now + mailing.LEASE, "b" * 32, Moment(now, now.astimezone(JAKARTA).date()))
    wrong = datetime.now(UTC) + timedelta(hours=1)
    monkeypatch.setattr(machine_clock, "machine", lambda: wrong)

    assert not mailing.run_due(small, settings, Clock(source=GraphTime(small).now))
