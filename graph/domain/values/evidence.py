"""What a proof has to say of itself, wherever it is named: in a form, in a list, with a file, in an assessment."""

from dataclasses import dataclass
from datetime import date

from graph.domain.errors import Problem
from graph.domain.values import dates, texts
from graph.domain.values.dates import PartialDate
from graph.domain.vocabulary import EvidenceKind

LONGEST_NUMBER = 100
_LONGEST = {"kind": 40, "number": LONGEST_NUMBER, "date": dates.LONGEST, "link": texts.LONGEST_LINK}
_HOLES = {"choice_needed", "number_needed", "link_needed", "number_or_link", "proof_date_needed"}


@dataclass(frozen=True, slots=True)
class EvidenceInput:
    """One proof as typed; ``date`` is a text, or what the cell of a workbook holds as a day."""

    kind: str = ""
    number: str = ""
    date: str | PartialDate = ""
    link: str = ""


def problems_of_draft(typed: EvidenceInput, prefix: str = "proof_") -> list[Problem]:
    """Return what even a draft may not hold: texts without end. ``prefix`` begins the names of the fields."""
    return [
        problem
        for name, longest in _LONGEST.items()
        for problem in texts.too_long(prefix + name, _text(getattr(typed, name)), longest)
    ]


def problems(
    typed: EvidenceInput, today: date, prefix: str = "proof_", *, is_cited: bool = False, needs_day: bool = True
) -> list[Problem]:
    """Return every hole and every slip: a proof has its kind and a whole day, and what its kind is found by.

    A link is found by its address, a photo by nothing more, any other kind by its number. What is only ``cited`` is
    found by a number or an address, whichever it has, and its day need not be known.

    >>> problems(EvidenceInput("sk", "", "2024"), date(2025, 12, 31))
    ... # doctest: +NORMALIZE_WHITESPACE
    [Problem(field='proof_number', code='number_needed', values={}),
     Problem(field='proof_date', code='date_full', values={})]
    """
    found = problems_of_draft(typed, prefix)
    if typed.kind not in set(EvidenceKind):
        found.append(Problem(prefix + "kind", "choice_needed"))
    elif hole := _cited_hole(typed) if is_cited else _hole(typed):
        found.append(Problem(prefix + hole[0], hole[1]))
    missing = "proof_date_needed" if needs_day and not is_cited else None
    found += dates.problems(
        prefix + "date", typed.date, today, missing=missing, ahead="date_ahead", partial="date_full"
    )
    if typed.link and not texts.is_web_address(typed.link):
        found.append(Problem(prefix + "link", "link_unusable"))
    return found


def is_hole(problem: Problem) -> bool:
    """Say whether something is only missing, which a draft may leave open."""
    return problem.code in _HOLES


def _hole(typed: EvidenceInput) -> tuple[str, str] | None:
    if typed.kind == EvidenceKind.LINK:
        return None if typed.link else ("link", "link_needed")
    return None if typed.number or typed.kind == EvidenceKind.PHOTO else ("number", "number_needed")


def _cited_hole(typed: EvidenceInput) -> tuple[str, str] | None:
    if typed.kind == EvidenceKind.LINK:
        return _hole(typed)
    return None if typed.number or typed.link else ("number", "number_or_link")


def _text(typed: str | PartialDate) -> str:
    return typed if isinstance(typed, str) else typed.iso
