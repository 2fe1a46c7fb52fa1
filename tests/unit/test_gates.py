"""The gates of domain: each one just met and just missed."""

from dataclasses import replace

import pytest

from graph.analytics.scaling import gates, rules
from graph.analytics.scaling.gates import GateFacts, Missing
from graph.domain.vocabulary import Area, Light, Route, Stage

RULES = rules.HISTORY[0]
GREEN = dict.fromkeys(Area, Light.GREEN)
FULL = GateFacts(
    readiness=9,
    runs_for_a_year=True,
    copies=3,
    regions=3,
    provinces=2,
    island_groups=2,
    has_sponsor=True,
    sponsor_mandated=True,
    lights=GREEN,
    has_draft=True,
    has_responsible=True,
    is_enacted=True,
    has_coverage=True,
    has_budget_line=True,
)


@pytest.mark.parametrize("stage", list(Stage))
def test_a_gate_that_holds_lacks_nothing(stage: Stage) -> None:
    assert gates.missing(stage, FULL, RULES) == ()


@pytest.mark.parametrize(
    ("stage", "changes", "expected"),
    [
        (0, {"is_registered": False}, [Missing("gate_registered")]),
        (1, {"readiness": 6}, [Missing("gate_readiness", 6, 7)]),
        (1, {"readiness": None}, [Missing("gate_readiness_unknown", None, 7)]),
        (1, {"runs_for_a_year": False}, [Missing("gate_running_a_year")]),
        (2, {"copies": 0}, [Missing("gate_copies", 0, 1)]),
        (3, {"regions": 2}, [Missing("gate_regions", 2, 3)]),
        (4, {"has_sponsor": False}, [Missing("gate_sponsor")]),
        (4, {"sponsor_mandated": False}, [Missing("gate_mandate")]),
        (5, {"lights": {Area.FIT: Light.GREEN}}, [Missing("gate_areas", 1, 7)]),
        (5, {"lights": GREEN | {Area.FUNDING: Light.RED}}, [Missing("gate_red_funding")]),
        (5, {"lights": GREEN | {Area.SUPPORT: Light.RED}}, [Missing("gate_red_support")]),
        (5, {"lights": GREEN | {Area.EASE: Light.RED}}, []),
        (6, {"provinces": 1}, [Missing("gate_provinces", 1, 2)]),
        (6, {"island_groups": 1}, [Missing("gate_island_groups", 1, 2)]),
        (7, {"has_draft": False}, [Missing("gate_draft")]),
        (7, {"has_responsible": False}, [Missing("gate_responsible")]),
        (7, {"regions": 2}, [Missing("gate_regions", 2, 3)]),
        (8, {"is_enacted": False}, [Missing("gate_instrument")]),
        (9, {"has_coverage": False}, [Missing("gate_coverage")]),
        (9, {"has_budget_line": False}, [Missing("gate_budget_line")]),
    ],
)
def test_a_gate_says_what_it_lacks(stage: int, changes: dict[str, object], expected: list[Missing]) -> None:
    assert gates.missing(Stage(stage), replace(FULL, **changes), RULES) == tuple(expected)


def test_a_sponsored_innovation_enters_as_far_as_its_gates_hold() -> None:
    assert gates.entry(FULL, RULES) == (Stage.ACROSS_REGIONS, Route.REPLICATION)
    assert gates.entry(replace(FULL, regions=2), RULES) == (Stage.PROVEN, Route.REPLICATION)
    assert gates.entry(replace(FULL, readiness=None), RULES) == (Stage.REGISTERED, Route.REPLICATION)


def test_the_panel_route_enters_at_4_without_gates_2_and_3_but_not_without_the_others() -> None:
    judged = replace(FULL, panel_feasible=True, copies=0, regions=0)

    assert gates.entry(judged, RULES) == (Stage.CANDIDATE, Route.PANEL)
    assert gates.entry(replace(FULL, panel_feasible=True), RULES) == (Stage.CANDIDATE, Route.PANEL)
    assert gates.entry(replace(judged, readiness=5), RULES) == (Stage.REGISTERED, Route.REPLICATION)
    assert gates.entry(replace(judged, has_sponsor=False), RULES) == (Stage.REGISTERED, Route.REPLICATION)
    assert gates.entry(replace(judged, panel_feasible=False), RULES) == (Stage.REGISTERED, Route.REPLICATION)


def test_a_passed_gate_that_no_longer_holds_warns() -> None:
    weaker = replace(FULL, regions=2)

    found = gates.warnings(Stage.FEASIBILITY, Route.REPLICATION, 0, weaker, RULES)

    assert found == {Stage.ACROSS_REGIONS: (Missing("gate_regions", 2, 3),)}
    assert gates.warnings(Stage.REPLICATED, Route.REPLICATION, 0, weaker, RULES) == {}


def test_the_panel_route_owes_gates_2_and_3_only_from_stage_7_on() -> None:
    alone = replace(FULL, copies=0, regions=0)

    assert gates.warnings(Stage.TRIAL, Route.PANEL, 4, alone, RULES) == {}
    assert set(gates.warnings(Stage.DRAFT_POLICY, Route.PANEL, 4, alone, RULES)) == {
        Stage.REPLICATED,
        Stage.ACROSS_REGIONS,
        Stage.DRAFT_POLICY,
    }


def test_a_retrospective_scale_up_has_steps_that_nobody_recorded() -> None:
    bare = GateFacts(is_enacted=True)

    assert gates.unrecorded(Route.RETROSPECTIVE, 8) == tuple(Stage)[:8]
    assert gates.unrecorded(Route.REPLICATION, 8) == ()
    assert gates.warnings(Stage.ENACTED, Route.RETROSPECTIVE, 8, bare, RULES) == {}
