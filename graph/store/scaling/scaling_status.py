"""The road to national policy as the public may know it: the stage and the policy, never the gates."""

from dataclasses import dataclass
from datetime import date

from graph import queries
from graph.domain.vocabulary import Exit, Route, Stage
from graph.engine import Reader

_Q = queries.load(__file__)


@dataclass(frozen=True, slots=True)
class ScalingStatus:
    """Where an innovation stands; the policy is None before there is one."""

    id: str
    stage: Stage
    route: Route
    side: Exit
    entered_on: date | None
    policy_id: str | None
    policy_title: str | None


def of_innovation(reader: Reader, innovation_id: str) -> ScalingStatus | None:
    """Return the road of an innovation, None while nobody has taken it up."""
    return next(iter(reader.read(_Q.of_innovation, ScalingStatus, innovation_id=innovation_id)), None)
