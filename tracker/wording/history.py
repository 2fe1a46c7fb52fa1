"""How the trail of a record and the choices of its form read on screen."""

import re
from collections.abc import Mapping, Sequence
from datetime import date

from flask import Flask
from flask_babel import gettext as _, lazy_gettext as _l

from graph.domain import changes as changes_of
from graph.domain.changes import Change, ChangeKind
from graph.domain.events import Event
from graph.domain.fields import FieldForm
from graph.domain.records.field_tables import TOLD
from graph.domain.records.people import AuditEntry
from graph.domain.values import dates
from graph.domain.vocabulary import Area, Life
from tracker.wording import candidates, i18n, labels, messages, template_filters, unworded
from tracker.wording.events import EVENTS

Row = tuple[str, str | None, str | None]  # label, old, new
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_AREAS = frozenset(Area)
_ROWS = {name: row for table in TOLD for row in table.rows for name in (row.name, row.field.formerly) if name}
_DAYS = {"stopped_on"}
_NUMBERED = {"priorities": _l("Asta Cita %(number)s"), "goals": _l("SDGs %(number)s")}
_KINDS = {"stop_reason": "stop_reason"}


def init_app(app: Flask) -> None:
    """Make the words known to every template."""
    template_filters.add(app, entry_title)
    template_filters.add(app, change_rows)
    template_filters.add(app, field_words)
    template_filters.add(app, value_words)
    template_filters.add(app, candidates.name_of, "candidate_name")
    template_filters.add(app, candidates.about, "candidate_about")


def entry_title(entry: AuditEntry) -> str:
    """Return what happened, in words; a step that no release of ours writes is an entry of its day."""
    if entry.event == Event.REPLICATION_REPORTED:
        return _reported(entry)
    if entry.event not in EVENTS:
        return unworded.of_day("event", entry.event, entry.at)
    return str(EVENTS[Event(entry.event)])


def change_rows(changes: str | Mapping[str, Sequence[str | None]] | None) -> list[Row]:
    """Return (label, old, new) in words, of an entry's changes or of field -> (old, new)."""
    if isinstance(changes, Mapping):
        return [_row(Change(ChangeKind.FIELD, name, old, new)) for name, (old, new) in changes.items()]
    return [_row(change) for change in changes_of.read(changes)]


def field_words(field: str) -> str:
    """Return a field's label."""
    if field in _AREAS:
        return labels.label(field, "area")
    return messages.field_label(field, "trail")


def value_words(value: str | None, field: str) -> str | None:
    """Return a value of the trail in words where the vocabulary has one."""
    if value and field == "proof":
        return "; ".join(_proof_words(one) for one in value.split("; "))
    if value and field in _NUMBERED:
        return "; ".join(str(_NUMBERED[field]) % {"number": one} for one in value.split("; "))
    row = _ROWS.get(field)
    is_day = field in _DAYS or (row is not None and row.form is FieldForm.DAY)
    if value and is_day and (read := dates.read(value)):
        return i18n.day(read)
    kind = labels.kind_of(row.words) if row and row.words else "light" if field in _AREAS else _KINDS.get(field)
    if value is None or kind is None:
        return {"true": _("ya"), "false": _("tidak")}.get(value or "", value)
    return _word(value, kind)


def _row(change: Change) -> Row:
    if change.kind == ChangeKind.ANSWER:
        label = _("Jawaban untuk %(name)s", name=change.name or change.of)
        return label, _word(change.old, "answer"), _word(change.new, "answer")
    if change.kind == ChangeKind.EXTENSION:
        return _("Replikasi internal di %(name)s", name=change.name or change.of), change.old, change.new
    if change.kind == ChangeKind.COMMENT:
        return _("Komentar pada %(field)s", field=field_words(change.of)), change.old, change.new
    return field_words(change.of), value_words(change.old, change.of), value_words(change.new, change.of)


def _reported(entry: AuditEntry) -> str:
    """Return the outcome of a monitoring round: that a copy runs, or since when and why it stopped."""
    said = changes_of.of_fields(changes_of.read(entry.changes))
    life, day, reason = (said.get(name, (None, None))[1] for name in ("life", "stopped_on", "stop_reason"))
    if life not in set(Life):
        return str(EVENTS[Event.REPLICATION_REPORTED])
    if "round" not in said:
        return _told_between_rounds(life, day, reason)
    if life != Life.STOPPED:
        return _("Dipantau: %(life)s", life=_lower(labels.label(life, "life")))
    values = {"day": value_words(day, "stopped_on") or "", "reason": _lower(_word(reason, "stop_reason") or "")}
    if day and reason:
        return _("Dipantau: berhenti %(day)s karena %(reason)s", **values)
    return _("Dipantau: berhenti %(day)s", **values) if day else _("Dipantau: berhenti")


def _told_between_rounds(life: str | None, day: str | None, reason: str | None) -> str:
    """Return what an agency said outside of any round: that its copy stopped, or goes on after all."""
    if life != Life.STOPPED:
        return _("Dilaporkan instansi: masih berjalan")
    values = {"day": value_words(day, "stopped_on") or "", "reason": _lower(_word(reason, "stop_reason") or "")}
    return _("Dilaporkan instansi: berhenti %(day)s karena %(reason)s", **values)


def _word(value: str | None, kind: str) -> str | None:
    return labels.label(value, kind) if value else value


def _lower(words: str) -> str:
    """Return words as they stand within a sentence."""
    return words[:1].lower() + words[1:]


def _proof_words(text: str) -> str:
    """Return a proof of the trail with its kind in words."""
    kind, _space, rest = text.partition(" ")
    named = labels.label(kind, "evidence") if kind in dict(labels.choices("evidence")) else kind
    return " ".join([named, *(_day_words(one) for one in rest.split())])


def _day_words(text: str) -> str:
    """Return a day as the reader writes it; anything else as it is."""
    try:
        return i18n.day(date.fromisoformat(text)) if _DAY.fullmatch(text) else text
    except ValueError:  # a number that only looks like a day
        return text
