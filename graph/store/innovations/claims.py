"""Published figures and statements: each with its source and its date, never computed."""

from dataclasses import dataclass

from graph import queries
from graph.domain import policy
from graph.domain.records.catalogue import Cited
from graph.engine import Reader

_Q = queries.load(__file__)
_SHOWN = sorted(policy.PUBLIC_INNOVATIONS)


@dataclass(frozen=True, slots=True)
class Claim:
    """A figure or a statement as it was published; ``as_of`` is a day, a month or a year in ISO form."""

    id: str
    metric: str
    value: float | None
    qualifier: str | None
    as_of: str | None
    note: str | None
    note_en: str | None
    statement: str | None
    statement_en: str | None
    edition: int | None  # the one edition that it is about
    policy_id: str | None  # the instrument that it names
    innovations: tuple[tuple[str, str], ...]  # that it is about: id and name, of those that everybody may read
    sources: tuple[Cited, ...]


def national(reader: Reader) -> list[Claim]:
    """Return the published figures of the whole competition, differing ones side by side."""
    return [claim for claim in _of_the_competition(reader) if claim.edition is None and claim.value is not None]


def of_editions(reader: Reader) -> list[Claim]:
    """Return the published figures of one edition each, differing ones side by side."""
    return [claim for claim in _of_the_competition(reader) if claim.edition is not None and claim.value is not None]


def statements(reader: Reader) -> list[Claim]:
    """Return what was published without a figure about the competition or one of its editions."""
    return [claim for claim in _of_the_competition(reader) if claim.value is None]


def about(reader: Reader, key: str) -> list[Claim]:
    """Return what was published about one innovation, agency (by id) or region (by code), at most 100.

    An agency is concerned by what is said of its innovations too.
    """
    return reader.read(_Q.about, Claim, key=key, shown=_SHOWN)


def in_region(reader: Reader, code: str) -> list[Claim]:
    """Return what was published about a region and all in it: agencies and their innovations too, at most 100."""
    return reader.read(_Q.in_region, Claim, code=code, shown=_SHOWN)


def _of_the_competition(reader: Reader) -> list[Claim]:
    return reader.read(_Q.of_the_competition, Claim)
