"""One search over all that has a name and a page: the index is asked once for every kind."""

from dataclasses import dataclass

from graph import queries
from graph.domain.records.catalogue import Hit, HitKind
from graph.engine import Reader
from graph.store import fulltext

_Q = queries.load(__file__)
_SCAN = 400  # how many hits are looked at, of all kinds together


@dataclass(frozen=True, slots=True)
class Found:
    """What was found of each kind, best first."""

    innovations: tuple[Hit, ...] = ()
    agencies: tuple[Hit, ...] = ()
    regions: tuple[Hit, ...] = ()


def found(reader: Reader, text: str, limit: int) -> Found:
    """Return up to ``limit`` innovations, agencies and regions each that sound most like ``text``."""
    query = fulltext.query(text)
    if query is None:
        return Found()
    hits = reader.read(_Q.found, Hit, query=query, scan=_SCAN, limit=limit)
    return Found(*(tuple(hit for hit in hits if hit.kind == kind) for kind in HitKind))
