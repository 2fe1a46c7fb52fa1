"""The fields of a replication as the history shows them, and what became of them since a return or a submission."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from graph.domain import changes
from graph.domain.changes import ChangeKind
from graph.domain.events import Event
from graph.domain.records.people import AuditEntry
from graph.domain.records.replications import Replication
from graph.domain.values import dates
from graph.domain.vocabulary import ReplicationStatus
from tracker.actions.audit_entries import Fields, changed
from tracker.actions.replications import details
from tracker.actions.replications.replication_form import ReplicationForm


@dataclass(frozen=True, slots=True)
class MendedField:
    """A field of a record that was returned: what was asked, what it held, what it holds now."""

    field: str
    comment: str | None
    old: str | None
    new: str | None


def of_record(record: Replication) -> Fields:
    """Return the submitted fields in words that the history can show; each may be commented on."""
    return {name: read(record) for name, read in _READ.items()}


def of_form(filled: ReplicationForm) -> Fields:
    """Return what a draft holds, field by field."""
    return {
        "parents": _listed(filled.parents),
        "units": _listed([*filled.units, *([filled.unit_name] if filled.unit_name else [])]),
        "local_name": filled.local_name or None,
        "manner": filled.manner or None,
        "started_on": filled.started_on or None,
        "proof": _proof(filled.proof_kind, filled.proof_number, filled.proof_date, filled.proof_link) or None,
        "new_parent": _proof(filled.new_parent, filled.new_origin, filled.new_link) or None,
        **details.in_words(filled.rest),
    }


def mended(entries: Sequence[AuditEntry]) -> list[MendedField]:
    """Return what became of the last return: every field that was commented on or changed; empty if it stands.

    A field that was commented on and left as it was has no old value to show, and both texts are None.
    """
    resubmitted = Event.REPLICATION_RESUBMITTED
    again = next((at for at in reversed(range(len(entries))) if entries[at].event == resubmitted), None)
    if again is None:
        return []
    comments: dict[str, str | None] = {}
    for entry in entries[:again]:
        if entry.to_status == ReplicationStatus.RETURNED and entry.from_status != ReplicationStatus.RETURNED:
            said = changes.of_fields(changes.read(entry.changes), ChangeKind.COMMENT)
            comments = {name: pair[1] for name, pair in said.items()}
    fields = _changed(entries[again])
    return [
        MendedField(name, comments.get(name), *fields.get(name, (None, None)))
        for name in FIELDS
        if name in comments or name in fields
    ]


def completed(entries: Sequence[AuditEntry]) -> dict[str, list[str | None]]:
    """Return field -> [old, new] of what was filled in since the record was submitted last."""
    old: Fields = {}
    new: Fields = {}
    for entry in entries:
        if entry.event in {Event.REPLICATION_SUBMITTED, Event.REPLICATION_RESUBMITTED}:
            old, new = {}, {}
        if entry.event == Event.REPLICATION_COMPLETED:
            fields = _changed(entry)
            old = {name: pair[0] for name, pair in fields.items()} | old
            new |= {name: pair[1] for name, pair in fields.items()}
    return changed(old, {name: new[name] for name in FIELDS if name in new})


def _changed(entry: AuditEntry) -> dict[str, tuple[str | None, str | None]]:
    return changes.of_fields(changes.read(entry.changes))


def _proof(*parts: str | None) -> str:
    return " ".join(part for part in parts if part)


def _listed(words: list[str] | tuple[str, ...]) -> str | None:
    return "; ".join(words) or None


def _parents(record: Replication) -> str | None:
    return _listed([f"{parent.name} ({parent.id})" for parent in record.parents])


def _proofs(record: Replication) -> str | None:
    return _listed([_proof(p.kind, p.number, p.date and p.date.isoformat(), p.link) for p in record.proofs])


def _number(value: int | None) -> str | None:
    return None if value is None else str(value)


def _rest(name: str, record: Replication) -> str | None:
    more = record.particulars
    return details.in_words(details.of_record(record.facts, more), [one.name for one in more.facilitators])[name]


# Every field that a verifier reads: the history compares them, and a comment may stand at each.
_READ: dict[str, Callable[[Replication], str | None]] = {
    "parents": _parents,
    "local_name": lambda record: record.facts.local_name,
    "units": lambda record: _listed([unit.name for unit in record.units]),
    "manner": lambda record: record.facts.manner,
    "scope": lambda record: record.facts.scope,
    "basis": lambda record: record.facts.basis,
    "phase": lambda record: record.facts.phase,
    "started_on": lambda record: dates.written(record.facts.started_on, record.facts.started_precision) or None,
    "agreement_on": lambda record: dates.written(record.facts.agreement_on, record.facts.agreement_precision) or None,
    "beneficiaries": lambda record: _number(record.facts.beneficiaries),
    "proof": _proofs,
    **{name: partial(_rest, name) for name in details.MORE},
}
FIELDS = tuple(_READ)
