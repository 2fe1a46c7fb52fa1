"""A study of an analyst's own tables: the arrays made of them, and what was left out and why."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from graph.analytics.dataset import arrays
from graph.analytics.dataset.arrays import Events, Floats, Ints, Links, Span, Ties, ints
from graph.analytics.dataset.insufficient_data import CannotCompute
from graph.analytics.dataset.similarity import Past, past
from graph.analytics.dataset.tables import Adoption, BadRow, TieRow
from graph.analytics.network.generations import generations
from graph.analytics.space.moran import nearness

LONGEST_SPAN = 5_000


@dataclass(frozen=True, eq=False)
class Study:
    """Adoptions with their span; ``ties`` and ``copied`` are None where no such table or column was given.

    ``depth`` int64[E] are the generations of ``copied``. ``left_out`` names the rows that count nowhere.
    """

    adoptions: Events
    span: Span
    ties: Ties | None
    copied: Links | None
    depth: Ints | None
    left_out: tuple[BadRow, ...]

    def own_span(self, item: int) -> Span:
        """Return the periods from an item's first adoption to the last period of the study."""
        return Span(int(arrays.times_of(self.adoptions, item).min()), self.span.last)

    @cached_property
    def known(self) -> Past:
        """Everything adopted up to the end, for who is next."""
        return past(self.adoptions, self.span.last + 1)

    @cached_property
    def near(self) -> Floats | None:
        """The nearness of all pairs, for Moran's I; a full matrix."""
        return None if self.ties is None else nearness(self.ties)


def study(rows: Sequence[Adoption], network: Sequence[TieRow] | None, bad: Sequence[BadRow] = ()) -> Study:
    """Put the rows into arrays. Raises CannotCompute ("empty", "too_long") and CycleFound, which names it.

    Of several adoptions of one item by one adopter the earliest counts, with its parents; the others are left
    out. A parent that did not adopt the item is left out as a link. Who is named as eligible (without a
    time) or in the ties only is a unit at risk that never adopted.
    """
    problems = list(bad)
    kept = _earliest(rows, problems)
    eligible = [row.adopter for row in rows if row.time is None]
    eligible += [name for row in network or () for name in (row.ego, row.alter)]
    made = arrays.events([(row.item, row.adopter, row.time) for row in kept if row.time is not None], eligible)
    if not made.time.size:
        raise CannotCompute("empty", "no row says who adopted what and when")
    span = arrays.span_of(made)
    if span.length > LONGEST_SPAN:
        raise CannotCompute("too_long", f"{span.first} to {span.last}: at most {LONGEST_SPAN} periods")
    copied = _links(made, kept, problems) if any(row.parents for row in rows) else None
    names = [f"{made.adopters[a]} ({made.items[i]})" for a, i in zip(made.adopter, made.item, strict=True)]
    return Study(
        made,
        span,
        None if network is None else _ties(made, network),
        copied,
        None if copied is None else generations(copied, names),
        tuple(sorted(problems, key=lambda row: row.line)),
    )


def _earliest(rows: Sequence[Adoption], problems: list[BadRow]) -> list[Adoption]:
    kept: dict[tuple[str, str], Adoption] = {}
    for row in sorted((row for row in rows if row.time is not None), key=lambda r: (r.time or 0, r.line)):
        if (row.item, row.adopter) in kept:
            problems.append(BadRow(row.line, f"{row.adopter} adopted {row.item} earlier already"))
        else:
            kept[row.item, row.adopter] = row
    return list(kept.values())


def _links(made: Events, kept: Sequence[Adoption], problems: list[BadRow]) -> Links:
    pairs = zip(made.item, made.adopter, strict=True)
    place = {(made.items[int(i)], made.adopters[int(a)]): at for at, (i, a) in enumerate(pairs)}
    found: list[tuple[int, int]] = []
    for row in kept:
        for parent in row.parents:
            at = place.get((row.item, parent))
            if at is None:
                problems.append(BadRow(row.line, f"parent {parent} did not adopt {row.item}: no link"))
            else:
                found.append((at, place[row.item, row.adopter]))
    return arrays.links(made.time.size, ints(p for p, _ in found), ints(c for _, c in found))


def _ties(made: Events, network: Sequence[TieRow]) -> Ties:
    at = {name: index for index, name in enumerate(made.adopters)}
    timed = [row for row in network if row.period is not None]
    if timed and len(timed) < len(network):
        raise CannotCompute("mixed_periods", "give a period for every tie or for none")
    return arrays.ties(
        len(made.adopters),
        ints(at[row.ego] for row in network),
        ints(at[row.alter] for row in network),
        np.array([row.value for row in network], np.float64),
        ints(row.period for row in timed if row.period is not None) if timed else None,
    )
