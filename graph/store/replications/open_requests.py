"""What waits for a person beside records: interests, monitoring rounds, innovations."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from graph import queries
from graph.domain.records.errands import Backlog, Errand, ErrandKind
from graph.engine import Reader
from graph.store.monitoring import rounds

_Q = queries.load(__file__)
_LIMIT = 50  # the longest waiting; the others move up as these are done


@dataclass(frozen=True, slots=True)
class _Open:
    id: str
    since: date
    due: date


def of_agency(reader: Reader, agency_id: str | None, today: date) -> list[Errand]:
    """Return what waits for an agency: rounds by their end, then the longest waiting."""
    if agency_id is None:
        return []
    others = [
        *reader.read(_Q.interests, Errand, agency_id=agency_id, limit=_LIMIT),
        *reader.read(_Q.innovations, Errand, agency_id=agency_id, limit=_LIMIT),
    ]
    return [*_rounds(reader, agency_id, today), *sorted(others, key=lambda one: (one.since or date.min, one.id))]


def letters(reader: Reader, province: str | None, own: Collection[str], at: datetime) -> list[Errand]:
    """Return the records whose parent's agency can be asked by letter only, once for each such agency.

    Left out are records of the ``own`` agencies, and those to which a letter that is good at ``at`` is under way.
    """
    return reader.read(_Q.letters, Errand, province=province, own=sorted(own), at=at, limit=_LIMIT)


def innovations_waiting(reader: Reader) -> Backlog:
    """Return what waits for KemenPANRB to publish."""
    return reader.read(_Q.waiting_innovations, Backlog)[0]


def records_waiting(reader: Reader, silent_since: date) -> Backlog:
    """Return what waits for a verifier; records about which nobody has answered since ``silent_since`` too."""
    return reader.read(_Q.waiting_records, Backlog, silent_since=silent_since)[0]


def _rounds(reader: Reader, agency_id: str, today: date) -> Iterator[Errand]:
    """Yield the open rounds in which the agency has not answered for every copy."""
    for found in reader.read(_Q.open_rounds, _Open, today=today):
        unanswered = sum(copy.life is None for copy in rounds.asked(reader, found.id, agency_id))
        if unanswered:
            yield Errand(found.id, ErrandKind.ROUND, None, None, found.since, found.due, unanswered)
