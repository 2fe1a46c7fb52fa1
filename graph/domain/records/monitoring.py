"""Monitoring rounds as their pages show them, and what agencies learnt from stops."""

from dataclasses import dataclass
from datetime import date

from graph.domain.vocabulary import Life, Precision, StopReason


@dataclass(frozen=True, slots=True)
class Round:
    """A window in which every agency in the scope says what still runs; ``scope`` is national or ``kind:code``."""

    id: str
    opens_on: date
    closes_on: date
    grace_until: date
    scope: str
    scope_name: str | None  # of the province or the category; None for a national round

    def is_open(self, today: date) -> bool:
        """Say whether an agency may answer on this day, grace included."""
        return self.opens_on <= today <= self.grace_until

    def is_closed(self, today: date) -> bool:
        """Say whether the grace is over, so that the unanswered copies count as unconfirmed."""
        return today > self.grace_until


@dataclass(frozen=True, slots=True)
class Asked:
    """A copy on an agency's list: what it is, and what the agency said of it in this round."""

    id: str
    name: str
    innovation_name: str | None
    started_on: date | None
    verified_on: date | None
    confirmed_on: date | None
    life: Life | None
    reason: StopReason | None
    stopped_on: date | None
    stopped_precision: Precision | None
    answered_on: date | None


@dataclass(frozen=True, slots=True)
class Progress:
    """How far one province is; ``code`` is None for agencies without a region."""

    code: str | None
    name: str | None
    agencies: int
    asked: int
    ongoing: int
    dormant: int
    stopped: int

    @property
    def answered(self) -> int:
        return self.ongoing + self.dormant + self.stopped


@dataclass(frozen=True, slots=True)
class StoppedCopy:
    """A stopped copy as its own agency sees it, with the lesson if one was written (version 0: none)."""

    replication_id: str
    name: str
    innovation_name: str
    stopped_on: date
    stopped_precision: Precision | None
    reason: StopReason | None
    lesson_id: str | None
    text: str | None
    released_on: date | None
    names_agency: bool
    version: int


@dataclass(frozen=True, slots=True)
class PublicLesson:
    """A released lesson; ``agency_name`` is None unless the agency released that too."""

    id: str
    text: str
    reason: StopReason
    innovation_id: str
    innovation_name: str
    agency_name: str | None
    released_on: date
