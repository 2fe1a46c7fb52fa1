"""How innovations were passed on: R by cohort, waits, generations, for one innovation or any other scope."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from graph.analytics.dataset import arrays, scope
from graph.analytics.dataset.arrays import Bools, Ints, Links, ints
from graph.analytics.dataset.scope import Inputs, MeasureScope
from graph.analytics.diffusion import generation_intervals
from graph.analytics.diffusion.generation_intervals import Cohort, Intervals
from graph.analytics.nation import Nation, is_voluntary
from graph.analytics.network.generations import generations, reach
from graph.domain.records.snapshot import ReplicationRow

UNKNOWN = -1  # the year of an origin that is not known; also sets apart from every cohort who is in none


@dataclass(frozen=True, slots=True)
class Copying:
    """How innovations were passed on, by their voluntary, dated copies.

    ``from_origin``: direct copies of the origins; ``r``: copies made from each copy, over the cohorts that
    are not cut off (None: all are); ``share_with_none`` of those copies. ``generations[k]``: verified copies
    k + 1 steps from an origin, mandated ones included; ``without_parent`` of them have no known way to one;
    ``loose_links`` lead to a record that is left out.
    """

    inputs: Inputs
    from_origin: float
    r: float | None
    share_with_none: float | None
    cohorts: tuple[Cohort, ...]
    intervals: Intervals
    generations: tuple[int, ...]
    without_parent: int
    loose_links: int

    @property
    def followed(self) -> int:
        """How many adopters R rests on."""
        return sum(cohort.adopters for cohort in self.settled)

    @property
    def settled(self) -> tuple[Cohort, ...]:
        return tuple(cohort for cohort in self.cohorts if not cohort.is_cut_off)


def copied(given: Nation, looked_at: MeasureScope, least: int = 1) -> Copying:
    """Return how innovations were passed on; every cohort followed for too short a time is flagged.

    Neighbouring cohorts join until they have ``least`` adopters.

    A copy of k parents among the innovations and their copies gives each 1 / k. Origins are no adopters: their
    own copies stand apart. With agencies: R counts whom anybody copied from their copies; waits, generations
    and copies of origins are those of their own copies. Sources as in ``copying``.
    """
    roots, copies = given.roots_in(looked_at), given.copies_of(looked_at)
    used = [copy for copy in copies if is_voluntary(copy) and copy.started_on is not None]
    links, loose = _links(roots, used, looked_at)
    inside = _inside(roots, used, looked_at)
    began = [day.year if (day := given.innovations[root].started_on) else UNKNOWN for root in roots]
    years = ints([*began, *(copy.started_on.year for copy in used if copy.started_on is not None)])
    waits = generation_intervals.intervals(_kept(links, inside[links.child]), years, UNKNOWN)
    follow_up = int(np.ceil(np.quantile(waits.years, generation_intervals.YOUNG_QUANTILE))) if waits.years.size else 1
    dated = np.where(inside, years, UNKNOWN)
    own = tuple(generation_intervals.cohorts(links, dated, given.last, follow_up, least=least, unknown=UNKNOWN))
    by_generation = _by_generation(roots, copies, looked_at)
    settled = [cohort for cohort in own if not cohort.is_cut_off]
    return Copying(
        inputs=given.inputs(looked_at),
        from_origin=_from_origin(links, len(roots), inside),
        r=_mean([(cohort.r, cohort.adopters) for cohort in settled]),
        share_with_none=_mean([(cohort.share_with_none, cohort.adopters) for cohort in settled]),
        cohorts=own,
        intervals=waits,
        generations=by_generation[1:],
        without_parent=sum(by_generation[:1]),
        loose_links=loose,
    )


def descendants(given: Nation, root: str) -> dict[str, tuple[int, int, int]]:
    """Return (generation, direct copies, all descendants) of the origin and of every verified copy by id."""
    copies = given.of_root.get(root, [])
    links, _ = _links([root], copies)
    depth = generations(links, [root, *(copy.id for copy in copies)])
    direct = np.bincount(links.parent, minlength=links.size)
    rows = zip(depth.tolist(), direct.tolist(), reach(links, depth).tolist(), strict=True)
    return dict(zip([root, *(copy.id for copy in copies)], rows, strict=True))


def _links(
    roots: Sequence[str], copies: Sequence[ReplicationRow], counting: MeasureScope = scope.ALL
) -> tuple[Links, int]:
    """Return the links among some innovations, numbered first, and their copies; and how many lead to no such record.

    The loose ones are counted for the agencies looked at only.
    """
    at = {name: index for index, name in enumerate([*roots, *(copy.id for copy in copies)])}
    pairs = [(at.get(parent), at[copy.id], copy) for copy in copies for parent in copy.parents]
    known = [(parent, child) for parent, child, _ in pairs if parent is not None]
    made = arrays.links(len(at), ints(parent for parent, _ in known), ints(child for _, child in known))
    return made, sum(parent is None and counting.holds_agency(copy.adopter) for parent, _, copy in pairs)


def _inside(roots: Sequence[str], copies: Sequence[ReplicationRow], looked_at: MeasureScope) -> Bools:
    """Return bool for each record: a copy by one of the agencies looked at."""
    own = [looked_at.holds_agency(copy.adopter) for copy in copies]
    return np.array([*[False] * len(roots), *own], np.bool_)


def _kept(links: Links, on: Bools) -> Links:
    return Links(links.size, links.parent[on], links.child[on])


def _from_origin(links: Links, roots: int, inside: Bools) -> float:
    parents = np.bincount(links.child, minlength=links.size)
    direct = (links.parent < roots) & inside[links.child]
    return float((1.0 / parents[links.child[direct]]).sum())


def _by_generation(roots: Sequence[str], copies: Sequence[ReplicationRow], looked_at: MeasureScope) -> tuple[int, ...]:
    """Count the copies by their steps from an origin; at 0 stand those with no known way to one."""
    links, _ = _links(roots, copies)
    depth: Ints = generations(links, [*roots, *(copy.id for copy in copies)])
    return tuple(np.bincount(depth[_inside(roots, copies, looked_at)]).tolist())


def _mean(weighed: Sequence[tuple[float, int]]) -> float | None:
    total = sum(weight for _, weight in weighed)
    return sum(value * weight for value, weight in weighed) / total if total else None
