"""Rows of lists of innovations, agencies and units."""

import re

from graph.domain import fields
from graph.domain.errors import Problem
from graph.domain.records.agency_fields import AgencyFields
from graph.domain.records.imports import FileRow
from graph.domain.records.innovation_fields import InnovationFields
from graph.domain.records.unit_fields import UnitFields
from graph.domain.values.ids import slug_id
from graph.domain.values.names import plain
from graph.domain.vocabulary import Cluster, EntryStage, InnovationStatus, Life, UnitKind
from graph.importers.desired_state import DesiredRecord, externals, sources
from graph.importers.lookup import Lookup

_AGENCY = fields.in_lists(AgencyFields)
_INNOVATION = fields.in_lists(InnovationFields)
_UNIT = fields.in_lists(UnitFields)
_LOCAL = {Cluster.PROVINCE, Cluster.REGENCY, Cluster.CITY}
_ID = re.compile(r"[a-z0-9][a-z0-9.-]{0,99}")


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
    row.take_fields(entry, _INNOVATION, rules.today)
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


def agency(entry: FileRow, lookup: Lookup) -> DesiredRecord:
    """Return what a row asks for; a local government's id is its region's code."""
    row = _named(entry)
    region, cluster = entry.values.get("region"), entry.values.get("cluster")
    _check_region(row, region, lookup)
    own = entry.values.get("id")
    if own is not None and not _ID.fullmatch(own):
        row.problems.append(Problem("id", "id_unusable", {"text": own}))
    by_name = lookup.agency_names.get(plain(row.name))
    by_code = region if cluster in _LOCAL and region in lookup.agencies.by_id else None
    ids = lookup.agencies.by_id | ({own: None} if own and own not in lookup.agencies.by_id else {})
    found = row.take(lookup.subject(entry, ids, None if own else by_name or by_code))
    row.subject = found if found in lookup.agencies.by_id else None
    row.new_id = own or (region if cluster in _LOCAL and region else slug_id(row.name))
    if row.subject is None and cluster is None:
        row.problems.append(Problem("cluster", "cell_empty"))
    row.take_fields(entry, _AGENCY, lookup.rules.today)
    row.links = {"regions": (region,) if region else (), "externals": externals(entry)}
    row.key = (("id", row.subject or row.new_id), ("name", plain(row.name)), *externals(entry))
    row.born = {"autonomous": cluster in _LOCAL or None, "import_job": lookup.rules.job}
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
    row.take_fields(entry, _UNIT, lookup.rules.today)
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
