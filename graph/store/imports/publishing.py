"""Make everything that a job has staged visible at once, by swapping labels (findings 17)."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import LiteralString

from graph import queries
from graph.domain.errors import Refused
from graph.domain.records.imports import Kind
from graph.engine import Reader, Tx

_Q = queries.load(__file__)
_TAKEN: Mapping[Kind, LiteralString] = {
    Kind.REPLICATIONS: _Q.taken_replications,
    Kind.INNOVATIONS: _Q.taken_innovations,
    Kind.UNITS: _Q.taken_units,
}
_SWAP: Mapping[Kind, LiteralString] = {
    Kind.REPLICATIONS: _Q.replications,
    Kind.INNOVATIONS: _Q.innovations,
    Kind.AGENCIES: _Q.agencies,
    Kind.UNITS: _Q.units,
}
_CHANGE: Mapping[Kind, LiteralString] = {
    Kind.REPLICATIONS: _Q.change_replications,
    Kind.INNOVATIONS: _Q.change_innovations,
    Kind.AGENCIES: _Q.change_agencies,
    Kind.UNITS: _Q.change_units,
}


@dataclass(frozen=True, slots=True)
class Concerned:
    """An agency that an import concerns, and by how many of its replications."""

    agency_id: str
    replications: int


@dataclass(frozen=True, slots=True)
class Numberless:
    """A record that is not public and lost a number of another register to an official list; whose it is."""

    id: str
    name: str
    value: str
    agencies: tuple[str, ...]
    is_innovation: bool

    @property
    def path(self) -> str:
        return f"/innovations/{self.id}/edit" if self.is_innovation else f"/replications/{self.id}"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A staged row that is not published: which one, its agency, and whether it would have made a record."""

    row: int
    agency: str
    is_new: bool


@dataclass(frozen=True, slots=True)
class ToldChange:
    """What a list has changed in an agency or a unit; ``told`` is JSON text of field -> old and new."""

    id: str
    name: str
    told: str


@dataclass(frozen=True, slots=True)
class _Nodes:
    nodes: int


@dataclass(frozen=True, slots=True)
class _Id:
    id: str


@dataclass(frozen=True, slots=True)
class _Changed:
    changed: bool


def demand_free(tx: Tx, kind: Kind, job: str, seen_version: int, own_entry: int, *, is_official: bool) -> None:
    """Refuse when somebody registered the same meanwhile; ``own_entry`` is the number of the import's own entry.

    The caller has written that entry already, so it holds the head of the trail and nobody else can write. An official
    list does not know of what is not public.
    """
    newer = tx.read(_Q.newer, _Changed, version=seen_version, until=own_entry - 1)
    if newer[0].changed and kind in _TAKEN and tx.read(_TAKEN[kind], _Id, job=job, official=is_official):
        raise Refused("import_conflict")


def asked(tx: Tx, job: str) -> list[Concerned]:
    """Return the agencies that staged submissions ask to answer."""
    return tx.read(_Q.asked, Concerned, job=job)


def descended(tx: Tx, job: str) -> list[Concerned]:
    """Return the agencies further up, at whose innovations staged submissions began."""
    return tx.read(_Q.descended, Concerned, job=job)


def leave_out(tx: Tx, job: str, agencies: Collection[str]) -> list[LeftOut]:
    """Drop the staged innovations that are, or would be, of these agencies, and return which rows they were."""
    return tx.read(_Q.leave_out, LeftOut, job=job, agencies=sorted(agencies))


def told(reader: Reader, job: str, limit: int) -> list[ToldChange]:
    """Return what a list has changed in agencies and units."""
    return reader.read(_Q.told, ToldChange, job=job, limit=limit)


def free_numbers(tx: Tx, job: str) -> list[Numberless]:
    """Take the numbers that an official list names from records that are not public, and return these."""
    return tx.read(_Q.free_numbers, Numberless, job=job)


def sign(tx: Tx, job: str, user: str | None) -> None:
    """Let every staged submission be of the one who started last, however many had started before."""
    tx.run(_Q.sign, job=job, user=user)


def publish(tx: Tx, kind: Kind, job: str, created: int, changed: int) -> None:
    """Swap the labels and make the changes; Refused when not everything that was counted is there."""
    changes = tx.read(_CHANGE[kind], _Nodes, job=job)[0].nodes if changed else 0
    tx.read(_Q.drop_changes, _Nodes, job=job)
    if kind is Kind.REPLICATIONS:
        tx.read(_Q.link_parents, _Nodes, job=job)
    for statement in (_Q.sources, _Q.external_ids, _Q.evidence):
        tx.read(statement, _Nodes, job=job)
    if (tx.read(_SWAP[kind], _Nodes, job=job)[0].nodes, changes) != (created, changed):
        raise Refused("import_conflict")
