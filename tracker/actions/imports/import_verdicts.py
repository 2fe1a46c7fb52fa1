"""What becomes of the rows of a list, as text to be kept and back again."""

import json
from collections.abc import Iterable
from datetime import date
from typing import Any, cast

from graph.domain.errors import Problem
from graph.domain.records.imports import Day, Fate, ListedProof, RowVerdict
from graph.domain.vocabulary import EvidenceKind, Precision


def written(verdicts: Iterable[RowVerdict]) -> str:
    """Return rows as JSON text, without what is only for writing them to the graph."""
    return json.dumps([_row(verdict) for verdict in verdicts], ensure_ascii=False)


def read(text: str) -> list[RowVerdict]:
    """Return the rows of such a text."""
    return [_verdict(row) for row in json.loads(text)]


def _row(verdict: RowVerdict) -> list[Any]:  # Any: JSON
    changes = {name: [_plain(old), _plain(new)] for name, (old, new) in (verdict.changes or {}).items()}
    problems = [[problem.field, problem.code, problem.values] for problem in verdict.problems]
    return [
        verdict.row,
        verdict.fate.value,
        verdict.subject,
        verdict.name,
        problems,
        changes,
        verdict.status,
        list(verdict.lacks),
    ]


def _verdict(row: list[Any]) -> RowVerdict:  # Any: JSON
    number, fate, subject, name, problems, changes, status, lacks = row
    return RowVerdict(
        number,
        Fate(fate),
        subject,
        name,
        tuple(Problem(field, code, values) for field, code, values in problems),
        {field: (_value(old), _value(new)) for field, (old, new) in changes.items()} or None,
        status=status,
        lacks=tuple(lacks),
    )


def _plain(value: object) -> Any:  # Any: JSON
    if isinstance(value, Day):
        return {"day": value.value.isoformat(), "precision": value.precision}
    if isinstance(value, ListedProof):
        on = value.date.isoformat() if value.date else None
        return {"proof": [value.id, value.kind, value.number, on, value.link]}
    return list(cast(tuple[object, ...], value)) if isinstance(value, tuple) else value


def _value(value: Any) -> Any:  # Any: JSON, and whatever a property holds
    if isinstance(value, list):
        return tuple(cast(list[str], value))
    if not isinstance(value, dict):
        return value
    held = cast(dict[str, Any], value)  # Any: JSON
    if "day" in held:
        return Day(date.fromisoformat(held["day"]), Precision(held["precision"]))
    proof_id, kind, number, on, link = held["proof"]
    return ListedProof(proof_id, EvidenceKind(kind), number, date.fromisoformat(on) if on else None, link)
