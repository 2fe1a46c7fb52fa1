"""What waits for a person beside records."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class ErrandKind(StrEnum):
    """What waits, and for which step."""

    INNOVATION_DRAFT = "innovation_draft"
    INNOVATION_RETURNED = "innovation_returned"
    INNOVATION_PROVISIONAL = "innovation_provisional"
    INTEREST_STATED = "interest_stated"
    INTEREST_ANSWERED = "interest_answered"
    INTEREST_MENTORED = "interest_mentored"
    INTEREST_AGREED = "interest_agreed"
    ROUND = "round"
    LETTER = "letter"


@dataclass(frozen=True, slots=True)
class Errand:
    """One thing that waits; ``things`` says how many answers it asks for."""

    id: str
    kind: ErrandKind
    name: str | None
    other: str | None  # the agency on the other side
    since: date | None
    due: date | None
    things: int


@dataclass(frozen=True, slots=True)
class Backlog:
    """How much waits in a queue, and since when the first of it does."""

    things: int
    since: date | None
