"""What an entry of the trail says of a record: old and new of each field, and what it says of something beside it."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, cast

Fields = Mapping[str, Sequence[str | None]]  # field -> [old, new]
_BESIDE = "beside"  # no field of any record has this name


class ChangeKind(StrEnum):
    """What a change is about."""

    FIELD = "field"
    ANSWER = "answer"  # of the agency of a parent
    COMMENT = "comment"  # of a verifier on a field
    EXTENSION = "extension"  # of an innovation to a unit


@dataclass(frozen=True, slots=True)
class Change:
    """Old and new of a field, or of what stands beside the fields.

    ``of`` is the field's name (also of a comment), or the id of the parent or unit; entries of before 0.2.0 know only
    the ``name`` of those.
    """

    kind: ChangeKind
    of: str
    old: str | None
    new: str | None
    name: str = ""


def written(fields: Fields, beside: Iterable[Change] = ()) -> str | None:
    """Return the JSON text of an entry's changes, None where it changed nothing.

    >>> written({"manner": [None, "adapted"]})
    '{"manner": [null, "adapted"]}'
    >>> written({}, [Change(ChangeKind.COMMENT, "manner", None, "Jelaskan")])
    '{"beside": [{"kind": "comment", "name": "", "new": "Jelaskan", "of": "manner", "old": null}]}'
    """
    told: dict[str, object] = {name: list(pair) for name, pair in fields.items()}
    if others := [_told(change) for change in beside]:
        told[_BESIDE] = others
    return json.dumps(told, ensure_ascii=False, sort_keys=True) if told else None


def read(text: str | None) -> list[Change]:
    """Return the changes of an entry, in the shapes of every release; what cannot be read is left out.

    >>> read('{"answer TOSS": [null, "confirmed"], "manner": [null, "adapted"]}')[0]
    Change(kind=<ChangeKind.ANSWER: 'answer'>, of='', old=None, new='confirmed', name='TOSS')
    """
    said = _object(text)
    beside: object = said.pop(_BESIDE, [])
    changes = [_of_field(name, pair) for name, pair in said.items() if _is_pair(pair)]
    others = cast(list[Mapping[str, Any]], beside) if isinstance(beside, list) else []
    return changes + [_of_told(one) for one in others if one.get("kind") in set(ChangeKind)]


def of_fields(
    changes: Iterable[Change], kind: ChangeKind = ChangeKind.FIELD
) -> dict[str, tuple[str | None, str | None]]:
    """Return field -> (old, new) for the changes of one kind that name a field."""
    return {change.of: (change.old, change.new) for change in changes if change.kind == kind}


def _object(text: str | None) -> dict[str, Any]:  # Any: JSON
    try:
        told: object = json.loads(text) if text else {}
    except ValueError:
        return {}
    return cast(dict[str, Any], told) if isinstance(told, dict) else {}


def _told(change: Change) -> dict[str, str | None]:
    return {"kind": change.kind.value, "of": change.of, "name": change.name, "old": change.old, "new": change.new}


def _of_told(one: Mapping[str, Any]) -> Change:
    of, name = str(one.get("of") or ""), str(one.get("name") or "")
    return Change(ChangeKind(one["kind"]), of, _text(one.get("old")), _text(one.get("new")), name)


def _of_field(name: str, pair: Sequence[Any]) -> Change:
    """Read a field; until 0.2.0 an answer, a comment and an extension stood as a word glued to a name."""
    old, new = _text(pair[0]), _text(pair[1])
    kind, blank, rest = name.partition(" ")
    if not blank or kind not in {ChangeKind.ANSWER, ChangeKind.COMMENT, ChangeKind.EXTENSION}:
        return Change(ChangeKind.FIELD, name, old, new)
    return Change(
        ChangeKind(kind),
        rest if kind == ChangeKind.COMMENT else "",
        old,
        new,
        "" if kind == ChangeKind.COMMENT else rest,
    )


def _is_pair(value: object) -> bool:
    return isinstance(value, list) and len(cast(list[object], value)) == 2


def _text(value: object) -> str | None:
    """Return a value as text; a list of words stood as such until 0.2.0."""
    if isinstance(value, list):
        return "; ".join(map(str, cast(list[object], value)))
    return None if value is None else str(value)
