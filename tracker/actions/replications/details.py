"""The rest of the form: what may be filled in after the five things, as typed, and checked when it is submitted."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from graph.domain.errors import Problem
from graph.domain.records.particulars import Outcome, Particulars
from graph.domain.records.replications import Facts
from graph.domain.values import dates, numbers, texts
from graph.domain.vocabulary import Basis, Phase, Scope
from graph.engine import Reader, Tx
from graph.store.replications import details as store
from graph.store.replications.details import TypedParticulars
from tracker.actions.replications import outcomes
from tracker.actions.replications.outcomes import OutcomeInput

_MOST_FACILITATORS = 20
_LINES = {
    "scope": 20,
    "basis": 20,
    "phase": 20,
    "interest_on": dates.LONGEST,
    "agreement_on": dates.LONGEST,
    "beneficiaries": numbers.LONGEST,
    "cost_setup": numbers.LONGEST,
    "cost_yearly": numbers.LONGEST,
}
_NOTES = ("kept", "changed", "dropped")
_WHOLE = ("beneficiaries", "cost_setup", "cost_yearly")
MORE = (
    "interest_on",
    "cost_setup",
    "cost_yearly",
    *_NOTES,
    "outcomes",
    "facilitators",
)  # beside the record's own facts
_CHOICES = {"scope": frozenset(Scope), "basis": frozenset(Basis), "phase": frozenset(Phase)}


@dataclass(frozen=True, slots=True)
class DetailsInput:
    """The fields as typed; all of them may be empty."""

    scope: str = ""
    basis: str = ""
    phase: str = ""
    interest_on: str = ""
    agreement_on: str = ""
    beneficiaries: str = ""
    cost_setup: str = ""
    cost_yearly: str = ""
    kept: str = ""
    changed: str = ""
    dropped: str = ""
    facilitators: tuple[str, ...] = ()
    outcomes: tuple[OutcomeInput, ...] = ()

    def cleaned(self) -> "DetailsInput":
        """Return the same without control characters, doubled choices and empty lines of results."""
        lines: dict[str, str] = {name: texts.line(getattr(self, name)) for name in _LINES}
        notes: dict[str, str] = {name: texts.paragraph(getattr(self, name)) for name in _NOTES}
        return DetailsInput(
            facilitators=tuple(dict.fromkeys(filter(None, map(texts.line, self.facilitators)))),
            outcomes=outcomes.cleaned(self.outcomes),
            **lines,
            **notes,
        )


def from_kept(kept: dict[str, Any]) -> DetailsInput:
    """Return the fields of a kept form; what a later version dropped is left out."""
    # Any: JSON holds texts, a list of texts and a list of results.
    plain: dict[str, str] = {name: kept.get(name, "") for name in (*_LINES, *_NOTES)}
    return DetailsInput(
        facilitators=tuple(kept.get("facilitators", ())),
        outcomes=outcomes.from_kept(kept.get("outcomes", ())),
        **plain,
    )


def of_record(held: Facts, more: Particulars) -> DetailsInput:
    """Return what the form shows for what a record holds."""
    return DetailsInput(
        scope=held.scope or "",
        basis=held.basis or "",
        phase=held.phase or "",
        interest_on=dates.written(more.interest_on, more.interest_precision),
        agreement_on=dates.written(held.agreement_on, held.agreement_precision),
        beneficiaries=numbers.written(held.beneficiaries),
        cost_setup=numbers.written(more.cost_setup),
        cost_yearly=numbers.written(more.cost_yearly),
        kept=more.kept or "",
        changed=more.changed or "",
        dropped=more.dropped or "",
        facilitators=tuple(one.id for one in more.facilitators),
        outcomes=outcomes.shown(more.outcomes),
    )


def problems_of_draft(rest: DetailsInput) -> list[Problem]:
    """Return what even a draft may not hold: texts and lists without end."""
    limits = _LINES | dict.fromkeys(_NOTES, texts.LONGEST_NOTE)
    found = [
        problem for name, longest in limits.items() for problem in texts.too_long(name, getattr(rest, name), longest)
    ]
    if len(rest.facilitators) > _MOST_FACILITATORS:
        found.append(Problem("facilitators", "too_many", {"most": _MOST_FACILITATORS}))
    return found + outcomes.problems_of_draft(rest.outcomes)


def problems(rest: DetailsInput, today: date) -> list[Problem]:
    """Return every slip; a hole is none, since unknown stays unknown."""
    found = [
        Problem(name, "choice_needed")
        for name, words in _CHOICES.items()
        if getattr(rest, name) and getattr(rest, name) not in words
    ]
    for name in _WHOLE:
        found += numbers.problems(name, getattr(rest, name))
    for name in ("interest_on", "agreement_on"):
        found += dates.problems(name, getattr(rest, name), today)
    return found + outcomes.problems(rest.outcomes)


def is_same(one: DetailsInput, other: DetailsInput) -> bool:
    """Say whether two checked forms say the same, however their numbers and days are written."""
    helpers = sorted(one.facilitators) == sorted(other.facilitators)
    return helpers and _checked(one) == _checked(other)


def unknown_helpers(reader: Reader, rest: DetailsInput) -> list[Problem]:
    """Return the problem that a named helper is no agency, if one is none."""
    known = {agency.id for agency in store.agencies(reader, rest.facilitators)}
    return [] if known.issuperset(rest.facilitators) else [Problem("facilitators", "agency_unknown")]


def write(tx: Tx, replication_id: str, rest: DetailsInput, first_id: str) -> None:
    """Write the checked fields as they are to stand; ``first_id`` begins the ids of the results."""
    store.write(tx, replication_id, *_checked(rest), rest.facilitators, first_id)


def _checked(rest: DetailsInput) -> tuple[TypedParticulars, tuple[Outcome, ...]]:
    return _typed(rest), outcomes.checked(rest.outcomes)


def _typed(rest: DetailsInput) -> TypedParticulars:
    """Return the checked fields; call it only when there are no problems."""
    interest, agreement = dates.read(rest.interest_on), dates.read(rest.agreement_on)
    return TypedParticulars(
        scope=Scope(rest.scope) if rest.scope else None,
        basis=Basis(rest.basis) if rest.basis else None,
        phase=Phase(rest.phase) if rest.phase else None,
        interest_on=interest.day if interest else None,
        interest_precision=interest.precision if interest else None,
        agreement_on=agreement.day if agreement else None,
        agreement_precision=agreement.precision if agreement else None,
        beneficiaries=numbers.whole(rest.beneficiaries),
        cost_setup=numbers.whole(rest.cost_setup),
        cost_yearly=numbers.whole(rest.cost_yearly),
        kept=rest.kept or None,
        changed=rest.changed or None,
        dropped=rest.dropped or None,
    )


def in_words(rest: DetailsInput, facilitators: Sequence[str] = ()) -> dict[str, str | None]:
    """Return the fields as the history shows them, old beside new; helpers by name where their names are known."""
    plain: dict[str, str | None] = {name: getattr(rest, name) or None for name in (*_LINES, *_NOTES)}
    helpers = "; ".join(facilitators or rest.facilitators) or None
    return plain | {"outcomes": outcomes.in_words(rest.outcomes), "facilitators": helpers}
