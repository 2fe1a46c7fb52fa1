"""Where an innovation stands on its way to national policy, read at this moment and judged by the rules."""

from dataclasses import dataclass, replace
from datetime import date

from graph.analytics.scaling import gates, readiness, rules
from graph.analytics.scaling.gates import GateFacts, Missing
from graph.analytics.scaling.readiness import ReadinessReading
from graph.analytics.scaling.rules import ScalingRules
from graph.domain.records.scaling import Assessment, Candidate, Policy, ScaleUp
from graph.domain.vocabulary import Stage
from graph.engine import Reader
from graph.store.innovations import candidates
from graph.store.replications import snapshot
from graph.store.scaling import assessments, policies, scale_ups


@dataclass(frozen=True, slots=True)
class StepFacts:
    """Everything that a step on the way is decided by."""

    candidate: Candidate
    reading: ReadinessReading
    assessment: Assessment | None
    scale_up: ScaleUp | None
    policy: Policy | None
    standing: GateFacts
    rules: ScalingRules

    @property
    def next_stage(self) -> Stage | None:
        """The stage after the present one; None at the end."""
        if self.scale_up is None or self.scale_up.stage >= Stage.EVALUATED:
            return None
        return Stage(self.scale_up.stage + 1)

    def lacks(self, stage: Stage) -> tuple[Missing, ...]:
        """Return what the gate of a stage lacks."""
        return gates.missing(stage, self.standing, self.rules)

    @property
    def warnings(self) -> dict[Stage, tuple[Missing, ...]]:
        """The passed gates that no longer hold."""
        way = self.scale_up
        if way is None:
            return {}
        return gates.warnings(way.stage, way.route, way.entered_stage, self.standing, self.rules)

    @property
    def unrecorded(self) -> tuple[Stage, ...]:
        """The steps that were made before this system saw them."""
        way = self.scale_up
        return gates.unrecorded(way.route, way.entered_stage) if way else ()


def of_innovation(reader: Reader, innovation_id: str, today: date) -> StepFacts:
    """Read one innovation's road; NotFound when it is no candidate."""
    return _read(reader, innovation_id, scale_ups.of_innovation(reader, innovation_id, today), today)


def of_scale_up(reader: Reader, scale_up: ScaleUp, today: date) -> StepFacts:
    """Read the road of a scale-up that the caller holds."""
    return _read(reader, scale_up.innovation_id, scale_up, today)


def _read(reader: Reader, innovation_id: str, scale_up: ScaleUp | None, today: date) -> StepFacts:
    ruling = rules.on(today)
    candidate = candidates.by_innovation(reader, innovation_id)
    rounds = snapshot.closed_rounds(reader, today)
    reading = readiness.read(
        candidate,
        rounds.asked(candidates.copies(reader, innovation_id)),
        candidates.places(reader, innovation_id),
        rounds.national,
        today=today,
        rules=ruling,
    )
    judged = assessments.of_innovation(reader, innovation_id, limit=1)
    assessment = judged[0] if judged else None
    policy = policies.by_id(reader, scale_up.policy_id) if scale_up and scale_up.policy_id else None
    now = replace(gates.standing(candidate, reading, today), lights=gates.lights(assessment))
    if scale_up is not None:
        now = with_way(now, scale_up, policy)
    return StepFacts(candidate, reading, assessment, scale_up, policy, now, ruling)


def with_way(now: GateFacts, scale_up: ScaleUp, policy: Policy | None) -> GateFacts:
    """Add what the scale-up itself and its instrument say."""
    return replace(
        now,
        has_sponsor=scale_up.sponsor_id is not None,
        sponsor_mandated=scale_up.sponsor_mandated,
        **gates.policy_facts(scale_up, policy),
    )
