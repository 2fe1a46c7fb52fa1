"""Rows of the road to national policy: assessments, scale-ups and policies; as in rows.py."""

from dataclasses import dataclass
from datetime import date

from graph.domain.vocabulary import Area, Exit, Light, PolicyForm, PolicyStatus, Route, Stage


@dataclass(frozen=True, slots=True)
class AssessmentLoad:
    id: str
    innovation: str
    agency: str
    readiness: int
    areas: dict[Area, Light]
    reasons: dict[Area, str]  # why
    made_on: date
    rule_version: str = "1"


@dataclass(frozen=True, slots=True)
class ScaleUpLoad:
    id: str
    innovation: str
    stage: Stage
    entered_on: date
    route: Route
    side: Exit = Exit.NONE
    side_reason: str | None = None
    review_on: date | None = None
    sponsor: str | None = None  # agency id
    policy: str | None = None
    entered_stage: Stage = Stage.REGISTERED  # where a panel or a retrospective one began; no earlier step was recorded
    coverage_reached: int | None = None
    coverage_of: int | None = None
    coverage_year: int | None = None
    budget_line: str | None = None


@dataclass(frozen=True, slots=True)
class PolicyLoad:
    id: str
    form: PolicyForm | None
    number: str | None
    year: int | None
    title: str
    link: str | None
    status: PolicyStatus
    sources: tuple[str, ...] = ()
    enacted_on: date | None = None
    responsible: str | None = None  # the unit that answers for the instrument
    target: int | None = None  # agencies that the instrument wants to apply it
    categories: tuple[str, ...] = ()  # of what it makes policy; the target is theirs
