"""What a person says of a file: kind, number and day of the proof that it is."""

from dataclasses import dataclass
from datetime import date

from graph.domain.errors import Invalid
from graph.domain.values import dates, evidence, texts
from graph.domain.values.evidence import EvidenceInput
from graph.domain.vocabulary import EvidenceKind
from graph.store.evidence.evidence import About


@dataclass(frozen=True, slots=True)
class Described:
    """What a person says of a file; ``proof_id`` names a proof that is there already and lacks its file."""

    proof_id: str = ""
    kind: str = ""
    number: str = ""
    date: str = ""


def about(described: Described, today: date) -> About | None:
    """Return what is said of a new proof, None for the file of a known one; Invalid names what is missing."""
    if described.proof_id:
        return None
    typed = _typed(described)
    if problems := evidence.problems(typed, today, prefix=""):
        raise Invalid(*problems)
    on = dates.read(described.date)
    return About(EvidenceKind(typed.kind), typed.number or None, on.day if on else None)


def _typed(described: Described) -> EvidenceInput:
    """Return the proof as typed; a file is no link."""
    kind = "" if described.kind == EvidenceKind.LINK else described.kind
    return EvidenceInput(kind, texts.answer(described.number), described.date.strip())
