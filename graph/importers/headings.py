"""Find the heading of a table among the first lines of a sheet: one line, or two that join."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice

from graph.domain.records.imports import Kind
from graph.importers import cells, columns
from graph.importers.cells import SheetRow

LEADING = 40  # lines among which a heading is looked for
_TWO = 2

Merged = tuple[tuple[int, int], tuple[int, int]]  # the first and the last cell, row and column counted from 0


@dataclass(frozen=True, slots=True)
class Heading:
    """Where a table begins: the number of its first line, how many lines join, and what its columns are called."""

    at: int
    lines: int
    names: tuple[str, ...]
    known: int  # columns that are called like one of the list's


def found(lines: Sequence[SheetRow], merged: Sequence[Merged], kind: Kind | None) -> Heading:
    """Return the heading that names the most columns of a kind of list, the first of equals.

    Where hardly any column is known it is the line behind titles, which are single cells.
    """
    filled = list(islice((line for line in lines if any(map(cells.is_filled, line.cells))), LEADING))
    if not filled:
        return Heading(1, 1, (), 0)
    places = [of(filled, line.number, merged, kind) for line in filled]
    best = max(places, key=lambda place: place.known)
    return best if best.known > 1 else places[_behind_titles(filled)]


def of(
    lines: Sequence[SheetRow], at: int, merged: Sequence[Merged], kind: Kind | None, joined: int | None = None
) -> Heading:
    """Return the heading that begins at a line; ``joined`` lines, or as many as name more columns."""
    by_number = {line.number: line for line in lines}
    first = _names(by_number.get(at), merged)
    one = Heading(at, 1, first, _known(first, kind))
    below = by_number.get(at + 1)
    if joined == 1 or below is None:
        return one
    names = _joined(first, _names(below, merged))
    two = Heading(at, 2, names, _known(names, kind))
    alone = _known(_names(_without_above(below, merged), merged), kind)
    return two if joined == _TWO or two.known > max(one.known, alone) else one


def _behind_titles(lines: Sequence[SheetRow]) -> int:
    for place, line in enumerate(lines):
        texts = [cells.shown(cell) for cell in line.cells if cells.is_filled(cell)]
        if len(texts) > 1 or any(map(columns.is_header, texts)):
            return place
    return 0


def _names(line: SheetRow | None, merged: Sequence[Merged]) -> tuple[str, ...]:
    """Return the texts of a line; one that is merged over several columns stands over each of them."""
    if line is None:
        return ()
    names = [" ".join(cells.shown(cell).split()) for cell in line.cells]
    for (row, first), (_last_row, last) in merged:
        if row == line.number - 1 and first < len(names) and last > first:
            names += [""] * (last + 1 - len(names))
            names[first + 1 : last + 1] = [name or names[first] for name in names[first + 1 : last + 1]]
    return tuple(names)


def _without_above(line: SheetRow, merged: Sequence[Merged]) -> SheetRow:
    """Return a line without what is merged into it from the line above: a title above a heading joins with nothing."""
    covered = {column for (first, column), (last, _) in merged if first < line.number - 1 <= last}
    own = ("" if place in covered else cell for place, cell in enumerate(line.cells))
    return replace(line, cells=tuple(own))


def _joined(above: Sequence[str], below: Sequence[str]) -> tuple[str, ...]:
    width = max(len(above), len(below))
    pairs = list(zip([*above, *[""] * (width - len(above))], [*below, *[""] * (width - len(below))], strict=True))
    twice = {child for _parent, child in pairs if [child for _p, child in pairs].count(child) > 1}
    return tuple(_one(parent, child, is_shared=child in twice) for parent, child in pairs)


def _one(parent: str, child: str, *, is_shared: bool) -> str:
    """Return the name of a column under two lines: the one of both that is known, or both.

    >>> _one("Bukti", "Jenis", is_shared=False), _one("Inovasi", "Instansi asal", is_shared=False)
    ('Jenis Bukti', 'Instansi asal')
    """
    if not child or child == parent:
        return parent
    both = f"{parent} {child}".strip()
    said = [f"{child} {parent}".strip(), both, *([] if is_shared else [child])]
    return next((name for name in said if columns.is_header(name)), both)


def _known(names: Sequence[str], kind: Kind | None) -> int:
    if kind is None:
        return len({columns.plain(name) for name in names if columns.is_header(name)})
    return len(columns.guess(kind, names))
