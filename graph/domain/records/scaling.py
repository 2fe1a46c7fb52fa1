"""What readiness and the gates look at, and what a scale-up and a policy are, as plain rows."""

from dataclasses import dataclass
from datetime import date

from graph.domain.records.catalogue import Cited
from graph.domain.vocabulary import Area, Exit, Life, Light, PolicyForm, PolicyStatus, Route, Stage


@dataclass(frozen=True, slots=True)
class Candidate:
    """An innovation that may be scaled up, with every recorded fact that readiness rests on.

    The ids of copies are of verified ones; who adopts them and whether they run is in the snapshot's rows.
    """

    id: str
    name: str
    origin: str | None
    origin_name: str | None
    life: Life
    started_on: date | None
    is_top: bool
    panel_feasible: bool
    is_registered: bool  # entered an edition, or published by KemenPANRB
    categories: tuple[str, ...]
    outcomes: int  # measured at the origin
    monev_internal: int  # proofs of internal monitoring at the origin
    co_developers: tuple[str, ...]  # agencies that facilitate the innovation itself
    facilitated: tuple[str, ...]  # copies that the origin facilitates
    proven: tuple[str, ...]  # copies with any proof
    evaluated: tuple[str, ...]  # copies with an external evaluation or a survey
    targets: tuple[int, ...]  # agencies to be reached, by instruments and statements that have a source
    readiness: int | None  # of the latest assessment
    assessed_on: date | None
    red_areas: tuple[Area, ...]
    areas_assessed: int
    scale_up_id: str | None
    stage: Stage | None


@dataclass(frozen=True, slots=True)
class Assessment:
    """What people judged about an innovation; one tuple entry for each area, in the vocabulary's order."""

    id: str
    agency_name: str | None
    readiness: int
    readiness_reason: str | None
    made_on: date
    rule_version: str
    lights: tuple[Light | None, ...]
    reasons: tuple[str | None, ...]
    use_then: int | None  # what U and the score were when it was made; None for loaded rows
    score_then: int | None
    proofs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Enacted:
    """A policy in force, as pictures name it; ``year`` is None when unknown."""

    id: str
    title: str
    year: int | None


@dataclass(frozen=True, slots=True)
class Policy:
    """An instrument that an innovation became, or is to become."""

    id: str
    title: str
    form: PolicyForm | None
    number: str | None
    year: int | None
    enacted_on: date | None
    link: str | None
    status: PolicyStatus
    responsible: str | None
    sources: tuple[Cited, ...]
    target: int | None = None  # agencies that it wants to reach


@dataclass(frozen=True, slots=True)
class ScaleUp:
    """One innovation's way to national policy, as it stands."""

    id: str
    innovation_id: str
    innovation_name: str
    origin_name: str | None
    stage: Stage
    entered_stage: Stage  # where a retrospective one began; earlier steps were not recorded
    entered_on: date | None
    route: Route
    side: Exit
    side_reason: str | None
    review_on: date | None
    sponsor_id: str | None
    sponsor_name: str | None
    sponsor_mandated: bool  # on the day asked about
    policy_id: str | None
    coverage_reached: int | None
    coverage_of: int | None
    coverage_year: int | None
    budget_line: str | None
    version: int


@dataclass(frozen=True, slots=True)
class LegalBasis:
    """An instrument that a source names as the legal basis of an innovation; how it came about is not said."""

    policy_id: str
    innovation_id: str
    innovation_name: str
