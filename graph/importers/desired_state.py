"""What a row asks the graph to hold, and what that changes beside what it holds already."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from typing import Any

from graph.domain.errors import Problem
from graph.domain.fields import FieldForm, Rows
from graph.domain.records.imports import Existing, Fate, FileRow, ListedProof, ReadingRules, RowVerdict
from graph.domain.values import dates, ids
from graph.domain.vocabulary import ReplicationStatus
from graph.importers.columns import SYSTEMS

_Changes = dict[str, tuple[Any, Any]]  # Any: whatever a property holds


@dataclass(slots=True)
class DesiredRecord:
    """A row understood: ``given`` is the file's, ``born`` comes with a new record, ``links`` may grow."""

    row: int
    name: str
    subject: str | None = None
    new_id: str = ""
    key: tuple[Any, ...] | None = None  # what only one row of a file may have
    given: dict[str, Any] = field(default_factory=dict[str, Any])  # Any: whatever a property holds
    born: dict[str, Any] = field(default_factory=dict[str, Any])
    fixed: dict[str, Any] = field(default_factory=dict[str, Any])  # links that never change: ids, lists of ids
    links: dict[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    names: dict[str, str] = field(default_factory=dict[str, str])  # ids of links -> what a person calls them
    proof: ListedProof | None = None
    lacks: tuple[str, ...] = ()  # fields without which a new record is not submitted
    copies_row: int | None = None  # of the same file
    open_statuses: frozenset[str] | None = None  # in which a record may be changed by a file; None: always
    source: tuple[str, str] | None = None  # id and title of a source that nobody has named before
    problems: list[Problem] = field(default_factory=list[Problem])

    def take(self, found: Any) -> Any:  # Any: whatever was looked up
        """Return what was found, or None after noting the problem."""
        if isinstance(found, Problem):
            self.problems.append(found)
            return None
        return found

    def take_fields(self, entry: FileRow, rows: Rows, today: date) -> None:
        """Take the properties that these fields of the file's row give, and note what is wrong with its days."""
        for row in (one for one in rows if one.name in entry.values):
            value = entry.values[row.name]
            if row.form is FieldForm.DAY:
                self.problems += dates.problems(row.name, value, today, ahead=row.field.ahead)
                self.given |= {row.name: value.day, row.beside: value.precision.value}
            else:
                self.given[row.name] = value


def externals(entry: FileRow) -> tuple[str, ...]:
    """Return the row's ids in other registers as "system:value"."""
    return tuple(f"{system}:{entry.values[system]}" for system in SYSTEMS if system in entry.values)


def judge(wanted: DesiredRecord, existing: Existing | None) -> RowVerdict:
    """Say what becomes of a row; a record that differs and may not be changed by a file refuses it.

    A further source alone refuses nothing: a record that has moved on stands on its proof.
    """
    if wanted.problems:
        return RowVerdict(wanted.row, Fate.REFUSED, wanted.subject, wanted.name, tuple(wanted.problems))
    if existing is None:
        return _created(wanted)
    more = _more(wanted, existing)
    proof = _grown(wanted.proof, existing.proofs) if wanted.proof else None
    changes = _changes(wanted, existing, more, proof)
    status = existing.properties.get("status")
    is_being_typed = existing.properties.get("form") is not None  # a person's unsent words are not written over
    is_closed = is_being_typed or (wanted.open_statuses is not None and status not in wanted.open_statuses)
    if not changes or (is_closed and set(changes) == {"sources"}):
        return RowVerdict(wanted.row, Fate.UNCHANGED, existing.id, wanted.name, status=status)
    if is_closed:
        problem = Problem("id", "record_moved_on", {"id": existing.id, "status": status})
        return RowVerdict(wanted.row, Fate.REFUSED, existing.id, wanted.name, (problem,))
    properties = {name: value for name, value in wanted.given.items() if existing.properties.get(name) != value}
    proofs = [asdict(proof) | {"extra": True if _is_beside(proof, existing) else None}] if proof else []
    held = {"subject": existing.id, "properties": properties, "version": existing.properties.get("version")}
    line = {**held, **more, "proofs": proofs}
    source = wanted.source if wanted.source and wanted.source[0] in more.get("sources", ()) else None
    return RowVerdict(
        wanted.row, Fate.CHANGED, existing.id, wanted.name, changes=changes, line=line, source=source, status=status
    )


def _created(wanted: DesiredRecord) -> RowVerdict:
    proofs = [asdict(wanted.proof)] if wanted.proof else []
    held = {"id": wanted.new_id, "born": wanted.born, "properties": wanted.given}
    line = {**held, **wanted.fixed, **wanted.links, "proofs": proofs}
    status = wanted.born.get("status")
    lacks = wanted.lacks if status == ReplicationStatus.DRAFT else ()
    return RowVerdict(
        wanted.row,
        Fate.CREATED,
        wanted.new_id,
        wanted.name,
        line=line,
        source=wanted.source,
        status=status,
        lacks=lacks,
    )


def _more(wanted: DesiredRecord, existing: Existing) -> dict[str, tuple[str, ...]]:
    """Return the links that the record does not have yet."""
    return {
        name: tuple(target for target in targets if target not in existing.links.get(name, ()))
        for name, targets in wanted.links.items()
    }


def _changes(
    wanted: DesiredRecord, existing: Existing, more: Mapping[str, tuple[str, ...]], proof: ListedProof | None
) -> _Changes:
    changes = _fields(existing.properties, wanted.given)
    for name, targets in more.items():
        if targets:
            added = tuple(wanted.names.get(target, target) for target in targets)
            changes[name] = (existing.links.get(name, ()), added)
    if proof is not None:
        changes["proof"] = (next((old for old in existing.proofs if old.id == proof.id), None), proof)
    return changes


def _fields(held: Mapping[str, Any], given: Mapping[str, Any]) -> _Changes:
    """Return the fields that differ, a day together with how much of it is known."""
    changes: _Changes = {}
    for name in given:
        if held.get(name) != given[name]:
            field = name.replace("_precision", "_on")
            changes[field] = (_value(held, field), _value(given, field))
    return changes


def _value(properties: Mapping[str, Any], name: str) -> Any:
    value = properties.get(name)
    if isinstance(value, date):
        return dates.held(value, properties.get(name.replace("_on", "_precision")))
    return value


def _grown(proof: ListedProof, held: tuple[ListedProof, ...]) -> ListedProof | None:
    """Return the proof that the record would gain, or one of its own with what it lacked; None when it has all."""
    said = {name: value for name, value in asdict(proof).items() if name != "id" and value is not None}
    fitting = [old for old in held if all(getattr(old, name) in (None, value) for name, value in said.items())]
    if any(replace(old, **said) == old for old in fitting):
        return None
    return replace(fitting[0], **said) if fitting else proof


def _is_beside(proof: ListedProof, existing: Existing) -> bool:
    """Say whether a proof comes beside the one that the registration names."""
    return bool(existing.proofs) and all(old.id != proof.id for old in existing.proofs)


def replication_id(rules: ReadingRules, row: int) -> str:
    """Return the number of a new replication: the same for one row of one job, so that a repeated batch repeats it."""
    return ids.derived_id("R", f"{rules.job}:{rules.attempt}:{row}")


def sources(row: DesiredRecord, entry: FileRow, rules: ReadingRules, known: Mapping[str, str]) -> tuple[str, ...]:
    """Return the id of the source that a row or its list names; an official list has to name one."""
    title = entry.values.get("source") or rules.source
    if title is None:
        if rules.is_official and row.subject is None:
            row.problems.append(Problem("source", "source_needed"))
        return ()
    if title in known:
        found = known[title]
    else:
        found = f"{rules.job}:{ids.slug_id(title)}"
        row.source = (found, title)
    row.names[found] = title
    return (found,)
