"""Write what a replication says of itself, by the table of its fields; and what was measured, and who helped."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from graph import queries
from graph.domain.records.particulars import Facilitator, Outcome
from graph.engine import Reader, Tx

_Q = queries.load(__file__)


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
    tx.run(_Q.write, replication_id=replication_id, fields=fields)
    tx.run(_Q.drop_outcomes, replication_id=replication_id)
    if outcomes:
        tx.run(_Q.add_outcomes, replication_id=replication_id, rows=_rows(outcomes, first_id))
    tx.run(_Q.drop_facilitators, replication_id=replication_id, ids=list(facilitators))
    if facilitators:
        tx.run(_Q.set_facilitators, replication_id=replication_id, ids=list(facilitators))


def add_later(tx: Tx, replication_id: str, outcomes: Sequence[Outcome], first_id: str, *, held: int) -> None:
    """Write results behind those that the record holds, which stay; ``first_id`` begins their ids."""
    if outcomes:
        tx.run(_Q.add_outcomes, replication_id=replication_id, rows=_rows(outcomes, first_id, held))


def _rows(outcomes: Sequence[Outcome], first_id: str, held: int = 0) -> list[dict[str, Any]]:  # Any: of a result
    places = enumerate(outcomes, held + 1)
    return [{"id": f"{first_id}-{place}", "place": place, **asdict(one)} for place, one in places]
