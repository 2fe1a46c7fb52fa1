"""Measured results as people type them: one line each, checked row by row, written back as they were read."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass

from graph.domain.errors import Problem
from graph.domain.records.particulars import Outcome
from graph.domain.values import numbers, texts

_MOST = 20


@dataclass(frozen=True, slots=True)
class OutcomeInput:
    """One line of results as typed."""

    indicator: str = ""
    measure: str = ""
    before: str = ""
    after: str = ""
    period: str = ""
    source: str = ""


def cleaned(lines: Iterable[OutcomeInput]) -> tuple[OutcomeInput, ...]:
    """Return the lines without control characters, and without the empty ones."""
    plain = (OutcomeInput(**{name: texts.answer(text) for name, text in asdict(one).items()}) for one in lines)
    return tuple(one for one in plain if one != OutcomeInput())


def written(lines: Iterable[OutcomeInput]) -> list[dict[str, str]]:
    """Return the lines as a draft keeps them."""
    return [asdict(one) for one in lines]


def from_kept(kept: Iterable[Mapping[str, str]]) -> tuple[OutcomeInput, ...]:
    """Return the lines of a kept form; what a later version dropped is left out."""
    known = OutcomeInput.__dataclass_fields__
    return tuple(OutcomeInput(**{name: text for name, text in one.items() if name in known}) for one in kept)


def shown(held: Iterable[Outcome]) -> tuple[OutcomeInput, ...]:
    """Return the lines that a form shows for what is held."""
    return tuple(
        OutcomeInput(
            one.indicator,
            one.measure or "",
            numbers.written(one.before),
            numbers.written(one.after),
            one.period or "",
            one.source or "",
        )
        for one in held
    )


def problems_of_draft(lines: Sequence[OutcomeInput]) -> list[Problem]:
    """Return what even a draft may not hold: lines and texts without end."""
    found: list[Problem] = []
    if len(lines) > _MOST:
        found.append(Problem("outcomes", "too_many", {"most": _MOST}))
    longest = max((text for one in lines for text in asdict(one).values()), key=len, default="")
    return found + texts.too_long("outcomes", longest, texts.LONGEST_LINE)


def problems(lines: Iterable[OutcomeInput]) -> list[Problem]:
    """Return every slip, with the number of its line."""
    return [problem for row, one in enumerate(lines, start=1) for problem in _line_problems(row, one)]


def checked(lines: Iterable[OutcomeInput]) -> tuple[Outcome, ...]:
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


def in_words(lines: Iterable[OutcomeInput]) -> str | None:
    """Return the results as the history shows them: Waktu tunggu: 198 → 53,3 menit (2024; laporan monev)."""
    return "; ".join(map(_told, lines)) or None


def _told(one: OutcomeInput) -> str:
    values = f"{one.before or '–'} → {one.after or '–'} {one.measure}".strip()
    where = "; ".join(filter(None, (one.period, one.source)))
    return f"{one.indicator or '–'}: {values}" + (f" ({where})" if where else "")


def _line_problems(row: int, one: OutcomeInput) -> list[Problem]:
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
