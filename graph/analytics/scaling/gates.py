"""The stages and gates of the way to national policy: what each step still lacks, in numbers.

Stages 2-3 are horizontal scaling, 7-9 vertical scaling (WHO/ExpandNet, Nine steps for developing a scaling-up
strategy, 2010). Nothing moves by itself: a gate refuses a step, or warns once it no longer holds.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from graph.analytics.scaling.readiness import ReadinessReading, runs_for_a_year
from graph.analytics.scaling.rules import ScalingRules
from graph.domain.records.scaling import Assessment, Candidate, Policy, ScaleUp
from graph.domain.vocabulary import Area, Light, PolicyStatus, Route, Stage


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing that a gate lacks: ``code`` names the sentence, ``have`` of ``need`` fill it."""

    code: str
    have: int | None = None
    need: int | None = None


@dataclass(frozen=True, slots=True)
class GateFacts:
    """What the gates look at, for one innovation on one day."""

    is_registered: bool = True
    panel_feasible: bool = False
    readiness: int | None = None
    runs_for_a_year: bool = False
    copies: int = 0  # confirmed running
    regions: int = 0  # distinct provinces, regencies and cities among them
    provinces: int = 0
    island_groups: int = 0
    has_sponsor: bool = False
    sponsor_mandated: bool = False
    lights: Mapping[Area, Light] = field(default_factory=dict[Area, Light])
    has_draft: bool = False
    has_responsible: bool = False
    is_enacted: bool = False
    has_coverage: bool = False
    has_budget_line: bool = False


def standing(candidate: Candidate, reading: ReadinessReading, today: date) -> GateFacts:
    """Return what recorded facts say of an innovation, before anybody sponsors it."""
    running = reading.running
    return GateFacts(
        is_registered=candidate.is_registered,
        panel_feasible=candidate.panel_feasible,
        readiness=reading.readiness,
        runs_for_a_year=runs_for_a_year(candidate, today),
        copies=len(running),
        regions=len({link.region for link in running if link.region}),
        provinces=len({link.province for link in running if link.province}),
        island_groups=len({link.island_group for link in running if link.island_group}),
    )


def lights(assessment: Assessment | None) -> dict[Area, Light]:
    """Return the areas that an assessment judged."""
    if assessment is None:
        return {}
    judged = zip(Area, assessment.lights, strict=True)
    return {area: light for area, light in judged if light is not None}


def policy_facts(scale_up: ScaleUp, policy: Policy | None) -> dict[str, bool]:
    """Return the facts of the last three gates, as fields of a Standing."""
    draft = policy is not None and bool(policy.title)
    named = policy is not None and policy.status == PolicyStatus.ENACTED
    told = policy is not None and all((policy.form, policy.number, policy.enacted_on or policy.year, policy.link))
    covered = (scale_up.coverage_reached, scale_up.coverage_of, scale_up.coverage_year)
    return {
        "has_draft": draft,
        "has_responsible": policy is not None and bool(policy.responsible),
        "is_enacted": named and told,
        "has_coverage": None not in covered,
        "has_budget_line": bool(scale_up.budget_line),
    }


def missing(stage: Stage, now: GateFacts, rules: ScalingRules) -> tuple[Missing, ...]:
    """Return what the gate of ``stage`` lacks; nothing where it holds.

    >>> from graph.analytics.scaling.rules import HISTORY
    >>> missing(Stage.ACROSS_REGIONS, GateFacts(copies=3, regions=2), HISTORY[0])
    (Missing(code='gate_regions', have=2, need=3),)
    """
    return tuple(_GATES[stage](now, rules))


def needed(stage: Stage, route: Route) -> bool:
    """Say whether a route asks for the gate of ``stage`` when it is passed on the way to a later one."""
    return not (route == Route.PANEL and stage in {Stage.REPLICATED, Stage.ACROSS_REGIONS})


def entry(now: GateFacts, rules: ScalingRules) -> tuple[Stage, Route]:
    """Return where a newly sponsored innovation enters, and on which route.

    What KIPP's panel judged feasible enters at 4, however many copies there are. On the replication route it is
    one stage short of the last gate that holds: a ministry's offer alone moves nothing, the next stage is the
    steward's to set.
    """
    if now.panel_feasible and _on_panel_route(now, rules):
        return Stage.CANDIDATE, Route.PANEL
    reached = Stage.REGISTERED
    for stage in list(Stage)[1 : Stage.CANDIDATE + 1]:
        if missing(stage, now, rules):
            break
        reached = stage
    return Stage(max(reached - 1, Stage.REGISTERED)), Route.REPLICATION


def unrecorded(route: Route, entered_stage: int) -> tuple[Stage, ...]:
    """Return the steps of a retrospective scale-up that this system never saw (tidak tercatat)."""
    return tuple(Stage)[:entered_stage] if route == Route.RETROSPECTIVE else ()


def warnings(
    stage: Stage, route: Route, entered_stage: int, now: GateFacts, rules: ScalingRules
) -> dict[Stage, tuple[Missing, ...]]:
    """Return the gates that were passed and no longer hold; the panel route owes 2 and 3 from stage 7 on."""
    unseen = unrecorded(route, entered_stage)
    passed = [step for step in Stage if step <= stage and step not in unseen]
    owed = [step for step in passed if needed(step, route) or stage >= Stage.DRAFT_POLICY]
    found = {step: missing(step, now, rules) for step in owed}
    return {step: lacks for step, lacks in found.items() if lacks}


def _on_panel_route(now: GateFacts, rules: ScalingRules) -> bool:
    gates = (stage for stage in Stage if stage <= Stage.CANDIDATE and needed(stage, Route.PANEL))
    return not any(missing(stage, now, rules) for stage in gates)


def _at_least(code: str, have: int, need: int) -> list[Missing]:
    return [Missing(code, have, need)] if have < need else []


def _true(holds: bool, code: str) -> list[Missing]:
    return [] if holds else [Missing(code)]


def _registered(now: GateFacts, rules: ScalingRules) -> list[Missing]:
    return _true(now.is_registered, "gate_registered")


def _proven(now: GateFacts, rules: ScalingRules) -> list[Missing]:
    if now.readiness is None:
        lacks = [Missing("gate_readiness_unknown", None, rules.proven_readiness)]
    else:
        lacks = _at_least("gate_readiness", now.readiness, rules.proven_readiness)
    return lacks + _true(now.runs_for_a_year, "gate_running_a_year")


def _replicated(now: GateFacts, rules: ScalingRules) -> list[Missing]:
    return _at_least("gate_copies", now.copies, rules.copies)


def _across_regions(now: GateFacts, rules: ScalingRules) -> list[Missing]:
    return _at_least("gate_regions", now.regions, rules.regions)


def _candidate(now: GateFacts, rules: ScalingRules) -> list[Missing]:
    if not now.has_sponsor:
        return [Missing("gate_sponsor")]
    return _true(now.sponsor_mandated, "gate_mandate")


def _feasible(now: GateFacts, rules: ScalingRules) -> list[Missing]:
    lacks = _at_least("gate_areas", len(now.lights), len(Area))
    red = [area for area in (Area.SUPPORT, Area.FUNDING) if now.lights.get(area) == Light.RED]
    return lacks + [Missing(f"gate_red_{area}") for area in red]


def _tried(now: GateFacts, rules: ScalingRules) -> list[Missing]:
    return _at_least("gate_provinces", now.provinces, rules.provinces) + _at_least(
        "gate_island_groups", now.island_groups, rules.island_groups
    )


def _drafted(now: GateFacts, rules: ScalingRules) -> list[Missing]:
    papers = _true(now.has_draft, "gate_draft") + _true(now.has_responsible, "gate_responsible")
    return papers + _replicated(now, rules) + _across_regions(now, rules)


def _enacted(now: GateFacts, rules: ScalingRules) -> list[Missing]:
    return _true(now.is_enacted, "gate_instrument")


def _evaluated(now: GateFacts, rules: ScalingRules) -> list[Missing]:
    return _true(now.has_coverage, "gate_coverage") + _true(now.has_budget_line, "gate_budget_line")


_GATES = {
    Stage.REGISTERED: _registered,
    Stage.PROVEN: _proven,
    Stage.REPLICATED: _replicated,
    Stage.ACROSS_REGIONS: _across_regions,
    Stage.CANDIDATE: _candidate,
    Stage.FEASIBILITY: _feasible,
    Stage.TRIAL: _tried,
    Stage.DRAFT_POLICY: _drafted,
    Stage.ENACTED: _enacted,
    Stage.EVALUATED: _evaluated,
}
