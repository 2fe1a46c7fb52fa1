"""The parts of a form whose boxes are made from a table of fields."""

from dataclasses import dataclass
from typing import Any

from flask_babel import gettext as _
from flask_wtf import FlaskForm
from wtforms import Field

from graph.domain import fields
from graph.domain.fields import FieldRow
from tracker.web import forms


@dataclass(frozen=True, slots=True)
class FoldedSection:
    """A folded part of the form: what it is called, what may be commented on in it, and its boxes line by line."""

    name: str
    title: str
    fields: tuple[str, ...]
    lines: list[list[Field]]
    inputs: tuple[str, ...]  # what opens it when it is filled or has to be mended


def boxes(form: FlaskForm, record: type[Any], section: str) -> list[tuple[FieldRow, Field]]:
    """Return the fields in one part of a form with their boxes."""
    return [(row, form[row.box]) for row in fields.of_sections(record, {section})]


def folded(form: FlaskForm, record: type[Any], section: str, title: str, links: tuple[str, ...] = ()) -> FoldedSection:
    """Return a part of a form that is folded; ``title`` is a msgid, ``links`` are the inputs beside the fields."""
    rows = fields.of_sections(record, {section})
    return FoldedSection(
        section,
        _(title),
        (*links[:1], *(row.name for row in rows)),
        forms.lines(form, rows),
        (*links, *(row.box for row in rows)),
    )
