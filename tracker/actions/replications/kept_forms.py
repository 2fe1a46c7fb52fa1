"""How a draft keeps a form as JSON: today's shape is written, the shapes of every release are read, nothing is lost."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

import msgspec

from graph.domain import fields

_SHAPE = 2
_BROKEN = "draft"  # the name under which a text that is no JSON is carried along
T = TypeVar("T")
Json = dict[str, Any]  # Any: whatever JSON holds


@dataclass(frozen=True, slots=True)
class KeptForm:
    """What a draft holds: fields by name, lines and lists that name links, results, and what has no box today.

    An empty text was emptied; what is missing was never asked for.
    """

    typed: Mapping[str, str]
    lines: Mapping[str, str]
    lists: Mapping[str, tuple[str, ...]]
    outcomes: Sequence[Mapping[str, str]] | None = None
    unread: Mapping[str, Any] = field(default_factory=dict[str, Any])  # Any: JSON


def written(kept: KeptForm) -> str:
    """Return the text of a draft; equal forms are equal texts."""
    links = {**kept.lines, **kept.lists} | ({} if kept.outcomes is None else {"outcomes": kept.outcomes})
    unread = {"unread": kept.unread} if kept.unread else {}
    return msgspec.json.encode({"form": _SHAPE, "typed": kept.typed, **links, **unread}, order="sorted").decode()


def read(text: str, record: type[Any], *, lines: Iterable[str], lists: Iterable[str]) -> KeptForm:
    """Return a draft of any release; what it holds beside these names, or in a form that they have not, is unread.

    ``record`` (Any) is the table of its fields.
    """
    try:
        held = msgspec.json.decode(text, type=Json)
    except (msgspec.DecodeError, UnicodeEncodeError, RecursionError):
        held: Json = {"unread": {_BROKEN: text}}
    held = held if held.keys() & {"form", "unread"} else _of_shape_1(held, record)
    held.pop("form", None)
    typed, unread = _take(held, "typed", Json) or {}, _take(held, "unread", Json) or {}
    return KeptForm(
        typed=_taken(typed, [row.name for row in fields.table(record)], str),
        lines=_taken(held, lines, str),
        lists=_taken(held, lists, tuple[str, ...]),
        outcomes=_take(held, "outcomes", tuple[dict[str, str], ...]),
        unread={**held, **typed, **unread},  # whatever was not taken
    )


def told(unread: Mapping[str, Any]) -> str | None:
    """Return what has no box as the history tells it."""
    return msgspec.json.encode(unread, order="sorted").decode() if unread else None


def _of_shape_1(held: Json, record: type[Any]) -> Json:
    """Return a draft of before 0.2.0: fields stood among the links, the later ones in a part of their own."""
    rest, names = _take(held, "rest", Json) or {}, fields.names_of(record)
    flat = {**held, **rest}
    typed = {names[name]: flat.pop(name) for name in list(flat) if name in names}
    return {**flat, "typed": typed}


def _taken(held: Json, names: Iterable[str], kind: type[T]) -> dict[str, T]:
    return {name: found for name in names if (found := _take(held, name, kind)) is not None}


def _take(held: Json, name: str, kind: type[T]) -> T | None:
    """Take a value out where it has the form that its name asks for; any other stays where it is."""
    if name not in held:
        return None
    try:
        found = msgspec.convert(held[name], kind)
    except msgspec.ValidationError:
        return None
    del held[name]
    return found
