"""What a person says of a file: kind, number and day of the proof that it is."""

from dataclasses import dataclass
from datetime import date

from graph.domain.errors import Invalid, Problem
from graph.domain.values import dates, texts
from graph.domain.vocabulary import EvidenceKind, Precision
from graph.store.evidence.evidence import About

_LONGEST_NUMBER = 100


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
    number, read = texts.line(described.number), dates.read(described.date)
    problems: list[Problem] = []
    if described.kind not in set(EvidenceKind) - {EvidenceKind.LINK}:
        problems.append(Problem("kind", "choice_needed"))
    elif described.kind != EvidenceKind.PHOTO and not number:
        problems.append(Problem("number", "number_needed"))
    if len(number) > _LONGEST_NUMBER:
        problems.append(Problem("number", "too_long", {"longest": _LONGEST_NUMBER}))
    if not described.date.strip():
        problems.append(Problem("date", "proof_date_needed"))
    elif read is None or read[1] is not Precision.DAY:
        problems.append(Problem("date", "date_full"))
    elif read[0] > today:
        problems.append(Problem("date", "date_ahead"))
    if problems or read is None:
        raise Invalid(*problems)
    return About(EvidenceKind(described.kind), number or None, read[0])
