"""What a person filled in: kept as typed in a draft, checked when it is submitted."""

import json
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

from graph.domain.errors import Problem
from graph.domain.records.replications import Replication
from graph.domain.values import dates, evidence, texts
from graph.domain.values.evidence import EvidenceInput
from graph.domain.vocabulary import Manner, UnitKind
from graph.store.replications.replication_writes import TypedFields
from tracker.actions.replications import details
from tracker.actions.replications.details import DetailsInput

_MOST_PARENTS, _MOST_UNITS = 10, 200


@dataclass(frozen=True, slots=True)
class ReplicationForm:
    """The fields as typed: the five that are asked for, and the rest.

    ``new_parent`` and ``new_origin`` name a parent that nobody registered yet; ``not_same`` holds the records that the
    person has looked at and found to be others.
    """

    parents: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    unit_name: str = ""
    unit_kind: str = ""
    local_name: str = ""
    manner: str = ""
    started_on: str = ""
    proof_kind: str = ""
    proof_number: str = ""
    proof_date: str = ""
    proof_link: str = ""
    new_parent: str = ""
    new_origin: str = ""
    new_link: str = ""
    not_same: tuple[str, ...] = ()
    rest: DetailsInput = field(default_factory=DetailsInput)

    def cleaned(self) -> "ReplicationForm":
        """Return the same without control characters and doubled choices."""
        lines: dict[str, str] = {name: texts.line(getattr(self, name)) for name in _LINES}
        return ReplicationForm(
            parents=_choices(self.parents),
            units=_choices(self.units),
            not_same=_choices(self.not_same),
            rest=self.rest.cleaned(),
            **lines,
        )


def to_json(filled: ReplicationForm) -> str:
    """Return the form as the draft keeps it."""
    return json.dumps(asdict(filled), ensure_ascii=False, sort_keys=True)


def from_json(text: str) -> ReplicationForm:
    """Return a kept form; fields that a later version dropped are left out."""
    # Any: JSON holds texts and lists of texts.
    kept: dict[str, Any] = json.loads(text)
    lines: dict[str, str] = {name: kept.get(name, "") for name in _LINES}
    return ReplicationForm(
        parents=tuple(kept.get("parents", ())),
        units=tuple(kept.get("units", ())),
        not_same=tuple(kept.get("not_same", ())),
        rest=details.from_kept(kept.get("rest", {})),
        **lines,
    )


def of_record(record: Replication) -> ReplicationForm:
    """Return what the form shows for a record: what was typed last, or what the record holds."""
    held = record.facts
    if held.form:
        return from_json(held.form)
    proof = record.named_proof
    return ReplicationForm(
        parents=tuple(parent.id for parent in record.parents),
        units=tuple(unit.id for unit in record.units),
        local_name=held.local_name or "",
        manner=held.manner or "",
        started_on=dates.written(held.started_on, held.started_precision),
        proof_kind=proof.kind if proof else "",
        proof_number=(proof.number or "") if proof else "",
        proof_date=dates.written(proof.date) if proof else "",
        proof_link=(proof.link or "") if proof else "",
        rest=details.of_record(held, record.particulars),
    )


def problems_of_draft(filled: ReplicationForm) -> list[Problem]:
    """Return what even a draft may not hold: texts and lists without end."""
    return [*_endless(filled), *evidence.problems_of_draft(proof_of(filled))]


def _endless(filled: ReplicationForm) -> list[Problem]:
    """Return the same beside the proof's."""
    found = [
        problem
        for name, longest in _LONGEST.items()
        for problem in texts.too_long(name, getattr(filled, name), longest)
    ]
    if len(filled.parents) > _MOST_PARENTS or any(len(parent) > texts.LONGEST_LINE for parent in filled.parents):
        found.append(Problem("parents", "too_many", {"most": _MOST_PARENTS}))
    if len(filled.units) > _MOST_UNITS or any(len(unit) > texts.LONGEST_LINE for unit in filled.units):
        found.append(Problem("units", "too_many", {"most": _MOST_UNITS}))
    if len(filled.not_same) > _MOST_UNITS or any(len(one) > texts.LONGEST_LINE for one in filled.not_same):
        found.append(Problem("not_same", "too_many", {"most": _MOST_UNITS}))
    return found + details.problems_of_draft(filled.rest)


def problems(filled: ReplicationForm, today: date) -> list[Problem]:
    """Return every hole and every slip that can be seen without the graph."""
    found = _endless(filled)
    if not filled.parents and not filled.new_parent:
        found.append(Problem("parents", "parent_needed"))
    found += _new_parent_problems(filled)
    if not filled.units and not filled.unit_name:
        found.append(Problem("units", "unit_needed"))
    if filled.unit_name and filled.unit_kind not in set(UnitKind):
        found.append(Problem("unit_kind", "choice_needed"))
    if filled.manner not in set(Manner):
        found.append(Problem("manner", "choice_needed"))
    found += start_problems(filled.started_on, today)
    return found + evidence.problems(proof_of(filled), today) + details.problems(filled.rest, today)


def typed(filled: ReplicationForm) -> TypedFields:
    """Return the checked fields; call it only when there are no problems."""
    read = dates.read(filled.started_on)
    if read is None:
        raise ValueError("typed() before problems()")
    return TypedFields(filled.local_name or None, Manner(filled.manner), read.day, read.precision)


def _choices(values: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(texts.line(value) for value in values))


def _new_parent_problems(filled: ReplicationForm) -> list[Problem]:
    """A parent that nobody registered yet needs a name and the agency at which it began."""
    found: list[Problem] = []
    if filled.new_parent and not filled.new_origin:
        found.append(Problem("new_origin", "origin_needed"))
    if filled.new_link and not texts.is_web_address(filled.new_link):
        found.append(Problem("new_link", "link_unusable"))
    return found


def start_problems(text: str, today: date) -> list[Problem]:
    """Return what is wrong with a day on which a replication began."""
    return dates.problems("started_on", text, today, missing="start_needed", ahead="start_ahead")


def proof_of(filled: ReplicationForm) -> EvidenceInput:
    """Return the one proof that the form names."""
    return EvidenceInput(filled.proof_kind, filled.proof_number, filled.proof_date, filled.proof_link)


_LONGEST = {
    "unit_name": texts.LONGEST_LINE,
    "unit_kind": 20,
    "local_name": texts.LONGEST_LINE,
    "manner": 20,
    "started_on": dates.LONGEST,
    "new_parent": texts.LONGEST_LINE,
    "new_origin": texts.LONGEST_LINE,
    "new_link": texts.LONGEST_LINK,
}
_LINES = (*_LONGEST, "proof_kind", "proof_number", "proof_date", "proof_link")
