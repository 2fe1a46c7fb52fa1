"""Innovations before they are published, and merges of those that were found to be one."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class UnderCare:
    """An innovation as its agency and KemenPANRB see it; ``form`` is JSON text of what was typed last."""

    id: str
    name: str
    status: str
    version: int
    origin_id: str | None
    origin_name: str | None
    form: str | None
    submitted_on: date | None
    submitted_by: str | None
    since: date | None
    decision_reason: str | None
    copies: int


@dataclass(frozen=True, slots=True)
class Published:
    """The fields of an innovation, checked; costs in rupiah."""

    name: str
    summary: str | None
    problem: str | None
    solution: str | None
    started_on: date | None
    started_precision: str | None
    prerequisites: str | None
    components: tuple[str, ...]
    cost_setup: int | None
    cost_yearly: int | None
    staff: int | None
    link: str | None
    licences: str | None  # terms on which others may use it again
    innovators: tuple[str, ...]  # credited with their consent, never with contacts
    categories: tuple[str, ...]
    priorities: tuple[str, ...]
    goals: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Merge:
    """One merge: what became part of what, and whether it was undone."""

    id: str
    at: datetime
    from_id: str
    from_name: str
    into_id: str
    into_name: str
    reason: str
    by_name: str | None
    undone_at: datetime | None
    from_status: str


@dataclass(frozen=True, slots=True)
class Obstacle:
    """Why two innovations cannot become one as they stand."""

    kind: str  # two_copies, own_copy or two_roads
    names: tuple[str, ...]
