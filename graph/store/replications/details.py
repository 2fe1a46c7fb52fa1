"""What a replication says of itself, by the table of its fields; and what was measured, and who helped."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from graph import decoding, queries
from graph.domain.errors import NotFound
from graph.domain.records.particulars import Facilitator, Outcome, Particulars
from graph.domain.records.replication_fields import ReplicationFields
from graph.engine import Reader, Tx

_Q = queries.load(__file__)
_MOST = 100


@dataclass(frozen=True, slots=True)
class _Held:
    properties: dict[str, Any]  # Any: every value that a node may hold


def of_replication(reader: Reader, replication_id: str) -> Particulars:
    """Return what the record says, with results and helpers; NotFound when there is none."""
    for held in reader.read(_Q.held, _Held, replication_id=replication_id):
        return Particulars(
            fields=decoding.fields_of(ReplicationFields, held.properties, queries.name_of(_Q.held)),
            outcomes=tuple(reader.read(_Q.outcomes, Outcome, replication_id=replication_id, limit=_MOST)),
            facilitators=tuple(reader.read(_Q.facilitators, Facilitator, replication_id=replication_id, limit=_MOST)),
        )
    raise NotFound("no_such_replication")


def agencies(reader: Reader, ids: Sequence[str]) -> list[Facilitator]:
    """Return the agencies of these ids, by name; unknown ones are left out."""
    return reader.read(_Q.agencies, Facilitator, ids=list(ids)) if ids else []


def write(
    tx: Tx,
    replication_id: str,
    fields: Mapping[str, Any],  # Any: what the node is to hold, from the table
    outcomes: Sequence[Outcome],
    facilitators: Sequence[str],
    first_id: str,
) -> None:
    """Write the fields, results and helpers as they are to stand; ``first_id`` begins the ids of the results."""
    rows = [{"id": f"{first_id}-{place}", "place": place, **asdict(one)} for place, one in enumerate(outcomes, 1)]
    tx.run(_Q.write, replication_id=replication_id, fields=fields)
    tx.run(_Q.drop_outcomes, replication_id=replication_id)
    if rows:
        tx.run(_Q.add_outcomes, replication_id=replication_id, rows=rows)
    tx.run(_Q.drop_facilitators, replication_id=replication_id, ids=list(facilitators))
    if facilitators:
        tx.run(_Q.set_facilitators, replication_id=replication_id, ids=list(facilitators))
