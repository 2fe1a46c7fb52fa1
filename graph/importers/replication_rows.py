"""Rows of a list of replications."""

from graph.domain import fields
from graph.domain.errors import Problem
from graph.domain.records.imports import FileRow, KnownInnovation, KnownReplication, ListedProof, ReadingRules
from graph.domain.records.replication_fields import ReplicationFields
from graph.domain.values import evidence
from graph.domain.values.dates import PartialDate
from graph.domain.values.evidence import EvidenceInput
from graph.domain.vocabulary import EvidenceKind, ReplicationStatus
from graph.importers.desired_state import DesiredRecord, externals, replication_id, sources
from graph.importers.lookup import Lookup

_ROWS = fields.in_lists(ReplicationFields)
_OFFICIAL = frozenset({ReplicationStatus.RECORDED})
_OWN = frozenset({ReplicationStatus.DRAFT, ReplicationStatus.RETURNED})


def wanted(entry: FileRow, lookup: Lookup) -> DesiredRecord:
    """Return what a row asks for: recorded from an official list, otherwise the agency's own draft or submission."""
    rules = lookup.rules
    row = DesiredRecord(entry.row, entry.values.get("local_name") or entry.values.get("parent", ""))
    row.problems.extend(entry.problems)
    row.open_statuses = _OFFICIAL if rules.is_official else _OWN
    adopter = row.take(lookup.own_agency(entry))
    parent = _parent(row, entry, lookup)
    if adopter is None or parent is None:
        return row
    row.name = _name(entry, lookup, adopter, parent)
    row.names[parent.id] = lookup.parent_name(parent)
    roots = parent.roots if isinstance(parent, KnownReplication) else (parent.id,)
    others = externals(entry)
    _find_subject(row, entry, lookup, adopter, roots=roots, others=others)
    _check_sides(row, lookup, adopter, parent, roots)
    row.take_fields(entry, _ROWS, rules.latest)
    stated = sources(row, entry, rules, lookup.known.sources)
    row.links = {"units": _units(row, entry, lookup, adopter), "externals": others, "sources": stated}
    is_listed = isinstance(parent, KnownReplication) and parent.id not in lookup.replications
    row.new_id = replication_id(rules, entry.row)
    row.fixed = {
        "adopter": adopter,
        "innovations": [] if isinstance(parent, KnownReplication) else [parent.id],
        "copies": [parent.id] if isinstance(parent, KnownReplication) and not is_listed else [],
        "parent_in_list": parent.id if is_listed else None,
        "roots": list(roots),
    }
    has_proof = _take_proof(row, entry, lookup)
    row.lacks = () if rules.is_official else _lacks(row, has_proof)
    row.born = _born(row, lookup)
    return row


def _units(row: DesiredRecord, entry: FileRow, lookup: Lookup, adopter: str) -> tuple[str, ...]:
    found = [row.take(lookup.unit(adopter, text)) for text in entry.values.get("units", ())]
    row.names |= {unit: lookup.units[unit].name for unit in found if unit}
    return tuple(unit for unit in found if unit)


def _name(entry: FileRow, lookup: Lookup, adopter: str, parent: KnownInnovation | KnownReplication) -> str:
    """Name a row by what is copied and by whom, so that a person need not look the codes up."""
    copied = entry.values.get("local_name") or lookup.copied_name(parent)
    agency = lookup.agencies.by_id.get(adopter)
    return f"{copied}, {agency.name}" if agency else copied


def _parent(row: DesiredRecord, entry: FileRow, lookup: Lookup) -> KnownInnovation | KnownReplication | None:
    text, origin = entry.values.get("parent"), entry.values.get("origin")
    if text is None:
        return None
    origin_id = row.take(lookup.agency("origin", origin)) if origin else None
    return row.take(lookup.parent(text, origin_id))


def _find_subject(
    row: DesiredRecord, entry: FileRow, lookup: Lookup, adopter: str, *, roots: tuple[str, ...], others: tuple[str, ...]
) -> None:
    same = [copy.id for root in roots if (copy := lookup.copies.get((adopter, root)))]
    row.key = (*((adopter, root) for root in roots), *others)
    if not same and not others and "id" not in entry.values:
        return  # nothing that could be known already: most rows of a new list
    named = {entry.values.get("id", ""), *same}
    ids = {r.id: r for r in (lookup.replications.get(number) for number in named) if r}
    if not lookup.rules.is_official:
        ids = {number: r for number, r in ids.items() if r.adopter == lookup.rules.agency}
    ids |= {number: r for number in _by_external(others, lookup) if (r := lookup.replications.get(number))}
    row.subject = row.take(lookup.subject(entry, ids, same[0] if same else None))
    if row.subject and lookup.replications[row.subject].adopter != adopter:
        row.problems.append(Problem("agency", "adopter_fixed", {"id": row.subject}))


def _by_external(others: tuple[str, ...], lookup: Lookup) -> set[str]:
    pairs = (pair.partition(":") for pair in others)
    return {subject for system, _, value in pairs if (subject := lookup.externals.get((system, value)))}


def _check_sides(
    row: DesiredRecord, lookup: Lookup, adopter: str, parent: KnownInnovation | KnownReplication, roots: tuple[str, ...]
) -> None:
    """Refuse a copy of the own innovation or of the own copy; predecessors and successors are the same agency."""
    same = lookup.same_agency(adopter)
    own = [root for root in roots if lookup.origins.get(root, set()) & same]
    if isinstance(parent, KnownReplication) and parent.adopter in same:
        own.append(parent.id)
    if own:
        names = (lookup.innovations[one].name if one in lookup.innovations else one for one in own)
        row.problems.append(Problem("parent", "cell_own_innovation", {"names": ", ".join(names)}))


def _take_proof(row: DesiredRecord, entry: FileRow, lookup: Lookup) -> bool:
    """Note the proof that a row names, and say whether it is whole; holes are no slips, a draft may have them."""
    named = _named_proof(entry)
    if named is None:
        if entry.values.keys() & {"proof_number", "proof_date"}:
            row.problems.append(Problem("proof_kind", "proof_kind_needed"))
        return False
    found = evidence.problems(named, lookup.rules.latest)
    row.problems += [problem for problem in found if not evidence.is_hole(problem)]
    on = named.date.day if isinstance(named.date, PartialDate) else None
    row.proof = ListedProof(f"{row.new_id}-1", EvidenceKind(named.kind), named.number or None, on, named.link or None)
    return not found


def _named_proof(entry: FileRow) -> EvidenceInput | None:
    """Return the proof as the row names it; a link alone is proof of the kind link."""
    values = entry.values
    kind = values.get("proof_kind") or (EvidenceKind.LINK.value if "proof_link" in values else None)
    if kind is None:
        return None
    number, link = values.get("proof_number", ""), values.get("proof_link", "")
    return EvidenceInput(kind, number, values.get("proof_date", ""), link)


def _born(row: DesiredRecord, lookup: Lookup) -> dict[str, object]:
    rules = lookup.rules
    status = _status(row, rules)
    born: dict[str, object] = {
        "version": 1,
        "since": rules.today,
        "import_job": rules.job,
        "status": status,
        "imported_as": status,
    }
    if status is not ReplicationStatus.AWAITING_PARENT:
        return born
    submitted = {"submitted_on": rules.today, "submitted_by": rules.user, "on_papers": False}
    return {**born, **submitted}


def _status(row: DesiredRecord, rules: ReadingRules) -> ReplicationStatus:
    """An agency's list makes drafts, and submits the whole ones only where the person says so."""
    if rules.is_official:
        return ReplicationStatus.RECORDED
    return ReplicationStatus.AWAITING_PARENT if rules.submits and not row.lacks else ReplicationStatus.DRAFT


def _lacks(row: DesiredRecord, has_proof: bool) -> tuple[str, ...]:
    """Return what a submission still needs beside its parent: unit, some fields, one proof; it stays a draft."""
    has = {
        "units": bool(row.links["units"]),
        **{one.name: one.name in row.given for one in _ROWS if one.field.missing},
        "proof": has_proof,
    }
    return tuple(name for name, is_there in has.items() if not is_there)
