"""Innovations on their way to being published."""

from dataclasses import asdict, dataclass
from datetime import date

from graph import queries
from graph.engine import Reader, Tx
from graph.errors import NotFound, Stale
from graph.model.stewardship import Published, UnderCare

_Q = queries.load(__file__)
_MOST = 500


@dataclass(frozen=True, slots=True)
class _Version:
    version: int


def of_agency(reader: Reader, agency_id: str) -> list[UnderCare]:
    """Return an agency's innovations, those that wait for it first."""
    return reader.read(_Q.of_agency, UnderCare, agency_id=agency_id, limit=_MOST)


def waiting(reader: Reader) -> list[UnderCare]:
    """Return what waits for KemenPANRB, the longest waiting first."""
    return reader.read(_Q.waiting, UnderCare, limit=_MOST)


def unfinished(reader: Reader) -> list[UnderCare]:
    """Return what agencies named as a parent before it was registered, and nobody has completed yet."""
    return reader.read(_Q.unfinished, UnderCare, limit=_MOST)


def by_id(reader: Reader, innovation_id: str) -> UnderCare:
    """Return one innovation in any status; NotFound when there is none."""
    for found in reader.read(_Q.by_id, UnderCare, innovation_id=innovation_id):
        return found
    raise NotFound("no_such_innovation")


def fields(reader: Reader, innovation_id: str) -> Published:
    """Return what an innovation holds."""
    for found in reader.read(_Q.fields, Published, innovation_id=innovation_id):
        return found
    raise NotFound("no_such_innovation")


def lock(tx: Tx, innovation_id: str, version: int | None = None) -> None:
    """Keep others out; Stale when it is not the version that the person saw (findings 1)."""
    for held in tx.read(_Q.lock, _Version, innovation_id=innovation_id):
        if version is not None and held.version != version:
            raise Stale("stale", version=held.version)
        return
    raise NotFound("no_such_innovation")


def create(tx: Tx, innovation_id: str, agency_id: str, name: str, on: date) -> None:
    """Create a draft; NotFound for an unknown agency."""
    if not tx.read(_Q.create, _Version, innovation_id=innovation_id, agency_id=agency_id, name=name, on=on):
        raise NotFound("no_such_agency")


def save(tx: Tx, innovation_id: str, form: str, name: str) -> None:
    """Keep what was typed, as JSON text."""
    tx.run(_Q.save, innovation_id=innovation_id, form=form, name=name)


def submit(tx: Tx, innovation_id: str, by: str, on: date) -> None:
    """Put it before KemenPANRB."""
    tx.run(_Q.submit, innovation_id=innovation_id, by=by, on=on)


def give_back(tx: Tx, innovation_id: str, reason: str, on: date) -> None:
    """Give it back to its agency."""
    tx.run(_Q.give_back, innovation_id=innovation_id, reason=reason, on=on)


def publish(tx: Tx, innovation_id: str, typed: Published, by: str, on: date) -> None:
    """Write the fields and open it to everyone."""
    values = asdict(typed) | {"components": list(typed.components), "categories": list(typed.categories)}
    tx.run(_Q.publish, innovation_id=innovation_id, by=by, on=on, **values)
    tx.run(_Q.drop_categories, innovation_id=innovation_id, categories=list(typed.categories))
    tx.run(_Q.set_categories, innovation_id=innovation_id, categories=list(typed.categories))
