"""What the graph holds that the rows of a file may name or change."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any, LiteralString

from graph import queries
from graph.domain.records.imports import (
    LINKS,
    Existing,
    Kind,
    Known,
    KnownAgency,
    KnownExternal,
    KnownInnovation,
    KnownReplication,
    KnownUnit,
    ListedProof,
)
from graph.engine import Graph

_Q = queries.load(__file__)
_SECONDS = 60.0  # a large graph is read in the background, not for a page
_EXISTING: Mapping[Kind, LiteralString] = {
    Kind.REPLICATIONS: _Q.existing_replications,
    Kind.INNOVATIONS: _Q.existing_innovations,
    Kind.AGENCIES: _Q.existing_agencies,
    Kind.UNITS: _Q.existing_units,
}


@dataclass(frozen=True, slots=True)
class _Id:
    id: str


@dataclass(frozen=True, slots=True)
class _Kin:
    one: str
    other: str


@dataclass(frozen=True, slots=True)
class _Code:
    code: str


@dataclass(frozen=True, slots=True)
class _Year:
    year: int


@dataclass(frozen=True, slots=True)
class _Title:
    title: str
    id: str


@dataclass(frozen=True, slots=True)
class _Held:
    id: str
    properties: dict[str, Any]  # Any: every value that a node may hold
    units: tuple[str, ...]
    categories: tuple[str, ...]
    entries: tuple[str, ...]
    regions: tuple[str, ...]
    externals: tuple[str, ...]
    sources: tuple[str, ...]
    origins: tuple[str, ...]
    proofs: tuple[ListedProof, ...]


def known(graph: Graph, kind: Kind, agency: str | None) -> Known:
    """Return what a file may name: what is public, and of one agency's own file what that agency may see."""
    patient = graph.within(_SECONDS)
    copies, units, innovations, taken, kin = [], [], [], [], []
    if kind is Kind.REPLICATIONS:
        copies = patient.read(_Q.replications, KnownReplication, agency=agency)
        kin = patient.read(_Q.kin, _Kin)
    if kind is Kind.INNOVATIONS:
        taken = patient.read(_Q.taken, _Id, agency=agency)
    if kind in {Kind.REPLICATIONS, Kind.UNITS}:
        units = patient.read(_Q.units, KnownUnit, agency=agency)
    if kind in {Kind.REPLICATIONS, Kind.INNOVATIONS}:
        innovations = patient.read(_Q.innovations, KnownInnovation, agency=agency)
    return Known(
        agencies=tuple(patient.read(_Q.agencies, KnownAgency)),
        units=tuple(units),
        innovations=tuple(innovations),
        replications=tuple(copies),
        externals=tuple(patient.read(_Q.externals, KnownExternal, agency=agency)),
        regions=frozenset(row.code for row in patient.read(_Q.regions, _Code)),
        categories=frozenset(row.code for row in patient.read(_Q.categories, _Code)),
        editions=frozenset(row.year for row in patient.read(_Q.editions, _Year)),
        sources={row.title: row.id for row in patient.read(_Q.sources, _Title)},
        kin=tuple((pair.one, pair.other) for pair in kin),
        taken=frozenset(row.id for row in taken),
    )


def nameable(graph: Graph, sort: str, agency: str | None) -> Known:
    """Return so much as is needed to look for one agency, innovation or unit."""
    units = graph.read(_Q.units, KnownUnit, agency=agency) if sort == "unit" else []
    innovations = graph.read(_Q.innovations, KnownInnovation, agency=agency) if sort == "innovation" else []
    agencies = graph.read(_Q.agencies, KnownAgency)
    return Known(agencies=tuple(agencies), units=tuple(units), innovations=tuple(innovations))


def existing(graph: Graph, kind: Kind, ids: Collection[str]) -> dict[str, Existing]:
    """Return the records with these ids as the graph holds them."""
    if not ids:
        return {}
    held = graph.within(_SECONDS).read(_EXISTING[kind], _Held, ids=list(ids))
    return {row.id: _existing(row) for row in held}


def _existing(row: _Held) -> Existing:
    return Existing(row.id, row.properties, {name: getattr(row, name) for name in LINKS}, row.proofs)
