"""Rows of the graph become records: days of Python, members of the closed lists, and nothing that does not fit."""

import logging
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime
from enum import Enum
from functools import cache
from types import NoneType
from typing import Any, Generic, TypeVar, cast, get_args, get_type_hints

import msgspec

from graph.domain import fields as field_tables
from graph.domain.errors import Unfit

R = TypeVar("R")
Values = Iterable[Any]  # of a row, in the order of its columns; Any: every Cypher value
_PLAIN = (str, int, float, bool, NoneType, Enum)  # what needs no change before it is put into a record
_DAYS = (date, datetime)  # are taken as they are, and a text is none
_PATH = re.compile(r" - at (?:`key` in )?`(?P<path>[^`]+)`$")
_TYPES = re.compile(r"Expected `[^`]+`(?: of length \d+)?, got (?:`[^`]+`|\d+)")  # tells of types, never of a value
_log = logging.getLogger("jejak.rows")


@dataclass(frozen=True, slots=True)
class Sifted(Generic[R]):
    """The rows of a list that fit, and how many did not."""

    rows: list[R]
    left_out: int = 0

    def is_beyond(self, page: int) -> bool:
        """Say whether more was read than a page takes, so that another page follows."""
        return len(self.rows) + self.left_out > page


@dataclass(frozen=True, slots=True)
class _Columns:
    """What is known of a record before its first row: its columns, and those that may hold a day of the driver's."""

    names: frozenset[str]
    dated: tuple[str, ...]


def all_of(record: type[R], columns: Sequence[str], rows: Iterable[Values], statement: str = "") -> list[R]:
    """Return the record of each row; Unfit when a row does not fit or a column is missing."""
    return list(each(record, columns, rows, statement))


def each(record: type[R], columns: Sequence[str], rows: Iterable[Values], statement: str = "") -> Iterator[R]:
    """Yield the record of each row as it comes; otherwise as `all_of`."""
    return (_fitting(found) for found in _each(record, columns, rows, statement))


def sifted(record: type[R], columns: Sequence[str], rows: Iterable[Values], statement: str = "") -> Sifted[R]:
    """Return the records of the rows that fit, for a list that goes on without the others; the log says what they lack.

    A missing column is no fault of a row and raises Unfit.
    """
    found = list(_each(record, columns, rows, statement))
    faults = [one for one in found if isinstance(one, Unfit)]
    for text, times in Counter(map(str, faults)).items():
        _log.warning("rows left out", extra={"object": statement, "details": {"fault": text, "rows": times}})
    return Sifted([one for one in found if not isinstance(one, Unfit)], len(faults))


def shape(kind: str, properties: Mapping[str, Any]) -> type[msgspec.Struct]:
    """Return what a node of a kind holds as a type, from the type of each property (Any: one, or several of them)."""
    held = [(name, hint, None) if NoneType in get_args(hint) else (name, hint) for name, hint in properties.items()]
    return msgspec.defstruct(kind, held, kw_only=True)


def misfits(kind: type[msgspec.Struct], properties: Mapping[str, Any]) -> list[str]:
    """Return the paths of the properties that are not of their type; a missing one is None. Any: what a node holds.

    >>> misfits(shape("Edition", {"year": int, "held_on": date | None}), {"year": "2024"})
    ['$.year']
    """
    if _fits(kind, properties):
        return []
    held = msgspec.structs.fields(kind)
    return [f"$.{field.name}" for field in held if not _fits(field.type, properties.get(field.name))]


def fields_of(record: type[R], properties: Mapping[str, Any], statement: str = "") -> R:
    """Return the record of a node's properties by its table of fields; Unfit when one does not fit."""
    try:
        return field_tables.of_node(record, properties)
    except msgspec.ValidationError as error:
        raise _unfit(error, record, statement) from error


def native(value: Any) -> Any:  # Any: every Cypher value
    """Turn Neo4j's own dates and times into Python's, and lists into tuples, also inside lists and maps."""
    if value is None or isinstance(value, (str, int)):
        return value
    if isinstance(value, list):
        return tuple(native(item) for item in cast(list[Any], value))
    if isinstance(value, dict):
        return {name: native(item) for name, item in cast(dict[str, Any], value).items()}
    return value.to_native() if hasattr(value, "to_native") else value


def _each(record: type[R], columns: Sequence[str], rows: Iterable[Values], statement: str) -> Iterator[R | Unfit]:
    wanted = _columns_of(record)
    for name in sorted(wanted.names.difference(columns)):  # also where the record knows what to take instead
        raise Unfit(statement, record.__name__, f"$.{name}", "no such column")
    for row in rows:
        values = dict(zip(columns, row, strict=True))
        for name in wanted.dated:  # few of them: the snapshot has 70,000 values
            if values[name] is not None:
                values[name] = native(values[name])
        try:
            yield msgspec.convert(values, record, builtin_types=_DAYS)
        except msgspec.ValidationError as error:
            yield _unfit(error, record, statement)


@cache
def _columns_of(
    record: type[Any],
) -> _Columns:  # Any: `fields` wants a dataclass, which the type system cannot say of R
    hints = get_type_hints(record)
    names = [field.name for field in fields(record)]
    return _Columns(frozenset(names), tuple(name for name in names if not _is_plain(hints[name])))


def _is_plain(hint: Any) -> bool:  # Any: whatever a field may be annotated with
    if parts := [part for part in get_args(hint) if part is not Ellipsis]:
        return all(_is_plain(part) for part in parts)
    return isinstance(hint, type) and issubclass(hint, _PLAIN)


def _fits(kind: Any, value: Any) -> bool:  # Any: as in misfits
    try:
        msgspec.convert(value, kind, builtin_types=_DAYS)
    except msgspec.ValidationError:
        return False
    return True


def _fitting(found: R | Unfit) -> R:
    if isinstance(found, Unfit):
        raise found
    return found


def _unfit(error: msgspec.ValidationError, record: type[Any], statement: str) -> Unfit:
    """Say where it is and what is wrong with it; msgspec's own words quote the word that was found."""
    text = str(error)
    path, types = _PATH.search(text), _TYPES.match(text)
    reason = types[0] if types else "no word of its list"
    return Unfit(statement, record.__name__.lstrip("_"), path["path"] if path else "$", reason)
