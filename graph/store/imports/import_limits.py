"""How many lists an agency may have under way, and how long lists and their files stay."""

from dataclasses import dataclass

from graph import queries
from graph.domain.records.imports import JobState
from graph.engine import Reader, Tx

_Q = queries.load(__file__)
END_DAYS, WARN_DAYS, FILE_DAYS = 30, 23, 90
_AFTER_WARNING = END_DAYS - WARN_DAYS


@dataclass(frozen=True, slots=True)
class UnderWay:
    """The lists of an agency that have not come to their end."""

    jobs: int
    bytes: int


@dataclass(frozen=True, slots=True)
class Left:
    """A list that is to be cleared away, and in which state."""

    id: str
    state: JobState


@dataclass(frozen=True, slots=True)
class _Id:
    id: str


def under_way(tx: Tx, agency_id: str) -> UnderWay:
    """Return what an agency has under way, and let no other list of it in until this transaction ends."""
    tx.read(_Q.lock, _Id, agency=agency_id)
    return tx.read(_Q.held, UnderWay, agency=agency_id)[0]


def next_to_warn(reader: Reader) -> str | None:
    """Return a list that ends soon and whose agency does not know."""
    return _first(reader.read(_Q.to_warn, _Id, days=WARN_DAYS))


def warned(tx: Tx, job_id: str) -> bool:
    """Note that its agency is told; False when somebody went on meanwhile."""
    return bool(tx.read(_Q.warned, _Id, id=job_id, days=WARN_DAYS))


def next_to_end(reader: Reader) -> str | None:
    """Return a list that nobody has touched for too long, though its agency was told."""
    return _first(reader.read(_Q.to_end, _Id, days=END_DAYS, after=_AFTER_WARNING))


def end(tx: Tx, job_id: str) -> bool:
    """Let a list end; False when somebody went on meanwhile."""
    return bool(tx.read(_Q.end, _Id, id=job_id, days=END_DAYS, after=_AFTER_WARNING))


def next_to_clear(reader: Reader) -> Left | None:
    """Return a list that is over and has left something behind."""
    return next(iter(reader.read(_Q.to_clear, Left)), None)


def next_to_empty(reader: Reader) -> str | None:
    """Return a list whose file has been kept for long enough."""
    return _first(reader.read(_Q.to_empty, _Id, days=FILE_DAYS))


def drop_file(tx: Tx, job_id: str) -> None:
    """Delete the bytes of a file, with what was refused of it."""
    tx.run(_Q.drop_file, id=job_id)


def _first(found: list[_Id]) -> str | None:
    return found[0].id if found else None
