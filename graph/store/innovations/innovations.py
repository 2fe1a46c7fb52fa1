"""Innovations as readers find them; their lists go on without what their records cannot hold."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from graph import decoding, queries
from graph.domain import policy
from graph.domain.errors import NotFound
from graph.domain.records.catalogue import (
    Card,
    Innovation,
    InnovationLinks,
    LocalName,
    OutcomeLine,
    Recorded,
    Stated,
)
from graph.domain.records.innovation_fields import InnovationFields
from graph.domain.vocabulary import EntryStage, InnovationStatus
from graph.engine import Reader, Sifted
from graph.store import fulltext

_Q = queries.load(__file__)
_SCAN = 400  # how many hits are looked at before the filters
# What has a status of no list is read all the same, and refused or left out and counted. One list says what is not
# read: Neo4j sorts the whole catalogue for a page where it is asked for one of these, or none of those.
_HIDDEN = sorted(set(InnovationStatus) - policy.PUBLIC_INNOVATIONS)
_HIDDEN_ALONE = sorted({*_HIDDEN} - {InnovationStatus.MERGED})  # a merged one says which it was merged into


@dataclass(frozen=True, slots=True)
class CatalogueFilters:
    """What narrows the catalogue; None leaves a filter out."""

    category: str | None = None
    year: int | None = None
    stage: EntryStage | None = None


@dataclass(frozen=True, slots=True)
class _Count:
    innovations: int


@dataclass(frozen=True, slots=True)
class _Innovation(InnovationLinks):
    properties: dict[str, Any]  # Any: every value that a node may hold


_LINKS = tuple(InnovationLinks.__dataclass_fields__)


def page_by_name(
    reader: Reader, filters: CatalogueFilters, limit: int, after_name: str = "", after_id: str = ""
) -> Sifted[Card]:
    """Return up to ``limit`` innovations in the order of their names, after a given one."""
    after = {"after_name": after_name, "after_id": after_id}
    return reader.sift(_Q.page_by_name, Card, **asdict(filters), **after, limit=limit, hidden=_HIDDEN)


def count(reader: Reader, filters: CatalogueFilters) -> int:
    """Return how many innovations the catalogue holds."""
    return reader.read(_Q.count, _Count, **asdict(filters), hidden=_HIDDEN)[0].innovations


def found(reader: Reader, text: str, filters: CatalogueFilters, limit: int) -> Sifted[Card]:
    """Return the innovations that sound most like ``text``, best first."""
    query = fulltext.query(text)
    if query is None:
        return Sifted([])
    return reader.sift(_Q.found, Card, query=query, scan=_SCAN, limit=limit, **asdict(filters), hidden=_HIDDEN)


def of_agency(reader: Reader, agency_id: str, limit: int, after_name: str = "", after_id: str = "") -> Sifted[Card]:
    """Return up to ``limit`` innovations that began at an agency, in the order of their names."""
    after = {"after_name": after_name, "after_id": after_id}
    return reader.sift(_Q.of_agency, Card, agency_id=agency_id, limit=limit, **after, hidden=_HIDDEN)


def by_ids(reader: Reader, ids: Sequence[str]) -> Sifted[Card]:
    """Return chosen innovations in the order of ``ids``; missing ones are no part of it."""
    found = reader.sift(_Q.by_ids, Card, ids=list(ids))
    rows = {card.id: card for card in found.rows}
    return Sifted([rows[wanted] for wanted in ids if wanted in rows], found.left_out)


def by_id(reader: Reader, innovation_id: str) -> Innovation:
    """Return one innovation that the public may read; NotFound otherwise."""
    for held in reader.read(_Q.by_id, _Innovation, innovation_id=innovation_id, hidden=_HIDDEN_ALONE):
        said = decoding.fields_of(InnovationFields, held.properties, queries.name_of(_Q.by_id))
        return Innovation(**{name: getattr(held, name) for name in _LINKS}, fields=said)
    raise NotFound("no_such_innovation", id=innovation_id)


def stated(reader: Reader, innovation_id: str) -> Stated:
    """Return the editions that an innovation entered, what it received, and where it is stated."""
    return reader.read(_Q.stated, Stated, innovation_id=innovation_id)[0]


def outcomes(reader: Reader, innovation_id: str) -> list[OutcomeLine]:
    """Return measured results at an innovation and at its verified copies, at most 200."""
    return reader.read(_Q.outcomes, OutcomeLine, innovation_id=innovation_id)


def local_names(reader: Reader, innovation_id: str) -> dict[str, str]:
    """Return what verified copies are called where they run, by the copy's id."""
    rows = reader.read(_Q.local_names, LocalName, innovation_id=innovation_id)
    return {row.id: row.name for row in rows if row.name}


def recorded(
    reader: Reader,
    innovation_id: str | None = None,
    agency_id: str | None = None,
    *,
    origin_id: str | None = None,
    region: str | None = None,
) -> list[Recorded]:
    """Return copies known from a source and not verified, at most 200.

    Those of an innovation, by an agency, of what began at an agency, or of a region: run there or begun there.
    """
    asked = {"innovation_id": innovation_id, "agency_id": agency_id, "origin_id": origin_id, "region": region}
    return reader.read(_Q.recorded, Recorded, **asked)
