"""Notices and their mail: written with the step, sent once, and never lost while the mail server is away."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from socket import socket

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from graph.domain.errors import Invalid
from graph.domain.events import NoticeKind
from graph.domain.policy import Actor
from graph.engine import Graph, Tx
from graph.store.people import notices as store
from tests.small_world import MOMENT, NOW
from tracker.actions.context import Context
from tracker.actions.people import notification_settings
from tracker.base.clock import Clock
from tracker.base.settings import Settings
from tracker.running import mailing

Person = Callable[[str], Actor]
LATER = datetime(9999, 1, 1, tzinfo=UTC)


@dataclass
class Postbox:
    """A mail server that keeps what it gets, and refuses one address for good."""

    letters: list[EmailMessage] = field(default_factory=list)

    async def handle_RCPT(self, _server: SMTP, _s: Session, envelope: Envelope, address: str, _o: list[str]) -> str:
        if address.startswith("gone@"):
            return "550 no such person"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:
        content = envelope.content if isinstance(envelope.content, bytes) else b""
        letter = message_from_bytes(content, policy=policy.default)
        self.letters.append(letter)  # pyright: ignore[reportArgumentType]
        return "250 OK"


class Ticking(Clock):
    """A clock whose machine time the test sets."""

    at = datetime(2025, 12, 31, 3, 0, tzinfo=UTC)

    def pass_by(self, time: timedelta) -> None:
        object.__setattr__(self, "at", self.at + time)

    def real(self) -> datetime:
        return self.at


@pytest.fixture
def port() -> int:
    with socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def post_office(port: int) -> Iterator[Postbox]:
    box = Postbox()
    office = Controller(box, hostname="127.0.0.1", port=port)
    office.start()
    try:
        yield box
    finally:
        office.stop()


@pytest.fixture
def settings(tmp_path: Path, port: int) -> Settings:
    return Settings(data=tmp_path, mail=f"smtp://127.0.0.1:{port}", public_url="https://jejak.example")


def wish(
    graph: Graph, actor: Actor, mail: str = "admin@sragen.example", mode: str = "each", language: str = "id"
) -> None:
    notification_settings.wish(Context(graph, actor, MOMENT), mail, mode, language)


def tell(graph: Graph, actor: Actor, name: str = "UPTPK") -> None:
    values = {"agency": "Pemerintah Kota Surakarta", "innovation": name}

    def work(tx: Tx) -> None:
        notification_settings.tell(
            tx, actor, NoticeKind.INTEREST_STATED, "I-1", "/interests/I-1", NOW, agencies={"33.14"}, values=values
        )

    graph.write(work)


def states(graph: Graph, login: str) -> list[str]:
    return [one.mail_state for one in store.of_person(graph, login, 50, LATER)]


def test_notice_reaches_the_roles_of_the_agency_and_not_the_one_who_acted(small: Graph, person: Person) -> None:
    tell(small, person("solo-registrar"))

    [notice] = store.of_person(small, "sragen-registrar", 50, LATER)
    assert (notice.kind, notice.path, notice.read_at, notice.mail_state) == (
        "interest.stated",
        "/interests/I-1",
        None,
        "none",
    )
    assert store.of_person(small, "sragen-verifier", 50, LATER) == []  # another role
    assert store.of_person(small, "solo-registrar", 50, LATER) == []
    tell(small, person("sragen-registrar"))
    assert len(store.of_person(small, "sragen-registrar", 50, LATER)) == 1


def test_notice_goes_when_its_step_fails(small: Graph, person: Person) -> None:
    def work(tx: Tx) -> None:
        notification_settings.tell(tx, person("steward"), NoticeKind.ROUND_OPENED, "p", "/rounds", NOW, agencies=None)
        raise Invalid

    with pytest.raises(Invalid):
        small.write(work)

    assert store.of_person(small, "sragen-registrar", 50, LATER) == []


def test_mail_server_that_is_away_loses_nothing_and_gets_each_letter_once(
    small: Graph, person: Person, settings: Settings, port: int
) -> None:
    clock = Ticking()
    wish(small, person("sragen-registrar"))
    tell(small, person("solo-registrar"))

    assert mailing.run_due(small, settings, clock)  # nobody listens
    assert states(small, "sragen-registrar") == ["queued"]
    assert not mailing.run_due(small, settings, clock)  # and it is not tried at once again
    for _ in range(3):
        clock.pass_by(timedelta(hours=2))
        assert mailing.run_due(small, settings, clock)
    assert states(small, "sragen-registrar") == ["queued"]

    clock.pass_by(timedelta(hours=2))
    with post_office(port) as box:
        assert mailing.run_due(small, settings, clock)
        assert not mailing.run_due(small, settings, clock)

    assert states(small, "sragen-registrar") == ["sent"]
    [letter] = box.letters
    assert letter["To"] == "admin@sragen.example"
    assert "Pemerintah Kota Surakarta berminat mereplikasi UPTPK" in letter.get_content()
    assert "https://jejak.example/interests/I-1" in letter.get_content()


def test_without_a_mail_server_everything_waits(small: Graph, person: Person, settings: Settings) -> None:
    wish(small, person("sragen-registrar"))
    tell(small, person("solo-registrar"))

    assert not mailing.run_due(small, replace(settings, mail=None), Ticking())
    assert states(small, "sragen-registrar") == ["queued"]


def test_worker_that_died_after_taking_a_letter_leaves_it_to_the_next_one(
    small: Graph, person: Person, settings: Settings, port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = Ticking()
    wish(small, person("sragen-registrar"))
    tell(small, person("solo-registrar"))

    def die(*_args: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(mailing, "_send", die)
        with pytest.raises(KeyboardInterrupt):
            mailing.run_due(small, settings, clock)
    assert states(small, "sragen-registrar") == ["sending"]

    with post_office(port) as box:
        assert not mailing.run_due(small, settings, clock)  # the lease still holds
        clock.pass_by(mailing.LEASE)
        assert mailing.run_due(small, settings, clock)
    assert len(box.letters) == 1


def test_daily_digest_is_one_letter_a_day(small: Graph, person: Person, settings: Settings, port: int) -> None:
    clock = Ticking()
    wish(small, person("sragen-registrar"), mode="daily")
    for name in ("UPTPK", "Lain"):
        tell(small, person("solo-registrar"), name)

    with post_office(port) as box:
        assert mailing.run_due(small, settings, clock)
        tell(small, person("solo-registrar"), "Ketiga")
        assert not mailing.run_due(small, settings, clock)
        clock.pass_by(timedelta(days=1))
        assert mailing.run_due(small, settings, clock)

    assert [letter["Subject"][:7] for letter in box.letters] == ["2 kabar", "Pemerin"]


def test_letter_is_in_the_language_of_its_reader(small: Graph, person: Person, settings: Settings, port: int) -> None:
    wish(small, person("sragen-registrar"), language="en")
    tell(small, person("solo-registrar"))

    with post_office(port) as box:
        assert mailing.run_due(small, settings, Ticking())

    words = box.letters[0].get_content()
    assert box.letters[0]["Subject"].startswith("Pemerintah Kota Surakarta is interested in replicating UPTPK")
    assert words.startswith("Dear Sragen Registrar,")
    assert "https://jejak.example/interests/I-1?lang=en" in words
    with pytest.raises(Invalid):
        wish(small, person("sragen-registrar"), language="xx")


def test_address_refused_for_good_ends_the_tries_and_the_notice_stays(
    small: Graph, person: Person, settings: Settings, port: int
) -> None:
    wish(small, person("sragen-registrar"), "gone@sragen.example")
    tell(small, person("solo-registrar"))

    with post_office(port) as box:
        assert mailing.run_due(small, settings, Ticking())

    assert (box.letters, states(small, "sragen-registrar")) == ([], ["failed"])


def test_nobodys_text_starts_another_header(small: Graph, person: Person, settings: Settings, port: int) -> None:
    wish(small, person("sragen-registrar"))
    tell(small, person("solo-registrar"), "UPTPK\r\nBcc: all@example.org")

    with post_office(port) as box:
        assert mailing.run_due(small, settings, Ticking())

    assert box.letters[0]["Bcc"] is None


@pytest.mark.parametrize(
    "bad", ["nobody", "a@b", "a@b.c, d@e.f", "a b@c.d", "x@y.z\r\nBcc: q@r.s", "<a@b.c>", "é@b.cd"]
)
def test_mail_address_is_one_plain_address(small: Graph, person: Person, bad: str) -> None:
    with pytest.raises(Invalid):
        wish(small, person("sragen-registrar"), bad)


def test_people_read_and_the_feed_holds_what_anyone_may_know(small: Graph, person: Person) -> None:
    tell(small, person("solo-registrar"))
    assert store.wishes(small, "sragen-registrar").unread == 1
    small.write(lambda tx: store.mark_read(tx, "sragen-registrar", NOW))
    assert store.wishes(small, "sragen-registrar").unread == 0

    events = [(one.id, one.kind, one.title, one.on) for one in store.public_events(small, 10)]
    assert events == [
        ("R-0000000C", "replication", "SANPIISAN", date(2021, 6, 1)),
        ("R-0000000A", "replication", "SERUNI", date(2020, 3, 1)),
    ]
