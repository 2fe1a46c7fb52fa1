"""An agency drafts and submits a replication."""

import secrets
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

from graph.domain import lifecycle, policy
from graph.domain.errors import Invalid, KeyUsed, Problem, Refused
from graph.domain.events import Event
from graph.domain.policy import Action
from graph.domain.records.replications import ParentCandidate, Replication
from graph.domain.vocabulary import ReplicationStatus, UnitKind
from graph.engine import Graph, Tx
from graph.store.replications import parents, replication_writes, replications
from tracker.actions import access, audit_entries
from tracker.actions.context import Context
from tracker.actions.idempotency import Form, once, user_id
from tracker.actions.people import notifications
from tracker.actions.replications import (
    details,
    drafting,
    duplicate_check,
    named_proof,
    parentage,
    replication_form,
    submitted_fields,
)
from tracker.actions.replications.named_proof import PutFile
from tracker.actions.replications.replication_form import ReplicationForm

__all__ = ["save", "save_new", "submit", "submit_new", "user_id"]


@dataclass(frozen=True, slots=True)
class _Ids:
    """Ids that a submit may need, made outside the transaction, which may run twice."""

    unit: str
    proof: str
    outcomes: str


@dataclass(frozen=True, slots=True)
class _Sent:
    """What comes in with a submission: the form, ids that it may need, and what puts its file to its proof."""

    filled: ReplicationForm
    ids: _Ids
    put: PutFile | None


def save_new(context: Context, filled: ReplicationForm, key: str, put: PutFile | None = None) -> str:
    """Keep a first draft and return its number; the same form sent twice, or saved by itself before, has the same."""
    policy.demand(context.actor, Action.REPLICATION_DRAFT)
    named_proof.demand_described(filled, put, context.latest)
    filled, ids, number = drafting.storable(filled), _ids(), drafting.new_id()

    def work(tx: Tx) -> None:
        drafting.create(context, tx, number, filled, key)
        if put is not None:
            named_proof.keep_file(tx, replications.by_id(tx, number), filled, ids.proof, put)

    first = once(context, Form(key, Event.REPLICATION_DRAFTED), number, work)
    if first != number and _goes_on(context.graph, first, filled):
        with _unless_submitted(context.graph, first):
            save(context, first, 0, filled, key, put)
    return first


def save(
    context: Context,
    replication_id: str,
    version: int,
    filled: ReplicationForm,
    sitting: str = "",
    put: PutFile | None = None,
) -> None:
    """Keep what was typed in a draft or a returned record, with the file of its proof; its status stays."""
    policy.demand(context.actor, Action.REPLICATION_DRAFT)
    named_proof.demand_described(filled, put, context.latest)
    filled, ids = drafting.storable(filled), _ids()

    def work(tx: Tx) -> None:
        before = drafting.open_own(tx, context.actor, replication_id, version, sitting)
        named_proof.keep_file(tx, before, filled, ids.proof, put)
        told = drafting.tell_of_others(context, tx, before, replication_writes.kept(tx, replication_id))
        held = replication_form.of_record(before)
        old, new = replication_form.from_json(told) if told else held, replication_form.carried(filled, held)
        if told is None and before.facts.form and replication_form.to_json(new) == replication_form.to_json(held):
            return
        replication_writes.save_form(tx, replication_id, drafting.form_of(context, new, sitting))
        drafting.record_saved(context, tx, before, old, new)

    context.graph.write(work)


def submit_new(context: Context, filled: ReplicationForm, key: str, put: PutFile | None = None) -> str:
    """Register and submit in one step, and return the number."""
    policy.demand(context.actor, Action.REPLICATION_SUBMIT)
    filled, ids, number = drafting.storable(filled), _ids(), drafting.new_id()

    def work(tx: Tx) -> None:
        drafting.put(context, tx, number, filled, key)
        _submit(context, tx, replications.by_id(tx, number), _Sent(filled, ids, put))

    first = once(context, Form(key, Event.REPLICATION_DRAFTED), number, work)
    if first != number and _goes_on(context.graph, first, filled):
        with _unless_submitted(context.graph, first):
            submit(context, first, 0, filled, key, put)
    return first


def submit(
    context: Context,
    replication_id: str,
    version: int,
    filled: ReplicationForm,
    sitting: str = "",
    put: PutFile | None = None,
) -> None:
    """Submit a draft, or a returned record again under its number; Invalid names every hole with its field."""
    policy.demand(context.actor, Action.REPLICATION_SUBMIT)
    filled, ids = drafting.storable(filled), _ids()

    def work(tx: Tx) -> None:
        before = drafting.open_own(tx, context.actor, replication_id, version, sitting)
        access.demand_free(access.obstacle_to_submit(context.actor, before))
        drafting.tell_of_others(context, tx, before, replication_writes.kept(tx, replication_id))
        _submit(context, tx, before, _Sent(filled, ids, put))

    context.graph.write(work)


@contextmanager
def _unless_submitted(graph: Graph, replication_id: str) -> Generator[None]:
    """Let an equal form be the quicker one: what it has submitted meanwhile stands, and this one has its number."""
    try:
        yield
    except Refused:
        if _is_open(graph, replication_id):
            raise


def _goes_on(graph: Graph, replication_id: str, filled: ReplicationForm) -> bool:
    """Say whether the form goes on with what its key led to: a draft does, a record that was submitted stands.

    KeyUsed where the form is about something else than the submitted record: its words are not its.
    """
    record = replications.by_id(graph, replication_id)
    if record.facts.status in lifecycle.OPEN_FOR_EDIT:
        return True
    known = {parent.id for parent in record.parents} | {parent.name for parent in record.parents}
    if not known.issuperset({*filled.parents, *filter(None, (filled.new_parent,))}):
        raise KeyUsed(replication_id)
    return False


def _is_open(graph: Graph, replication_id: str) -> bool:
    return replications.facts(graph, replication_id).status in lifecycle.OPEN_FOR_EDIT


def _submit(context: Context, tx: Tx, before: Replication, sent: _Sent) -> None:
    held, filled = before.facts, sent.filled
    replication_writes.lock_agency(tx, held.adopter_id)
    known = parentage.named_before(tx, filled)
    named: list[str] = list(dict.fromkeys([*filled.parents, *([known] if known else [])]))
    chosen = parents.chosen(tx, named, held.id)
    slips = named_proof.problems_of_file(filled, sent.put)
    if problems := slips + _problems(tx, before, filled, named, chosen, context.latest):
        raise Invalid(*problems)
    if filled.new_parent and known is None:
        named.append(parentage.name_new(context, tx, filled))
        chosen = parents.chosen(tx, named, held.id)
    _write(tx, before, sent, chosen)
    if sent.put is not None:
        sent.put(tx, held.id, named_proof.of(before, filled, sent.ids.proof).id)
    status = lifecycle.after_answers(parent.answer for parent in replications.surroundings(tx, held.id).parents)
    replication_writes.submit(
        tx, held.id, replication_form.stored(filled), status, user_id(context.actor), context.today
    )
    _record_submit(context, tx, before)


def _problems(
    tx: Tx,
    before: Replication,
    filled: ReplicationForm,
    named: Sequence[str],
    chosen: Sequence[ParentCandidate],
    today: date,
) -> list[Problem]:
    """Return every hole and slip; when there is none, what may be the same and was not looked at."""
    held = before.facts
    found = [*replication_form.problems(filled, today), *parentage.problems(tx, before, filled, named, chosen)]
    found += details.unknown_helpers(tx, filled.rest)
    alike = [
        one
        for one in duplicate_check.likely(tx, held.adopter_id, held.id, filled, chosen)
        if one.id not in filled.not_same
    ]
    if not found and alike:
        found.append(Problem("not_same", "likely_double", {"ids": ", ".join(one.id for one in alike)}))
    return found


def _write(tx: Tx, before: Replication, sent: _Sent, chosen: Sequence[ParentCandidate]) -> None:
    held, filled, ids = before.facts, sent.filled, sent.ids
    roots = sorted({root for parent in chosen for root in parent.roots})
    replication_writes.set_parents(tx, held.id, [parent.id for parent in chosen], roots)
    replication_writes.set_units(tx, held.id, _units(tx, held.adopter_id, filled, ids))
    replication_writes.set_proof(tx, held.id, named_proof.of(before, filled, ids.proof))
    details.write(tx, held.id, filled.rest, ids.outcomes)


def _record_submit(context: Context, tx: Tx, before: Replication) -> None:
    after = replications.by_id(tx, before.facts.id)
    is_again = before.facts.status == ReplicationStatus.RETURNED
    audit_entries.record(
        context,
        tx,
        Event.REPLICATION_RESUBMITTED if is_again else Event.REPLICATION_SUBMITTED,
        before.facts.id,
        steps=(before.facts.status, after.facts.status),
        changes=submitted_fields.submitted(before, after),
        counts=bool(before.origins) and after.origins != before.origins,
    )  # copies of it follow its roots
    notifications.submitted(context, tx, after)


def _units(tx: Tx, agency_id: str, filled: ReplicationForm, ids: _Ids) -> list[str]:
    if not filled.unit_name:
        return list(filled.units)
    named = replication_writes.unit_named(tx, agency_id, filled.unit_name, UnitKind(filled.unit_kind), ids.unit)
    return list(dict.fromkeys([*filled.units, named]))


def _ids() -> _Ids:
    return _Ids(f"U-{secrets.token_hex(6)}", f"E-{secrets.token_hex(8)}", f"O-{secrets.token_hex(8)}")
