"""Scale-ups on every stage and route, what they became, and what ministries judged."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from random import Random

from graph.domain.records.road_rows import PolicyLoad, ScaleUpLoad
from graph.domain.records.rows import InnovationLoad, MandateLoad
from graph.domain.vocabulary import Exit, PolicyForm, PolicyStatus, Route, Stage
from graph.example import days, demo
from graph.example.names import MARK, marked
from graph.example.size import AS_OF
from graph.example.standing import RegionCounts, held_once, holds

LONGEST_IN_FORCE = 600  # days from an instrument to its evaluation
_REPLICATION, _PANEL, _RETROSPECTIVE = Route.REPLICATION, Route.PANEL, Route.RETROSPECTIVE


@dataclass(frozen=True, slots=True)
class Plan:
    """So many scale-ups of one kind; ``fallen`` ones stand on a stage whose gate holds no more."""

    stage: Stage
    route: Route
    count: int
    side: Exit = Exit.NONE
    fallen: bool = False


# The scarce ones choose first.
PLANS = (
    Plan(Stage.EVALUATED, _REPLICATION, 1),
    Plan(Stage.EVALUATED, _RETROSPECTIVE, 2),
    Plan(Stage.ENACTED, _REPLICATION, 1),
    Plan(Stage.ENACTED, _RETROSPECTIVE, 2),
    Plan(Stage.ENACTED, _RETROSPECTIVE, 1, Exit.REVOKED),
    Plan(Stage.DRAFT_POLICY, _REPLICATION, 2),
    Plan(Stage.DRAFT_POLICY, _PANEL, 1),
    Plan(Stage.TRIAL, _REPLICATION, 3),
    Plan(Stage.TRIAL, _PANEL, 1),
    Plan(Stage.FEASIBILITY, _REPLICATION, 3),
    Plan(Stage.FEASIBILITY, _PANEL, 2),
    Plan(Stage.FEASIBILITY, _REPLICATION, 1, Exit.DISCONTINUED),
    Plan(Stage.CANDIDATE, _REPLICATION, 3),
    Plan(Stage.CANDIDATE, _REPLICATION, 1, Exit.POSTPONED),
    Plan(Stage.CANDIDATE, _PANEL, 3),
    Plan(Stage.ACROSS_REGIONS, _REPLICATION, 3, fallen=True),
    Plan(Stage.ACROSS_REGIONS, _REPLICATION, 6),
    Plan(Stage.REPLICATED, _REPLICATION, 6),
    Plan(Stage.PROVEN, _REPLICATION, 5),
    Plan(Stage.PROVEN, _REPLICATION, 1, Exit.POSTPONED),
    Plan(Stage.REGISTERED, _REPLICATION, 4),
    Plan(Stage.REGISTERED, _REPLICATION, 1, Exit.DISCONTINUED),
)
_SIDE_REASONS = {
    Exit.POSTPONED: "Menunggu hasil evaluasi anggaran tahun berjalan.",
    Exit.DISCONTINUED: "Tujuan inovasi sudah tercakup dalam layanan nasional yang ada.",
    Exit.REVOKED: "Diganti oleh peraturan yang lebih luas cakupannya.",
}
_FORMS = (PolicyForm.PERMEN, PolicyForm.SE, PolicyForm.KEPMEN, PolicyForm.PERPRES, PolicyForm.NSPK)
_TARGETS = (514, 38, None)  # every regency and city, every province, or not said
_FORM_NAMES = {
    PolicyForm.PERMEN: "Peraturan Menteri",
    PolicyForm.SE: "Surat Edaran Menteri",
    PolicyForm.KEPMEN: "Keputusan Menteri",
    PolicyForm.PERPRES: "Peraturan Presiden",
    PolicyForm.NSPK: "Norma, Standar, Prosedur, dan Kriteria",
}


@dataclass(slots=True)
class Board:
    """The scaling-up board; ``panel`` holds innovations that the panel judged nationally feasible."""

    scale_ups: list[ScaleUpLoad] = field(default_factory=list[ScaleUpLoad])
    policies: list[PolicyLoad] = field(default_factory=list[PolicyLoad])
    panel: set[str] = field(default_factory=set[str])


class Mandates:
    """Which agencies have a mandate over which category."""

    def __init__(self, rows: Iterable[MandateLoad]) -> None:
        self._held: dict[str, list[str]] = {}
        for row in rows:
            self._held.setdefault(row.category, []).append(row.agency)

    def over(self, innovation: InnovationLoad) -> list[str]:
        """Return the agencies whose mandate covers one of the innovation's categories, but for its origin."""
        found = [agency for category in innovation.categories for agency in self._held.get(category, [])]
        return [agency for agency in dict.fromkeys(found) if agency != innovation.origin]


def board(
    tops: list[InnovationLoad],
    standings: dict[str, RegionCounts],
    mandates: Mandates,
    most: int,
    rng: Random,
) -> Board:
    """Fill the board by plan, as far as innovations fit: one scale-up each at most, none for the demo's."""
    made = Board()
    taken = {demo.DEMO_PATH.innovation, demo.SECOND_PATH.innovation}
    for plan in PLANS:
        fitting = [row for row in tops if row.id not in taken and _fits(plan, row, standings[row.id], mandates)]
        if plan.stage >= Stage.DRAFT_POLICY:
            fitting.sort(key=lambda row: (-standings[row.id].copies, row.id))
            fitting = fitting[: 4 * plan.count]
        for row in rng.sample(fitting, min(plan.count, most, len(fitting))):
            taken.add(row.id)
            _place(made, plan, row, mandates, rng)
    return made


def _fits(plan: Plan, row: InnovationLoad, now: RegionCounts, mandates: Mandates) -> bool:
    if not now.is_proven or not mandates.over(row):
        return False
    if plan.fallen:
        return held_once(plan.stage, now)
    if plan.route is _PANEL and plan.stage < Stage.TRIAL:
        return now.copies < 6  # judged feasible before it spread
    if plan.route is _RETROSPECTIVE:
        return now.copies >= 1
    return holds(plan.stage, now)


def _place(made: Board, plan: Plan, row: InnovationLoad, mandates: Mandates, rng: Random) -> None:
    stage, short = plan.stage, row.name.removesuffix(MARK).strip().split(":")[0]
    entered = days.between(rng, date(2025, 1, 15), date(2025, 11, 30))
    policy = _policy(len(made.policies) + 1, plan, row, short, entered, rng) if stage >= Stage.DRAFT_POLICY else None
    if policy:
        made.policies.append(policy)
    if plan.route is _PANEL:
        made.panel.add(row.id)
    began = {_PANEL: Stage.CANDIDATE, _RETROSPECTIVE: min(stage, Stage.ENACTED)}.get(plan.route, Stage.REGISTERED)
    covered = stage is Stage.EVALUATED
    made.scale_ups.append(
        ScaleUpLoad(
            id=f"usulan-{row.id}",
            innovation=row.id,
            stage=stage,
            entered_on=entered,
            route=plan.route,
            side=plan.side,
            side_reason=_SIDE_REASONS.get(plan.side),
            review_on=date(2026, 6, 30) if plan.side is Exit.POSTPONED else None,
            sponsor=rng.choice(mandates.over(row)) if stage >= Stage.CANDIDATE else None,
            policy=policy.id if policy else None,
            entered_stage=began,
            coverage_reached=rng.randint(90, 320) if covered else None,
            coverage_of=514 if covered else None,
            coverage_year=AS_OF.year if covered else None,
            budget_line=marked("Program Pelayanan Publik, kegiatan penerapan nasional") if covered else None,
        )
    )


def _policy(number: int, plan: Plan, row: InnovationLoad, short: str, entered: date, rng: Random) -> PolicyLoad:
    form = _FORMS[(number - 1) % len(_FORMS)]
    enacted = _enacted(plan, entered, rng)
    status = PolicyStatus.ENACTED if enacted else PolicyStatus.DRAFT
    return PolicyLoad(
        id=f"kebijakan-{number:02d}-contoh",
        form=form,
        number=str(rng.randint(2, 90)) if enacted else None,
        year=enacted.year if enacted else None,
        title=marked(f"{_FORM_NAMES[form]} tentang Penerapan {short} secara Nasional"),
        link=f"https://peraturan.example/kebijakan-{number:02d}" if enacted else None,
        status=PolicyStatus.REVOKED if plan.side is Exit.REVOKED else status,
        enacted_on=enacted,
        responsible=marked("Direktorat Penerapan Inovasi Pelayanan"),
        target=_TARGETS[number % len(_TARGETS)] if enacted else None,
        categories=row.categories,
    )


def _enacted(plan: Plan, entered: date, rng: Random) -> date | None:
    """Return the day of the instrument: just before stage 8 was set, or years before what came to be recorded later."""
    if plan.stage < Stage.ENACTED:
        return None
    if plan.route is _RETROSPECTIVE:
        return days.between(rng, date(2020, 2, 1), date(2024, 9, 30))
    shortest, longest = (1, 20) if plan.stage is Stage.ENACTED else (300, LONGEST_IN_FORCE)
    return days.after(entered, -rng.randint(shortest, longest))
