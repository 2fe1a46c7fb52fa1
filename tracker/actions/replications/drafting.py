"""Open an agency's own record, and keep what is typed in it while it is typed.

A form that saves itself leaves no entry in the trail for each pause of a finger: all entries share one lock, and a
history of half sentences tells nobody anything. The entry comes when the person saves or submits, or when somebody else
goes on, and tells everything since the last one. Until then the record remembers the form that the trail last told of,
and who has typed since.
"""

from datetime import datetime

from graph.domain import lifecycle, policy
from graph.domain.errors import Invalid, Refused
from graph.domain.events import Event
from graph.domain.policy import Action, Actor
from graph.domain.records.drafts import KeptDraft
from graph.domain.records.replications import Replication
from graph.domain.values import ids
from graph.domain.values.moment import Moment
from graph.domain.vocabulary import ReplicationStatus
from graph.engine import Tx
from graph.store.replications import replication_writes, replications
from graph.store.replications.replication_writes import ReplicationDraftForm
from tracker.actions import access, audit_entries
from tracker.actions.context import Context
from tracker.actions.idempotency import Form, agency_of, once, own_key, user_id
from tracker.actions.replications import autosave, replication_form, submitted_fields
from tracker.actions.replications.replication_form import ReplicationForm


def new_id() -> str:
    """Return a number for a replication; it never changes and is never used again."""
    return ids.new_id("R")


def keep_new(context: Context, filled: ReplicationForm, sitting: str) -> tuple[str, int]:
    """Keep a first draft while it is typed; return its number and version. The same form always has the same number."""
    policy.demand(context.actor, Action.REPLICATION_DRAFT)
    filled, number = storable(filled), new_id()
    form = Form(sitting, Event.REPLICATION_DRAFTED)
    first = once(context, form, number, lambda tx: create(context, tx, number, filled, sitting))
    if first != number:
        return first, keep(context, first, 0, filled, sitting)
    return number, replications.facts(context.graph, number).version


def keep(context: Context, replication_id: str, version: int, filled: ReplicationForm, sitting: str) -> int:
    """Keep what is being typed in a draft or a returned record, and return the new version."""
    policy.demand(context.actor, Action.REPLICATION_DRAFT)
    filled, by = storable(filled), user_id(context.actor)

    def work(tx: Tx) -> int:
        before = open_own(tx, context.actor, replication_id, version, sitting)
        old = replication_form.of_record(before)
        form, held = form_of(context, replication_form.carried(filled, old), sitting), replication_form.to_json(old)
        if form.text == held:
            return before.facts.version
        told = tell_of_others(context, tx, before, replication_writes.kept(tx, replication_id))
        return replication_writes.keep(tx, replication_id, form, told or held, by)

    return context.graph.write(work)


def create(context: Context, tx: Tx, replication_id: str, filled: ReplicationForm, sitting: str) -> None:
    """Make a draft of the actor's agency, and tell the trail."""
    put(context, tx, replication_id, filled, sitting)
    changes = audit_entries.changed({}, submitted_fields.of_form(filled))
    audit_entries.record(
        context, tx, Event.REPLICATION_DRAFTED, replication_id, steps=(None, ReplicationStatus.DRAFT), changes=changes
    )


def put(context: Context, tx: Tx, replication_id: str, filled: ReplicationForm, sitting: str) -> None:
    """Make a draft of the actor's agency that holds what was typed."""
    replication_writes.create(tx, replication_id, agency_of(context.actor), context.today)
    replication_writes.save_form(tx, replication_id, form_of(context, filled, sitting))


def form_of(context: Context, filled: ReplicationForm, sitting: str) -> ReplicationDraftForm:
    """Return what is kept of a form; a sitting that is no key is none."""
    name = filled.local_name or filled.new_parent or None
    return ReplicationDraftForm(
        replication_form.to_json(filled), own_key(context.actor, sitting), name, filled.parents, context.now
    )


def open_own(tx: Tx, actor: Actor, replication_id: str, version: int, sitting: str = "") -> Replication:
    """Return the actor's own record, locked, while it may be edited; a stranger learns nothing, not its version."""
    replication_writes.lock(tx, replication_id)
    record = replications.by_id(tx, replication_id)
    access.demand_own(actor, record)
    if not autosave.is_same_form(replication_writes.kept(tx, replication_id), actor, sitting):
        access.demand_current(record, version)
    if record.facts.status not in lifecycle.OPEN_FOR_EDIT:
        raise Refused("not_open_for_edit")
    return record


def tell_of_others(context: Context, tx: Tx, before: Replication, kept: KeptDraft) -> str | None:
    """Tell the trail what another person typed before; return the form as the trail last told of it by this one."""

    def tell(typist: Actor, told: str, at: datetime) -> None:
        by = Context(context.graph, typist, Moment.of(at))
        record_saved(by, tx, before, replication_form.from_json(told), replication_form.of_record(before))

    return autosave.tell_of_others(kept, context.actor, (before.facts.adopter_id, before.facts.adopter_name), tell)


def record_saved(context: Context, tx: Tx, before: Replication, old: ReplicationForm, new: ReplicationForm) -> None:
    """Append what one person changed in a form."""
    status = before.facts.status
    changes = audit_entries.changed(submitted_fields.of_form(old), submitted_fields.of_form(new))
    audit_entries.record(
        context,
        tx,
        Event.REPLICATION_SAVED,
        before.facts.id,
        steps=(status, status),
        changes=changes,
    )


def storable(filled: ReplicationForm) -> ReplicationForm:
    """Return the form as it may be kept; Invalid for texts and lists without end."""
    cleaned = filled.cleaned()
    if problems := replication_form.problems_of_draft(cleaned):
        raise Invalid(*problems)
    return cleaned
