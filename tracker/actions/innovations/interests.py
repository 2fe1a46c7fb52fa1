"""From interest to start: an agency asks, the origin answers or names a nearer mentor, they agree, it begins."""

from dataclasses import dataclass
from datetime import date

from graph.domain import policy
from graph.domain.errors import Invalid, NotAllowed, NotFound, Problem, Refused
from graph.domain.events import Event, NoticeKind
from graph.domain.kinship import are_one
from graph.domain.policy import Action, Actor
from graph.domain.records.exchange import Interest, InterestStatus
from graph.domain.values import dates, ids, texts
from graph.engine import Reader, Tx
from graph.store.innovations import innovation_drafts, interests
from graph.store.people import succession
from tracker.actions import audit_entries
from tracker.actions.context import Context
from tracker.actions.idempotency import Form, agency_of, once
from tracker.actions.people import notification_settings

ANSWERABLE = frozenset({InterestStatus.STATED})
ACCOMPANIED = frozenset({InterestStatus.ANSWERED, InterestStatus.MENTORED})
OPEN = ANSWERABLE | ACCOMPANIED | {InterestStatus.AGREED}
_EVENTS = {
    InterestStatus.STATED: Event.INTEREST_STATED,
    InterestStatus.ANSWERED: Event.INTEREST_ANSWERED,
    InterestStatus.MENTORED: Event.INTEREST_MENTORED,
    InterestStatus.AGREED: Event.INTEREST_AGREED,
    InterestStatus.STARTED: Event.INTEREST_STARTED,
    InterestStatus.DECLINED: Event.INTEREST_DECLINED,
    InterestStatus.WITHDRAWN: Event.INTEREST_WITHDRAWN,
}


@dataclass(frozen=True, slots=True)
class InterestStep:
    """What a side does next, with what it says."""

    kind: str  # answer, mentor, decline, agree, start or withdraw
    text: str = ""
    mentor: str = ""
    agreement: str = ""
    day: str = ""


def state(context: Context, innovation_id: str, note: str, key: str) -> str:
    """State an interest of the own agency and return its id; the origin hears of it."""
    policy.demand(context.actor, Action.INTEREST_STATE)
    note, agency_id, interest_id = texts.paragraph(note), agency_of(context.actor), ids.new_id("I")
    _demand_short("note", note)

    def work(tx: Tx) -> None:
        if are_one(succession.kin(tx, [agency_id]), agency_id, innovation_drafts.by_id(tx, innovation_id).origin_id):
            raise Refused("interest_own")
        if interests.open_one(tx, agency_id, innovation_id):
            raise Refused("interest_open")
        interests.create(tx, interest_id, agency_id, innovation_id, note, context.today)
        after = interests.by_id(tx, interest_id)
        steps = (None, InterestStatus.STATED.value)
        audit_entries.record(context, tx, Event.INTEREST_STATED, interest_id, steps=steps, reason=note or None)
        _tell(context, tx, after)

    return once(context, Form(key, Event.INTEREST_STATED, (innovation_id, note)), interest_id, work)


def take(context: Context, interest_id: str, version: int, step: InterestStep) -> None:
    """Take the next step of an interest.

    The origin answers, names a mentor or declines; whoever accompanies, or the newcomer, records the agreement; the
    newcomer starts or withdraws. Raises NotFound for a stranger, NotAllowed for the wrong side, Refused for a step
    that is not open now, Stale, Invalid.
    """
    policy.demand(context.actor, Action.INTEREST_STATE)
    if step.kind not in _STEPS:
        raise Invalid(Problem("act", "choice_needed"))
    text, agreement = texts.paragraph(step.text), texts.answer(step.agreement)
    _demand_short("text", text)

    def work(tx: Tx) -> None:
        seen(tx, context.actor, interest_id)
        interests.lock(tx, interest_id, version)
        before = seen(tx, context.actor, interest_id)
        status, open_in = _STEPS[step.kind]
        if context.actor.agency_id not in _sides(before, step.kind):
            raise NotAllowed("not_your_agency")
        if before.status not in open_in:
            raise Refused("interest_not_open")
        day = _day(step, agreement, before, context.latest)
        if step.kind == "decline" and not text:
            raise Invalid(Problem("text", "reason_needed"))
        if step.kind == "mentor":
            interests.set_mentor(tx, interest_id, step.mentor)
        answer = text or None if step.kind in {"answer", "mentor", "decline"} else None
        interests.step(tx, interest_id, status, context.today, answer, agreement=agreement or None, day=day)
        after = interests.by_id(tx, interest_id)
        steps = (before.status, status.value)
        audit_entries.record(context, tx, _EVENTS[status], interest_id, steps=steps, reason=text or None)
        _tell(context, tx, after)

    context.graph.write(work)


def seen(reader: Reader, actor: Actor, interest_id: str) -> Interest:
    """Return an interest that the actor may know of: its sides and the overseers; NotFound for anyone else."""
    found = interests.by_id(reader, interest_id)
    sides = {found.agency_id, found.origin_id, found.mentor_agency_id}
    if actor.agency_id in sides or actor.has_role(*policy.OVERSEERS):
        return found
    raise NotFound("no_such_interest")


def open_steps(actor: Actor, found: Interest) -> list[str]:
    """Return the steps that this person may take now."""
    if not policy.may(actor, Action.INTEREST_STATE):
        return []
    return [
        kind
        for kind, (_status, open_in) in _STEPS.items()
        if found.status in open_in and actor.agency_id in _sides(found, kind)
    ]


_STEPS: dict[str, tuple[InterestStatus, frozenset[InterestStatus]]] = {
    "answer": (InterestStatus.ANSWERED, ANSWERABLE),
    "mentor": (InterestStatus.MENTORED, ANSWERABLE),
    "decline": (InterestStatus.DECLINED, ANSWERABLE),
    "agree": (InterestStatus.AGREED, ACCOMPANIED),
    "start": (InterestStatus.STARTED, frozenset({InterestStatus.AGREED})),
    "withdraw": (InterestStatus.WITHDRAWN, OPEN),
}


def _sides(found: Interest, kind: str) -> set[str]:
    """Return the agencies whose step this is."""
    if kind in {"answer", "mentor", "decline"}:
        sides = {found.origin_id}
    elif kind == "agree":
        sides = {found.agency_id, found.mentor_agency_id or found.origin_id}
    else:
        sides = {found.agency_id}
    return {side for side in sides if side is not None}


def _day(step: InterestStep, agreement: str, before: Interest, today: date) -> date | None:
    """Return the day of the agreement; Invalid when it or the document is missing."""
    if step.kind != "agree":
        return None
    read = dates.read(step.day)
    found: list[Problem] = []
    if not agreement:
        found.append(Problem("agreement", "required"))
    found += texts.too_long("agreement", agreement, texts.LONGEST_LINE)
    wrong = dates.problems("day", step.day, today, missing="required", ahead="agreement_ahead")
    if not wrong and read and read.day < before.stated_on:
        wrong.append(Problem("day", "agreement_early"))
    if found or wrong or read is None:
        raise Invalid(*found, *wrong)
    return read.day


def _demand_short(field: str, text: str) -> None:
    if too_long := texts.too_long(field, text, texts.LONGEST_REASON):
        raise Invalid(*too_long)


def _tell(context: Context, tx: Tx, after: Interest) -> None:
    """Tell the other sides; a mentor hears that it was named."""
    path, values = (
        f"/interests/{after.id}",
        {"agency": context.actor.agency_name or "", "innovation": after.innovation_name},
    )
    sides = {after.agency_id, after.origin_id, after.mentor_agency_id} - {context.actor.agency_id, None}
    others = {side for side in sides if side is not None}
    is_mentored = after.status is InterestStatus.MENTORED
    kind = NoticeKind.INTEREST_ANSWERED if is_mentored else NoticeKind(f"interest.{after.status}")
    if is_mentored and after.mentor_agency_id in others:
        others.discard(after.mentor_agency_id)
        asked = values | {"agency": after.agency_name}
        notification_settings.tell(
            tx,
            context.actor,
            NoticeKind.INTEREST_MENTOR,
            after.id,
            path,
            context.now,
            agencies={after.mentor_agency_id},
            values=asked,
        )
    notification_settings.tell(tx, context.actor, kind, after.id, path, context.now, agencies=others, values=values)
