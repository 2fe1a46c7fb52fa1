"""Innovations on their way to being published."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from graph import decoding, queries
from graph.domain.errors import NotFound, Stale
from graph.domain.records.drafts import KeptDraft
from graph.domain.records.innovation_fields import InnovationFields
from graph.domain.records.particulars import Outcome
from graph.domain.records.stewardship import Published, UnderCare
from graph.domain.vocabulary import InnovationStatus
from graph.engine import Reader, Tx

_Q = queries.load(__file__)
_MOST = 500


@dataclass(frozen=True, slots=True)
class _Version:
    version: int


@dataclass(frozen=True, slots=True)
class _Held:
    properties: dict[str, Any]  # Any: every value that a node may hold
    categories: tuple[str, ...]
    priorities: tuple[str, ...]
    goals: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Listed:
    id: str
    name: str
    status: InnovationStatus
    submitted_on: date | None
    decision_reason: str | None
    copies: int


@dataclass(frozen=True, slots=True)
class _Line(_Listed):
    properties: dict[str, Any]  # Any: as above


@dataclass(frozen=True, slots=True)
class OwnInnovationLine(_Listed):
    """An innovation as its own agency has it in a file."""

    fields: InnovationFields


@dataclass(frozen=True, slots=True)
class InnovationDraftForm:
    """What was typed, as JSON text, and the name in it; ``sitting`` names the form on screen."""

    text: str
    sitting: str | None
    name: str
    at: datetime


def of_agency(reader: Reader, agency_id: str) -> list[UnderCare]:
    """Return an agency's innovations, those that wait for it first."""
    return reader.read(_Q.of_agency, UnderCare, agency_id=agency_id, limit=_MOST)


def own_list(reader: Reader, agency_id: str) -> list[OwnInnovationLine]:
    """Return the same with what each says of itself."""
    lines = reader.read(_Q.own_list, _Line, agency_id=agency_id, limit=_MOST)
    return [_own(line) for line in lines]


def _own(line: _Line) -> OwnInnovationLine:
    said = decoding.fields_of(InnovationFields, line.properties, queries.name_of(_Q.own_list))
    return OwnInnovationLine(
        line.id, line.name, line.status, line.submitted_on, line.decision_reason, line.copies, fields=said
    )


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
    for held in reader.read(_Q.held, _Held, innovation_id=innovation_id):
        said = decoding.fields_of(InnovationFields, held.properties, queries.name_of(_Q.held))
        return Published(said, held.categories, held.priorities, held.goals)
    raise NotFound("no_such_innovation")


def outcomes(reader: Reader, innovation_id: str) -> list[Outcome]:
    """Return what was measured at the innovation itself, in its order."""
    return reader.read(_Q.outcomes, Outcome, innovation_id=innovation_id, limit=_MOST)


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


def save(tx: Tx, innovation_id: str, form: InnovationDraftForm) -> None:
    """Keep what was typed, of which the trail tells in the same step."""
    tx.run(_Q.save, innovation_id=innovation_id, **_columns(form))


def keep(tx: Tx, innovation_id: str, form: InnovationDraftForm, told: str, by: str) -> int:
    """Keep what is being typed and return the new version; ``told`` is the form as the trail last told of it."""
    return tx.read(_Q.keep, _Version, innovation_id=innovation_id, told=told, by=by, **_columns(form))[0].version


def _columns(form: InnovationDraftForm) -> dict[str, object]:
    return {"form": form.text, "sitting": form.sitting, "name": form.name, "at": form.at}


def kept(tx: Tx, innovation_id: str) -> KeptDraft:
    """Return what was kept while somebody typed; all unknown where nobody has."""
    return tx.read(_Q.kept, KeptDraft, innovation_id=innovation_id)[0]


def submit(tx: Tx, innovation_id: str, by: str, on: date) -> None:
    """Put it before KemenPANRB."""
    tx.run(_Q.submit, innovation_id=innovation_id, by=by, on=on)


def give_back(tx: Tx, innovation_id: str, reason: str, on: date) -> None:
    """Give it back to its agency."""
    tx.run(_Q.give_back, innovation_id=innovation_id, reason=reason, on=on)


def publish(
    tx: Tx,
    innovation_id: str,
    fields: Mapping[str, Any],  # Any: what the node is to hold, from the table
    served: Mapping[str, Sequence[str]],
    *,
    by: str,
    on: date,
) -> None:
    """Write the fields and the codes of the terms that it serves, and open it to everyone."""
    codes = {name: list(chosen) for name, chosen in served.items()}
    tx.run(_Q.publish, innovation_id=innovation_id, fields=fields, by=by, on=on)
    tx.run(_Q.drop_terms, innovation_id=innovation_id, **codes)
    tx.run(_Q.set_terms, innovation_id=innovation_id, **codes)


def set_outcomes(tx: Tx, innovation_id: str, outcomes: Sequence[Outcome], first_id: str) -> None:
    """Write the results as they are to stand; ``first_id`` begins their ids."""
    tx.run(_Q.drop_outcomes, innovation_id=innovation_id)
    if outcomes:
        rows = [{"id": f"{first_id}-{place}", "place": place, **asdict(one)} for place, one in enumerate(outcomes, 1)]
        tx.run(_Q.add_outcomes, innovation_id=innovation_id, rows=rows)


def correct(tx: Tx, innovation_id: str, fields: Mapping[str, Any]) -> None:  # Any: what the node is to hold
    """Write corrected fields into what is published."""
    tx.run(_Q.correct, innovation_id=innovation_id, fields=fields)
