"""What a replication says beyond the five things."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date

from graph import queries
from graph.domain.errors import NotFound
from graph.domain.records.particulars import Facilitator, Outcome, Particulars
from graph.domain.vocabulary import Basis, Phase, Precision, Scope
from graph.engine import Reader, Tx

_Q = queries.load(__file__)
_MOST = 100


@dataclass(frozen=True, slots=True)
class _Held:
    interest_on: date | None
    interest_precision: Precision | None
    cost_setup: int | None
    cost_yearly: int | None
    kept: str | None
    changed: str | None
    dropped: str | None


@dataclass(frozen=True, slots=True)
class TypedParticulars:
    """The fields of a submitted record, checked; None is unknown."""

    scope: Scope | None
    basis: Basis | None
    phase: Phase | None
    interest_on: date | None
    interest_precision: Precision | None
    agreement_on: date | None
    agreement_precision: Precision | None
    beneficiaries: int | None
    cost_setup: int | None
    cost_yearly: int | None
    kept: str | None
    changed: str | None
    dropped: str | None


def of_replication(reader: Reader, replication_id: str) -> Particulars:
    """Return what the record says beyond the five things; NotFound when there is none."""
    for held in reader.read(_Q.held, _Held, replication_id=replication_id):
        return Particulars(
            **asdict(held),
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
    typed: TypedParticulars,
    outcomes: Sequence[Outcome],
    facilitators: Sequence[str],
    first_id: str,
) -> None:
    """Write the fields, results and helpers as they are to stand; ``first_id`` begins the ids of the results."""
    rows = [{"id": f"{first_id}-{place}", "place": place, **asdict(one)} for place, one in enumerate(outcomes, 1)]
    tx.run(_Q.write, replication_id=replication_id, **asdict(typed))
    tx.run(_Q.drop_outcomes, replication_id=replication_id)
    if rows:
        tx.run(_Q.add_outcomes, replication_id=replication_id, rows=rows)
    tx.run(_Q.drop_facilitators, replication_id=replication_id, ids=list(facilitators))
    if facilitators:
        tx.run(_Q.set_facilitators, replication_id=replication_id, ids=list(facilitators))
