"""The lists that an agency keeps in sight: what it runs, and what others say they copied from it."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from graph import queries
from graph.domain.vocabulary import Answer, ReplicationStatus
from graph.engine import Reader

_Q = queries.load(__file__)


@dataclass(frozen=True, slots=True)
class ListPlace:
    """Where a page of such a list begins: behind this day and number; the newest come first."""

    since: date = date.max
    id: str = ""


@dataclass(frozen=True, slots=True)
class ListSelection:
    """Whose list it is, and to which state, innovation and page it is narrowed."""

    agencies: Collection[str]
    status: ReplicationStatus | None = None
    innovation: str | None = None
    after: ListPlace = field(default_factory=ListPlace)


@dataclass(frozen=True, slots=True)
class AgencyRecord:
    """A line of a list; ``others`` are the agencies of the other side, ``answer`` what the own agency said to it."""

    id: str
    status: ReplicationStatus
    name: str
    innovations: tuple[str, ...]
    others: tuple[str, ...]
    answer: Answer | None
    since: date  # the day on which it came into its state; the first of all days where nobody knows

    @property
    def place(self) -> ListPlace:
        return ListPlace(self.since, self.id)

    @property
    def known_since(self) -> date | None:
        return self.since if self.since > date.min else None


@dataclass(frozen=True, slots=True)
class RecordsInState:
    """How many records of a list are in one state, and how many of them stand before the page."""

    status: ReplicationStatus
    records: int
    before: int


@dataclass(frozen=True, slots=True)
class InnovationOfList:
    """An innovation to which a list can be narrowed, with its records there."""

    id: str
    name: str
    records: int


def run_by(reader: Reader, wanted: ListSelection, limit: int) -> list[AgencyRecord]:
    """Return the replications of these agencies, the newest first."""
    return reader.read(_Q.run_by, AgencyRecord, status=wanted.status, limit=limit, **_narrowed(wanted))


def run_by_counts(reader: Reader, wanted: ListSelection) -> list[RecordsInState]:
    """Return how many of them are in each state, whichever the list is narrowed to."""
    return reader.read(_Q.run_by_counts, RecordsInState, **_narrowed(wanted))


def run_by_innovations(reader: Reader, agencies: Collection[str]) -> list[InnovationOfList]:
    """Return the innovations that these agencies copied, by name."""
    return reader.read(_Q.run_by_innovations, InnovationOfList, agencies=sorted(agencies))


def copied_from(reader: Reader, wanted: ListSelection, limit: int) -> list[AgencyRecord]:
    """Return what others say they copied from these agencies, as far as those may know of it, the newest first."""
    return reader.read(_Q.copied_from, AgencyRecord, status=wanted.status, limit=limit, **_narrowed(wanted))


def copied_from_counts(reader: Reader, wanted: ListSelection) -> list[RecordsInState]:
    """Return how many of them are in each state, whichever the list is narrowed to."""
    return reader.read(_Q.copied_from_counts, RecordsInState, **_narrowed(wanted))


def copied_from_innovations(reader: Reader, agencies: Collection[str]) -> list[InnovationOfList]:
    """Return the innovations that others say they copied, by name."""
    return reader.read(_Q.copied_from_innovations, InnovationOfList, agencies=sorted(agencies))


def _narrowed(wanted: ListSelection) -> dict[str, Any]:  # Any: parameters of a statement
    return {
        "agencies": sorted(wanted.agencies),
        "innovation": wanted.innovation,
        "after_date": wanted.after.since,
        "after_id": wanted.after.id,
    }
