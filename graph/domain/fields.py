"""Fields of a record: one annotation says what a field is; forms, drafts, checks, files and history follow from it.

The record is the table. A row has its name and type from the record, and from the annotation what people know of it.
What is no field but a link to other records is a ``Part``: it has its own statements and its own editor.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, cast, get_args, get_type_hints

import msgspec

from graph.domain.errors import Problem
from graph.domain.values import dates, numbers, texts
from graph.domain.values.dates import PartialDate
from graph.domain.vocabulary import Precision

R = TypeVar("R")
Typed = Mapping[str, str]  # name -> what was typed; an empty text and a missing name are the same
LINES = tuple[str, ...]  # the type of a field that holds one thing on each line
_DAYS = (date,)  # are taken as they are, and a text is none


class FieldForm(StrEnum):
    """How a field is typed and read."""

    LINE = "line"
    NOTE = "text"  # with line breaks
    LINES = "several"  # one thing on each line
    LINK = "link"  # a web address
    WORD = "word"  # of a closed list
    DAY = "day"  # or a month, or a year
    NUMBER = "number"  # a whole one


class Readers(StrEnum):
    """Who reads a field in files."""

    NOBODY = "nobody"
    OWN = "own"  # the agency whose record it is
    PUBLIC = "public"  # everybody, of records that count in public


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """What people know of a field; its name and type stand in the record beside this. Texts are msgids."""

    label: str  # in the history, at comments, and wherever nothing else is said here
    section: str  # the part of the form
    meaning: str = ""  # one sentence of the data dictionary
    above: str = ""  # the words above the box
    heading: str = ""  # the head of its column in lists that an agency brings in or takes out
    published: str = ""  # the same in public lists
    help: str = ""  # beside the box, where the example of its form does not say enough
    headers: str = ""  # what lists of others call it, in both languages, divided by commas; empty: in no list
    longest: int = texts.LONGEST_LINE
    most: int = 0  # lines, where there is one thing on each
    height: int = 3  # of the box of a text, in lines
    is_address: bool = False  # of a page in the web
    unit: str = ""  # of a number
    missing: str = ""  # the code of what is wrong when a submission goes without; empty: it may stay unknown
    ahead: str = "day_ahead"  # the code of what is wrong with a day that has not come
    formerly: str = ""  # its name in boxes, and until 0.2.0 in drafts and in the trail
    since: str = "0.1.0"
    files: Readers = Readers.OWN


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A link to other records that stands among the fields: it has a label and readers, and is typed in its own way."""

    name: str
    label: str
    section: str
    meaning: str
    lists: str  # how lists have it, or that they have it not
    since: str = "0.1.0"
    files: Readers = Readers.OWN


@dataclass(frozen=True, slots=True)
class FieldRow:
    """One row of a table: a field with its name and type."""

    name: str
    kind: type[Any]  # Any: whatever the record says
    field: Field
    may_be_unknown: bool = True

    @property
    def form(self) -> FieldForm:
        """How it is typed and read."""
        if self.field.is_address:
            return FieldForm.LINK
        if self.kind is str:
            return FieldForm.NOTE if self.field.longest > texts.LONGEST_LINE else FieldForm.LINE
        return _FORMS.get(self.kind, FieldForm.WORD)

    @property
    def words(self) -> type[StrEnum] | None:
        """The closed list of a word."""
        return cast(type[StrEnum], self.kind) if self.form is FieldForm.WORD else None

    @property
    def box(self) -> str:
        """The name of its input in forms, which browsers keep words under."""
        return self.field.formerly or self.name

    @property
    def beside(self) -> str:
        """The property that says how much of a day is known."""
        return f"{self.name.removesuffix('_on')}_precision"

    @property
    def longest(self) -> int:
        """How many characters may be typed."""
        return {FieldForm.DAY: dates.LONGEST, FieldForm.NUMBER: numbers.LONGEST}.get(self.form, self.field.longest)

    @property
    def heading(self) -> str:
        """The head of its column in lists."""
        return self.field.heading or self.field.label


Rows = tuple[FieldRow, ...]
_FORMS: Mapping[Any, FieldForm] = {  # Any: types
    PartialDate: FieldForm.DAY,
    int: FieldForm.NUMBER,
    LINES: FieldForm.LINES,
}


@cache
def table(record: type[Any]) -> Rows:
    """Return the fields of a record in the order of the table."""
    return tuple(_rows(record))


def of_sections(record: type[Any], sections: Collection[str]) -> Rows:
    """Return the fields that stand in some parts of the form."""
    return tuple(row for row in table(record) if row.field.section in sections)


def read_in_files(record: type[Any], readers: Readers) -> Rows:
    """Return the fields that files for these readers hold; what everybody reads the agency reads too."""
    seen = {readers, Readers.PUBLIC}
    return tuple(row for row in table(record) if row.field.files in seen)


def in_lists(record: type[Any]) -> Rows:
    """Return the fields that a list may bring in: those that have a header."""
    return tuple(row for row in table(record) if row.field.headers)


def names_of(record: type[Any]) -> dict[str, str]:
    """Return the present name of every name that a field has or had."""
    rows = table(record)
    return {row.name: row.name for row in rows} | {row.field.formerly: row.name for row in rows if row.field.formerly}


def only(rows: Iterable[FieldRow], typed: Typed) -> dict[str, str]:
    """Return what was typed into these fields, in the order of the table."""
    return {row.name: text for row in rows if (text := typed.get(row.name))}


def cleaned(rows: Iterable[FieldRow], typed: Typed) -> dict[str, str]:
    """Return what was typed without control characters, and without what is empty then."""
    plain = {row.name: _clean(row, typed.get(row.name, "")) for row in rows}
    return {name: text for name, text in plain.items() if text}


def listed(text: str) -> LINES:
    """Return what stands on the lines of a text; an empty line is none."""
    return tuple(line for line in text.split("\n") if line)


def problems_of_draft(rows: Iterable[FieldRow], typed: Typed) -> list[Problem]:
    """Return what even a draft may not hold: texts without end."""
    return [slip for row in rows for slip in texts.too_long(row.name, typed.get(row.name, ""), row.longest)]


def problems(rows: Iterable[FieldRow], typed: Typed, today: date) -> list[Problem]:
    """Return every slip, and every hole that a submission may not have; any other hole is none."""
    return [slip for row in rows for slip in _problems(row, typed.get(row.name, ""), today)]


def read(record: type[R], typed: Typed) -> R:
    """Return the record of what was typed; call it only when there are no problems."""
    return record(**{row.name: _value(row, text) for row in table(record) if (text := typed.get(row.name, ""))})


def written(record: object) -> dict[str, str]:
    """Return what is known of a record as a form shows it, to be read again unchanged; the history tells it so too."""
    values = ((row, getattr(record, row.name)) for row in table(type(record)))
    return {row.name: _text(row, value) for row, value in values if value not in (None, ())}


def stored(record: object, rows: Iterable[FieldRow] | None = None) -> dict[str, Any]:
    """Return the properties of the node, for ``SET x += $fields``; None takes a property away. Any: what those hold."""
    held: dict[str, Any] = {}
    for row in table(type(record)) if rows is None else rows:
        value = getattr(record, row.name)
        if row.form is FieldForm.DAY:
            held |= {row.name: value and value.day, row.beside: value and value.precision.value}
        elif row.form is FieldForm.LINES:
            held[row.name] = list(value)
        else:
            held[row.name] = value.value if isinstance(value, StrEnum) else value
    return held


def of_node(record: type[R], properties: Mapping[str, Any]) -> R:
    """Return the record of ``RETURN x {.*, ...}``; ValidationError for a word that is none of its list. Any: a node."""
    values = {row.name: value for row in table(record) if (value := properties.get(row.name)) is not None}
    for row in table(record):
        if row.form is FieldForm.DAY and row.name in values:
            values[row.name] = {"day": values[row.name], "precision": properties.get(row.beside) or Precision.DAY}
    return msgspec.convert(values, record, builtin_types=_DAYS)


def properties(record: type[Any]) -> dict[str, Any]:
    """Return the type of each property of the node, for what nodes hold. Any: a type, or it and None."""
    held: dict[str, Any] = {}
    for row in table(record):
        if row.form is FieldForm.DAY:
            held |= {row.name: date | None, row.beside: Precision | None}
        else:
            held[row.name] = row.kind | None if row.may_be_unknown else row.kind
    return held


def schema(record: type[Any], say: Callable[[str], str] = str) -> dict[str, Any]:
    """Return the JSON Schema of a record; ``say`` puts labels and meanings into the reader's language. Any: JSON."""
    found = msgspec.json.schema(record)
    held = found["$defs"][record.__name__]["properties"]
    for row in table(record):
        held[row.name] |= {"title": say(row.field.label), "description": say(row.field.meaning)}
        if row.kind is str:
            held[row.name]["maxLength"] = row.longest
        if row.form is FieldForm.LINES:
            held[row.name]["maxItems"] = row.field.most
    return found


def _rows(record: type[Any]) -> Iterator[FieldRow]:
    for name, hint in get_type_hints(record, include_extras=True).items():
        said, *notes = get_args(hint) or (hint,)
        for field in notes:
            if isinstance(field, Field):
                kinds = get_args(said) if isinstance(said, UnionType) else (said,)
                kind = next(kind for kind in kinds if kind is not NoneType)
                yield FieldRow(name, kind, field, may_be_unknown=NoneType in kinds or kind == LINES)


def _clean(row: FieldRow, text: str) -> str:
    if row.form is FieldForm.LINES:
        return "\n".join(one for one in texts.paragraph(text).split("\n") if not texts.is_placeholder(one))
    if row.form is FieldForm.NOTE:
        plain = texts.paragraph(text)
        return "" if texts.is_placeholder(plain, is_prose=True) else plain
    return texts.answer(text)


def _problems(row: FieldRow, text: str, today: date) -> list[Problem]:
    if too_long := texts.too_long(row.name, text, row.longest):
        return too_long
    missing = row.field.missing or None
    if row.form is FieldForm.DAY:
        return dates.problems(row.name, text, today, missing=missing, ahead=row.field.ahead)
    if not text:
        return [Problem(row.name, missing)] if missing else []
    if row.form is FieldForm.NUMBER:
        return numbers.problems(row.name, text)
    if row.form is FieldForm.LINK:
        return [] if texts.is_web_address(text) else [Problem(row.name, "link_unusable")]
    if row.form is FieldForm.LINES and len(listed(text)) > row.field.most:
        return [Problem(row.name, "too_many_lines", {"most": row.field.most})]
    return [Problem(row.name, "choice_needed")] if row.words and text not in set(row.words) else []


def _value(row: FieldRow, text: str) -> Any:  # Any: what the type of the row says
    if row.form is FieldForm.DAY:
        return dates.read(text)
    if row.form is FieldForm.LINES:
        return listed(text)
    return numbers.whole(text) if row.form is FieldForm.NUMBER else row.kind(text)


def _text(row: FieldRow, value: Any) -> str:  # Any: as above
    if row.form is FieldForm.DAY:
        return dates.written(value.day, value.precision)
    if row.form is FieldForm.LINES:
        return "\n".join(value)
    return numbers.written(value) if row.form is FieldForm.NUMBER else str(value)
