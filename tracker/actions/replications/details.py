"""The rest of the form: what may be filled in after the five things, as typed, and checked when it is submitted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from graph.domain import fields
from graph.domain.errors import Problem
from graph.domain.records.particulars import Outcome, Particulars
from graph.domain.records.replication_fields import REST, ReplicationFields
from graph.domain.values import texts
from graph.engine import Reader, Tx
from graph.store.replications import details as store
from tracker.actions.replications import outcomes
from tracker.actions.replications.outcomes import OutcomeInput

ROWS = fields.of_sections(ReplicationFields, REST)
_MOST_FACILITATORS = 20


@dataclass(frozen=True, slots=True)
class DetailsInput:
    """The fields as typed, by name; all of them may be empty."""

    typed: Mapping[str, str] = field(default_factory=dict[str, str])
    facilitators: tuple[str, ...] = ()
    outcomes: tuple[OutcomeInput, ...] = ()

    def cleaned(self) -> "DetailsInput":
        """Return the same without control characters, doubled choices and empty lines of results."""
        return DetailsInput(
            typed=fields.cleaned(ROWS, self.typed),
            facilitators=tuple(dict.fromkeys(filter(None, map(texts.line, self.facilitators)))),
            outcomes=outcomes.cleaned(self.outcomes),
        )


def of_record(held: Particulars) -> DetailsInput:
    """Return what the form shows for what a record holds."""
    return DetailsInput(
        typed=fields.only(ROWS, fields.written(held.fields)),
        facilitators=tuple(one.id for one in held.facilitators),
        outcomes=outcomes.shown(held.outcomes),
    )


def problems_of_draft(rest: DetailsInput) -> list[Problem]:
    """Return what even a draft may not hold: texts and lists without end."""
    return fields.problems_of_draft(ROWS, rest.typed) + _endless(rest)


def problems(rest: DetailsInput, today: date) -> list[Problem]:
    """Return every slip; a hole is none, since unknown stays unknown."""
    return fields.problems(ROWS, rest.typed, today) + _endless(rest) + outcomes.problems(rest.outcomes)


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
    typed, measured = _checked(rest)
    store.write(tx, replication_id, fields.stored(typed, ROWS), measured, rest.facilitators, first_id)


def in_words(rest: DetailsInput, facilitators: Sequence[str] = ()) -> dict[str, str | None]:
    """Return the fields as the history shows them, old beside new; helpers by name where their names are known."""
    plain = {row.name: rest.typed.get(row.name) or None for row in ROWS}
    helpers = "; ".join(facilitators or rest.facilitators) or None
    return plain | {"outcomes": outcomes.in_words(rest.outcomes), "facilitators": helpers}


def _endless(rest: DetailsInput) -> list[Problem]:
    found: list[Problem] = []
    if len(rest.facilitators) > _MOST_FACILITATORS:
        found.append(Problem("facilitators", "too_many", {"most": _MOST_FACILITATORS}))
    return found + outcomes.problems_of_draft(rest.outcomes)


def _checked(rest: DetailsInput) -> tuple[ReplicationFields, tuple[Outcome, ...]]:
    return fields.read(ReplicationFields, fields.only(ROWS, rest.typed)), outcomes.checked(rest.outcomes)
