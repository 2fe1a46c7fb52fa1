"""What every form needs beside its fields: nothing extra comes in, every problem goes back to its field.

Boxes of a record's fields are made from its table: a line, a day and a number are one line of text, a note is a text
area, a word of a closed list a choice; one that a submission needs shows all its words at once.
"""

import secrets
import types
from collections.abc import Collection, Iterable, Mapping
from itertools import groupby
from typing import Any, cast

from flask import request
from flask_babel import gettext as _
from flask_wtf import FlaskForm
from wtforms import Field, RadioField, SelectField, StringField, TextAreaField

from graph.domain import fields
from graph.domain.errors import Invalid, KeyUsed, Problem
from graph.domain.fields import FieldForm, FieldRow
from graph.domain.records.field_tables import TABLES
from tracker.wording import hints, labels, messages
from tracker.wording.lazy_texts import lazy_text as _l

_BOXES = {row.name: row.box for table in TABLES for row in table.rows}
_KINDS = {FieldForm.NOTE: TextAreaField, FieldForm.LINES: TextAreaField, FieldForm.WORD: SelectField}
_TEXTS = {FieldForm.LINE, FieldForm.NOTE, FieldForm.LINES, FieldForm.LINK}
# Any: what WTForms takes for a box.
_MORE: Mapping[FieldForm, dict[str, Any]] = {
    FieldForm.WORD: {"validate_choice": False},
    FieldForm.DAY: {"render_kw": {"autocomplete": "off"}},
    FieldForm.NUMBER: {"render_kw": {"autocomplete": "off", "inputmode": "decimal"}},
    FieldForm.LINK: {"render_kw": {"autocomplete": "off", "type": "url"}},
}


def form_class(record: type[Any], sections: Collection[str]) -> type[FlaskForm]:
    """Return a form with a box for each field in these parts; problems are listed in the order of the table."""
    rows = fields.of_sections(record, sections)
    boxes = {row.box: _box(row) for row in rows}
    return types.new_class(f"{record.__name__}Form", (FlaskForm,), exec_body=lambda body: body.update(boxes))


def box_of(name: str) -> str:
    """Return what the box of a field is called in forms."""
    return _BOXES.get(name, name)


def offer(form: FlaskForm, rows: Iterable[FieldRow]) -> None:
    """Set the choices of words, in the reader's language."""
    for row in rows:
        if row.words is not None:
            empty = [] if row.field.missing else [("", _("Belum diisi"))]
            cast(SelectField, form[row.box]).choices = [*empty, *labels.choices(labels.kind_of(row.words))]


def typed(form: FlaskForm, rows: Iterable[FieldRow]) -> dict[str, str]:
    """Return what was typed into the boxes of these fields, by name."""
    return {row.name: text for row in rows if (text := form[row.box].data or "")}


def show(form: FlaskForm, rows: Iterable[FieldRow], texts: Mapping[str, str]) -> None:
    """Fill the boxes of these fields with what was kept."""
    for row in rows:
        form[row.box].data = texts.get(row.name, "")


def lines(form: FlaskForm, rows: Iterable[FieldRow]) -> list[list[Field]]:
    """Return the boxes of these fields line by line: neighbours of one form share a line, texts have their own."""
    found: list[list[Field]] = []
    for shape, alike in groupby(rows, lambda row: row.form):
        boxes = [form[row.box] for row in alike]
        found += [[box] for box in boxes] if shape in _TEXTS else [boxes]
    return found


def _box(row: FieldRow) -> Field:
    kind = _KINDS.get(row.form, StringField)
    if row.words is not None and row.field.missing:
        kind = RadioField
    more: dict[str, Any] = (
        {"render_kw": {"rows": row.field.height}} if kind is TextAreaField else _MORE.get(row.form, {})
    )
    label = _l(row.field.above or row.field.label)
    return kind(label, description=hints.of_field(row) or "", **more)


def refuse_extra_fields(form: FlaskForm) -> None:
    """Raise Invalid when a request carries a field that the form does not have (ASVS 15.3.3)."""
    refuse_fields_beside({field.name for field in form})


def refuse_fields_beside(known: Collection[str] = ()) -> None:
    """Raise Invalid when a request carries any other field than these; a bare button has none."""
    if extra := sorted(set(request.form) - {*known, "csrf_token", "lang"}):
        raise Invalid(*(Problem(name, "unexpected_field") for name in extra))


def show_problems(form: FlaskForm, error: Invalid) -> int:
    """Put each problem to its field and return the status; what belongs to no field stands above the form.

    A form whose key was used for something else gets a new one: sent again it is a step of its own.
    """
    if isinstance(error, KeyUsed):
        form["once"].data = secrets.token_hex(16)
        form.form_errors.append(messages.text(error))
        return 409
    for found in error.problems:
        sentence, name = messages.problem(found), box_of(found.field)
        if name not in form:
            form.form_errors.append(sentence)
        else:
            form[name].errors = [*form[name].errors, sentence]
    return 422
