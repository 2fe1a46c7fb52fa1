"""Proposals of copies, from the agency of a parent to the agency that runs the copy."""

from dataclasses import dataclass
from datetime import date

from graph import queries
from graph.domain.errors import NotFound
from graph.domain.records.proposals import Proposal, ProposalStatus
from graph.engine import Reader, Tx

_Q = queries.load(__file__)
_MOST = 300


@dataclass(frozen=True, slots=True)
class _Id:
    id: str


def mine(reader: Reader, agency_id: str) -> list[Proposal]:
    """Return what an agency has proposed, the newest first."""
    return reader.read(_Q.lines, Proposal, proposal_id=None, status=None, mine=agency_id, incoming=None, limit=_MOST)


def incoming(reader: Reader, agency_id: str, status: ProposalStatus | None = None) -> list[Proposal]:
    """Return what was proposed to an agency, the newest first; ``status`` keeps one kind."""
    return reader.read(_Q.lines, Proposal, proposal_id=None, status=status, mine=None, incoming=agency_id, limit=_MOST)


def by_id(reader: Reader, proposal_id: str) -> Proposal:
    """Return one proposal; NotFound when there is none."""
    for found in reader.read(
        _Q.lines, Proposal, proposal_id=proposal_id, status=None, mine=None, incoming=None, limit=1
    ):
        return found
    raise NotFound("no_such_proposal")


def open_one(reader: Reader, about_id: str, adopter_id: str) -> str | None:
    """Return the proposal about this innovation or copy that waits with an agency already."""
    found = reader.read(_Q.open_one, _Id, about_id=about_id, adopter_id=adopter_id)
    return found[0].id if found else None


def create(
    tx: Tx,
    proposal_id: str,
    proposer_id: str,
    adopter_id: str,
    about_id: str,
    *,
    form: str,
    note: str | None,
    by: str,
    on: date,
) -> None:
    """Propose a copy; ``form`` is JSON text of what it would fill in."""
    tx.run(
        _Q.create,
        proposal_id=proposal_id,
        proposer_id=proposer_id,
        adopter_id=adopter_id,
        about_id=about_id,
        form=form,
        note=note,
        by=by,
        on=on,
    )


def lock(tx: Tx, proposal_id: str) -> None:
    """Keep others out, so that it is read only once nobody can change it (findings 1)."""
    if not tx.read(_Q.lock, _Id, proposal_id=proposal_id):
        raise NotFound("no_such_proposal")


def take(tx: Tx, proposal_id: str, replication_id: str, by: str, on: date) -> None:
    """Let a proposal be the draft that the other side made of it."""
    tx.run(_Q.close, proposal_id=proposal_id, status=ProposalStatus.TAKEN.value, reason=None, by=by, on=on)
    tx.run(_Q.became, proposal_id=proposal_id, replication_id=replication_id)


def decline(tx: Tx, proposal_id: str, reason: str, by: str, on: date) -> None:
    """End a proposal with the reason that its proposer reads."""
    tx.run(_Q.close, proposal_id=proposal_id, status=ProposalStatus.DECLINED.value, reason=reason, by=by, on=on)
