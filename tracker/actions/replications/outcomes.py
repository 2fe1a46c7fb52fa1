"""Measured results as people type them: one line each, checked row by row, written back as they were read."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass

from graph.domain.errors import Problem
from graph.domain.records.particulars import Outcome
from graph.domain.values import numbers, texts

_MOST = 20


@dataclass(frozen=True, slots=True)
class Measured:
    """One line of results as typed."""

    indicator: str = ""
    measure: str = ""
    before: str = ""
    after: str = ""
    period: str = ""
    source: str = ""


def cleaned(lines: Iterable[Measured]) -> tuple[Measured, ...]:
    """Return the lines without control characters, and without the empty ones."""
    plain = (Measured(**{name: texts.line(text) for name, text in asdict(one).items()}) for one in lines)
    return tuple(one for one in plain if one != Measured())


def from_kept(kept: Iterable[Mapping[str, str]]) -> tuple[Measured, ...]:
    """Return the lines of a kept form; what a later version dropped is left out."""
    known = Measured.__dataclass_fields__
    return tuple(Measured(**{name: text for name, text in one.items() if name in known}) for one in kept)


def shown(held: Iterable[Outcome]) -> tuple[Measured, ...]:
    """Return the lines that a form shows for what is held."""
    return tuple(
        Measured(
            one.indicator,
            one.measure or "",
            numbers.written(one.before),
            numbers.written(one.after),
            one.period or "",
            one.source or "",
        )
        for one in held
    )


def problems_of_draft(lines: Sequence[Measured]) -> list[Problem]:
    """Return what even a draft may not hold: lines and texts without end."""
    found: list[Problem] = []
    if len(lines) > _MOST:
        found.append(Problem("outcomes", "too_many", {"most": _MOST}))
    if any(len(text) > texts.LONGEST_LINE for one in lines for text in asdict(one).values()):
        found.append(Problem("outcomes", "too_long", {"longest": texts.LONGEST_LINE}))
    return found


def problems(lines: Iterable[Measured]) -> list[Problem]:
    """Return every slip, with the number of its line."""
    return [problem for row, one in enumerate(lines, start=1) for problem in _line_problems(row, one)]


def checked(lines: Iterable[Measured]) -> tuple[Outcome, ...]:
    """Return the results; call it only when there are no problems."""
    return tuple(
        Outcome(
            one.indicator,
            one.measure or None,
            numbers.read(one.before),
            numbers.read(one.after),
            one.period or None,
            one.source or None,
        )
        for one in lines
    )


def in_words(lines: Iterable[Measured]) -> str | None:
    """Return the results as the history shows them: Waktu tunggu: 198 → 53,3 menit (2024; laporan monev)."""
    return "; ".join(map(_told, lines)) or None


def _told(one: Measured) -> str:
    values = f"{one.before or '–'} → {one.after or '–'} {one.measure}".strip()
    where = "; ".join(filter(None, (one.period, one.source)))
    return f"{one.indicator or '–'}: {values}" + (f" ({where})" if where else "")


def _line_problems(row: int, one: Measured) -> list[Problem]:
    """A result has a name and what came out; what was before may be unknown."""
    found = [] if one.indicator else [Problem("outcomes", "indicator_needed", {"row": row})]
    if not one.after:
        found.append(Problem("outcomes", "after_needed", {"row": row}))
    found += [
        Problem("outcomes", "outcome_unreadable", {"row": row, "text": text})
        for text in (one.before, one.after)
        if text and numbers.read(text) is None
    ]
    return found
