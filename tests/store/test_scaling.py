"""From sponsor to policy on a real graph: who may take which step, and what each gate says."""

from dataclasses import replace
from datetime import date

import pytest

from graph.domain import vocabulary as v
from graph.domain.errors import Invalid, NotAllowed, Stale
from graph.domain.policy import Actor
from graph.domain.records import road_rows
from graph.domain.values.moment import Moment
from graph.domain.vocabulary import Area, Exit, Route, Stage
from graph.engine import Graph
from graph.store.audit import entries as audit
from graph.store.innovations import candidates
from graph.store.people import succession
from graph.store.scaling import policies, scale_ups
from tests.data import road as world, steps
from tests.data.road import ANALYST, AS_OF, NOW, REGISTRAR, STEWARD
from tests.data.steps import DRAFT, GREEN, advanced, assessed, at, at_stage, refusal, sponsored
from tests.small_world import MOMENT
from tracker.actions.context import Context
from tracker.actions.scaling import assessing, scaling, scaling_status
from tracker.actions.scaling.instruments import StageInput
from tracker.actions.scaling.scaling import Turn

ENACTED = {"form": "Permen", "number": "3", "enacted_on": "01-06-2025", "link": "https://jdih.go.id/3"}


@pytest.fixture
def nation(graph: Graph) -> Graph:
    world.load(graph)
    return graph


@pytest.fixture
def wide(graph: Graph) -> Graph:
    return steps.wide(graph)


def test_a_gate_that_is_not_met_refuses_and_says_what_is_missing(nation: Graph) -> None:
    scale_up = sponsored(nation)

    assert advanced(nation, scale_up) == Stage.REPLICATED
    assert refusal(lambda: advanced(nation, scale_up)) == ("gate_regions", 2, 3)
    assert at(nation, scale_up)[0] == 2
    assert audit.version(nation) == 2


def test_the_whole_way_to_an_evaluated_policy(wide: Graph) -> None:
    scale_up = sponsored(wide)

    assert advanced(wide, scale_up) == Stage.CANDIDATE
    assert refusal(lambda: advanced(wide, scale_up)) == ("gate_areas", 0, 7)
    assessed(wide)
    assert advanced(wide, scale_up) == Stage.FEASIBILITY
    assert advanced(wide, scale_up) == Stage.TRIAL
    assert advanced(wide, scale_up, **DRAFT | {"title": "Rancangan Permensos", "responsible": "Ditjen Linjamsos"}) == 7
    enacted = {"form": "Permen", "number": "3/2025", "enacted_on": "01-06-2025", "link": "https://jdih.go.id/3"}
    assert candidates.by_innovation(wide, "uptpk").targets == ()
    assert advanced(wide, scale_up, **enacted, target="5") == Stage.ENACTED
    assert candidates.by_innovation(wide, "uptpk").targets == (5,)
    assert scaling_status.of_innovation(wide, "uptpk", AS_OF).reading.use == 9  # 3 of 5 is more than half
    covered = {"coverage_reached": "3", "coverage_of": "514", "coverage_year": "2025", "budget_line": "DIPA 2025"}
    assert advanced(wide, scale_up, **covered) == Stage.EVALUATED
    assert refusal(lambda: advanced(wide, scale_up))[0] == "no_next_stage"

    way = scale_ups.by_id(wide, scale_up, AS_OF)
    kept = policies.by_id(wide, str(way.policy_id))
    assert (kept.title, kept.form, kept.number, kept.year, kept.status, kept.responsible, kept.target) == (
        "Rancangan Permensos",
        "Permen",
        "3/2025",
        2025,
        "enacted",
        "Ditjen Linjamsos",
        5,
    )
    assert (way.coverage_reached, way.coverage_of, way.coverage_year, way.budget_line) == (3, 514, 2025, "DIPA 2025")
    assert [e.to_status for e in audit.of_subject(wide, scale_up)] == ["3", "4", "5", "6", "7", "8", "9"]
    assert audit.first_broken(wide) is None


@pytest.mark.parametrize("stage", [Stage.DRAFT_POLICY, Stage.ENACTED])
@pytest.mark.parametrize("took_over", [False, True])
def test_who_gave_the_last_assessment_sets_no_stage_of_the_instrument(
    wide: Graph, stage: Stage, took_over: bool
) -> None:
    scale_up = at_stage(wide, 6)
    if stage == Stage.ENACTED:
        advanced(wide, scale_up, **DRAFT)
    judge = replace(STEWARD, user_id=ANALYST.user_id) if took_over else STEWARD
    assessing.assess(Context(wide, judge, Moment(NOW.replace(hour=6), AS_OF)), "uptpk", GREEN, "3" * 32)
    if took_over:
        steward, analyst = STEWARD.user_id, ANALYST.user_id
        wide.write(lambda tx: succession.hand_over(tx, str(analyst), str(steward), NOW))
    papers = DRAFT if stage == Stage.DRAFT_POLICY else ENACTED

    assert refusal(lambda: advanced(wide, scale_up, **papers))[0] == "assessed_yourself"
    assert at(wide, scale_up)[0] == stage - 1
    other = replace(STEWARD, user_id="u-other")
    version = scale_ups.by_id(wide, scale_up, AS_OF).version
    assert scaling.advance(Context(wide, other, MOMENT), scale_up, StageInput(version, **papers)) == stage  # type: ignore[arg-type]


def test_a_draft_without_its_unit_names_the_field_and_changes_nothing(wide: Graph) -> None:
    scale_up = at_stage(wide, 6)

    with pytest.raises(Invalid) as caught:
        advanced(wide, scale_up, title="Rancangan")

    problems = [(p.field, p.code) for p in caught.value.problems]
    assert problems == [("responsible", "required"), ("link", "required")]
    assert at(wide, scale_up)[0] == 6
    assert policies.all_of(wide) == []


@pytest.mark.parametrize(
    ("changes", "field", "code"),
    [
        ({"form": "Surat"}, "form", "unknown_choice"),
        ({"number": " \u200b "}, "number", "required"),
        ({"enacted_on": "01-01-2026"}, "enacted_on", "day_ahead"),
        ({"link": "javascript:alert(1)"}, "link", "link_unusable"),
    ],
)
def test_an_instrument_is_named_in_full(wide: Graph, changes: dict[str, object], field: str, code: str) -> None:
    scale_up = at_stage(wide, 6)
    advanced(wide, scale_up, **DRAFT)

    with pytest.raises(Invalid) as caught:
        advanced(wide, scale_up, **ENACTED | changes)

    assert [(p.field, p.code) for p in caught.value.problems] == [(field, code)]


def test_the_panel_route_owes_its_copies_before_stage_7(nation: Graph) -> None:
    scale_up = sponsored(nation, "panel")
    assessed(nation, innovation="panel")
    assert advanced(nation, scale_up) == 5

    assert refusal(lambda: advanced(nation, scale_up)) == ("gate_provinces", 0, 2)
    nation.write(lambda tx: tx.run("MATCH (s:ScaleUp) SET s.stage = 6"))
    assert refusal(lambda: advanced(nation, scale_up, **DRAFT)) == ("gate_copies", 0, 1)


def test_a_red_area_in_funding_stops_the_study_and_another_only_caps_the_band(wide: Graph) -> None:
    scale_up = at_stage(wide, 4)
    red = replace(GREEN, readiness=9, lights=GREEN.lights | {Area.FUNDING: "red"})
    assessing.assess(Context(wide, ANALYST, Moment(NOW.replace(hour=4), AS_OF)), "uptpk", red, "2" * 32)
    assert refusal(lambda: advanced(wide, scale_up))[0] == "gate_red_funding"

    later = NOW.replace(hour=5)
    easier = replace(GREEN, readiness=9, lights=GREEN.lights | {Area.EASE: "red"})
    assessing.assess(Context(wide, ANALYST, Moment(later, AS_OF)), "uptpk", easier, "1" * 32)

    assert advanced(wide, scale_up) == 5
    reading = scaling_status.of_innovation(wide, "uptpk", AS_OF).reading
    assert (reading.score, reading.band, reading.is_capped) == (67, "strengthen", True)


def test_a_passed_gate_that_stops_holding_warns_and_moves_nothing(wide: Graph) -> None:
    scale_up = sponsored(wide)
    wide.write(lambda tx: tx.run("MATCH (r:Replication {id: 'R-00000004'}) SET r.stopped_on = date('2025-10-01')"))

    found = scaling_status.of_innovation(wide, "uptpk", AS_OF)

    assert {stage: [m.code for m in lacks] for stage, lacks in found.warnings.items()} == {
        Stage.ACROSS_REGIONS: ["gate_regions"]
    }
    assert at(wide, scale_up)[0] == 3


def test_a_retrospective_scale_up_keeps_its_unrecorded_steps_when_it_moves_on(nation: Graph) -> None:
    rows = (
        road_rows.ScaleUpLoad(
            "s-old", "quiet", Stage(8), date(2020, 1, 1), Route.RETROSPECTIVE, sponsor="kemenkes", policy="p-old"
        ),
    )
    instrument = road_rows.PolicyLoad(
        "p-old", v.PolicyForm.PERPRES, "1", 2020, "Lama", "https://x.id", v.PolicyStatus.ENACTED
    )
    nation.write(lambda tx: tx.run("MATCH (n:World) DETACH DELETE n"))
    nation.write(lambda tx: tx.run("MATCH (n) WHERE NOT n:Migration AND NOT n:MigrationLock DETACH DELETE n"))
    world.load(nation, replace(world.WORLD, scale_ups=rows, policies=(instrument,)))

    covered = {"coverage_reached": "1", "coverage_of": "2", "coverage_year": "2024", "budget_line": "APBN"}
    assert advanced(nation, "s-old", **covered) == 9

    found = scaling_status.of_innovation(nation, "quiet", AS_OF)
    assert found.unrecorded == tuple(Stage)[:8]
    assert found.warnings == {}


def test_a_stale_step_is_refused_and_changes_nothing(wide: Graph) -> None:
    scale_up = sponsored(wide)
    assessed(wide)
    version = scale_ups.by_id(wide, scale_up, AS_OF).version
    scaling.advance(Context(wide, STEWARD, MOMENT), scale_up, StageInput(version))

    with pytest.raises(Stale):
        scaling.advance(Context(wide, STEWARD, MOMENT), scale_up, StageInput(version))

    assert at(wide, scale_up)[0] == 4


@pytest.mark.parametrize("actor", [ANALYST, REGISTRAR])
def test_only_a_steward_sets_stages_and_side_ways(nation: Graph, actor: Actor) -> None:
    scale_up = sponsored(nation)

    with pytest.raises(NotAllowed):
        scaling.advance(Context(nation, actor, MOMENT), scale_up, StageInput(1))
    with pytest.raises(NotAllowed):
        scaling.turn(Context(nation, actor, MOMENT), scale_up, Turn(1, Exit.DISCONTINUED, "x"))


def test_side_ways_need_their_reason_or_day_and_stop_the_steps(nation: Graph) -> None:
    scale_up = sponsored(nation)

    def turned(side: Exit, reason: str = "", review_on: str = "") -> None:
        version = scale_ups.by_id(nation, scale_up, AS_OF).version
        scaling.turn(Context(nation, STEWARD, MOMENT), scale_up, Turn(version, side, reason, review_on))

    for side, reason, day in (
        (Exit.POSTPONED, "Menunggu anggaran", ""),
        (Exit.POSTPONED, "Menunggu anggaran", "31-12-2025"),
        (Exit.POSTPONED, "Menunggu anggaran", "lusa"),
        (Exit.DISCONTINUED, " ", ""),
    ):
        with pytest.raises(Invalid):
            turned(side, reason, day)
    turned(Exit.POSTPONED, "Menunggu anggaran", "01-06-2026")
    assert refusal(lambda: advanced(nation, scale_up))[0] == "scale_up_aside"
    turned(Exit.NONE)
    turned(Exit.DISCONTINUED, "Sudah terintegrasi dengan sistem nasional")
    assert refusal(lambda: turned(Exit.NONE))[0] == "illegal_turn"
    assert [e.to_status for e in audit.of_subject(nation, scale_up)][1:] == ["postponed", "none", "discontinued"]


def test_after_a_discontinued_way_a_new_one_may_begin(nation: Graph) -> None:
    first = sponsored(nation)
    scaling.turn(Context(nation, STEWARD, MOMENT), first, Turn(1, Exit.DISCONTINUED, "Selesai"))

    second = sponsored(nation)

    assert second != first
    assert at(nation, second)[0] == 1


def test_equal_form_key_of_another_person_is_another_assessment(nation: Graph) -> None:
    sponsored(nation)

    first, again = (assessing.assess(Context(nation, ANALYST, MOMENT), "uptpk", GREEN, "7" * 32) for _ in range(2))
    other = assessing.assess(Context(nation, STEWARD, MOMENT), "uptpk", GREEN, "7" * 32)

    assert first == again != other
