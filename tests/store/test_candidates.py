"""Candidates, their assessment and their sponsors on a real graph."""

import threading
from dataclasses import dataclass, replace

import pytest

from graph.domain.errors import Invalid, NotAllowed, NotFound
from graph.domain.policy import Actor
from graph.domain.vocabulary import Area, Route
from graph.engine import Graph
from graph.store.audit import entries as audit
from graph.store.innovations import candidates
from graph.store.scaling import assessments
from tests.data import road as world, steps
from tests.data.road import ANALYST, AS_OF, REGISTRAR, STEWARD, STRANGER
from tests.data.steps import GREEN, assessed, at, refusal, sponsored
from tests.small_world import MOMENT
from tracker.actions.context import Context
from tracker.actions.scaling import assessing, scaling_status


@dataclass(frozen=True)
class Count:
    found: int


@pytest.fixture
def nation(graph: Graph) -> Graph:
    world.load(graph)
    return graph


@pytest.fixture
def wide(graph: Graph) -> Graph:
    return steps.wide(graph)


def test_candidates_are_top_copied_or_assessed_ones(nation: Graph) -> None:
    found = {candidate.id: candidate for candidate in candidates.all_of(nation)}

    assert set(found) == {"uptpk", "panel", "quiet"}
    assert (found["uptpk"].outcomes, found["uptpk"].is_top, found["uptpk"].origin) == (1, True, "33.14")
    assert (found["panel"].monev_internal, found["panel"].panel_feasible) == (1, True)


def test_reading_of_a_known_innovation(nation: Graph) -> None:
    found = scaling_status.of_innovation(nation, "uptpk", AS_OF).reading

    # two running copies, one of them outside the province of the origin; a measured result at the origin
    assert (found.readiness, found.is_assessed, found.use, found.score) == (8, False, 6, 59)
    assert {(link.agency, str(link.tie), link.left_out) for link in found.links} == {
        ("33.10", "connected", None),
        ("51.05", "unconnected", None),
        ("73.71", "unconnected", "stopped"),
    }


def test_an_innovation_without_any_sign_is_no_candidate(nation: Graph) -> None:
    with pytest.raises(NotFound):
        scaling_status.of_innovation(nation, "fresh", AS_OF)


def test_a_ministry_sponsors_within_its_mandate_as_far_as_the_gates_hold(nation: Graph) -> None:
    scale_up = sponsored(nation)

    assert at(nation, scale_up) == (1, Route.REPLICATION, "kemensos")  # gate 2 holds, the steward sets it
    trail = audit.of_subject(nation, scale_up)
    assert [(e.event, e.to_status, e.agency_name) for e in trail] == [("scale_up.sponsored", "1", "Kementerian Sosial")]


def test_with_three_regions_only_the_step_to_national_candidate_is_left(wide: Graph) -> None:
    assert at(wide, sponsored(wide)) == (3, Route.REPLICATION, "kemensos")


def test_the_panel_route_begins_at_4_without_copies(nation: Graph) -> None:
    assert at(nation, sponsored(nation, "panel")) == (4, Route.PANEL, "kemensos")


@pytest.mark.parametrize(("actor", "innovation"), [(STRANGER, "uptpk"), (ANALYST, "quiet")])
def test_outside_the_mandate_of_today_nobody_sponsors(nation: Graph, actor: Actor, innovation: str) -> None:
    with pytest.raises(NotAllowed) as caught:
        sponsored(nation, innovation, actor)

    assert caught.value.code == "outside_mandate"
    assert audit.version(nation) == 0


@pytest.mark.parametrize("actor", [STEWARD, REGISTRAR])
def test_only_an_analyst_sponsors(nation: Graph, actor: Actor) -> None:
    with pytest.raises(NotAllowed):
        sponsored(nation, actor=actor)


def test_sponsoring_twice_gives_the_same_scale_up_and_a_second_ministry_is_refused(nation: Graph) -> None:
    first = sponsored(nation)
    nation.write(
        lambda tx: tx.run("MATCH (a:Agency {id: 'kemenkes'}), (c:Category {code: '7'}) CREATE (a)-[:MANDATED_FOR]->(c)")
    )

    assert sponsored(nation) == first
    assert refusal(lambda: sponsored(nation, actor=STRANGER))[0] == "has_sponsor"
    assert audit.version(nation) == 1


def test_many_sponsors_at_once_make_one_scale_up(nation: Graph) -> None:
    made: list[str] = []
    threads = [threading.Thread(target=lambda: made.append(sponsored(nation))) for _ in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert (len(made), len(set(made))) == (12, 1)
    assert nation.read("MATCH (s:ScaleUp) RETURN count(s) AS found", Count) == [Count(1)]


def test_a_judgement_is_kept_once_with_its_proof_and_its_trail(nation: Graph) -> None:
    first = assessed(nation)

    assert assessed(nation) == first  # the same form again
    (kept,) = assessments.of_innovation(nation, "uptpk")
    assert (kept.id, kept.readiness, kept.agency_name, kept.use_then, kept.score_then) == (
        first,
        8,
        "Kementerian Sosial",
        6,
        59,
    )
    assert (set(kept.lights), set(kept.reasons), kept.proofs) == ({"green"}, {"Cukup"}, ("survey 7/2025",))
    assert [e.event for e in audit.of_subject(nation, "uptpk")] == ["innovation.assessed"]


def test_a_judgement_with_holes_names_every_one(nation: Graph) -> None:
    holes = replace(GREEN, readiness=None, lights={}, reasons={}, proof_number="", proof_link="ftp://x")

    with pytest.raises(Invalid) as caught:
        assessed(nation, holes)

    fields = {problem.field for problem in caught.value.problems}
    assert {"readiness", "proof_link"} <= fields
    assert {f"light_{area}" for area in Area} | {f"reason_{area}" for area in Area} <= fields
    assert assessments.of_innovation(nation, "uptpk") == []


def test_outside_the_mandate_nobody_judges_but_the_steward(nation: Graph) -> None:
    with pytest.raises(NotAllowed):
        assessing.assess(Context(nation, STRANGER, MOMENT), "uptpk", GREEN, "2" * 32)
    with pytest.raises(NotAllowed):
        assessing.assess(Context(nation, REGISTRAR, MOMENT), "uptpk", GREEN, "2" * 32)

    assert assessing.assess(Context(nation, STEWARD, MOMENT), "uptpk", GREEN, "2" * 32)
