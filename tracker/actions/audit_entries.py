"""Make the entry that each step of a replication leaves in the trail."""

import json
import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from graph.domain.policy import Actor
from graph.domain.records.people import AuditEntry
from graph.domain.records.replications import Replication
from graph.domain.values import dates
from graph.domain.vocabulary import ReplicationStatus
from graph.store.audit.entries import Event
from tracker.actions.replications import details, replication_form

Fields = dict[str, str | None]


@dataclass(frozen=True, slots=True)
class MendedField:
    """A field of a record that was returned: what was asked, what it held, what it holds now."""

    field: str
    comment: str | None
    old: str | None
    new: str | None


def entry(
    actor: Actor,
    event: str,
    subject: str,
    now: datetime,
    *,
    steps: tuple[str | None, str | None] = (None, None),
    reason: str | None = None,
    changes: dict[str, list[str | None]] | None = None,
    counts: bool = False,
) -> Event:
    """Return the entry of one step; ``steps`` are the statuses before and after.

    A transaction that runs twice may take a second id: the first run left nothing.
    """
    return Event(
        id=secrets.token_hex(16),
        at=now,
        actor=actor.user_id,
        agency=actor.agency_id,
        event=event,
        subject=subject,
        from_status=steps[0],
        to_status=steps[1],
        reason=reason,
        changes=json.dumps(changes, ensure_ascii=False, sort_keys=True) if changes else None,
        counts=counts,
    )


def changed(before: Fields, after: Fields) -> dict[str, list[str | None]]:
    """Return field -> [old, new] for the fields that differ.

    >>> changed({"manner": None, "units": "A"}, {"manner": "adapted", "units": "A"})
    {'manner': [None, 'adapted']}
    """
    return {name: [before.get(name), after[name]] for name in after if before.get(name) != after[name]}


def fields_of(record: Replication) -> Fields:
    """Return the submitted fields in words that the history can show; each may be commented on."""
    return {name: read(record) for name, read in _READ.items()}


def after(entries: Sequence[AuditEntry], seen: int) -> list[AuditEntry]:
    """Return the entries that somebody who saw the trail up to number ``seen`` has not seen."""
    return [one for one in entries if one.number > seen]


def mended(entries: Sequence[AuditEntry]) -> list[MendedField]:
    """Return what became of the last return: every field that was commented on or changed; empty if it stands.

    A field that was commented on and left as it was has no old value to show, and both texts are None.
    """
    again = next((at for at in reversed(range(len(entries))) if entries[at].event == "replication.resubmitted"), None)
    if again is None:
        return []
    comments: dict[str, str | None] = {}
    for entry in entries[:again]:
        if entry.to_status == ReplicationStatus.RETURNED and entry.from_status != ReplicationStatus.RETURNED:
            comments = {name: said[1] for name, said in _comments(entry).items()}
    changes = _changes(entries[again])
    fields = [name for name in FIELDS if name in comments or name in changes]
    return [MendedField(name, comments.get(name), *changes.get(name, (None, None))) for name in fields]


def completed(entries: Sequence[AuditEntry]) -> dict[str, list[str | None]]:
    """Return field -> [old, new] of what was filled in since the record was submitted last."""
    old: Fields = {}
    new: Fields = {}
    for entry in entries:
        if entry.event in {"replication.submitted", "replication.resubmitted"}:
            old, new = {}, {}
        if entry.event == "replication.completed":
            changes = _changes(entry)
            old = {name: said[0] for name, said in changes.items()} | old
            new |= {name: said[1] for name, said in changes.items()}
    return changed(old, {name: new[name] for name in FIELDS if name in new})


def _changes(entry: AuditEntry) -> dict[str, list[str | None]]:
    return json.loads(entry.changes) if entry.changes else {}


def _comments(entry: AuditEntry) -> dict[str, list[str | None]]:
    return {name[8:]: said for name, said in _changes(entry).items() if name.startswith("comment ")}


def fields_of_form(filled: replication_form.ReplicationForm) -> Fields:
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
