"""Which world a graph holds: the facts or the example, never both."""

from dataclasses import dataclass
from datetime import date

from graph import queries
from graph.domain.errors import Refused
from graph.domain.vocabulary import WorldKind
from graph.engine import Graph, Reader, Tx
from graph.store.audit import entries as audit
from graph.store.audit.entries import NewEntry

_Q = queries.load(__file__)


@dataclass(frozen=True, slots=True)
class World:
    """``as_of`` is the example's fixed day; ``loaded`` is False until the last row is written."""

    kind: WorldKind
    as_of: date | None
    loaded: bool


@dataclass(frozen=True, slots=True)
class _Inhabited:
    inhabited: bool


def read(graph: Reader) -> World | None:
    """Return the world of this graph, None while it holds none."""
    return next(iter(graph.read(_Q.read, World)), None)


def begin(graph: Graph, kind: WorldKind, as_of: date | None = None) -> None:
    """Claim the graph for one world before its first row; Refused when it holds the other or unknown rows.

    The claim comes first, so that a load that broke half-way still keeps the other world out.
    """

    def work(tx: Tx) -> None:
        held = read(tx)
        if held and held.kind != kind:
            raise Refused("other_world", holds=held.kind, wanted=kind.value)
        if not held and tx.read(_Q.inhabited, _Inhabited)[0].inhabited:
            raise Refused("not_empty", wanted=kind.value)
        tx.run(_Q.begin, kind=kind.value, as_of=as_of)

    graph.write(work)


def finish(graph: Graph, told: NewEntry | None = None) -> None:
    """Mark the world as complete, with its entry in the trail; the very last write of a load."""

    def work(tx: Tx) -> None:
        tx.run(_Q.finish)
        if told is not None:
            audit.record(tx, told)

    graph.write(work)
