"""What becomes of the rows of a list, as text to be kept and back again."""

import json
from collections.abc import Iterable
from datetime import date
from typing import Any, cast

from graph.domain.errors import Problem
from graph.domain.records.imports import Fate, ListedProof, RowVerdict
from graph.domain.values.dates import EARLIEST_YEAR, PartialDate
from graph.domain.vocabulary import EvidenceKind, Precision

# Lists of before 0.2.0 have kept codes of their own for what a form says too.
_FORMER = {
    "cell_date_unreadable": "date_unreadable",
    "cell_date_early": "date_early",
    "cell_date_ahead": "day_ahead",
    "cell_date_full": "date_full",
    "cell_number_unreadable": "whole_unreadable",
    "cell_link_unusable": "link_unusable",
    "text_long": "too_long",
}


def written(verdicts: Iterable[RowVerdict]) -> str:
    """Return rows as JSON text, without what is only for writing them to the graph."""
    return json.dumps([_row(verdict) for verdict in verdicts], ensure_ascii=False)


def read(text: str) -> list[RowVerdict]:
    """Return the rows of such a text."""
    return [_verdict(row) for row in json.loads(text)]


def problem(field: str, code: str, values: dict[str, Any]) -> Problem:  # Any: values only fill a sentence
    """Return a problem as it was kept, under the code that it has today."""
    return Problem(field, _FORMER.get(code, code), {"year": EARLIEST_YEAR, **values})


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
        [[name, _plain(value)] for name, value in verdict.understood],
    ]


def _verdict(row: list[Any]) -> RowVerdict:  # Any: JSON
    number, fate, subject, name, problems, changes, status, lacks, *more = row  # earlier code kept no more
    return RowVerdict(
        number,
        Fate(fate),
        subject,
        name,
        tuple(problem(*kept) for kept in problems),
        {field: (_value(old), _value(new)) for field, (old, new) in changes.items()} or None,
        status=status,
        understood=tuple((name, _value(value)) for name, value in (more[0] if more else ())),
        lacks=tuple(lacks),
    )


def _plain(value: object) -> Any:  # Any: JSON
    if isinstance(value, PartialDate):
        return {"day": value.day.isoformat(), "precision": value.precision}
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
        return PartialDate(date.fromisoformat(held["day"]), Precision(held["precision"]))
    proof_id, kind, number, on, link = held["proof"]
    return ListedProof(proof_id, EvidenceKind(kind), number, date.fromisoformat(on) if on else None, link)
