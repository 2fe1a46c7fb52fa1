"""People and how they prove who they are."""

from dataclasses import asdict, dataclass
from datetime import datetime

from graph import queries
from graph.domain.errors import NotFound, Refused
from graph.domain.records.people import Credential, Person
from graph.domain.vocabulary import STAND_ALONE, Role, may_meet
from graph.engine import Reader, Tx

_Q = queries.load(__file__)


@dataclass(frozen=True, slots=True)
class ExampleAccount:
    """An account of the made-up nation, shown on its log-in page."""

    login: str
    name: str
    roles: tuple[Role, ...]
    agency_name: str
    password: str | None


@dataclass(frozen=True, slots=True)
class Attempt:
    """One try to log in: for which account (its hash), from which address, when."""

    id: str
    account: str
    address: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Failures:
    """Log-ins within the window that failed, and those that are being compared and may succeed."""

    account: int
    address: int
    account_waiting: int
    address_waiting: int


@dataclass(frozen=True, slots=True)
class NewUser:
    """What an administrator says of a new person."""

    id: str
    login: str
    name: str
    roles: tuple[Role, ...]
    agency_id: str
    office: str | None = None


@dataclass(frozen=True, slots=True)
class _Link:
    user_id: str
    expires_at: datetime
    used_at: datetime | None


@dataclass(frozen=True, slots=True)
class _Id:
    id: str


@dataclass(frozen=True, slots=True)
class _Login:
    login: str


def credential(reader: Reader, login: str) -> Credential | None:
    """Return what log-in compares, or None: log-in must not tell unknown from wrong."""
    return next(iter(reader.read(_Q.credential, Credential, login=login)), None)


def by_id(reader: Reader, user_id: str) -> Person:
    """Return one person; NotFound when there is none."""
    for person in reader.read(_Q.by_id, Person, user_id=user_id):
        return person
    raise NotFound("no_such_user", id=user_id)


def examples(reader: Reader) -> list[ExampleAccount]:
    """Return the accounts of the example, none in the facts world."""
    return reader.read(_Q.examples, ExampleAccount)


def of_mixed_roles(reader: Reader) -> list[str]:
    """Return the open accounts that hold a role beside one that stands alone, as was possible once."""
    found = reader.read(_Q.of_mixed_roles, _Login, alone=sorted(STAND_ALONE))
    return [row.login for row in found]


def create(tx: Tx, user: NewUser) -> None:
    """Create a person without a password.

    NotFound for an unknown agency, Duplicate for a taken login, Refused for roles that may not meet in one person.
    """
    if not may_meet(user.roles):
        raise Refused("roles_stand_alone")
    made = tx.read(
        _Q.create,
        _Id,
        user_id=user.id,
        login=user.login,
        name=user.name,
        roles=list(user.roles),
        agency_id=user.agency_id,
        office=user.office,
    )
    if not made:
        raise NotFound("no_such_agency", id=user.agency_id)


def take_role(tx: Tx, user_id: str, role: Role) -> None:
    """Take one role from a person."""
    tx.run(_Q.take_role, user_id=user_id, role=role)


def offer_link(tx: Tx, user_id: str, key_hash: str, expires_at: datetime) -> None:
    """Let a person set a password once, until ``expires_at``."""
    tx.run(_Q.offer_link, user_id=user_id, key_hash=key_hash, expires_at=expires_at)


def link_owner(reader: Reader, key_hash: str, at: datetime) -> str:
    """Return whose link this is; NotFound when it never was, Refused when it is used or has expired."""
    for link in reader.read(_Q.link, _Link, key_hash=key_hash):
        if link.used_at is not None:
            raise Refused("link_used")
        if link.expires_at <= at:
            raise Refused("link_expired")
        return link.user_id
    raise NotFound("link_unknown")


def use_link(tx: Tx, key_hash: str, password_hash: str, at: datetime) -> str:
    """Set the password and spend the link in one step; Refused when somebody was first."""
    for row in tx.read(_Q.use_link, _Id, key_hash=key_hash, password_hash=password_hash, at=at):
        return row.id
    return link_owner(tx, key_hash, at)  # raises: it is used, has expired or never was


def take_turn(tx: Tx) -> None:
    """Let nobody else count or note attempts until this transaction ends."""
    tx.run(_Q.take_turn)


def failures(reader: Reader, account: str, address: str, since: datetime, decided_by: datetime) -> Failures:
    """Count log-ins since an instant; what was noted up to ``decided_by`` and never decided has failed."""
    marks = {"account": account, "address": address, "since": since, "decided_by": decided_by}
    return reader.read(_Q.failures, Failures, **marks)[0]


def note_attempt(tx: Tx, attempt: Attempt, since: datetime) -> None:
    """Remember an attempt that is about to be compared; forget those before ``since``."""
    tx.run(_Q.note_attempt, **asdict(attempt), since=since)


def attempt_failed(tx: Tx, attempt_id: str) -> None:
    """Remember that an attempt did not succeed."""
    tx.run(_Q.attempt_failed, id=attempt_id)


def forget_attempt(tx: Tx, attempt_id: str) -> None:
    """Forget an attempt that succeeded."""
    tx.run(_Q.forget_attempt, id=attempt_id)
