"""Read an analyst's own tables: adoptions and ties as CSV text, with every unusable row named by its line."""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import StringIO

from graph.analytics.dataset.insufficient_data import CannotCompute
from graph.domain.values import dates, texts

LONGEST_FIELD = 500
FARTHEST = 1_000_000  # periods beyond are surely not periods
HEAVIEST = 1e12  # sums of larger values lose their smaller parts, or overflow
DELIMITERS = ",;\t"
ALL_PERIODS = {"", "all"}
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]+")


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that is left out: its line in the file (the header is line 1) and why."""

    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class Adoption:
    """A row of the events table; ``time`` None: eligible, not adopted; ``parents``: adopters it copied from."""

    line: int
    item: str
    adopter: str
    time: int | None
    parents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TieRow:
    """A row of the ties table; ``period`` None: in all periods."""

    line: int
    ego: str
    alter: str
    value: float
    period: int | None


def adoptions(
    text: str, columns: tuple[str, str, str] = ("item", "adopter", "time")
) -> tuple[list[Adoption], list[BadRow]]:
    """Read ``item,adopter,time[,parent]``; time is a whole number, a day (its year counts) or empty (never).

    ``columns`` are the names of the first three in this file. Several parents are divided by semicolons (by
    | in a table divided by semicolons). Raises CannotCompute with reason "no_header" where a column is
    missing, "unreadable" where it is no table.
    """
    rows: list[Adoption] = []
    bad: list[BadRow] = []
    for line, row in _rows(text, columns, bad):
        item, adopter, told = (row[name] for name in columns)
        told = "" if texts.is_placeholder(told) else told
        time = _period(told)
        if not item or not adopter:
            bad.append(BadRow(line, "item or adopter is empty"))
        elif time is None and told:
            bad.append(BadRow(line, f"time is neither a whole number nor a date: {told[:40]!r}"))
        else:
            named = re.split(r"[;|]", row.get("parent", ""))
            parents = dict.fromkeys(name.strip() for name in named if name.strip())
            rows.append(Adoption(line, item, adopter, time, tuple(parents)))
    return rows, sorted(bad, key=lambda one: one.line)


def ties(text: str) -> tuple[list[TieRow], list[BadRow]]:
    """Read ``ego,alter[,value][,period]``; value is a positive number (1), period a whole number or "all".

    A tie to oneself is left out, and so is one that stands in an earlier line already.
    """
    rows: list[TieRow] = []
    bad: list[BadRow] = []
    seen: dict[tuple[str, str, int | None], int] = {}
    for line, row in _rows(text, ("ego", "alter"), bad):
        value, period = _number(row.get("value") or "1"), _period(row.get("period", ""))
        reason = _unusable(row, value, seen.get((row["ego"], row["alter"], period)))
        if reason is not None or value is None:
            bad.append(BadRow(line, reason or ""))
        else:
            seen[row["ego"], row["alter"], period] = line
            rows.append(TieRow(line, row["ego"], row["alter"], value, period))
    return rows, sorted(bad, key=lambda one: one.line)


def _unusable(row: dict[str, str], value: float | None, earlier: int | None) -> str | None:
    """Return why a tie is left out."""
    period = row.get("period", "")
    if not row["ego"] or not row["alter"]:
        return "ego or alter is empty"
    if value is None:
        return f"value is not a positive number up to {HEAVIEST:.0e}: {row.get('value', '')[:40]!r}"
    if period not in ALL_PERIODS and _period(period) is None:
        return f'period is neither a whole number nor "all": {period[:40]!r}'
    if row["ego"] == row["alter"]:
        return f"{row['ego']} is tied to itself"
    return None if earlier is None else f"the same tie stands in line {earlier} already"


def _rows(text: str, needed: tuple[str, ...], bad: list[BadRow]) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield (line, row) with stripped values, control characters gone; empty lines are passed over.

    Rows with fewer or more cells than the header are left out and named in ``bad``.
    """
    header, _, _ = text.lstrip("\ufeff").partition("\n")
    mark = max(DELIMITERS, key=header.count)
    table = csv.reader(StringIO(text.lstrip("\ufeff"), newline=""), delimiter=mark, strict=True)
    try:
        names = _header(next(table, [""]), needed)
        for cells in table:
            if not any(cell.strip() for cell in cells):
                continue
            if len(cells) != len(names):
                bad.append(BadRow(table.line_num, f"{len(cells)} cells; the header has {len(names)}"))
            else:
                yield table.line_num, {name: _plain(cell) for name, cell in zip(names, cells, strict=True)}
    except csv.Error as error:
        raise CannotCompute("unreadable", f"line {table.line_num}: {error}") from error


def _header(cells: list[str], needed: tuple[str, ...]) -> list[str]:
    names = [_plain(cell).lower() for cell in cells]
    if missing := [name for name in needed if name not in names]:
        known = "columns are divided by commas, semicolons or tabs"
        raise CannotCompute(
            "no_header", f"the first line must name the columns; missing: {', '.join(missing)}; {known}"
        )
    if twice := sorted({name for name in names if name and names.count(name) > 1}):
        raise CannotCompute("no_header", f"line 1 names a column twice: {', '.join(twice)}")
    return names


def _plain(cell: str) -> str:
    """Return a cell without control characters, which would steer a terminal."""
    return _CONTROL.sub(" ", cell).strip()


def _period(text: str) -> int | None:
    whole = re.fullmatch(r"([+-]?\d{1,7})(\.0*)?", text, re.ASCII)
    if whole is None:
        read = dates.read(text)
        return read.day.year if read else None
    return int(whole[1]) if abs(int(whole[1])) <= FARTHEST else None


def _number(text: str) -> float | None:
    try:
        value = float(text)
    except ValueError:
        return None
    return value if 0 < value <= HEAVIEST else None
