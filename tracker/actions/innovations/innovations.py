"""An agency submits the innovation that it wrote up, or completed; KemenPANRB publishes it or gives it back."""

import secrets

from graph.domain import policy
from graph.domain.errors import Invalid, Problem, Refused
from graph.domain.events import DECIDES, SUBMITS, Event, NoticeKind
from graph.domain.policy import Action, Actor
from graph.domain.records.people import AuditEntry
from graph.domain.records.stewardship import UnderCare
from graph.domain.values import texts
from graph.domain.vocabulary import InnovationStatus, Role
from graph.engine import Reader, Tx
from graph.store.audit import entries as audit, hands
from graph.store.innovations import innovation_drafts
from graph.store.people import succession
from tracker.actions import audit_entries
from tracker.actions.access import demand_free
from tracker.actions.context import Context
from tracker.actions.idempotency import user_id
from tracker.actions.innovations import innovation_drafting, innovation_form
from tracker.actions.innovations.innovation_drafting import is_submitted
from tracker.actions.innovations.innovation_form import InnovationInput
from tracker.actions.people import notification_settings
from tracker.actions.replications import outcomes

_DECISIONS = frozenset({Event.INNOVATION_PUBLISHED, Event.INNOVATION_RETURNED})


def submit(context: Context, innovation_id: str, version: int, typed: InnovationInput, sitting: str = "") -> None:
    """Put it before KemenPANRB; Invalid names every hole with its field."""
    policy.demand(context.actor, Action.INNOVATION_SUBMIT)
    typed, by = innovation_drafting.storable(typed), user_id(context.actor)

    def work(tx: Tx) -> None:
        before = innovation_drafting.open_own(tx, context.actor, innovation_id, version, sitting)
        demand_free(obstacle_to_submit(tx, context.actor, innovation_id))
        if problems := innovation_form.problems(typed, innovation_form.known_terms(tx), context.latest):
            raise Invalid(*problems)
        innovation_drafting.put(context, tx, before, typed, sitting)
        innovation_drafts.submit(tx, innovation_id, by, context.today)
        _record(context, tx, Event.INNOVATION_SUBMITTED, before, innovation_drafts.by_id(tx, innovation_id))

    context.graph.write(work)


def publish(context: Context, innovation_id: str, version: int) -> None:
    """Open a submitted innovation to everyone, with the fields that its agency typed."""
    policy.demand(context.actor, Action.INNOVATION_PUBLISH)
    by, first_id = user_id(context.actor), f"O-{secrets.token_hex(8)}"

    def work(tx: Tx) -> None:
        before = _submitted(tx, context.actor, innovation_id, version)
        typed = innovation_form.of_innovation(tx, before)
        if problems := innovation_form.problems(typed, innovation_form.known_terms(tx), context.latest):
            raise Invalid(*problems)
        fields, served = innovation_form.stored(typed), innovation_form.served(typed)
        innovation_drafts.publish(tx, innovation_id, fields, served, by=by, on=context.today)
        innovation_drafts.set_outcomes(tx, innovation_id, outcomes.checked(typed.outcomes), first_id)
        after = innovation_drafts.by_id(tx, innovation_id)
        _record(context, tx, Event.INNOVATION_PUBLISHED, before, after, counts=before.copies > 0)

    context.graph.write(work)


def give_back(context: Context, innovation_id: str, version: int, reason: str) -> None:
    """Give a submitted innovation back to its agency; a no has its reason."""
    policy.demand(context.actor, Action.INNOVATION_PUBLISH)
    reason = texts.paragraph(reason)
    if not reason:
        raise Invalid(Problem("reason", "reason_needed"))
    if too_long := texts.too_long("reason", reason, texts.LONGEST_REASON):
        raise Invalid(*too_long)

    def work(tx: Tx) -> None:
        before = _submitted(tx, context.actor, innovation_id, version)
        innovation_drafts.give_back(tx, innovation_id, reason, context.today)
        after = innovation_drafts.by_id(tx, innovation_id)
        _record(context, tx, Event.INNOVATION_RETURNED, before, after, reason=reason)

    context.graph.write(work)


def decided_since(reader: Reader, found: UnderCare, shown: int | None) -> AuditEntry | None:
    """Return the decision that ended the wait which somebody was shown, or None when there was none."""
    if shown is None or shown >= found.version:
        return None
    entries = audit.of_subject(reader, found.id)
    return next((one for one in reversed(entries) if one.event in _DECISIONS), None)


def reads_history(actor: Actor, origin_id: str | None, status: InnovationStatus) -> bool:
    """Say whether the actor reads what happened to it: its agency and the overseers; of a draft only the auditor."""
    if actor.user_id is None:
        return False
    watchers = frozenset({Role.AUDITOR}) if status == InnovationStatus.DRAFT else policy.OVERSEERS
    return actor.acts_for(origin_id) or bool(actor.roles & watchers)


def reads_step(actor: Actor, event: str) -> bool:
    """Say whether a step stands in the history that this person reads: an assessment is for who reads candidates."""
    return event != Event.INNOVATION_ASSESSED or policy.may(actor, Action.CANDIDATES_READ)


def obstacle_to_publish(reader: Reader, actor: Actor, found: UnderCare) -> str | None:
    """Return why this person may not decide on it, or None: role, own agency, four eyes."""
    if not policy.may(actor, Action.INNOVATION_PUBLISH):
        return "not_your_role"
    kin = succession.kin(reader, [found.origin_id] if found.origin_id else [])
    if policy.is_side(actor, kin, found.origin_id):
        return "own_agency"
    brought = policy.on_side(hands.of_innovation(reader, found.id), SUBMITS)
    return "four_eyes" if actor.user_id in brought else None


def obstacle_to_submit(reader: Reader, actor: Actor, innovation_id: str) -> str | None:
    """Return why this person may not put it before KemenPANRB: whoever decided on it before does not bring it."""
    decided = policy.on_side(hands.of_innovation(reader, innovation_id), DECIDES)
    return "four_eyes" if actor.user_id in decided else None


def _submitted(tx: Tx, actor: Actor, innovation_id: str, version: int) -> UnderCare:
    demand_free(obstacle_to_publish(tx, actor, innovation_drafts.by_id(tx, innovation_id)))
    innovation_drafts.lock(tx, innovation_id, version)
    found = innovation_drafts.by_id(tx, innovation_id)
    demand_free(obstacle_to_publish(tx, actor, found))
    if not is_submitted(found):
        raise Refused("innovation_not_submitted")
    return found


def _record(
    context: Context,
    tx: Tx,
    event: Event,
    before: UnderCare,
    after: UnderCare,
    *,
    reason: str | None = None,
    counts: bool = False,
) -> None:
    steps = (before.status, after.status)
    audit_entries.record(context, tx, event, before.id, steps=steps, reason=reason, counts=counts)
    _tell(context, tx, event, after)


def _tell(context: Context, tx: Tx, event: Event, after: UnderCare) -> None:
    """Tell KemenPANRB of what came in, and the agency of what was decided."""
    values = {"agency": after.origin_name or "", "innovation": after.name}
    if event == Event.INNOVATION_SUBMITTED:
        roles, path = policy.holders(Action.INNOVATION_PUBLISH), f"/innovations/{after.id}/review"
        notification_settings.tell(
            tx, context.actor, NoticeKind(event), after.id, path, context.now, agencies=None, roles=roles, values=values
        )
    elif after.origin_id is not None:
        path = f"/innovations/{after.id}" if event == Event.INNOVATION_PUBLISHED else f"/innovations/{after.id}/edit"
        notification_settings.tell(
            tx, context.actor, NoticeKind(event), after.id, path, context.now, agencies={after.origin_id}, values=values
        )
