"""How a draft keeps a form as JSON: today's shape is written, the shapes of every release are read, nothing is lost."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

import msgspec

from graph.domain import fields
from graph.domain.records.replication_fields import ReplicationFields

_SHAPE = 2
_BROKEN = "draft"  # the name under which a text that is no JSON is carried along
T = TypeVar("T")
Json = dict[str, Any]  # Any: whatever JSON holds


@dataclass(frozen=True, slots=True)
class KeptForm:
    """What a draft holds: fields by name, lines and lists that name links, results, and what has no box today."""

    typed: Mapping[str, str]
    lines: Mapping[str, str]
    lists: Mapping[str, tuple[str, ...]]
    outcomes: Sequence[Mapping[str, str]] = ()
    unread: Mapping[str, Any] = field(default_factory=dict[str, Any])  # Any: JSON


def written(kept: KeptForm) -> str:
    """Return the text of a draft; what is empty is left out, so that equal forms are equal texts."""
    links = {name: value for name, value in {**kept.lines, **kept.lists, "outcomes": kept.outcomes}.items() if value}
    unread = {"unread": kept.unread} if kept.unread else {}
    return msgspec.json.encode({"form": _SHAPE, "typed": kept.typed, **links, **unread}, order="sorted").decode()


def read(text: str, lines: Iterable[str], lists: Iterable[str]) -> KeptForm:
    """Return a draft of any release; what it holds beside these names, or in a form that they have not, is unread."""
    try:
        held = msgspec.json.decode(text, type=Json)
    except (msgspec.DecodeError, UnicodeEncodeError, RecursionError):
        held: Json = {"unread": {_BROKEN: text}}
    held = held if held.keys() & {"form", "unread"} else _of_shape_1(held)
    held.pop("form", None)
    typed, unread = _take(held, "typed", Json, {}), _take(held, "unread", Json, {})
    known = {row.name: _take(typed, row.name, str, "") for row in fields.table(ReplicationFields)}
    return KeptForm(
        typed={name: said for name, said in known.items() if said},
        lines={name: _take(held, name, str, "") for name in lines},
        lists={name: _take(held, name, tuple[str, ...], ()) for name in lists},
        outcomes=_take(held, "outcomes", tuple[dict[str, str], ...], ()),
        unread={**held, **typed, **unread},  # whatever was not taken
    )


def told(unread: Mapping[str, Any]) -> str | None:
    """Return what has no box as the history tells it."""
    return msgspec.json.encode(unread, order="sorted").decode() if unread else None


def _of_shape_1(held: Json) -> Json:
    """Return a draft of before 0.2.0: fields stood among the links, the later ones in a part of their own."""
    rest, names = _take(held, "rest", Json, {}), fields.names_of(ReplicationFields)
    flat = {**held, **rest}
    typed = {names[name]: flat.pop(name) for name in list(flat) if name in names}
    return {**flat, "typed": typed}


def _take(held: Json, name: str, kind: type[T], empty: T) -> T:
    """Take a value out where it has the form that its name asks for; any other stays where it is."""
    try:
        found = msgspec.convert(held.get(name, empty), kind)
    except msgspec.ValidationError:
        return empty
    held.pop(name, None)
    return found
