"""The agency of a direct parent says whether the replication is one."""

from graph.domain import lifecycle, policy
from graph.domain.changes import Change, ChangeKind
from graph.domain.errors import Invalid, Problem, Refused
from graph.domain.policy import Action, Actor
from graph.domain.records.replications import Replication
from graph.domain.values import texts
from graph.domain.vocabulary import Answer
from graph.engine import Tx
from graph.store.replications import answer_links, replication_steps, replication_writes, replications
from tracker.actions import access, audit_entries
from tracker.actions.context import Context
from tracker.actions.people import notifications
from tracker.actions.replications.registering import user_id

_SAID = frozenset({Answer.CONFIRMED, Answer.UNCLEAR, Answer.OBJECTED})


def answer(context: Context, replication_id: str, version: int, said: str, reason: str) -> None:
    """Answer for every direct parent of the actor's agency; a no and a question need their reason.

    The answers of all parents together decide what comes next: an objection makes the record disputed, a question
    returns it, one confirmation lets it go on. Refused when the record is past answering or the answer is the same.
    """
    context.graph.write(lambda tx: answer_within(context, tx, replication_id, version, said, reason))


def answer_within(context: Context, tx: Tx, replication_id: str, version: int, said: str, reason: str) -> None:
    """Answer as part of a larger step, such as spending the link by which the answer comes."""
    policy.demand(context.actor, Action.REPLICATION_ANSWER)
    reason = texts.paragraph(reason)
    replication_writes.lock(tx, replication_id)
    before = replications.by_id(tx, replication_id)
    access.demand_seen(context.actor, before)
    access.demand_free(access.obstacle_to_answer(context.actor, before))
    _demand_reason(said, reason)
    access.demand_current(before, version)
    _demand_open(before, context.actor, said)
    _write(context, tx, before, Answer(said), reason or None)


def _write(context: Context, tx: Tx, before: Replication, said: Answer, reason: str | None) -> None:
    held, by = before.facts, user_id(context.actor)
    own = [parent for parent in before.parents if context.actor.acts_for(parent.agency_id)]
    agencies = sorted({parent.agency_id for parent in own if parent.agency_id})
    for agency_id in agencies:
        replication_steps.answer(tx, held.id, agency_id, said.value, reason, by=by, on=context.today)
    answer_links.end_answered(tx, held.id, agencies)
    status = lifecycle.after_answers(parent.answer for parent in replications.surroundings(tx, held.id).parents)
    replication_steps.move(tx, held.id, status, context.today)
    answers = [Change(ChangeKind.ANSWER, parent.id, parent.answer, said.value, parent.name) for parent in own]
    audit_entries.record(
        context, tx, access.ANSWERED[said], held.id, steps=(held.status, status.value), reason=reason, beside=answers
    )
    notifications.answered(context, tx, before, replications.by_id(tx, held.id), said)


def _demand_reason(said: str, reason: str) -> None:
    if said not in _SAID:
        raise Invalid(Problem("answer", "choice_needed"))
    if said != Answer.CONFIRMED and not reason:
        raise Invalid(Problem("reason", "reason_needed"))
    if too_long := texts.too_long("reason", reason, texts.LONGEST_REASON):
        raise Invalid(*too_long)


def _demand_open(record: Replication, actor: Actor, said: str) -> None:
    if record.facts.status not in lifecycle.OPEN_FOR_ANSWER:
        raise Refused("not_open_for_answer")
    own = [parent for parent in record.parents if actor.acts_for(parent.agency_id)]
    if all(parent.answer == said for parent in own):
        raise Refused("answered_already")
