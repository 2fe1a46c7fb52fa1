"""Rows of lists of innovations and units."""

from collections.abc import Mapping

from graph.domain import fields
from graph.domain.errors import Problem
from graph.domain.records.imports import FileRow, KnownInnovation, KnownUnit
from graph.domain.records.innovation_fields import InnovationFields
from graph.domain.records.unit_fields import UnitFields
from graph.domain.values.ids import slug_id
from graph.domain.values.names import plain
from graph.domain.vocabulary import EntryStage, InnovationStatus, Life, UnitKind
from graph.importers.desired_state import DesiredRecord, externals, sources
from graph.importers.lookup import Lookup

_INNOVATION = fields.in_lists(InnovationFields)
_UNIT = fields.in_lists(UnitFields)


def innovation(entry: FileRow, lookup: Lookup) -> DesiredRecord:
    """Return what a row asks for: published as it stands with its source, or the agency's own draft."""
    rules = lookup.rules
    row = _named(entry)
    origin = row.take(lookup.own_agency(entry)) if "agency" in entry.values or not rules.is_official else None
    natural = lookup.innovation_names.get((origin, plain(row.name)))
    ids = lookup.innovations
    if not rules.is_official:
        ids = {i.id: i for i in lookup.known.innovations if i.origin == rules.agency}
    row.subject = row.take(lookup.subject(entry, ids, natural))
    row.open_statuses = None if rules.is_official else frozenset({InnovationStatus.DRAFT})
    held = lookup.origins.get(row.subject or "", set[str]())
    if origin and held and origin not in held:
        row.problems.append(Problem("agency", "origin_fixed", {"id": row.subject}))
    concerned: set[str] = {*held, *([origin] if origin else [])}
    if barred := sorted(concerned & rules.barred):
        names = ", ".join(lookup.agencies.by_id[one].name for one in barred)
        row.problems.append(Problem("agency", "own_agency_row", {"agency": names}))
    unknown = [code for code in entry.values.get("categories", ()) if code not in lookup.known.categories]
    if unknown:
        row.problems.append(Problem("categories", "category_unknown", {"text": ", ".join(unknown)}))
    row.take_fields(entry, _INNOVATION, rules.latest)
    _keep_spelling(row, entry, lookup.innovations)
    row.links = {
        "categories": entry.values.get("categories", ()),
        "entries": _entries(row, entry, lookup),
        "externals": externals(entry),
        "origins": (origin,) if origin else (),
        "sources": sources(row, entry, rules, lookup.known.sources),
    }
    if origin:
        row.names[origin] = lookup.agencies.by_id[origin].name
    row.key = ((origin, plain(row.name)), *externals(entry))
    row.new_id = _free_id(row.name, origin, lookup)
    status = InnovationStatus.PUBLISHED if rules.is_official else InnovationStatus.DRAFT
    row.born = {"status": status, "life": Life.UNKNOWN, "panel_feasible": False, "import_job": rules.job}
    return row


def unit(entry: FileRow, lookup: Lookup) -> DesiredRecord:
    """Return what a row asks for: a unit of the named agency, or of the importing one."""
    row = _named(entry)
    region = entry.values.get("region")
    _check_region(row, region, lookup)
    agency_id = row.take(lookup.own_agency(entry))
    if agency_id is None:
        return row
    natural = lookup.unit_named(agency_id, row.name)
    ids = {u.id: u for u in lookup.known.units if lookup.rules.is_official or u.agency == lookup.rules.agency}
    row.subject = row.take(lookup.subject(entry, ids, natural))
    if row.subject and lookup.units[row.subject].agency != agency_id:
        row.problems.append(Problem("agency", "unit_elsewhere", {"id": row.subject}))
    row.take_fields(entry, _UNIT, lookup.rules.latest)
    _keep_spelling(row, entry, lookup.units)
    row.links = {"regions": (region,) if region else (), "externals": externals(entry)}
    row.key = ((agency_id, plain(row.name)), *externals(entry))
    row.new_id = slug_id(row.name, agency_id)
    row.fixed = {"agency": agency_id}
    row.born = {"kind": UnitKind.OTHER, "import_job": lookup.rules.job}
    return row


def _free_id(name: str, origin: str | None, lookup: Lookup) -> str:
    """Return an id of name and agency, another one where it is a record's that this list does not know of."""
    found, more = slug_id(name, origin), 1
    while found in lookup.known.taken:
        found, more = slug_id(name, origin, str(more)), more + 1
    return found


def _named(entry: FileRow) -> DesiredRecord:
    row = DesiredRecord(entry.row, entry.values.get("name", ""))
    row.problems.extend(entry.problems)
    return row


def _keep_spelling(row: DesiredRecord, entry: FileRow, held: Mapping[str, KnownInnovation | KnownUnit]) -> None:
    """Another way to write a name renames nothing, unless the row names our record by its id."""
    if row.subject and "id" not in entry.values and plain(row.name) == plain(held[row.subject].name):
        row.given.pop("name", None)


def _check_region(row: DesiredRecord, region: str | None, lookup: Lookup) -> None:
    if region is not None and region not in lookup.known.regions:
        row.problems.append(Problem("region", "region_unknown", {"text": region}))


def _entries(row: DesiredRecord, entry: FileRow, lookup: Lookup) -> tuple[str, ...]:
    year, stage = entry.values.get("year"), entry.values.get("stage")
    if year is None:
        return ()
    if not lookup.rules.is_official:
        return ()  # what the panel decided is KemenPANRB's to say
    if year not in lookup.known.editions:
        row.problems.append(Problem("year", "edition_unknown", {"text": str(year)}))
    return (f"{year}:{stage or EntryStage.REGISTERED}",)
