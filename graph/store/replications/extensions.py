"""Replikasi internal: an innovation in further units of its own agency; no replication, and in no such count."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from graph import queries
from graph.domain.errors import Refused
from graph.domain.records.catalogue import Extension
from graph.domain.vocabulary import Precision
from graph.engine import Reader, Tx

_Q = queries.load(__file__)
MOST = 1_000


@dataclass(frozen=True, slots=True)
class _Name:
    name: str


def of_innovation(reader: Reader, innovation_id: str) -> list[Extension]:
    """Return the units that an innovation was extended to, by name."""
    return reader.read(_Q.of_innovation, Extension, innovation_id=innovation_id, limit=MOST)


def add(
    tx: Tx,
    innovation_id: str,
    unit_id: str,
    agencies: Collection[str],
    on: date,
    *,
    precision: Precision,
    source: str,
) -> str:
    """Extend it to a unit of one of these agencies and return the unit's name; Refused for any other unit."""
    for unit in tx.read(
        _Q.add,
        _Name,
        innovation_id=innovation_id,
        unit_id=unit_id,
        agencies=sorted(agencies),
        on=on,
        precision=precision,
        source=source,
    ):
        return unit.name
    raise Refused("unit_of_another_agency")


def remove(tx: Tx, innovation_id: str, unit_id: str) -> None:
    """Take a unit back; the trail remembers it."""
    tx.run(_Q.remove, innovation_id=innovation_id, unit_id=unit_id)
