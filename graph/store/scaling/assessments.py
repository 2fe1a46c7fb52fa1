"""What people judged about an innovation's readiness, with the proof it rests on."""

from dataclasses import dataclass
from datetime import date, datetime

from graph import queries
from graph.domain.errors import NotFound
from graph.domain.records.scaling import Assessment
from graph.domain.vocabulary import Area, EvidenceKind, Light
from graph.engine import Reader, Row, Tx

_Q = queries.load(__file__)
_SHOWN = 20


@dataclass(frozen=True, slots=True)
class NewAssessment:
    """A judgement to be kept; ``lights`` and ``reasons`` by area; U and the score as they were then."""

    id: str
    innovation_id: str
    agency_id: str
    readiness: int
    readiness_reason: str
    lights: dict[Area, Light]
    reasons: dict[Area, str]
    use_then: int | None
    score_then: int | None
    made_on: date
    made_at: datetime
    made_by: str
    rule_version: str
    proof_id: str
    proof_kind: EvidenceKind
    proof_number: str | None
    proof_date: date | None
    proof_link: str | None


@dataclass(frozen=True, slots=True)
class _Id:
    id: str


def of_innovation(reader: Reader, innovation_id: str, limit: int = _SHOWN) -> list[Assessment]:
    """Return the judgements about one innovation, newest first."""
    return reader.read(_Q.latest, Assessment, innovation_id=innovation_id, limit=limit)


def create(tx: Tx, new: NewAssessment) -> None:
    """Keep a judgement; NotFound when its innovation or its agency is unknown."""
    properties: Row = {
        "readiness": new.readiness,
        "readiness_reason": new.readiness_reason,
        "use_then": new.use_then,
        "score_then": new.score_then,
        "made_on": new.made_on,
        "made_at": new.made_at,
        "made_by": new.made_by,
        "rule_version": new.rule_version,
        **{f"area_{area}": light for area, light in new.lights.items()},
        **{f"reason_{area}": reason for area, reason in new.reasons.items()},
    }
    made = tx.read(
        _Q.create,
        _Id,
        id=new.id,
        innovation_id=new.innovation_id,
        agency_id=new.agency_id,
        properties=properties,
        proof_id=new.proof_id,
        proof_kind=new.proof_kind,
        proof_number=new.proof_number,
        proof_date=new.proof_date,
        proof_link=new.proof_link,
    )
    if not made:
        raise NotFound("no_such_candidate")
