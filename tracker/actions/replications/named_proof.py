"""The one proof that a registration names, and the file that comes in the same form."""

from collections.abc import Callable
from datetime import date

from graph.domain.errors import Invalid, Problem
from graph.domain.records.replications import Replication
from graph.domain.values import dates, evidence
from graph.domain.vocabulary import EvidenceKind
from graph.engine import Tx
from graph.store.replications import replication_writes
from graph.store.replications.replication_writes import NewProof
from tracker.actions.replications import replication_form
from tracker.actions.replications.replication_form import ReplicationForm

PutFile = Callable[[Tx, str, str], None]  # puts the file that came with the form to this proof of this record


def problems_of_file(filled: ReplicationForm, put: PutFile | None) -> list[Problem]:
    """Return what stands against a file as the proof of a form: what it proves is no link."""
    is_link = put is not None and filled.proof_kind == EvidenceKind.LINK
    return [Problem("proof_kind", "file_is_no_link")] if is_link else []


def demand_described(filled: ReplicationForm, put: PutFile | None, today: date) -> None:
    """Raise Invalid when a draft comes with a file and does not say what it is: nobody would find it again."""
    if put is None:
        return
    proof = replication_form.proof_of(filled.cleaned())
    if found := evidence.problems(proof, today) + problems_of_file(filled, put):
        raise Invalid(*found)


def of(before: Replication, filled: ReplicationForm, new_id: str) -> NewProof:
    """Return the proof as typed: it mends the one that the record names, or one that says the same of itself."""
    read = dates.read(filled.proof_date)
    kind, number, on = EvidenceKind(filled.proof_kind), filled.proof_number or None, read.day if read else None
    same = next((one for one in before.proofs if (one.kind, one.number, one.date) == (kind, number, on)), None)
    known = before.named_proof or same
    return NewProof(id=known.id if known else new_id, kind=kind, number=number, date=on, link=filled.proof_link or None)


def keep_file(tx: Tx, before: Replication, filled: ReplicationForm, new_id: str, put: PutFile | None) -> None:
    """Put the file of a draft to its proof. What a returned record said of its proof stands until it is submitted."""
    if put is None:
        return
    proof = of(before, filled, new_id)
    if proof.id == new_id:
        replication_writes.set_proof(tx, before.facts.id, proof)
    put(tx, before.facts.id, proof.id)
