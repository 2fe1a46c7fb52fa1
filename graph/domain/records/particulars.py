"""What a replication says beyond the five things; all of it may be unknown."""

from dataclasses import dataclass
from datetime import date

from graph.domain.vocabulary import Precision


@dataclass(frozen=True, slots=True)
class Outcome:
    """A measured result; ``measure`` is its unit."""

    indicator: str
    measure: str | None
    before: float | None
    after: float | None
    period: str | None
    source: str | None


@dataclass(frozen=True, slots=True)
class Facilitator:
    """An agency that helped."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Particulars:
    """Dates before the start, costs in rupiah, what was kept, changed and dropped, results and helpers."""

    interest_on: date | None
    interest_precision: Precision | None
    cost_setup: int | None
    cost_yearly: int | None
    kept: str | None
    changed: str | None
    dropped: str | None
    outcomes: tuple[Outcome, ...]
    facilitators: tuple[Facilitator, ...]
