"""What a person filled in about an innovation: kept as typed, checked when it is submitted."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from graph.domain import fields
from graph.domain.errors import Problem
from graph.domain.records.innovation_fields import SECTIONS, InnovationFields
from graph.domain.records.particulars import Outcome
from graph.domain.records.stewardship import Published, UnderCare
from graph.domain.values import texts
from graph.engine import Reader
from graph.store.innovations import innovation_drafts, terms
from tracker.actions.replications import kept_forms, outcomes
from tracker.actions.replications.kept_forms import KeptForm
from tracker.actions.replications.outcomes import OutcomeInput

ROWS = fields.of_sections(InnovationFields, SECTIONS)
SERVED = {"categories": 9, "priorities": 8, "goals": 17}  # the lists of codes, and how many each has
_AGREED = "innovators_agree"
# A mail address, or as many digits as a phone number, an NIP or an NIK has; two years side by side are fewer.
_CONTACT = re.compile(r"@|(?:\d[ .()+-]{0,2}){9}")


@dataclass(frozen=True, slots=True)
class InnovationInput:
    """The fields as typed, by name, the codes of what it serves, and its results.

    ``unread`` is what a kept form holds that this release has no box for.
    """

    typed: Mapping[str, str] = field(default_factory=dict[str, str])
    categories: tuple[str, ...] = ()
    priorities: tuple[str, ...] = ()
    goals: tuple[str, ...] = ()
    innovators_agree: str = ""  # "yes", or nothing
    outcomes: tuple[OutcomeInput, ...] = ()
    unread: Mapping[str, Any] = field(default_factory=dict[str, Any])  # Any: JSON

    @property
    def name(self) -> str:
        """What it is called, as typed."""
        return self.typed.get("name", "")

    @property
    def innovators(self) -> tuple[str, ...]:
        """Who is named, one on a line."""
        return fields.listed(self.typed.get("innovators", ""))

    def cleaned(self) -> "InnovationInput":
        """Return the same without control characters, doubled choices and empty lines of results."""
        chosen: dict[str, Any] = {name: _choices(codes) for name, codes in served(self).items()}  # Any: tuples of texts
        typed, lines = fields.cleaned(ROWS, self.typed), outcomes.cleaned(self.outcomes)
        return replace(self, typed=typed, innovators_agree=texts.line(self.innovators_agree), outcomes=lines, **chosen)


@dataclass(frozen=True, slots=True)
class TermChoices:
    """The codes that may be chosen."""

    categories: frozenset[str]
    priorities: frozenset[str]
    goals: frozenset[str]


def known_terms(reader: Reader) -> TermChoices:
    """Return the codes of the categories, priorities and goals."""
    known = terms.all_of(reader)
    lists = (known.categories, known.priorities, known.goals)
    return TermChoices(*(frozenset(term.code for term in one) for one in lists))


def served(filled: InnovationInput) -> dict[str, tuple[str, ...]]:
    """Return the codes that were chosen, by their list."""
    return {name: getattr(filled, name) for name in SERVED}


def to_json(filled: InnovationInput) -> str:
    """Return the form as the innovation keeps it, with what was emptied of what the innovation holds."""
    typed = {row.name: filled.typed.get(row.name, "") for row in ROWS}
    lines = {_AGREED: filled.innovators_agree}
    return kept_forms.written(KeptForm(typed, lines, served(filled), outcomes.written(filled.outcomes), filled.unread))


def of_innovation(reader: Reader, held: UnderCare) -> InnovationInput:
    """Return what the form shows: what was typed last, or what the innovation holds."""
    shown = _shown(innovation_drafts.fields(reader, held.id), innovation_drafts.outcomes(reader, held.id))
    return over(shown, held.form) if held.form else shown


def over(shown: InnovationInput, form: str) -> InnovationInput:
    """Return a kept form of any release; what it did not know of yet is as shown."""
    kept = _kept(form)
    given: dict[str, Any] = {**kept.lines, **kept.lists}  # Any: texts, and tuples of them
    if kept.outcomes is not None:
        given["outcomes"] = outcomes.from_kept(kept.outcomes)
    return replace(shown, typed=fields.only(ROWS, {**shown.typed, **kept.typed}), unread=kept.unread, **given)


def carried(filled: InnovationInput, form: str | None) -> InnovationInput:
    """Return what comes from the screen with what the kept form holds beside its boxes."""
    return replace(filled, unread=unread(form))


def unread(form: str | None) -> Mapping[str, Any]:  # Any: JSON
    """Return what a kept form holds that this release has no box for."""
    return _kept(form).unread if form else {}


def problems_of_draft(filled: InnovationInput) -> list[Problem]:
    """Return what even a draft may not hold: texts and lists without end."""
    return fields.problems_of_draft(ROWS, filled.typed) + _endless(filled)


def problems(filled: InnovationInput, known: TermChoices, today: date) -> list[Problem]:
    """Return every hole and every slip: the five things are needed."""
    found = fields.problems(ROWS, filled.typed, today) + _endless(filled)
    if not filled.categories:
        found.append(Problem("categories", "category_needed"))
    found += [
        Problem(name, "unknown_choice")
        for name, codes in served(filled).items()
        if not set(codes) <= getattr(known, name)
    ]
    return found + innovator_problems(filled) + outcomes.problems(filled.outcomes)


def stored(filled: InnovationInput) -> dict[str, Any]:
    """Return the checked fields as the node holds them (Any); call it only when there are no problems."""
    return fields.stored(fields.read(InnovationFields, filled.typed), ROWS)


def in_words(filled: InnovationInput) -> dict[str, str | None]:
    """Return the fields as the history shows them, old beside new; the trail is for ever, so it holds no contacts."""
    plain = {row.name: filled.typed.get(row.name) or None for row in ROWS}
    chosen = {name: "; ".join(codes) or None for name, codes in served(filled).items()}
    return {
        **plain,
        **chosen,
        "innovators": "\n".join(line for line in filled.innovators if not _CONTACT.search(line)) or None,
        _AGREED: "true" if filled.innovators_agree else None,
        "outcomes": outcomes.in_words(filled.outcomes),
        "unread": kept_forms.told(filled.unread),
    }


def _kept(form: str) -> KeptForm:
    return kept_forms.read(form, InnovationFields, lines=(_AGREED,), lists=SERVED)


def _shown(held: Published, measured: Sequence[Outcome]) -> InnovationInput:
    return InnovationInput(
        typed=fields.only(ROWS, fields.written(held.fields)),
        categories=held.categories,
        priorities=held.priorities,
        goals=held.goals,
        innovators_agree="yes" if held.fields.innovators else "",
        outcomes=outcomes.shown(measured),
    )


def _endless(filled: InnovationInput) -> list[Problem]:
    """Return the lists without end beside the fields."""
    found = [
        Problem(name, "too_many", {"most": SERVED[name]})
        for name, codes in served(filled).items()
        if len(codes) > SERVED[name] or any(len(code) > texts.LONGEST_LINE for code in codes)
    ]
    return found + outcomes.problems_of_draft(filled.outcomes)


def _choices(values: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(map(texts.line, values)))


def innovator_problems(filled: InnovationInput) -> list[Problem]:
    """People are named with their consent, by name and office; how to reach them is nobody else's business (UU PDP)."""
    found = [
        Problem("innovators", "contact_named", {"row": row})
        for row, line in enumerate(filled.innovators, start=1)
        if _CONTACT.search(line)
    ]
    if filled.innovators and not filled.innovators_agree:
        found.append(Problem(_AGREED, "consent_needed"))
    return found
