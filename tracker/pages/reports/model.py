"""A report is a value: what it is called, who may read it, its columns, and where its rows come from."""

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, TypeVar

from flask_babel import LazyString

from graph.analytics.dataset.scope import Inputs
from graph.domain.policy import ANYONE, Action, Actor
from graph.engine import Graph, Sifted
from graph.store.audit import entries as audit
from tracker.figures.snapshot import Snapshot

R = TypeVar("R")
Row = dict[str, Any]  # a cell by its column's name; "key" is unique and pages begin after it


@dataclass(frozen=True, slots=True)
class ReportColumn:
    """``kind``: text, code, agency, number, year, day, published (2023, 2024-01), or a word list of tracker/labels.

    "slug" is a code beside whose name stands another column: files hold both, pages show the name.

    "verified" is a number that counts what was verified: where nothing is, it is empty, since unknown is no zero.

    An agency's id is a code of Kemendagri, or a name of ours, which only files show.

    ``link`` is (endpoint, argument, name of the cell that holds it).
    """

    name: str
    label: LazyString
    kind: str = "text"
    link: tuple[str, str, str] | None = None

    @property
    def is_number(self) -> bool:
        return self.kind in {"number", "verified"}


@dataclass(frozen=True, slots=True)
class Material:
    """What a report may read from, and the key behind which its rows begin, where it can begin anywhere."""

    graph: Graph
    snapshot: Snapshot
    actor: Actor
    today: date
    after: str = ""
    missed: list[int] = field(default_factory=list[int])  # of each list read for it, the rows that cannot be read

    @property
    def left_out(self) -> int:
        """Return how many records the rows are without, once they are read."""
        return self.snapshot.rows.left_out + sum(self.missed)

    def readable(self, found: Sifted[R]) -> list[R]:
        """Return what of a list can be read, and remember how much cannot."""
        self.missed.append(found.left_out)
        return found.rows


Filters = Mapping[str, str]
Rows = Callable[[Material, Filters], Iterator[Row]]


def by_trail(material: Material) -> str:
    """Name the state of all that the trail tells of."""
    head = audit.head(material.graph)
    return f"{head.number} {head.hash}"


def by_snapshot(material: Material) -> str:
    """Name the state of the snapshot: for rows that rest on nothing else."""
    return material.snapshot.stamp


def by_rows(rows: Rows) -> Callable[[Material], str]:
    """Return how to name the state of a short list that changes without an entry in the trail: by the list itself."""

    def state(material: Material) -> str:
        return hashlib.sha256(repr(list(rows(material, {}))).encode()).hexdigest()

    return state


def everybody(actor: Actor) -> Actor:
    """Show the same rows to all who may read the report, whoever asks."""
    return ANYONE


def their_office(actor: Actor) -> Actor:
    """Show rows that depend on agency and roles, and on nothing else of the person."""
    return replace(actor, user_id="", name="")  # somebody of the office, and nobody in particular


@dataclass(frozen=True, slots=True)
class RowCount:
    """How many rows there are, and how many of them stand before a page, where that is known."""

    total: int
    before: int | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """``how`` says how it is computed; ``document`` replaces the JSON form, ``template`` the page.

    ``shown`` gives that template what it shows beside the rows.
    ``head`` names the column that says what a row is about, where that is not the first one in words.
    ``inputs`` counts the copies that its numbers rest on and those left out.
    ``rests_on`` names the state of all that the rows are read from, and ``seen_by`` leaves of a person what they depend
    on: a file is made once for both. ``begins`` says that the rows begin behind ``Material.after`` without a walk to
    it; short lists are read whole. ``order`` says in words what the rows are ordered by, and ``counted`` how many rows
    a report that begins has, with those before this page; one that is read whole is counted by itself.
    """

    slug: str
    title: LazyString
    description: LazyString
    how: LazyString
    action: Action
    columns: tuple[ReportColumn, ...]
    rows: Rows
    filters: tuple[tuple[str, LazyString], ...] = ()
    document: Callable[[Material], Mapping[str, object]] | None = None
    template: str = "reports/show.html"
    shown: Callable[[Material], Mapping[str, object]] | None = None
    head: str | None = None
    inputs: Callable[[Material, Filters], Inputs] | None = None
    rests_on: Callable[[Material], str] = by_trail
    seen_by: Callable[[Actor], Actor] = everybody
    begins: bool = False
    order: LazyString | None = None
    counted: Callable[[Material, Filters], RowCount | None] | None = None

    @property
    def on_page(self) -> tuple[ReportColumn, ...]:
        """Return the columns that the page shows."""
        return tuple(column for column in self.columns if column.kind != "slug")

    @property
    def subject(self) -> str:
        """Name the column that heads a row: the first in words, else the first."""
        named = (column.name for column in self.columns if column.kind == "text")
        return self.head or next(named, self.columns[0].name)


def behind(names: Sequence[str], name: str) -> Sequence[str]:
    """Return what follows a name in a list, or all of it where the name is not in it.

    >>> behind(["a", "b", "c"], "a"), behind(["a"], "z")
    (['b', 'c'], ['a'])
    """
    return names[names.index(name) + 1 :] if name in names else names


def year(filters: Filters) -> int | None:
    """Return the year that was asked for, which was checked before the first row."""
    return int(filters["year"]) if filters.get("year") else None


def whole(value: float | None) -> float | int | None:
    """Return an integer where nothing is lost.

    >>> whole(24442.0), whole(0.5), whole(None)
    (24442, 0.5, None)
    """
    return int(value) if isinstance(value, float) and value.is_integer() else value
