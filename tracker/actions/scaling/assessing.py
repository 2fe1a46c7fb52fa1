"""People judge readiness and the seven areas, with reasons and a proof."""

import secrets
from dataclasses import dataclass
from datetime import date

from graph.analytics.scaling import readiness
from graph.domain import policy
from graph.domain.errors import Invalid, NotAllowed, Problem
from graph.domain.events import Event
from graph.domain.policy import Action
from graph.domain.values import dates, evidence, texts
from graph.domain.values.evidence import EvidenceInput
from graph.domain.vocabulary import Area, EvidenceKind, Light, Role
from graph.engine import Tx
from graph.store.innovations import candidates
from graph.store.scaling import assessments
from graph.store.scaling.assessments import NewAssessment
from tracker.actions import audit_entries
from tracker.actions.context import Context
from tracker.actions.idempotency import Form, once, user_id
from tracker.actions.scaling import scaling_status
from tracker.actions.scaling.scaling_status import StepFacts


@dataclass(frozen=True, slots=True)
class Judgement:
    """What an analyst says, as typed: R with its reason, a light and a reason for each area, and the proof."""

    readiness: int | None
    readiness_reason: str
    lights: dict[str, str]
    reasons: dict[str, str]
    proof_kind: str
    proof_number: str = ""
    proof_date: str = ""
    proof_link: str = ""


def assess(context: Context, innovation_id: str, said: Judgement, key: str) -> str:
    """Keep a judgement and return its number; the same form sent twice gives the same number."""
    policy.demand(context.actor, Action.INNOVATION_ASSESS)
    _demand_sound(said, context.today)
    new_id, proof_id = (secrets.token_hex(8) for _ in range(2))

    def work(tx: Tx) -> None:
        found = scaling_status.of_innovation(tx, innovation_id, context.today)
        _demand_mandate(context, tx, found)
        new = _new(context, said, found, (f"A-{new_id}", f"E-{proof_id}"))
        assessments.create(tx, new)
        _record(context, tx, found, new)

    return once(context, Form(key, Event.INNOVATION_ASSESSED, (innovation_id, said)), f"A-{new_id}", work)


def _demand_mandate(context: Context, tx: Tx, found: StepFacts) -> None:
    """An analyst judges within the own ministry's mandate, a steward everywhere."""
    if context.actor.has_role(Role.STEWARD):
        return
    if candidates.mandate(tx, context.actor.agency_id or "", context.today).isdisjoint(found.candidate.categories):
        raise NotAllowed("outside_mandate")


def _new(context: Context, said: Judgement, found: StepFacts, ids: tuple[str, str]) -> NewAssessment:
    used, level = found.reading.use, said.readiness or 0
    proof, on = _proof(said), dates.read(said.proof_date)
    return NewAssessment(
        id=ids[0],
        innovation_id=found.candidate.id,
        agency_id=context.actor.agency_id or "",
        readiness=level,
        readiness_reason=texts.paragraph(said.readiness_reason),
        lights={area: Light(said.lights[area]) for area in Area},
        reasons={area: texts.paragraph(said.reasons[area]) for area in Area},
        use_then=used,
        score_then=readiness.score(level, used, found.rules),
        made_on=context.today,
        made_at=context.now,
        made_by=user_id(context.actor),
        rule_version=found.rules.version,
        proof_id=ids[1],
        proof_kind=EvidenceKind(proof.kind),
        proof_number=proof.number or None,
        proof_date=on.day if on else None,
        proof_link=proof.link or None,
    )


def _record(context: Context, tx: Tx, found: StepFacts, new: NewAssessment) -> None:
    before = found.assessment.readiness if found.assessment else None
    audit_entries.record(
        context,
        tx,
        Event.INNOVATION_ASSESSED,
        new.innovation_id,
        reason=new.readiness_reason,
        changes={"readiness": [None if before is None else str(before), str(new.readiness)], **_areas(found, new)},
    )


def _areas(found: StepFacts, new: NewAssessment) -> dict[str, list[str | None]]:
    before = found.assessment.lights if found.assessment else (None,) * len(Area)
    pairs = zip(Area, before, strict=True)
    return {area.value: [old, new.lights[area]] for area, old in pairs if old != new.lights[area]}


def _demand_sound(said: Judgement, today: date) -> None:
    problems = [*_of_readiness(said), *_of_areas(said), *evidence.problems(_proof(said), today, is_cited=True)]
    if problems:
        raise Invalid(*problems)


def _of_readiness(said: Judgement) -> list[Problem]:
    problems = _reason("readiness_reason", said.readiness_reason)
    if said.readiness is None or not 0 <= said.readiness <= 9:
        problems.append(Problem("readiness", "required"))
    return problems


def _of_areas(said: Judgement) -> list[Problem]:
    problems: list[Problem] = []
    for area in Area:
        if said.lights.get(area) not in set(Light):
            problems.append(Problem(f"light_{area}", "required"))
        problems += _reason(f"reason_{area}", said.reasons.get(area, ""))
    return problems


def _proof(said: Judgement) -> EvidenceInput:
    """Return the proof as typed."""
    number, day = texts.answer(said.proof_number), said.proof_date.strip()
    return EvidenceInput(said.proof_kind, number, day, said.proof_link.strip())


def _reason(field: str, text: str) -> list[Problem]:
    clean = texts.paragraph(text)
    if not clean:
        return [Problem(field, "required")]
    return texts.too_long(field, clean, texts.LONGEST_REASON)
