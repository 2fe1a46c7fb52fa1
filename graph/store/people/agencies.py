"""Agencies as readers find them."""

from collections.abc import Sequence

from graph import queries
from graph.domain.errors import NotFound
from graph.domain.records.catalogue import Agency, AgencyLine
from graph.domain.values import names
from graph.engine import Reader
from graph.store import fulltext, places

_Q = queries.load(__file__)
_SCAN = 200


def by_id(reader: Reader, agency_id: str) -> Agency:
    """Return one agency; NotFound when there is none."""
    for agency in reader.read(_Q.by_id, Agency, agency_id=agency_id):
        return agency
    raise NotFound("no_such_agency", id=agency_id)


def in_region(reader: Reader, code: str, limit: int) -> list[AgencyLine]:
    """Return the agencies whose seat is this region, by name."""
    return reader.read(_Q.in_region, AgencyLine, code=code, limit=limit)


def meant(reader: Reader, text: str, codes: Sequence[str] | None = None) -> list[AgencyLine]:
    """Return the agencies that a text means by a place, a code or an acronym; ``codes`` where those are known."""
    known = sorted(names.known_as(text))
    regions = places.meant(reader, text) if codes is None else list(codes)
    return reader.read(_Q.meant, AgencyLine, codes=regions, shorts=known)


def found(reader: Reader, text: str, limit: int) -> list[AgencyLine]:
    """Return the agencies that sound most like ``text``, best first."""
    query = fulltext.query(text)
    if query is None:
        return []
    like = reader.read(_Q.found, AgencyLine, query=query, scan=_SCAN, limit=limit)
    return list({one.id: one for one in (*meant(reader, text), *like)}.values())[:limit]
