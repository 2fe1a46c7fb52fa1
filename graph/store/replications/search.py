"""One search over all that has a name and a page: the index is asked once for every kind."""

from dataclasses import dataclass

from graph import queries
from graph.domain.records.catalogue import Hit, HitKind
from graph.domain.records.imports import System
from graph.engine import Reader
from graph.store import fulltext, places
from graph.store.people import agencies

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
    hits = [*_meant(reader, text), *reader.read(_Q.found, Hit, query=query, scan=_SCAN, limit=limit)]
    words = fulltext.each_word(text)
    if len(words) > 1 and not any(hit.kind is HitKind.INNOVATION for hit in hits):
        hits += reader.read(_Q.together, Hit, words=words, scan=_SCAN, limit=limit)
    by_kind = ({hit.id: hit for hit in hits if hit.kind == kind}.values() for kind in HitKind)
    return Found(*(tuple(some)[:limit] for some in by_kind))


def _meant(reader: Reader, text: str) -> list[Hit]:
    """Return what a text means by a place, a code, a number or an acronym."""
    codes = places.meant(reader, text)
    offices = [Hit(HitKind.AGENCY, one.id, one.name, None) for one in agencies.meant(reader, text, codes)]
    return [*offices, *reader.read(_Q.numbered, Hit, codes=codes, number=text.strip(), systems=[*System])]
