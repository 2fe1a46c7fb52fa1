"""Copies that the agency of a parent knows of and proposes to the agency that runs them."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class ProposalStatus(StrEnum):
    """Where a proposal stands; the last two end it."""

    OPEN = "open"
    TAKEN = "taken"  # it became a draft of the other side
    DECLINED = "declined"


@dataclass(frozen=True, slots=True)
class Proposal:
    """One proposal with both sides; ``form`` is JSON text of the fields that it would fill in a registration."""

    id: str
    status: ProposalStatus
    version: int
    about_id: str
    about_name: str
    proposer_id: str
    proposer_name: str
    proposed_by: str  # user id
    proposed_on: date
    adopter_id: str
    adopter_name: str
    adopter_has_people: bool  # somebody there has an account and may take it up
    form: str
    note: str | None
    reason: str | None
    answered_on: date | None
    replication_id: str | None
