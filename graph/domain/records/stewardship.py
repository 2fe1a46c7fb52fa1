"""Innovations before they are published, and merges of those that were found to be one."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from graph.domain.records.innovation_fields import InnovationFields
from graph.domain.vocabulary import InnovationStatus


class ObstacleKind(StrEnum):
    """Why two innovations cannot become one: two copies of one agency, a copy of the own one, or two scale-ups."""

    TWO_COPIES = "two_copies"
    OWN_COPY = "own_copy"
    TWO_ROADS = "two_roads"


@dataclass(frozen=True, slots=True)
class UnderCare:
    """An innovation as its agency and KemenPANRB see it; ``form`` is JSON text of what was typed last."""

    id: str
    name: str
    status: InnovationStatus
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
    """The fields of an innovation, checked, and the terms that it serves, by their codes."""

    fields: InnovationFields
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
    from_status: InnovationStatus


@dataclass(frozen=True, slots=True)
class Obstacle:
    """Why two innovations cannot become one as they stand."""

    kind: ObstacleKind
    names: tuple[str, ...]
