"""The fields of a replication as the history shows them, and what became of them since a return or a submission."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from graph.domain import changes, fields
from graph.domain.changes import ChangeKind
from graph.domain.events import Event
from graph.domain.records.field_tables import REPLICATION
from graph.domain.records.people import AuditEntry
from graph.domain.records.replication_fields import ReplicationFields
from graph.domain.records.replications import Replication
from graph.domain.vocabulary import ReplicationStatus
from graph.engine import Reader
from graph.store.replications import replications
from tracker.actions.audit_entries import Fields, changed
from tracker.actions.replications import details, kept_forms, outcomes, replication_form
from tracker.actions.replications.replication_form import ReplicationForm

_NAMES = fields.names_of(ReplicationFields)


@dataclass(frozen=True, slots=True)
class MendedField:
    """A field of a record that was returned: what was asked, what it held, what it holds now."""

    field: str
    comment: str | None
    old: str | None
    new: str | None


def of_record(record: Replication) -> Fields:
    """Return the submitted fields in words that the history can show; each may be commented on."""
    written = fields.written(record.fields)
    links = {name: tell(record) for name, tell in LINKS.items()}
    return {name: links[name] if name in links else written.get(name) for name in FIELDS}


def shown(reader: Reader, record: Replication) -> Fields:
    """Return what the page of a record tells: of a draft what was typed, of any other record what was submitted."""
    if record.facts.status != ReplicationStatus.DRAFT:
        return of_record(record)
    filled = replication_form.of_record(record)
    named = {*filled.parents, *filled.units}
    return of_form(filled, replications.names(reader, record.facts.adopter_id, named) if named else {})


def of_form(filled: ReplicationForm, names: Mapping[str, str] = MappingProxyType({})) -> Fields:
    """Return what a draft holds, field by field; parents and units by these names, else by their ids."""
    units = [*filled.units, *([filled.unit_name] if filled.unit_name else [])]
    return {
        "parents": _listed([names.get(one, one) for one in filled.parents]),
        "units": _listed([names.get(one, one) for one in units]),
        **{row.name: filled.typed.get(row.name) or None for row in replication_form.ROWS},
        "proof": _proof(filled.proof_kind, filled.proof_number, filled.proof_date, filled.proof_link) or None,
        "new_parent": _proof(filled.new_parent, filled.new_origin, filled.new_link) or None,
        **details.in_words(filled.rest),
        "unread": kept_forms.told(filled.unread),
    }


def submitted(before: Replication, after: Replication) -> dict[str, list[str | None]]:
    """Return field -> [old, new] of a submission; what its draft held beside the fields stays readable here."""
    unread = replication_form.of_record(before).unread
    beside = {"unread": [kept_forms.told(unread), None]} if unread else {}
    return changed(of_record(before), of_record(after)) | beside


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
            said = _changed(entry, ChangeKind.COMMENT)
            comments = {name: pair[1] for name, pair in said.items()}
    told = _changed(entries[again])
    return [
        MendedField(name, comments.get(name), *told.get(name, (None, None)))
        for name in FIELDS
        if name in comments or name in told
    ]


def completed(entries: Sequence[AuditEntry]) -> dict[str, list[str | None]]:
    """Return field -> [old, new] of what was filled in since the record was submitted last."""
    return _since(entries, Event.REPLICATION_COMPLETED, {Event.REPLICATION_SUBMITTED, Event.REPLICATION_RESUBMITTED})


def updated(entries: Sequence[AuditEntry]) -> dict[str, list[str | None]]:
    """Return field -> [old, new] of what the agency added since the record was verified last."""
    return _since(entries, Event.REPLICATION_UPDATED, {Event.REPLICATION_VERIFIED})


def _since(entries: Sequence[AuditEntry], event: Event, begins: Collection[Event]) -> dict[str, list[str | None]]:
    """Return what steps of one kind changed since the last one that begins anew."""
    old: Fields = {}
    new: Fields = {}
    for entry in entries:
        if entry.event in begins:
            old, new = {}, {}
        if entry.event == event:
            told = _changed(entry)
            old = {name: pair[0] for name, pair in told.items()} | old
            new |= {name: pair[1] for name, pair in told.items()}
    return changed(old, {name: new[name] for name in FIELDS if name in new})


def _changed(entry: AuditEntry, kind: ChangeKind = ChangeKind.FIELD) -> dict[str, tuple[str | None, str | None]]:
    """Return what an entry tells, under the names that fields have today."""
    told = changes.of_fields(changes.read(entry.changes), kind)
    return {_NAMES.get(name, name): pair for name, pair in told.items()}


def _proof(*parts: str | None) -> str:
    return " ".join(part for part in parts if part)


def _listed(words: list[str] | tuple[str, ...]) -> str | None:
    return "; ".join(words) or None


def _parents(record: Replication) -> str | None:
    return _listed([f"{parent.name} ({parent.id})" for parent in record.parents])


def _proofs(record: Replication) -> str | None:
    return _listed([_proof(p.kind, p.number, p.date and p.date.isoformat(), p.link) for p in record.proofs])


def _helpers(record: Replication) -> str | None:
    return _listed([one.name for one in record.particulars.facilitators])


# How the links are told; fields are told as a form shows them.
LINKS: dict[str, Callable[[Replication], str | None]] = {
    "parents": _parents,
    "units": lambda record: _listed([unit.name for unit in record.units]),
    "proof": _proofs,
    "outcomes": lambda record: outcomes.in_words(outcomes.shown(record.particulars.outcomes)),
    "facilitators": _helpers,
}
# Everything that a verifier reads, in the order of the form: the history compares it, and a comment may stand at each.
FIELDS = tuple(one.name for one in REPLICATION.entries)
