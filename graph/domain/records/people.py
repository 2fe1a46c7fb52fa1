"""People, their sessions, and the trail they leave."""

from dataclasses import dataclass
from datetime import datetime

from graph.domain.vocabulary import Role


@dataclass(frozen=True, slots=True)
class Person:
    """A user with the agency that the office belongs to."""

    id: str
    login: str
    name: str
    roles: tuple[Role, ...]
    agency_id: str
    agency_name: str
    province: str | None  # code of the province in which the agency stands
    is_active: bool
    is_example: bool


@dataclass(frozen=True, slots=True)
class Credential:
    """What log-in compares; password_hash is None until the one-time link was used."""

    user_id: str
    password_hash: str | None
    is_active: bool
    is_example: bool


@dataclass(frozen=True, slots=True)
class Session:
    """A signed-in browser: the person behind a session key that is still alive."""

    id: str
    user_id: str
    name: str
    roles: tuple[Role, ...]
    agency_id: str
    agency_name: str
    province: str | None
    predecessors: tuple[str, ...]  # agencies that the own one succeeds
    is_example: bool
    created_at: datetime
    seen_at: datetime


@dataclass(frozen=True, slots=True)
class Browser:
    """A signed-in browser as its owner sees it."""

    id: str
    created_at: datetime
    seen_at: datetime


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """One step in the trail of a record; ``changes`` is JSON text of field -> [old, new]."""

    number: int
    at: datetime
    actor_name: str | None
    agency_name: str | None
    event: str
    from_status: str | None
    to_status: str | None
    reason: str | None
    changes: str | None
