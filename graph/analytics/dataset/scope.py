"""What a measure looks at (one innovation, a category, a cluster of agencies, a region, or all), and what it counts."""

from collections.abc import Iterable
from dataclasses import dataclass

from graph.domain.records.snapshot import ReplicationRow
from graph.domain.vocabulary import Basis


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


@dataclass(frozen=True, slots=True)
class Inputs:
    """How many copies a number rests on, and how many were left out: mandated, only recorded, without a year."""

    used: int
    mandated: int = 0
    recorded: int = 0
    undated: int = 0

    @property
    def verified(self) -> int:
        return self.used + self.mandated + self.undated


def counted(copies: Iterable[ReplicationRow], recorded: int = 0) -> Inputs:
    """Say how many verified copies the voluntary measures use, and how many they leave out."""
    copies = list(copies)
    mandated = sum(copy.basis == Basis.MANDATED for copy in copies)
    undated = sum(copy.started_on is None and copy.basis != Basis.MANDATED for copy in copies)
    return Inputs(len(copies) - mandated - undated, mandated, recorded, undated)
