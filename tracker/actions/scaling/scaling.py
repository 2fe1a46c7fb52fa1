"""A ministry becomes K/L pengampu; a steward sets stages and side ways. Nothing moves by itself."""

from dataclasses import dataclass, replace
from datetime import date

from graph.analytics.scaling import gates
from graph.domain import policy
from graph.domain.errors import Invalid, NotAllowed, NotFound, Problem, Refused
from graph.domain.events import Event
from graph.domain.policy import Action, Actor
from graph.domain.records.scaling import ScaleUp
from graph.domain.values import dates, texts
from graph.domain.values.ids import new_id
from graph.domain.vocabulary import Exit, Stage
from graph.engine import Reader, Tx
from graph.store.audit import hands
from graph.store.innovations import candidates
from graph.store.scaling import policies, scale_ups
from graph.store.scaling.scale_ups import StageEntry
from tracker.actions import audit_entries
from tracker.actions.context import Context
from tracker.actions.scaling import instruments, scaling_status
from tracker.actions.scaling.instruments import StageInput
from tracker.actions.scaling.scaling_status import StepFacts

_BY_ANOTHER = {Stage.DRAFT_POLICY, Stage.ENACTED}
_LEFT = {Exit.DISCONTINUED, Exit.REVOKED}


@dataclass(frozen=True, slots=True)
class Turn:
    """A side way (or back, with Side.NONE), its reason, and for ditunda the day of review, as typed."""

    version: int
    side: str
    reason: str = ""
    review_on: str = ""


def covers(context: Context, categories: tuple[str, ...]) -> bool:
    """Say whether the mandate of the actor's agency covers one of these categories."""
    if context.actor.agency_id is None:
        return False
    return not candidates.mandate(context.graph, context.actor.agency_id, context.today).isdisjoint(categories)


def is_free(found: StepFacts) -> bool:
    """Say whether a ministry may still become K/L pengampu: no way, one without a sponsor, or one that ended."""
    way = _alive(found)
    return way is None or way.sponsor_id is None


def sponsor(context: Context, innovation_id: str) -> str:
    """Make the actor's ministry the K/L pengampu and return the scale-up's number.

    A new scale-up begins where ``gates.entry`` lets it. The same ministry asking twice gets the same
    number; NotAllowed outside its mandate, Refused where another ministry is the sponsor.
    """
    policy.demand(context.actor, Action.SCALEUP_SPONSOR)
    new = new_id("S")

    def work(tx: Tx) -> str:
        scale_ups.lock_innovation(tx, innovation_id)
        found = scaling_status.of_innovation(tx, innovation_id, context.today)
        agency_id = _mandated(context, tx, found)
        way = _alive(found)
        if way is not None and way.sponsor_id is not None:
            if way.sponsor_id == agency_id:
                return way.id
            raise Refused("has_sponsor", agency=way.sponsor_name)
        return _begin(context, tx, replace(found, scale_up=way), new)

    return context.graph.write(work)


def advance(context: Context, scale_up_id: str, step: StageInput) -> int:
    """Set the next stage when its gate holds and return it; Refused says what is missing, Invalid which field."""
    policy.demand(context.actor, Action.SCALEUP_ADVANCE)
    policy_id = new_id("P")

    def work(tx: Tx) -> int:
        way = scale_ups.lock(tx, scale_up_id, step.version, context.today)
        if way.side != Exit.NONE:
            raise Refused("scale_up_aside")
        held = scaling_status.of_scale_up(tx, way, context.today)
        stage = held.next_stage
        if stage is None:
            raise Refused("no_next_stage")
        if is_own_judgement(tx, context.actor, way.innovation_id, stage):
            raise Refused("assessed_yourself")
        after = _filled(held, step, stage, policy_id, context.latest)
        _demand_gate(after, stage)
        if after.policy is not None and after.policy != held.policy:
            policies.keep(tx, way.id, after.policy)
        scale_ups.advance(tx, way.id, stage, context.today, instruments.coverage(step, stage, context.today))
        audit_entries.record(
            context, tx, Event.SCALE_UP_ADVANCED, way.id, steps=(str(way.stage), str(stage)), changes=_changes(after)
        )
        return int(stage)

    return context.graph.write(work)


def is_own_judgement(reader: Reader, actor: Actor, innovation_id: str, stage: Stage) -> bool:
    """Say whether the stage asks for another person than whoever gave the last assessment: the instrument's two."""
    return stage in _BY_ANOTHER and actor.user_id in hands.of_last_assessment(reader, innovation_id)


def turn(context: Context, scale_up_id: str, change: Turn) -> None:
    """Postpone, discontinue or revoke a scale-up, or take it up again, with a reason."""
    policy.demand(context.actor, Action.SCALEUP_ADVANCE)
    side, reason = _checked(change, context.today), texts.paragraph(change.reason)
    review = dates.read(change.review_on) if side == Exit.POSTPONED else None

    def work(tx: Tx) -> None:
        way = scale_ups.lock(tx, scale_up_id, change.version, context.today)
        _demand_turn(way, side)
        scale_ups.turn(tx, way.id, side, None if side == Exit.NONE else reason, review.day if review else None)
        audit_entries.record(
            context, tx, Event.SCALE_UP_TURNED, way.id, steps=(way.side, side.value), reason=reason or None
        )

    context.graph.write(work)


def _alive(found: StepFacts) -> ScaleUp | None:
    """Return the innovation's way unless it was discontinued or revoked: then a new one may begin."""
    way = found.scale_up
    return None if way is None or way.side in _LEFT else way


def _mandated(context: Context, tx: Tx, found: StepFacts) -> str:
    if context.actor.agency_id is None:
        raise NotAllowed("outside_mandate")
    if candidates.mandate(tx, context.actor.agency_id, context.today).isdisjoint(found.candidate.categories):
        raise NotAllowed("outside_mandate")
    return context.actor.agency_id


def _begin(context: Context, tx: Tx, found: StepFacts, new: str) -> str:
    """Write the sponsor: a new way, or one that had none and may now stand further on."""
    agency_id = context.actor.agency_id or ""
    sponsored = replace(found.standing, has_sponsor=True, sponsor_mandated=True)
    stage, route = gates.entry(sponsored, found.rules)
    way = found.scale_up
    if way is None:
        scale_up_id, before = new, None
        scale_ups.create(tx, scale_up_id, found.candidate.id, agency_id, StageEntry(stage, route, context.today))
    else:
        scale_up_id, before = way.id, str(way.stage)
        stays = way.stage >= stage
        place = StageEntry(way.stage, way.route, context.today) if stays else StageEntry(stage, route, context.today)
        scale_ups.sponsor(tx, scale_up_id, agency_id, place)
        stage = place.stage
    audit_entries.record(
        context,
        tx,
        Event.SCALE_UP_SPONSORED,
        scale_up_id,
        steps=(before, str(stage)),
        changes={"sponsor": [None, agency_id], "innovation": [None, found.candidate.id]},
    )
    return scale_up_id


def _filled(held: StepFacts, step: StageInput, stage: Stage, policy_id: str, today: date) -> StepFacts:
    """Return the road as it would stand with what the steward wrote; Invalid names the missing fields."""
    way = held.scale_up
    if way is None:
        raise NotFound("no_such_scale_up")
    instrument = instruments.instrument(step, stage, held.policy, policy_id, today)
    covered = instruments.coverage(step, stage, today)
    if stage == Stage.EVALUATED:
        way = replace(
            way,
            coverage_reached=covered.coverage_reached,
            coverage_of=covered.coverage_of,
            coverage_year=covered.coverage_year,
            budget_line=covered.budget_line,
        )
    return replace(
        held, scale_up=way, policy=instrument, standing=scaling_status.with_way(held.standing, way, instrument)
    )


def _demand_gate(found: StepFacts, stage: Stage) -> None:
    """Refuse the step with the first thing that is missing; ``missing`` holds them all."""
    if lacks := found.lacks(stage):
        first = lacks[0]
        raise Refused(first.code, have=first.have, need=first.need, missing=lacks)


def _changes(after: StepFacts) -> dict[str, list[str | None]] | None:
    made, way = after.policy, after.scale_up
    told: dict[str, list[str | None]] = {}
    if made is not None:
        told["policy"] = [None, " ".join(filter(None, (made.form, made.number, made.title)))]
    if way is not None and way.coverage_of is not None:
        told["coverage"] = [None, f"{way.coverage_reached}/{way.coverage_of} ({way.coverage_year})"]
    return told or None


def _checked(change: Turn, today: date) -> Exit:
    if change.side not in set(Exit):
        raise Invalid(Problem("side", "unknown_choice"))
    side, reason = Exit(change.side), texts.paragraph(change.reason)
    problems: list[Problem] = []
    if side != Exit.NONE and not reason:
        problems.append(Problem("reason", "required"))
    problems += texts.too_long("reason", reason, texts.LONGEST_REASON)
    if side == Exit.POSTPONED:
        problems += _review_problems(change.review_on, today)
    if problems:
        raise Invalid(*problems)
    return side


def _review_problems(text: str, today: date) -> list[Problem]:
    """A review lies ahead, which any other day may not."""
    read = dates.read(text)
    if read is None and text.strip():
        return dates.problems("review_on", text, today)
    return [] if read and read.day > today else [Problem("review_on", "review_ahead")]


def _demand_turn(way: ScaleUp, side: Exit) -> None:
    """A way that ended stays ended; taking up again is for a postponed one."""
    if way.side in _LEFT or side is way.side:
        raise Refused("illegal_turn")
