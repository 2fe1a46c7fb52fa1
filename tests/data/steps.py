"""Steps on the small road, as tests take them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from graph.domain import vocabulary as v
from graph.domain.errors import Refused
from graph.domain.policy import Actor
from graph.domain.vocabulary import Area
from graph.engine import Graph
from graph.store.scaling import scale_ups
from tests.data import road as world
from tests.data.road import ANALYST, AS_OF, STEWARD
from tests.small_world import MOMENT
from tracker.actions.context import Context
from tracker.actions.scaling import assessing, scaling
from tracker.actions.scaling.assessing import Judgement
from tracker.actions.scaling.instruments import StageInput

GREEN = Judgement(
    readiness=8,
    readiness_reason="Diuji di dua daerah",
    lights=dict.fromkeys(Area, "green"),
    reasons=dict.fromkeys(Area, "Cukup"),
    proof_kind="survey",
    proof_number="7/2025",
)

DRAFT = {"title": "Rancangan", "responsible": "Ditjen", "link": "https://jdih.go.id/rancangan/3"}


def wide(graph: Graph) -> Graph:
    """Load the same world, in which the recorded copy in Bintuni is verified: three regions."""
    copies = tuple(
        replace(copy, status=v.ReplicationStatus.VERIFIED, verified_on=date(2023, 1, 1))
        if copy.id == "R-00000004"
        else copy
        for copy in world.WORLD.replications
    )
    world.load(graph, replace(world.WORLD, replications=copies))
    return graph


def sponsored(graph: Graph, innovation: str = "uptpk", actor: Actor = ANALYST) -> str:
    """Sponsor: it enters one stage short of what its gates hold for, or at 4 on the panel route."""
    return scaling.sponsor(Context(graph, actor, MOMENT), innovation)


def assessed(graph: Graph, said: Judgement = GREEN, innovation: str = "uptpk", once: str = "0" * 32) -> str:
    return assessing.assess(Context(graph, ANALYST, MOMENT), innovation, said, once)


def advanced(graph: Graph, scale_up: str, **step: object) -> int:
    version = scale_ups.by_id(graph, scale_up, AS_OF).version
    return scaling.advance(Context(graph, STEWARD, MOMENT), scale_up, StageInput(version, **step))  # type: ignore[arg-type]


def at(graph: Graph, scale_up: str) -> tuple[int, str, str | None]:
    found = scale_ups.by_id(graph, scale_up, AS_OF)
    return found.stage, found.route, found.sponsor_id


def refusal(work: Callable[[], object]) -> tuple[str, object, object]:
    with pytest.raises(Refused) as caught:
        work()
    values = caught.value.values
    return caught.value.code, values.get("have"), values.get("need")


def at_stage(graph: Graph, stage: int) -> str:
    scale_up = sponsored(graph)
    assessed(graph)
    while at(graph, scale_up)[0] < stage:
        advanced(graph, scale_up)
    return scale_up
