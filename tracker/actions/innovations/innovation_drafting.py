"""Open an agency's own innovation, and keep what is typed in it while it is typed; drafting says why that is quiet."""

from datetime import datetime

from graph.domain import policy
from graph.domain.errors import Invalid, NotFound, Problem, Refused, Stale
from graph.domain.events import Event
from graph.domain.policy import Action, Actor
from graph.domain.records.drafts import KeptDraft
from graph.domain.records.stewardship import UnderCare
from graph.domain.transitions import INNOVATION, open_for
from graph.domain.values import ids
from graph.domain.values.moment import Moment
from graph.domain.vocabulary import InnovationStatus
from graph.engine import Reader, Tx
from graph.store.innovations import innovation_drafts
from graph.store.innovations.innovation_drafts import InnovationDraftForm
from tracker.actions import audit_entries
from tracker.actions.context import Context
from tracker.actions.idempotency import Form, agency_of, once, own_key, user_id
from tracker.actions.innovations import innovation_form
from tracker.actions.innovations.innovation_form import InnovationInput
from tracker.actions.replications import autosave

OPEN_FOR_EDIT = open_for(Event.INNOVATION_SAVED, steps=INNOVATION)


def save_new(context: Context, typed: InnovationInput, key: str) -> str:
    """Keep a first draft and return its id, which never changes; the same form twice gives the same id."""
    typed = storable(typed)
    first, is_new = _first(context, typed, key)
    if not is_new and is_open(innovation_drafts.by_id(context.graph, first)):
        try:
            save(context, first, 0, typed, key)
        except Refused:
            if is_open(innovation_drafts.by_id(context.graph, first)):
                raise  # else an equal form was quicker, and has submitted it
    return first


def keep_new(context: Context, typed: InnovationInput, sitting: str) -> tuple[str, int]:
    """Keep a first draft while it is typed; return its id and version. The id comes from the name as it was then."""
    typed = storable(typed)
    first, is_new = _first(context, typed, sitting)
    if not is_new:
        return first, keep(context, first, 0, typed, sitting)
    return first, innovation_drafts.by_id(context.graph, first).version


def save(context: Context, innovation_id: str, version: int, typed: InnovationInput, sitting: str = "") -> None:
    """Keep what was typed in an own draft, or about an own innovation that others named."""
    policy.demand(context.actor, Action.INNOVATION_DRAFT)
    typed = storable(typed)

    def work(tx: Tx) -> None:
        before = open_own(tx, context.actor, innovation_id, version, sitting)
        put(context, tx, before, innovation_form.carried(typed, before.form), sitting)

    context.graph.write(work)


def keep(context: Context, innovation_id: str, version: int, typed: InnovationInput, sitting: str) -> int:
    """Keep what is being typed, and return the new version."""
    policy.demand(context.actor, Action.INNOVATION_DRAFT)
    typed, by = storable(typed), user_id(context.actor)

    def work(tx: Tx) -> int:
        before = open_own(tx, context.actor, innovation_id, version, sitting)
        held = innovation_form.to_json(innovation_form.of_innovation(tx, before))
        filled = innovation_form.carried(typed, before.form)
        if innovation_form.to_json(filled) == held:
            return before.version
        told = _tell_of_others(context, tx, before, innovation_drafts.kept(tx, innovation_id))
        return innovation_drafts.keep(tx, innovation_id, _form(context, filled, sitting), told or held, by)

    return context.graph.write(work)


def put(context: Context, tx: Tx, before: UnderCare, typed: InnovationInput, sitting: str) -> None:
    """Keep what was typed, and tell the trail everything since it was told last; nothing when nothing changed."""
    held = innovation_form.of_innovation(tx, before)
    told = _tell_of_others(context, tx, before, innovation_drafts.kept(tx, before.id))
    old = innovation_form.over(held, told) if told else held
    if told is None and innovation_form.to_json(typed) == innovation_form.to_json(held):
        return
    innovation_drafts.save(tx, before.id, _form(context, typed, sitting))
    _record_saved(context, tx, before, old, typed)


def own(reader: Reader, actor: Actor, innovation_id: str) -> UnderCare:
    """Return an innovation of the actor's agency; NotFound exactly as for a missing one."""
    found = innovation_drafts.by_id(reader, innovation_id)
    if not actor.acts_for(found.origin_id):
        raise NotFound("no_such_innovation")
    return found


def open_own(tx: Tx, actor: Actor, innovation_id: str, version: int, sitting: str = "") -> UnderCare:
    """Return the actor's own innovation, locked, while it may be edited; a stranger learns nothing, not its version."""
    own(tx, actor, innovation_id)
    innovation_drafts.lock(tx, innovation_id)
    found = own(tx, actor, innovation_id)
    is_known = autosave.is_same_form(innovation_drafts.kept(tx, innovation_id), actor, sitting)
    if not is_known and found.version != version:
        raise Stale("stale", version=found.version)
    if not is_open(found):
        raise Refused("innovation_not_open")
    return found


def is_open(found: UnderCare) -> bool:
    """Say whether its agency may write in it: a draft, or a provisional one that does not wait for KemenPANRB."""
    return found.status in OPEN_FOR_EDIT and not is_submitted(found)


def is_submitted(found: UnderCare) -> bool:
    """Say whether it waits for KemenPANRB; a provisional one keeps its status while it waits."""
    if found.status == InnovationStatus.PROVISIONAL:
        return found.submitted_on is not None
    return found.status == InnovationStatus.SUBMITTED


def storable(typed: InnovationInput) -> InnovationInput:
    """Return the form as it may be kept; Invalid for texts and lists without end."""
    cleaned = typed.cleaned()
    if problems := innovation_form.problems_of_draft(cleaned):
        raise Invalid(*problems)
    return cleaned


def _first(context: Context, typed: InnovationInput, key: str) -> tuple[str, bool]:
    """Make a draft and tell the trail, unless this form has made one; return its id, and whether it is new."""
    policy.demand(context.actor, Action.INNOVATION_DRAFT)
    agency_id = agency_of(context.actor)
    if not typed.name:
        raise Invalid(Problem("name", "required"))
    innovation_id = ids.readable_id(typed.name, "inovasi")

    def work(tx: Tx) -> None:
        innovation_drafts.create(tx, innovation_id, agency_id, typed.name, context.today)
        innovation_drafts.save(tx, innovation_id, _form(context, typed, key))
        steps = (None, InnovationStatus.DRAFT.value)
        changes = audit_entries.changed({}, innovation_form.in_words(typed))
        audit_entries.record(context, tx, Event.INNOVATION_DRAFTED, innovation_id, steps=steps, changes=changes)

    first = once(context, Form(key, Event.INNOVATION_DRAFTED), innovation_id, work)
    return first, first == innovation_id


def _form(context: Context, typed: InnovationInput, sitting: str) -> InnovationDraftForm:
    return InnovationDraftForm(innovation_form.to_json(typed), own_key(context.actor, sitting), typed.name, context.now)


def _tell_of_others(context: Context, tx: Tx, before: UnderCare, kept: KeptDraft) -> str | None:
    def tell(typist: Actor, told: str, at: datetime) -> None:
        by = Context(context.graph, typist, Moment.of(at))
        new = innovation_form.of_innovation(tx, before)
        _record_saved(by, tx, before, innovation_form.over(new, told), new)

    return autosave.tell_of_others(kept, context.actor, (before.origin_id, before.origin_name), tell)


def _record_saved(context: Context, tx: Tx, before: UnderCare, old: InnovationInput, new: InnovationInput) -> None:
    changes = audit_entries.changed(innovation_form.in_words(old), innovation_form.in_words(new))
    steps = (before.status, before.status)
    audit_entries.record(context, tx, Event.INNOVATION_SAVED, before.id, steps=steps, changes=changes)
