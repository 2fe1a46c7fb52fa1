"""What a row of a list would make, in names that a person knows: so that a misread day or number is seen."""

from datetime import date
from typing import Any

from graph.domain.values import dates
from graph.importers.desired_state import DesiredRecord
from graph.importers.lookup import Lookup

_PRECISION = "_precision"


def told(row: DesiredRecord, lookup: Lookup) -> tuple[tuple[str, Any], ...]:
    """Return field and value as the record would hold them; Any: what properties hold, and tuples of names."""
    said: dict[str, Any] = {"agency": _agency(row, lookup), "parent": _parents(row)}
    said |= {name: _value(row, name) for name in row.given if not name.endswith(_PRECISION)}
    said |= {name: tuple(row.names.get(one, one) for one in linked) for name, linked in row.links.items()}
    return tuple((name, value) for name, value in said.items() if value not in (None, (), ""))


def _agency(row: DesiredRecord, lookup: Lookup) -> str | None:
    owner = row.fixed.get("adopter") or row.fixed.get("agency")
    known = lookup.agencies.by_id.get(owner) if owner else None
    return known.name if known else owner


def _parents(row: DesiredRecord) -> tuple[str, ...]:
    ids = (*row.fixed.get("innovations", ()), *row.fixed.get("copies", ()), row.fixed.get("parent_in_list"))
    return tuple(row.names[one] for one in ids if one in row.names)


def _value(row: DesiredRecord, name: str) -> Any:  # Any: what a property holds
    value = row.given[name]
    return dates.held(value, row.given.get(name.replace("_on", _PRECISION))) if isinstance(value, date) else value
