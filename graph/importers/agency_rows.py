"""Rows of lists of agencies: name and code have to mean the same one, and a further spelling is no new name."""

import re

from graph.domain import fields
from graph.domain.errors import Problem
from graph.domain.records.agency_fields import AgencyFields
from graph.domain.records.imports import FileRow
from graph.domain.values import governments
from graph.domain.values.ids import slug_id
from graph.domain.values.names import plain
from graph.domain.values.region_spellings import OLD_CODES
from graph.domain.vocabulary import Cluster, Level
from graph.importers.desired_state import DesiredRecord, externals
from graph.importers.lookup import Lookup
from graph.importers.names import SURE

_ROWS = fields.in_lists(AgencyFields)
_LEVELS = {Cluster.PROVINCE: Level.PROVINCE, Cluster.REGENCY: Level.REGENCY, Cluster.CITY: Level.CITY}
_ID = re.compile(r"[a-z0-9][a-z0-9.-]{0,99}")


def wanted(entry: FileRow, lookup: Lookup) -> DesiredRecord:
    """Return what a row asks for; a local government's id is its region's code."""
    row = DesiredRecord(entry.row, entry.values.get("name", ""))
    row.problems.extend(entry.problems)
    region, cluster = entry.values.get("region"), entry.values.get("cluster")
    own = entry.values.get("id")
    if own is not None and not _ID.fullmatch(own):
        row.problems.append(Problem("id", "id_unusable", {"text": own}))
    meant = _meant(row, region, cluster, lookup)
    ids = lookup.agencies.by_id | ({own: None} if own and own not in lookup.agencies.by_id else {})
    found = row.take(lookup.subject(entry, ids, None if own else meant))
    row.subject = found if found in lookup.agencies.by_id else None
    row.new_id = own or (region if cluster in _LEVELS and region else slug_id(row.name))
    _check_level(row, region, cluster)
    if row.subject is None and cluster is None:
        row.problems.append(Problem("cluster", "cell_empty"))
    row.take_fields(entry, _ROWS, lookup.rules.latest)
    if row.subject and _is_spelling(row.name, row.subject, lookup):
        row.given.pop("name", None)
    row.links = {"regions": (region,) if region else (), "externals": externals(entry)}
    row.key = (("id", row.subject or row.new_id), ("name", plain(row.name)), *externals(entry))
    is_local = cluster in _LEVELS and region in lookup.known.regions
    row.born = {
        "autonomous": governments.is_autonomous(region) if is_local and region else None,
        "import_job": lookup.rules.job,
    }
    return row


def _meant(row: DesiredRecord, region: str | None, cluster: Cluster | None, lookup: Lookup) -> str | None:
    """Return the agency that name and code mean together, and note where they disagree."""
    named = [one.id for one in lookup.agencies.exact(row.name)] if row.name else []
    governed = [code for code in named if governments.is_code(code)]
    if region is not None and region not in lookup.known.regions:
        now = OLD_CODES.get(region)
        problem = ("region_old", {"text": region, "now": now}) if now else ("region_unknown", {"text": region})
        row.problems.append(Problem("region", *problem))
    elif region is not None and (governed or cluster in _LEVELS):
        if region in governed:
            return region
        owner = lookup.agencies.by_id.get(region)
        if owner is not None and (governed or not _is_level(row.name, region)):
            row.problems.append(Problem("region", "region_elsewhere", {"text": region, "agency": owner.name}))
            return None
        if governed:
            values = {"text": region, "agency": lookup.agencies.by_id[governed[0]].name}
            row.problems.append(Problem("region", "region_of_name", {**values, "codes": ", ".join(governed)}))
            return None
        return region if owner else next(iter(named), None)
    if len(named) > 1:
        row.problems.append(Problem("name", "name_shared", {"text": row.name}))
        return None
    return next(iter(named), None)


def _check_level(row: DesiredRecord, region: str | None, cluster: Cluster | None) -> None:
    """Refuse a kind that the code contradicts: a regency's code makes no city."""
    code = row.subject if row.subject and governments.is_code(row.subject) else region
    if code is None or cluster is None or any(problem.field == "region" for problem in row.problems):
        return
    is_local = cluster in _LEVELS
    if is_local != governments.is_code(row.subject or row.new_id) or (
        is_local and _LEVELS[cluster] is not governments.level_of(code)
    ):
        row.problems.append(Problem("cluster", "cluster_of_code", {"text": code}))


def _is_level(name: str, code: str) -> bool:
    level = governments.level_in(name)
    return level is None or level is governments.level_of(code)


def _is_spelling(name: str, agency: str, lookup: Lookup) -> bool:
    """Say whether this is another way to write the agency's name: known, or with a slip of the pen."""
    found = lookup.agencies.exact(name) or [one for one in lookup.agencies.candidates(name)[:1] if one.likeness >= SURE]
    return agency in {one.id for one in found}
