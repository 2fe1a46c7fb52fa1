"""What waits for a person beside records."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Errand:
    """One thing that waits: ``kind`` says what and for which step, ``things`` how many answers it asks for."""

    id: str
    kind: str
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
