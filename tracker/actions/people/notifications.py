"""Say who hears of which step on a replication; each function runs in the transaction of its step."""

from collections.abc import Collection
from datetime import datetime

from graph.domain import policy
from graph.domain.events import NoticeKind
from graph.domain.policy import Action, Actor
from graph.domain.records.replications import Replication
from graph.domain.vocabulary import Answer, ReplicationStatus, Role
from graph.engine import Tx
from graph.store.replications import answer_links
from tracker.actions.context import Context
from tracker.actions.people import notification_settings

_ASKED = policy.holders(Action.REPLICATION_ANSWER)
_FOR_KEMENPANRB = {
    ReplicationStatus.AWAITING_VERIFICATION: NoticeKind.REPLICATION_WAITING,
    ReplicationStatus.DISPUTED: NoticeKind.REPLICATION_DISPUTED,
}
_ANSWERS = {
    Answer.CONFIRMED: NoticeKind.REPLICATION_ANSWERED,
    Answer.UNCLEAR: NoticeKind.REPLICATION_QUESTIONED,
    Answer.OBJECTED: NoticeKind.REPLICATION_OBJECTED,
}


def submitted(context: Context, tx: Tx, after: Replication) -> None:
    """Ask the parents' agencies that have not answered, inform the roots further up, or tell the verifiers."""
    asked = {parent.agency_id for parent in after.parents if parent.agency_id and parent.answer == Answer.WAITING}
    _tell(tx, context.actor, NoticeKind.REPLICATION_SUBMITTED, after, context.now, agencies=asked, roles=_ASKED)
    further = {origin.agency_id for origin in after.origins if origin.agency_id} - _parents(after)
    _tell(tx, context.actor, NoticeKind.REPLICATION_DESCENDED, after, context.now, agencies=further)
    _tell_verifiers(context, tx, None, after)
    _ask_for_letters(context, tx, after)


def answered(context: Context, tx: Tx, before: Replication, after: Replication, said: Answer) -> None:
    """Tell the adopter what was said, and the verifiers when the record has come to them."""
    _tell(tx, context.actor, _ANSWERS[said], after, context.now, agencies={after.facts.adopter_id})
    _tell_verifiers(context, tx, before.facts.status, after)


def decided(context: Context, tx: Tx, before: Replication, verdict: str) -> None:
    """Tell both sides what KemenPANRB decided."""
    _tell(
        tx,
        context.actor,
        NoticeKind(f"replication.{verdict}"),
        before,
        context.now,
        agencies={before.facts.adopter_id, *_parents(before)},
    )


def appealed(context: Context, tx: Tx, before: Replication) -> None:
    """Tell the verifiers and the parents' agencies that the adopter has appealed."""
    _tell(tx, context.actor, NoticeKind.REPLICATION_APPEALED, before, context.now, agencies=_parents(before))
    _to_verifiers(tx, context.actor, NoticeKind.REPLICATION_APPEALED, before, context.now)


def responded(context: Context, tx: Tx, before: Replication) -> None:
    """Tell the parents' agencies and the verifiers that the adopter has said its side of a dispute."""
    _tell(tx, context.actor, NoticeKind.REPLICATION_RESPONDED, before, context.now, agencies=_parents(before))
    _to_verifiers(tx, context.actor, NoticeKind.REPLICATION_RESPONDED, before, context.now)


def withdrawn(context: Context, tx: Tx, before: Replication) -> None:
    """Tell the parents' agencies, who were asked or have answered, that the record is gone."""
    if before.facts.status != ReplicationStatus.DRAFT:
        _tell(tx, context.actor, NoticeKind.REPLICATION_WITHDRAWN, before, context.now, agencies=_parents(before))


def silent(tx: Tx, record: Replication, now: datetime) -> None:
    """Tell all three sides that nobody has answered for 14 days."""
    asked = {parent.agency_id for parent in record.parents if parent.agency_id and parent.answer == Answer.WAITING}
    _tell(
        tx, None, NoticeKind.REPLICATION_SILENT, record, now, agencies={record.facts.adopter_id, *asked}, roles=_ASKED
    )
    _to_verifiers(tx, None, NoticeKind.REPLICATION_SILENT, record, now)


def _ask_for_letters(context: Context, tx: Tx, after: Replication) -> None:
    """Tell the stewards and the hubs of both sides where nobody at a parent's agency could sign in to answer."""
    held = after.facts
    waits = held.status == ReplicationStatus.AWAITING_PARENT
    if not waits or all(one.has_registrar for one in answer_links.silent_parents(tx, held.id)):
        return
    path, values, but = f"/replications/{held.id}/answer-links", _values(after), {held.adopter_id}
    hubs = answer_links.hubs(tx, held.provinces)
    for agencies, role in ((None, Role.STEWARD), (hubs, Role.FACILITATOR)):
        notification_settings.tell(
            tx,
            context.actor,
            NoticeKind.LETTER_NEEDED,
            held.id,
            path,
            context.now,
            agencies=agencies,
            but=but,
            roles=(role,),
            values=values,
        )


def _tell_verifiers(context: Context, tx: Tx, was: ReplicationStatus | None, after: Replication) -> None:
    """Tell the verifiers of a record that has just come to them, once for each state."""
    kind = _FOR_KEMENPANRB.get(after.facts.status)
    if kind is not None and was != after.facts.status:
        _to_verifiers(tx, context.actor, kind, after, context.now)


def _to_verifiers(tx: Tx, actor: Actor | None, kind: NoticeKind, record: Replication, now: datetime) -> None:
    """Tell those who may decide: never somebody of an agency that is a party (domain.md 1)."""
    path, parties = f"/review/{record.facts.id}", {record.facts.adopter_id, *_parents(record)}
    roles, values = policy.holders(Action.REPLICATION_VERIFY), _values(record)
    notification_settings.tell(
        tx, actor, kind, record.facts.id, path, now, agencies=None, but=parties, roles=roles, values=values
    )


def _tell(
    tx: Tx,
    actor: Actor | None,
    kind: NoticeKind,
    record: Replication,
    now: datetime,
    *,
    agencies: Collection[str],
    roles: Collection[Role] = policy.AGENCY,
) -> None:
    if agencies:
        path, values = f"/replications/{record.facts.id}", _values(record)
        notification_settings.tell(
            tx, actor, kind, record.facts.id, path, now, agencies=agencies, roles=roles, values=values
        )


def _values(record: Replication) -> dict[str, str]:
    return {"agency": record.facts.adopter_name, "name": record.name, "number": record.facts.id}


def _parents(record: Replication) -> set[str]:
    return {parent.agency_id for parent in record.parents if parent.agency_id}
