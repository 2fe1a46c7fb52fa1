"""What waits for an agency, and what of its own waits for others."""

from dataclasses import asdict, dataclass
from datetime import date

from graph import queries
from graph.domain.records.replications import WaitingRecord
from graph.engine import Reader

_Q = queries.load(__file__)
_LIMIT = 50  # the longest waiting; the others move up as these are done


@dataclass(frozen=True, slots=True)
class Duties:
    """What a person's roles let the person do about what waits: of the own agency, and for KemenPANRB."""

    drafts: bool
    answers: bool
    interests: bool
    innovations: bool
    decides: bool
    publishes: bool


@dataclass(frozen=True, slots=True)
class _Count:
    waiting: int


def count(reader: Reader, agency_id: str | None, duties: Duties, silent_since: date) -> int:
    """Return how much waits for a person of this agency who has these duties.

    Records about which nobody has answered since ``silent_since`` wait for a decision too.
    """
    return reader.read(_Q.count, _Count, agency_id=agency_id, silent_since=silent_since, **asdict(duties))[0].waiting


def to_finish(reader: Reader, agency_id: str | None) -> list[WaitingRecord]:
    """Return the agency's drafts and returned records."""
    return reader.read(_Q.to_finish, WaitingRecord, agency_id=agency_id, limit=_LIMIT)


def to_answer(reader: Reader, agency_id: str | None) -> list[WaitingRecord]:
    """Return the records whose parent is the agency's and that wait for its answer."""
    return reader.read(_Q.to_answer, WaitingRecord, agency_id=agency_id, limit=_LIMIT)


def with_others(reader: Reader, agency_id: str | None) -> list[WaitingRecord]:
    """Return the agency's submitted records that wait for somebody else."""
    return reader.read(_Q.with_others, WaitingRecord, agency_id=agency_id, limit=_LIMIT)


def in_province(reader: Reader, province: str | None) -> list[WaitingRecord]:
    """Return the records with a side in this province that wait for a parent's answer; none without a province."""
    return reader.read(_Q.in_province, WaitingRecord, province=province, limit=_LIMIT) if province else []
