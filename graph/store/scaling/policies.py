"""Instruments that innovations became, or are to become."""

from dataclasses import asdict

from graph import queries
from graph.domain.errors import NotFound
from graph.domain.records.scaling import Enacted, LegalBasis, Policy
from graph.engine import Reader, Tx

_Q = queries.load(__file__)


def all_of(reader: Reader) -> list[Policy]:
    """Return every instrument: drafts first, then the newest."""
    return reader.read(_Q.all, Policy)


def by_id(reader: Reader, policy_id: str) -> Policy:
    """Return one instrument; NotFound when there is none."""
    for found in reader.read(_Q.by_id, Policy, policy_id=policy_id):
        return found
    raise NotFound("no_such_policy")


def bases(reader: Reader) -> list[LegalBasis]:
    """Return which instruments a source names as the legal basis of which innovations."""
    return reader.read(_Q.bases, LegalBasis)


def enacted(reader: Reader, innovation_id: str) -> tuple[Enacted, ...]:
    """Return the instruments in force that an innovation became, the oldest first."""
    return tuple(reader.read(_Q.enacted, Enacted, innovation_id=innovation_id))


def keep(tx: Tx, scale_up_id: str, policy: Policy) -> None:
    """Write an instrument that a scale-up became."""
    values = asdict(policy)
    values.pop("sources")
    target = values.pop("target")
    tx.run(_Q.keep, scale_up_id=scale_up_id, **values)
    if target is not None:
        tx.run(_Q.target, scale_up_id=scale_up_id, id=policy.id, target=target)
