"""Write a replication's fields, links and proof, inside the transaction of an action."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from graph import queries
from graph.domain.errors import NotFound, Refused
from graph.domain.records.drafts import KeptDraft
from graph.domain.vocabulary import EvidenceKind, ReplicationStatus, UnitKind
from graph.engine import Tx

_Q = queries.load(__file__)


@dataclass(frozen=True, slots=True)
class _Version:
    version: int


@dataclass(frozen=True, slots=True)
class _Id:
    id: str


@dataclass(frozen=True, slots=True)
class ReplicationDraftForm:
    """What was typed, as JSON text; ``sitting`` names the form on screen, name and parents what a draft is about."""

    text: str
    sitting: str | None
    name: str | None
    parents: tuple[str, ...]
    at: datetime


@dataclass(frozen=True, slots=True)
class NewProof:
    """One proof as it is to stand; ``id`` names the one that it mends, or a new one."""

    id: str
    kind: EvidenceKind
    number: str | None
    date: date | None
    link: str | None


def lock(tx: Tx, replication_id: str) -> None:
    """Keep others out of the record, so that its version is read only once nobody can change it (findings 1)."""
    if not tx.read(_Q.lock, _Version, replication_id=replication_id):
        raise NotFound("no_such_replication")


def lock_agency(tx: Tx, agency_id: str) -> None:
    """Let one registration of an agency through at a time."""
    tx.run(_Q.lock_agency, agency_id=agency_id)


def create(tx: Tx, replication_id: str, agency_id: str, on: date) -> None:
    """Create an empty draft; NotFound for an unknown agency."""
    if not tx.read(_Q.create, _Version, replication_id=replication_id, agency_id=agency_id, on=on):
        raise NotFound("no_such_agency")


def save_form(tx: Tx, replication_id: str, form: ReplicationDraftForm) -> None:
    """Keep what was typed, of which the trail tells in the same step."""
    tx.run(_Q.save_form, replication_id=replication_id, **_columns(form))


def keep(tx: Tx, replication_id: str, form: ReplicationDraftForm, told: str, by: str) -> int:
    """Keep what is being typed and return the new version; ``told`` is the form as the trail last told of it."""
    return tx.read(_Q.keep, _Version, replication_id=replication_id, told=told, by=by, **_columns(form))[0].version


def _columns(form: ReplicationDraftForm) -> dict[str, object]:
    return {
        "form": form.text,
        "sitting": form.sitting,
        "name": form.name,
        "parents": list(form.parents),
        "at": form.at,
    }


def kept(tx: Tx, replication_id: str) -> KeptDraft:
    """Return what was kept while somebody typed; all unknown where nobody has."""
    return tx.read(_Q.kept, KeptDraft, replication_id=replication_id)[0]


def submit(
    tx: Tx, replication_id: str, fields: Mapping[str, Any], status: ReplicationStatus, by: str, on: date
) -> None:
    """Write the checked fields (Any: what a node holds) and the status that the answers given so far lead to."""
    tx.run(_Q.submit, replication_id=replication_id, fields=fields, status=status, on=on, by=by)


def set_parents(tx: Tx, replication_id: str, ids: Sequence[str], roots: Sequence[str]) -> None:
    """Write the direct parents and the roots that they lead to, also in the records that copy this one."""
    tx.run(_Q.drop_parents, replication_id=replication_id, ids=list(ids))
    tx.run(_Q.set_parents, replication_id=replication_id, ids=list(ids))
    tx.run(_Q.drop_roots, replication_id=replication_id, roots=list(roots))
    tx.run(_Q.set_roots, replication_id=replication_id, roots=list(roots))
    tx.run(_Q.pass_on_roots, replication_id=replication_id)


def set_units(tx: Tx, replication_id: str, ids: Sequence[str]) -> None:
    """Write the units that run it; Refused when one is not the adopter's own."""
    tx.run(_Q.drop_units, replication_id=replication_id, ids=list(ids))
    linked = tx.read(_Q.set_units, _Id, replication_id=replication_id, ids=list(ids))
    if {unit.id for unit in linked} != set(ids):
        raise Refused("unit_of_another_agency")


def unit_named(tx: Tx, agency_id: str, name: str, kind: UnitKind, new_id: str) -> str:
    """Return the id of the agency's unit of this name, created with ``new_id`` if nobody named it before."""
    for unit in tx.read(_Q.same_unit, _Id, agency_id=agency_id, name=name):
        return unit.id
    tx.run(_Q.create_unit, agency_id=agency_id, unit_id=new_id, name=name, kind=kind)
    return new_id


def set_proof(tx: Tx, replication_id: str, proof: NewProof) -> None:
    """Write one proof."""
    tx.run(
        _Q.set_proof,
        replication_id=replication_id,
        proof_id=proof.id,
        kind=proof.kind,
        number=proof.number,
        date=proof.date,
        link=proof.link,
    )
