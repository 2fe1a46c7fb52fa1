"""What exports need beside the snapshot."""

from dataclasses import dataclass
from datetime import date

from graph import queries
from graph.domain.records.catalogue import LocalName
from graph.domain.vocabulary import Basis, Manner, Phase, Precision, ReplicationStatus, Scope
from graph.engine import Graph

_Q = queries.load(__file__)
_SECONDS = 60.0  # read once for each version, and kept


@dataclass(frozen=True, slots=True)
class OwnReplication:
    """A replication as its own agency sees it in a list."""

    id: str
    innovations: tuple[str, ...]
    innovation_ids: tuple[str, ...]
    local_name: str | None
    status: ReplicationStatus
    manner: Manner | None
    scope: Scope | None
    basis: Basis | None
    phase: Phase | None
    started_on: date | None
    started_precision: Precision | None
    beneficiaries: int | None
    units: tuple[str, ...]
    since: date | None

    @property
    def innovation(self) -> str | None:
        return ", ".join(self.innovations) or None

    @property
    def innovation_id(self) -> str | None:
        return ", ".join(self.innovation_ids) or None


def local_names(graph: Graph) -> dict[str, str]:
    """Return the local names of verified copies, by their numbers."""
    rows = graph.within(_SECONDS).read(_Q.local_names, LocalName)
    return {row.id: row.name for row in rows if row.name is not None}


def replications_of(graph: Graph, agency_id: str) -> list[OwnReplication]:
    """Return every replication of an agency in whatever state, in the order of their numbers."""
    return graph.within(_SECONDS).read(_Q.replications_of, OwnReplication, agency_id=agency_id)
