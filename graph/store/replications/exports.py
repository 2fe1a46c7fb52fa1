"""What exports need beside the snapshot."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from graph import decoding, queries
from graph.domain.records.catalogue import LocalName
from graph.domain.records.replication_fields import ReplicationFields
from graph.domain.vocabulary import ReplicationStatus
from graph.engine import Graph

_Q = queries.load(__file__)
_SECONDS = 60.0  # read once for each version, and kept


@dataclass(frozen=True, slots=True)
class _Listed:
    id: str
    innovations: tuple[str, ...]
    innovation_ids: tuple[str, ...]
    status: ReplicationStatus
    units: tuple[str, ...]
    since: date | None


@dataclass(frozen=True, slots=True)
class _Line(_Listed):
    properties: dict[str, Any]  # Any: every value that a node may hold


@dataclass(frozen=True, slots=True)
class OwnReplication(_Listed):
    """A replication as its own agency sees it in a list."""

    fields: ReplicationFields

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


def replications_of(graph: Graph, agencies: Collection[str]) -> list[OwnReplication]:
    """Return every replication of these agencies in whatever state, in the order of their numbers."""
    lines = graph.within(_SECONDS).read(_Q.replications_of, _Line, agencies=sorted(agencies))
    return [_own(line) for line in lines]


def _own(line: _Line) -> OwnReplication:
    said = decoding.fields_of(ReplicationFields, line.properties, queries.name_of(_Q.replications_of))
    return OwnReplication(
        line.id, line.innovations, line.innovation_ids, line.status, line.units, line.since, fields=said
    )
