"""What a person filled in: as typed in a draft, checked when it is submitted."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from graph.domain import fields
from graph.domain.errors import Problem
from graph.domain.records.replication_fields import FIVE, ReplicationFields
from graph.domain.records.replications import Replication
from graph.domain.values import dates, evidence, texts
from graph.domain.values.evidence import EvidenceInput
from graph.domain.vocabulary import UnitKind
from tracker.actions.replications import details, kept_forms, outcomes
from tracker.actions.replications.details import DetailsInput
from tracker.actions.replications.kept_forms import KeptForm

ROWS = fields.of_sections(ReplicationFields, FIVE)
_MOST_PARENTS, _MOST_UNITS = 10, 200


@dataclass(frozen=True, slots=True)
class ReplicationForm:
    """The fields as typed, by name, the links to other records, and the rest.

    ``new_parent`` and ``new_origin`` name a parent that nobody registered yet; ``not_same`` holds the records that the
    person has looked at and found to be others. ``unread`` is what a kept form holds that this release has no box for.
    """

    typed: Mapping[str, str] = field(default_factory=dict[str, str])
    parents: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    unit_name: str = ""
    unit_kind: str = ""
    proof_kind: str = ""
    proof_number: str = ""
    proof_date: str = ""
    proof_link: str = ""
    new_parent: str = ""
    new_origin: str = ""
    new_link: str = ""
    not_same: tuple[str, ...] = ()
    rest: DetailsInput = field(default_factory=DetailsInput)
    unread: Mapping[str, Any] = field(default_factory=dict[str, Any])  # Any: JSON

    @property
    def local_name(self) -> str:
        """What the copy is called where it runs, as typed."""
        return self.typed.get("local_name", "")

    @property
    def started_on(self) -> str:
        """When it began, as typed."""
        return self.typed.get("started_on", "")

    def cleaned(self) -> "ReplicationForm":
        """Return the same without control characters and doubled choices."""
        lines: dict[str, str] = {name: texts.answer(getattr(self, name)) for name in LINES}
        return ReplicationForm(
            typed=fields.cleaned(ROWS, self.typed),
            parents=_choices(self.parents),
            units=_choices(self.units),
            not_same=_choices(self.not_same),
            rest=self.rest.cleaned(),
            unread=self.unread,
            **lines,
        )


def to_json(filled: ReplicationForm) -> str:
    """Return the form as the draft keeps it; what is empty is left out."""
    rest = filled.rest
    lists = {name: getattr(filled, name) for name in _LISTS} | {"facilitators": rest.facilitators}
    return kept_forms.written(
        KeptForm(
            typed={**filled.typed, **rest.typed},
            lines={name: text for name in LINES if (text := getattr(filled, name))},
            lists={name: chosen for name, chosen in lists.items() if chosen},
            outcomes=outcomes.written(rest.outcomes) or None,
            unread=filled.unread,
        )
    )


def from_json(text: str) -> ReplicationForm:
    """Return a kept form of any release; what this one has no box for is carried along."""
    kept = kept_forms.read(text, ReplicationFields, lines=LINES, lists=(*_LISTS, "facilitators"))
    rest = DetailsInput(
        typed=fields.only(details.ROWS, kept.typed),
        facilitators=kept.lists.get("facilitators", ()),
        outcomes=outcomes.from_kept(kept.outcomes or ()),
    )
    links: dict[str, Any] = {name: kept.lists.get(name, ()) for name in _LISTS}  # Any: tuples of texts
    return ReplicationForm(typed=fields.only(ROWS, kept.typed), rest=rest, unread=kept.unread, **kept.lines, **links)


def carried(filled: ReplicationForm, kept: ReplicationForm) -> ReplicationForm:
    """Return what comes from the screen with what the kept form holds beside its boxes."""
    return replace(filled, unread=kept.unread)


def of_record(record: Replication) -> ReplicationForm:
    """Return what the form shows for a record: what was typed last, or what the record holds."""
    if record.facts.form:
        return from_json(record.facts.form)
    proof = record.named_proof
    return ReplicationForm(
        typed=fields.only(ROWS, fields.written(record.fields)),
        parents=tuple(parent.id for parent in record.parents),
        units=tuple(unit.id for unit in record.units),
        proof_kind=proof.kind if proof else "",
        proof_number=(proof.number or "") if proof else "",
        proof_date=dates.written(proof.date) if proof else "",
        proof_link=(proof.link or "") if proof else "",
        rest=details.of_record(record.particulars),
    )


def problems_of_draft(filled: ReplicationForm) -> list[Problem]:
    """Return what even a draft may not hold: texts and lists without end."""
    found = fields.problems_of_draft(ROWS, filled.typed) + _endless(filled) + details.problems_of_draft(filled.rest)
    return found + evidence.problems_of_draft(proof_of(filled))


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
    found += fields.problems(ROWS, filled.typed, today)
    return found + evidence.problems(proof_of(filled), today) + details.problems(filled.rest, today)


def stored(filled: ReplicationForm) -> dict[str, Any]:
    """Return the checked fields as the node holds them (Any); call it only when there are no problems."""
    return fields.stored(fields.read(ReplicationFields, filled.typed), ROWS)


def start_problems(text: str, today: date) -> list[Problem]:
    """Return what is wrong with a day on which a replication began."""
    return fields.problems([row for row in ROWS if row.name == "started_on"], {"started_on": text}, today)


def proof_of(filled: ReplicationForm) -> EvidenceInput:
    """Return the one proof that the form names."""
    return EvidenceInput(filled.proof_kind, filled.proof_number, filled.proof_date, filled.proof_link)


def _endless(filled: ReplicationForm) -> list[Problem]:
    """Return the lines and lists without end beside the fields and the proof."""
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
    return found


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


_LONGEST = {
    "unit_name": texts.LONGEST_LINE,
    "unit_kind": 20,
    "new_parent": texts.LONGEST_LINE,
    "new_origin": texts.LONGEST_LINE,
    "new_link": texts.LONGEST_LINK,
}
LINES = (*_LONGEST, "proof_kind", "proof_number", "proof_date", "proof_link")  # what names links, as typed
_LISTS = ("parents", "units", "not_same")
