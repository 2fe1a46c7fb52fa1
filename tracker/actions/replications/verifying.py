"""KemenPANRB verifies, returns or rejects a replication."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from graph.domain import lifecycle, policy
from graph.domain.changes import Change, ChangeKind
from graph.domain.errors import Invalid, Problem, Refused
from graph.domain.events import Event
from graph.domain.policy import Action
from graph.domain.records.replications import Replication
from graph.domain.values import texts
from graph.domain.vocabulary import ReplicationStatus
from graph.engine import Tx
from graph.store.replications import replication_steps, replication_writes, replications
from tracker.actions import access, audit_entries
from tracker.actions.context import Context
from tracker.actions.people import notifications
from tracker.actions.replications import submitted_fields
from tracker.actions.replications.registering import user_id
from tracker.base import logs


class Verdict(StrEnum):
    """What a verifier may decide; the values are the statuses that follow."""

    VERIFIED = "verified"
    RETURNED = "returned"
    REJECTED = "rejected"


DECIDED = {
    Verdict.VERIFIED: Event.REPLICATION_VERIFIED,
    Verdict.RETURNED: Event.REPLICATION_RETURNED,
    Verdict.REJECTED: Event.REPLICATION_REJECTED,
}


@dataclass(frozen=True, slots=True)
class Decision:
    """A verdict with its reason, and what to mend field by field."""

    verdict: str
    reason: str = ""
    comments: Mapping[str, str] = field(default_factory=dict[str, str])


def decide(context: Context, replication_id: str, version: int, decision: Decision) -> None:
    """Decide on a record that waits; every no has its reason, and so has a yes against an objection or a silence.

    Raises NotAllowed (role, own agency), Refused (four eyes, a record that does not wait, a parent that may still
    answer, a yes where both sides are one agency by now), Stale (somebody decided meanwhile), Invalid (no reason).
    """
    policy.demand(context.actor, Action.REPLICATION_VERIFY)
    decision = _cleaned(decision)

    def work(tx: Tx) -> None:
        replication_writes.lock(tx, replication_id)
        before = replications.by_id(tx, replication_id)
        access.demand_seen(context.actor, before)
        access.demand_free(access.obstacle_to_verify(context.actor, before))
        access.demand_current(before, version)
        demand_waiting(before, context.today)
        if decision.verdict == Verdict.VERIFIED and before.sides_are_one:
            raise Refused("sides_are_one")
        if problems := _problems(before, decision):
            raise Invalid(*problems)
        _write(context, tx, before, decision)

    context.graph.write(work)
    logs.event(DECIDED[Verdict(decision.verdict)], context.actor.user_id, replication_id)


def demand_waiting(record: Replication, today: date) -> None:
    """Raise Refused unless the record waits for KemenPANRB's decision."""
    if lifecycle.may_be_decided(record, today):
        return
    due = lifecycle.answer_due(record)
    if record.facts.status == ReplicationStatus.AWAITING_PARENT and due is not None:
        raise Refused("parent_may_still_answer", days=(due - today).days)
    raise Refused("not_open_for_decision")


def needs_reason(record: Replication, verdict: str) -> bool:
    """Say whether this verdict needs its reason: every no, a yes that no parent has confirmed unopposed, an appeal."""
    is_plain = record.facts.status == ReplicationStatus.AWAITING_VERIFICATION and record.facts.appealed_on is None
    return verdict != Verdict.VERIFIED or not is_plain


def _write(context: Context, tx: Tx, before: Replication, decision: Decision) -> None:
    held = before.facts
    on_papers = held.status == ReplicationStatus.AWAITING_PARENT
    comments = json.dumps(dict(decision.comments), ensure_ascii=False) if decision.comments else None
    replication_steps.decide(
        tx,
        held.id,
        ReplicationStatus(decision.verdict),
        decision.reason or None,
        comments,
        on_papers=on_papers,
        by=user_id(context.actor),
        on=context.today,
    )
    comments_made = [Change(ChangeKind.COMMENT, name, None, said) for name, said in decision.comments.items()]
    audit_entries.record(
        context,
        tx,
        DECIDED[Verdict(decision.verdict)],
        held.id,
        steps=(held.status, decision.verdict),
        reason=decision.reason or None,
        changes={"on_papers": [None, "true"]} if on_papers else None,
        beside=comments_made,
        counts=decision.verdict == Verdict.VERIFIED,
    )
    notifications.decided(context, tx, before, decision.verdict)


def _cleaned(decision: Decision) -> Decision:
    comments = {
        name: texts.paragraph(said) for name, said in decision.comments.items() if name in submitted_fields.FIELDS
    }
    kept = {name: said for name, said in comments.items() if said}
    return Decision(decision.verdict, texts.paragraph(decision.reason), kept)


def _problems(record: Replication, decision: Decision) -> list[Problem]:
    found: list[Problem] = []
    if decision.verdict not in set(Verdict):
        found.append(Problem("verdict", "choice_needed"))
    elif needs_reason(record, decision.verdict) and not decision.reason:
        found.append(Problem("reason", "reason_needed"))
    found += texts.too_long("reason", decision.reason, texts.LONGEST_REASON)
    for name, said in decision.comments.items():
        found += texts.too_long(f"comment_{name}", said, texts.LONGEST_REASON)
    return found
