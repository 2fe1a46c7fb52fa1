"""What a measure looks at: one innovation, a category, a cluster of agencies, a region, or all."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from graph.analytics.dataset.arrays import Bools
from graph.analytics.nation import Inputs, Nation, counted
from graph.domain.records.snapshot import ReplicationRow


@dataclass(frozen=True, slots=True)
class MeasureScope:
    """The copies of some innovations by some agencies; None stands for all of them."""

    roots: frozenset[str] | None = None
    agencies: frozenset[str] | None = None

    def holds_root(self, root: str) -> bool:
        return self.roots is None or root in self.roots

    def holds_agency(self, agency: str) -> bool:
        return self.agencies is None or agency in self.agencies


ALL = MeasureScope()


def innovation(root: str) -> MeasureScope:
    return MeasureScope(roots=frozenset({root}))


def innovations(roots: Iterable[str]) -> MeasureScope:
    return MeasureScope(roots=frozenset(roots))


def agencies(names: Iterable[str]) -> MeasureScope:
    return MeasureScope(agencies=frozenset(names))


def roots(given: Nation, scope: MeasureScope) -> list[str]:
    """Return the innovations looked at, in the order of the rows."""
    if scope.roots is not None and len(scope.roots) == 1:
        return [root for root in scope.roots if root in given.roots]
    return [root for root in given.roots if scope.holds_root(root)]


def copies_of(given: Nation, scope: MeasureScope) -> list[ReplicationRow]:
    """Return the verified copies of the innovations, by whichever agency; each once."""
    if scope.roots is None:
        return list(given.copies)
    found = {copy.id: copy for root in roots(given, scope) for copy in given.of_root.get(root, [])}
    return list(found.values())


def copies_in(given: Nation, scope: MeasureScope) -> list[ReplicationRow]:
    """Return the verified copies of the innovations by the agencies looked at, mandated ones included."""
    return [copy for copy in copies_of(given, scope) if scope.holds_agency(copy.adopter)]


def inputs(given: Nation, scope: MeasureScope) -> Inputs:
    """Return what the voluntary measures rest on, and what they leave out."""
    recorded = sum(
        scope.holds_agency(copy.adopter) and (scope.roots is None or not scope.roots.isdisjoint(copy.roots))
        for copy in given.recorded
    )
    return counted(copies_in(given, scope), recorded)


def adopters(given: Nation, scope: MeasureScope) -> Bools:
    """Return bool[n]: the agencies looked at."""
    return np.fromiter(map(scope.holds_agency, given.adoptions.adopters), np.bool_)
