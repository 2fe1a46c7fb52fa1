"""The nation in arrays: the rows of a snapshot as adoptions, ties and lineage, with what was left out and why."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np
from scipy.sparse import csr_array

from graph.analytics.dataset import adopter_categories as timing, arrays
from graph.analytics.dataset.adopter_categories import Timing
from graph.analytics.dataset.arrays import Bools, Events, Floats, Ints, Links, Span, Ties, ints
from graph.analytics.dataset.scope import Inputs, MeasureScope, counted
from graph.analytics.dataset.similarity import Past, past
from graph.analytics.network import exposure
from graph.analytics.network.generations import generations
from graph.analytics.space import neighbours
from graph.analytics.space.distances import Site
from graph.analytics.space.moran import within_reach
from graph.domain.records.snapshot import AgencyRow, InnovationRow, ReplicationRow, SnapshotRows
from graph.domain.vocabulary import Basis, Cluster, ReplicationStatus

LOCAL = (Cluster.REGENCY, Cluster.CITY)


@dataclass(frozen=True, eq=False)
class Nation:
    """Everything the measures work on, as of one version; ``last`` is the last full year.

    ``adoptions``: verified, voluntary, dated copies; items are all roots, adopters all agencies, both in the
    order of the rows. ``copies`` are all verified ones, mandated included. ``lineage`` numbers the roots
    first, then ``copies``.
    """

    rows: SnapshotRows
    last: int
    adoptions: Events
    replications: tuple[ReplicationRow, ...]
    lineage: Links
    missing_parents: int

    @cached_property
    def agencies(self) -> dict[str, AgencyRow]:
        return {place.id: place for place in self.rows.agencies}

    @cached_property
    def innovations(self) -> dict[str, InnovationRow]:
        return {root.id: root for root in self.rows.innovations}

    @cached_property
    def agency_at(self) -> dict[str, int]:
        return {name: index for index, name in enumerate(self.adoptions.adopters)}

    @cached_property
    def item_at(self) -> dict[str, int]:
        return {name: index for index, name in enumerate(self.adoptions.items)}

    @cached_property
    def of_root(self) -> dict[str, list[ReplicationRow]]:
        """The verified copies of each innovation, mandated included, in the order of the rows."""
        found: dict[str, list[ReplicationRow]] = {}
        for copy in self.replications:
            for root in copy.roots:
                found.setdefault(root, []).append(copy)
        return found

    @cached_property
    def clusters(self) -> tuple[str, ...]:
        return tuple(place.cluster for place in self.rows.agencies)

    @cached_property
    def nearest(self) -> Ties:
        """The five nearest regencies and cities of each, by the great circle between their points."""
        return neighbours.nearest([site(place) if is_local(place) else _nowhere(place) for place in self.rows.agencies])

    @cached_property
    def nearest_starts(self) -> Ints:
        """Where each agency's ties to its nearest begin, int64[n + 1]."""
        return np.searchsorted(self.nearest.ego, np.arange(self.nearest.size + 1)).astype(np.int64)

    def nearest_of(self, agency: int) -> Ints:
        """Return the nearest of one agency."""
        return self.nearest.alter[self.nearest_starts[agency] : self.nearest_starts[agency + 1]]

    @cached_property
    def province(self) -> Ints:
        """The number of each agency's province, -1 where it has no region."""
        return neighbours.provinces([site(place) for place in self.rows.agencies])

    @cached_property
    def copied(self) -> Ties:
        """Who has copied from whom, valued by voluntary copies; the origin's agency stands for the origin."""
        return self.copied_in(self.replications)

    def copied_in(self, copies: Iterable[ReplicationRow]) -> Ties:
        """Return who copied from whom in some of the copies."""
        pairs = [
            (copy.adopter, source)
            for copy in copies
            if is_voluntary(copy)
            for parent in copy.parents
            if (source := self.agency_of(parent)) is not None
        ]
        return neighbours.copied_from(self.adoptions.adopters, pairs)

    @cached_property
    def known(self) -> Past:
        """Everything adopted so far, for who is next."""
        return past(self.adoptions, int(self.adoptions.time.max(initial=self.last)) + 1)

    @cached_property
    def local(self) -> Bools:
        """Regency and city governments, bool[n]: the units of Moran's I."""
        return np.fromiter(map(is_local, self.rows.agencies), np.bool_)

    @cached_property
    def near(self) -> csr_array:
        """How near the regencies and cities are to each other through their five nearest, for Moran's I."""
        number = np.cumsum(self.local) - 1
        tied = self.nearest
        return within_reach(arrays.ties(int(self.local.sum()), number[tied.ego], number[tied.alter], tied.value))

    @cached_property
    def depth(self) -> Ints:
        """The generation of each record of the lineage; names a cycle if there is one."""
        names = [root.id for root in self.rows.innovations] + [copy.id for copy in self.replications]
        return generations(self.lineage, names)

    @cached_property
    def threshold(self) -> Floats:
        """Each adoption's exposure through the five nearest in the year before it, float64[E]; nan: no lag."""
        return exposure.at_adoption(self.adoptions, self.nearest)

    @cached_property
    def timing(self) -> tuple[Timing | None, ...]:
        """The timing class of each adoption within its innovation; None where it has fewer than two."""
        found: list[Timing | None] = []
        starts = np.searchsorted(self.adoptions.item, np.arange(1, len(self.adoptions.items)))
        for times in np.split(self.adoptions.time, starts):
            found += timing.classes(times).of
        return tuple(found)

    @property
    def span(self) -> Span:
        """From the first adoption to the last full year."""
        first = int(self.adoptions.time.min(initial=self.last))
        return Span(first, self.last)

    def agency_of(self, record: str) -> str | None:
        """Return who runs a copy or began an innovation; None where that is unknown."""
        copy = self._copy_by_id.get(record)
        if copy is not None:
            return copy.adopter
        root = self.innovations.get(record)
        return root.origin if root else None

    @cached_property
    def _copy_by_id(self) -> dict[str, ReplicationRow]:
        return {copy.id: copy for copy in self.rows.replications}

    @cached_property
    def recorded(self) -> tuple[ReplicationRow, ...]:
        """The copies that a source tells of and nobody has verified."""
        return tuple(copy for copy in self.rows.replications if copy.status == ReplicationStatus.RECORDED)

    def roots_in(self, scope: MeasureScope) -> list[str]:
        """Return the innovations looked at, in the order of the rows."""
        if scope.roots is not None and len(scope.roots) == 1:
            return [root for root in scope.roots if root in self.innovations]
        return [root for root in self.innovations if scope.holds_root(root)]

    def copies_of(self, scope: MeasureScope) -> list[ReplicationRow]:
        """Return the verified copies of the innovations looked at, by whichever agency; each once."""
        if scope.roots is None:
            return list(self.replications)
        found = {copy.id: copy for root in self.roots_in(scope) for copy in self.of_root.get(root, [])}
        return list(found.values())

    def copies_in(self, scope: MeasureScope) -> list[ReplicationRow]:
        """Return the verified copies of the innovations by the agencies looked at, mandated ones included."""
        return [copy for copy in self.copies_of(scope) if scope.holds_agency(copy.adopter)]

    def inputs(self, scope: MeasureScope) -> Inputs:
        """Return what the voluntary measures rest on, and what they leave out."""
        recorded = sum(
            scope.holds_agency(copy.adopter) and (scope.roots is None or not scope.roots.isdisjoint(copy.roots))
            for copy in self.recorded
        )
        return counted(self.copies_in(scope), recorded)

    def adopters_in(self, scope: MeasureScope) -> Bools:
        """Return bool[n]: the agencies looked at."""
        return np.fromiter(map(scope.holds_agency, self.adoptions.adopters), np.bool_)

    def eligible(self, root: str) -> Bools:
        """Return bool[n]: agencies of the clusters that the innovation began or arrived in, but its origin."""
        began = self.innovations[root].origin
        adopters = {copy.adopter for copy in self.of_root.get(root, [])}
        reached = {self.agencies[agency].cluster for agency in {*adopters, began} if agency in self.agencies}
        return np.fromiter((p.cluster in reached and p.id != began for p in self.rows.agencies), np.bool_)


def nation(rows: SnapshotRows, today: date) -> Nation:
    """Put the rows of a snapshot into arrays; a period is a calendar year.

    Counted are copies that were ever verified. Mandated ones stand in the lineage and in no adoption; those
    without a year stand in no adoption either. A copy of two innovations is an adoption of each.

    >>> nation(SnapshotRows(1, (), (), (), (), (), None), date(2025, 6, 30)).last
    2024
    """
    copies = tuple(copy for copy in rows.replications if copy.status == ReplicationStatus.VERIFIED)
    items = [root.id for root in rows.innovations]
    adopters = [place.id for place in rows.agencies]
    lineage, missing = _lineage(items, copies)
    return Nation(rows, last_full_year(today), _adoptions(items, adopters, copies), copies, lineage, missing)


def last_full_year(today: date) -> int:
    """Return the last year that is over; 31 December counts as over."""
    return today.year if (today.month, today.day) == (12, 31) else today.year - 1


def is_voluntary(copy: ReplicationRow) -> bool:
    """Say whether a verified copy is in the voluntary series; an unknown basis is."""
    return copy.basis != Basis.MANDATED


def is_local(place: AgencyRow) -> bool:
    return place.cluster in LOCAL


def site(place: AgencyRow) -> Site:
    return Site(place.id, place.region, place.lat, place.lon)


def _nowhere(place: AgencyRow) -> Site:
    return Site(place.id, place.region)


def _adoptions(items: Sequence[str], adopters: Sequence[str], copies: Iterable[ReplicationRow]) -> Events:
    item_at = {name: index for index, name in enumerate(items)}
    adopter_at = {name: index for index, name in enumerate(adopters)}
    found = [
        (item_at[root], adopter_at[copy.adopter], copy.started_on.year)
        for copy in copies
        if copy.started_on is not None and is_voluntary(copy)
        for root in copy.roots
    ]
    columns = (ints(row[place] for row in found) for place in range(3))
    return arrays.from_indexes(items, adopters, *columns)


def _lineage(items: Sequence[str], copies: Sequence[ReplicationRow]) -> tuple[Links, int]:
    """Return the links between roots and verified copies, and how many lead to a record that is neither."""
    at = {name: index for index, name in enumerate([*items, *(copy.id for copy in copies)])}
    pairs = [(at.get(parent), at[copy.id]) for copy in copies for parent in copy.parents]
    known = [(parent, child) for parent, child in pairs if parent is not None]
    made = arrays.links(len(at), ints(parent for parent, _ in known), ints(child for _, child in known))
    return made, len(pairs) - len(known)
