"""Interests of agencies in innovations of others, from the first word to the start."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class InterestStatus(StrEnum):
    """Where an interest stands; the last three end it."""

    STATED = "stated"
    ANSWERED = "answered"  # the origin itself accompanies
    MENTORED = "mentored"  # a nearer copy accompanies
    AGREED = "agreed"
    STARTED = "started"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Interest:
    """One interest with its days; ``mentor_id`` names the copy that accompanies, None where the origin does."""

    id: str
    status: InterestStatus
    version: int
    agency_id: str
    agency_name: str
    innovation_id: str
    innovation_name: str
    origin_id: str | None
    origin_name: str | None
    mentor_id: str | None
    mentor_agency_id: str | None
    mentor_agency_name: str | None
    note: str
    answer: str | None
    agreement: str | None  # kind and number of the document, as written
    stated_on: date
    answered_on: date | None
    agreed_on: date | None
    started_on: date | None
    closed_on: date | None

    @property
    def since(self) -> date:
        """Return the day of its last step."""
        days = (self.closed_on, self.started_on, self.agreed_on, self.answered_on, self.stated_on)
        return next(day for day in days if day is not None)

    @property
    def parent_id(self) -> str:
        """Return what a registration would name as its parent: the mentor's copy, or the innovation."""
        return self.mentor_id or self.innovation_id
