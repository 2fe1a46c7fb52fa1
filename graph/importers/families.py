"""Rows of one file that copy each other: found by the ids that the file gives them, understood parents first."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from graph.domain.errors import Problem
from graph.domain.records.imports import FileRow, KnownReplication
from graph.domain.vocabulary import ReplicationStatus
from graph.importers import cells, replication_rows
from graph.importers.columns import SYSTEMS
from graph.importers.desired_state import DesiredRecord
from graph.importers.lookup import Lookup
from graph.importers.sheets import Sheet


def is_family(sheet: Sheet, mapping: Mapping[str, int]) -> bool:
    """Say whether a row names as its parent what another row, or itself, is called in another register."""
    places = [mapping[system] for system in SYSTEMS if system in mapping]
    if "parent" not in mapping or not places:
        return False
    own = {text for place in places for text in _column(sheet, place)}
    return any(text in own for text in _column(sheet, mapping["parent"]))


def understood(entries: Sequence[FileRow], lookup: Lookup) -> list[DesiredRecord]:
    """Return what each row asks for, in the order of the file; each parent was understood before its copies."""
    rows = {entry.row: entry for entry in entries}
    named = _by_own_id(entries)
    parents = {row: named[text] for row, entry in rows.items() if (text := entry.values.get("parent")) in named}
    circles = circular(parents)
    made: dict[int, DesiredRecord] = {}
    for row in parents_first(rows, parents):
        text = rows[row].values.get("parent", "")
        if row in circles:
            lookup.listed[text] = Problem("parent", "parent_circular")
        elif row in parents:
            lookup.listed[text] = _as_parent(made[parents[row]], lookup)
        made[row] = replication_rows.wanted(rows[row], lookup)
    for row, parent in parents.items():
        made[row].copies_row = parent
    return [made[row] for row in rows]


def settled(rows: Iterable[DesiredRecord]) -> list[DesiredRecord]:
    """Refuse the copies of rows that are refused, down to the last generation."""
    made = {row.row: row for row in rows}
    parents = {row.row: row.copies_row for row in made.values() if row.copies_row is not None}
    for number in parents_first(made, parents):
        parent = parents.get(number)
        if parent is not None and made[parent].problems and not made[number].problems:
            made[number].problems.append(_refused(parent))
    return list(made.values())


def parents_first(rows: Iterable[int], parents: Mapping[int, int]) -> Iterator[int]:
    """Yield rows so that none comes before its parent, except in a circle; any depth, so without recursion.

    >>> list(parents_first([2, 3, 4], {2: 3, 3: 4}))
    [4, 3, 2]
    """
    done: set[int] = set()
    for row in rows:
        line: dict[int, None] = {}
        above: int | None = row
        while above is not None and above not in done and above not in line:
            line[above] = None
            above = parents.get(above)
        done |= line.keys()
        yield from reversed(line)


def circular(parents: Mapping[int, int]) -> set[int]:
    """Return the rows that are their own ancestors.

    >>> sorted(circular({2: 3, 3: 2, 4: 2, 5: 5}))
    [2, 3, 5]
    """
    found: set[int] = set()
    seen: set[int] = set()
    for row in parents:
        line: list[int] = []
        above: int | None = row
        while above is not None and above not in seen:
            seen.add(above)
            line.append(above)
            above = parents.get(above)
        if above in line:
            found |= set(line[line.index(above) :])
    return found


def _as_parent(row: DesiredRecord, lookup: Lookup) -> KnownReplication | Problem:
    if row.problems or "roots" not in row.fixed:
        return _refused(row.row)
    if row.subject is not None:
        return lookup.replications[row.subject]
    return KnownReplication(row.new_id, row.fixed["adopter"], ReplicationStatus.RECORDED, tuple(row.fixed["roots"]))


def _refused(row: int) -> Problem:
    return Problem("parent", "parent_row_refused", {"row": row})


def _by_own_id(entries: Iterable[FileRow]) -> dict[str, int]:
    """Return the first row that each id of another register names."""
    found: dict[str, int] = {}
    for entry in entries:
        for system in SYSTEMS:
            if value := entry.values.get(system):
                found.setdefault(value, entry.row)
    return found


def _column(sheet: Sheet, place: int) -> Iterator[str]:
    return (cells.shown(line.cells[place]).strip() for line in sheet.lines if place < len(line.cells))
