"""Monitoring rounds: who is asked, what they said, how far each province is."""

from dataclasses import asdict, dataclass
from datetime import date

from graph import queries
from graph.domain.errors import NotFound
from graph.domain.records.monitoring import Asked, Progress, Round
from graph.domain.vocabulary import Life, Precision, StopReason
from graph.engine import Reader, Tx

_Q = queries.load(__file__)
_MOST_ROUNDS, _MOST_ASKED = 100, 1_000


@dataclass(frozen=True, slots=True)
class NewRound:
    """A round as it is opened."""

    opens_on: date
    closes_on: date
    grace_until: date
    scope: str  # national, province:33 or category:7


@dataclass(frozen=True, slots=True)
class CopyReport:
    """What an agency says of one copy; the stop's day and reason only where it stopped."""

    replication_id: str
    life: Life
    reason: StopReason | None = None
    stopped_on: date | None = None
    stopped_precision: Precision | None = None


@dataclass(frozen=True, slots=True)
class ProvinceName:
    """A province that a round may be opened over."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class _Id:
    id: str


def latest(reader: Reader) -> list[Round]:
    """Return the rounds, the newest first."""
    return reader.read(_Q.all, Round, limit=_MOST_ROUNDS)


def by_id(reader: Reader, round_id: str) -> Round:
    """Return one round; NotFound when there is none."""
    for found in reader.read(_Q.by_id, Round, round_id=round_id):
        return found
    raise NotFound("no_such_round")


def provinces(reader: Reader) -> list[ProvinceName]:
    """Return the provinces by their codes."""
    return reader.read(_Q.provinces, ProvinceName)


def meeting(tx: Tx, new: NewRound) -> list[str]:
    """Return the rounds that would ask the same copies on the same days; nobody else opens one meanwhile."""
    tx.run(_Q.lock_rounds)
    found = tx.read(_Q.meeting, _Id, opens_on=new.opens_on, grace_until=new.grace_until, scope=new.scope)
    return [one.id for one in found]


def create(tx: Tx, round_id: str, new: NewRound) -> None:
    """Open a round."""
    tx.run(_Q.create, round_id=round_id, **asdict(new))


def asked(reader: Reader, round_id: str, agency_id: str) -> list[Asked]:
    """Return the agency's list: its copies that were verified before the round opened and had not stopped."""
    return reader.read(_Q.asked, Asked, round_id=round_id, agency_id=agency_id, limit=_MOST_ASKED)


def asked_agencies(reader: Reader, round_id: str) -> list[str]:
    """Return the agencies that a round asks."""
    return [one.id for one in reader.read(_Q.asked_agencies, _Id, round_id=round_id)]


def progress(reader: Reader, round_id: str) -> list[Progress]:
    """Return a line for each province that was asked, and one for agencies without a region."""
    return reader.read(_Q.progress, Progress, round_id=round_id)


def report(tx: Tx, round_id: str, said: CopyReport, by: str, on: date) -> None:
    """Write what an agency says of one copy: running confirms it, a stop ends it, resting does neither."""
    tx.run(_Q.report, round_id=round_id, by=by, on=on, **asdict(said))


def of_copy(reader: Reader, replication_id: str) -> Asked:
    """Return what is known of one copy outside of any round; NotFound when there is none."""
    for found in reader.read(_Q.of_copy, Asked, replication_id=replication_id):
        return found
    raise NotFound("no_such_replication")


def asking(reader: Reader, replication_id: str, on: date) -> str | None:
    """Return the round that asks about a copy on this day, None between rounds."""
    return next((one.id for one in reader.read(_Q.asking, _Id, replication_id=replication_id, on=on)), None)


def tell(tx: Tx, said: CopyReport) -> None:
    """Write that a copy stopped, or goes on after all; that it goes on confirms nothing."""
    columns = {name: value for name, value in asdict(said).items() if name != "life"}
    tx.run(_Q.tell, **columns)
