"""An agency without accounts answers through a one-time link that a letter brings."""

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta

from graph.domain import policy
from graph.domain.errors import Invalid, NotAllowed, Problem, Refused
from graph.domain.events import DECIDES, SUBMITS, Event
from graph.domain.kinship import are_one
from graph.domain.policy import Action, Actor
from graph.domain.records.errands import Errand
from graph.domain.records.replications import Replication
from graph.domain.values import texts
from graph.domain.values.moment import Moment
from graph.domain.vocabulary import ReplicationStatus, Role
from graph.engine import Graph, Reader, Tx
from graph.store.audit import hands
from graph.store.replications import answer_links, open_requests, replication_writes, replications
from graph.store.replications.answer_links import AnswerLink, SilentParent
from tracker.actions import access, audit_entries
from tracker.actions.context import Context
from tracker.actions.idempotency import Form, once
from tracker.actions.replications import answering
from tracker.actions.replications.registering import user_id

LIFE = timedelta(days=30)  # a letter takes its time
_LONGEST_ANSWERER = 150


@dataclass(frozen=True, slots=True)
class NewLetter:
    """Whom a letter asks about which record, and the key that its link carries."""

    replication_id: str
    agency_id: str
    key: str


def key_hash(key: str) -> str:
    """Return what the graph keeps of a key."""
    return hashlib.sha256(key.encode()).hexdigest()


def offer(context: Context, letter: NewLetter, once_key: str, real: datetime) -> None:
    """Let an agency without accounts answer once within 30 days; an earlier link of the same kind ends.

    An equal form sent twice makes one letter. ``real`` is the machine's instant: links expire by it, also where the
    world's day stands still. Refused when the record does not wait or the agency has somebody who answers by signing
    in: that person's answer is not another's.
    """
    policy.demand(context.actor, Action.ANSWER_LINK_MAKE)
    replication_id, agency_id = letter.replication_id, letter.agency_id

    def work(tx: Tx) -> None:
        replication_writes.lock(tx, replication_id)
        record = replications.by_id(tx, replication_id)
        demand_may_offer(tx, context.actor, record)
        asked = {parent.agency_id: parent for parent in answer_links.silent_parents(tx, replication_id)}
        if agency_id not in asked:
            raise Invalid(Problem("agency_id", "parent_agency_needed"))
        if asked[agency_id].has_registrar:
            raise Refused("has_registrar")
        answer_links.offer(tx, replication_id, agency_id, key_hash(letter.key), user_id(context.actor), real + LIFE)
        changes: dict[str, list[str | None]] = {"letter": [None, asked[agency_id].agency_name]}
        status = record.facts.status
        audit_entries.record(
            context, tx, Event.ANSWER_LINK_MADE, replication_id, steps=(status, status), changes=changes
        )

    once(context, Form(once_key, Event.ANSWER_LINK_MADE, (replication_id, agency_id)), replication_id, work)


def answer(
    graph: Graph, key: str, version: int, said: str, reason: str, *, answerer: str, real: datetime, moment: Moment
) -> None:
    """Answer for the agency that the link names and use the link up, in one step.

    ``answerer`` is the name and office of whoever answers. The trail says that the answer came by letter and who had
    the letter made. Refused when the link has ended, Invalid when a word is missing: then the link stays.
    """
    answerer = texts.line(answerer)
    if not answerer:
        raise Invalid(Problem("answerer", "answerer_needed"))
    if too_long := texts.too_long("answerer", answerer, _LONGEST_ANSWERER):
        raise Invalid(*too_long)

    def work(tx: Tx) -> None:
        replication_writes.lock(tx, answer_links.by_key(tx, key_hash(key)).replication_id)
        link = alive(tx, key, real).link
        if not answer_links.spend(tx, key_hash(key), answerer, real):
            raise Refused("letter_used", agency=link.agency_name)
        actor = _by_letter(link, key)
        answering.answer_within(Context(graph, actor, moment), tx, link.replication_id, version, said, reason)
        changes: dict[str, list[str | None]] = {"answerer": [None, answerer], "letter_by": [None, link.maker_name]}
        audit_entries.record(
            Context(graph, actor, moment), tx, Event.ANSWER_LINK_USED, link.replication_id, changes=changes
        )

    graph.write(work)


@dataclass(frozen=True, slots=True)
class OpenLetter:
    """A link that may be answered by, and the record that it asks about."""

    link: AnswerLink
    record: Replication


def alive(reader: Reader, key: str, real: datetime) -> OpenLetter:
    """Return what a link is for; NotFound when it never was, Refused with the reason when it has ended."""
    link = answer_links.by_key(reader, key_hash(key))
    if link.used_at is not None or link.ended is not None:
        raise Refused(f"letter_{link.ended}" if link.used_at is None else "letter_used", agency=link.agency_name)
    record = replications.by_id(reader, link.replication_id)
    if ended := _ended(reader, link, record, real):
        raise Refused(ended, agency=link.agency_name)
    return OpenLetter(link, record)


def _ended(reader: Reader, link: AnswerLink, record: Replication, real: datetime) -> str | None:
    """Return why a link that nobody used or replaced is no good any more, or None.

    Besides its age: the agency speaks for itself now, or whoever had the letter made stands on another side of the
    record since, by a step or by taking over an office.
    """
    if are_one(record.kin, record.facts.adopter_id, link.agency_id):
        return "letter_one_agency"  # first: its registrar, who may be the adopter's, could not answer either
    if link.has_registrar:
        return "letter_registrar"
    if not link.is_asked:
        return "letter_unasked"
    if link.expires_at <= real:
        return "letter_expired"
    makers = hands.in_office(reader, link.made_by or "")
    is_side = are_one(record.kin, record.facts.adopter_id, link.maker_agency_id)
    if is_side or makers & policy.on_side(record.hands, SUBMITS | DECIDES):
        return "letter_maker"
    return None


def demand_may_offer(reader: Reader, actor: Actor, record: Replication) -> None:
    """Raise unless this person may have a letter made for this record; a stranger learns nothing of it."""
    access.demand_seen(actor, record)
    if not _is_near(reader, actor, record):
        raise NotAllowed("not_your_agency")
    access.demand_free(access.obstacle_to_ask(actor, record))
    if record.facts.status != ReplicationStatus.AWAITING_PARENT:
        raise Refused("not_awaiting_parent")


def to_ask(reader: Reader, actor: Actor, record: Replication) -> list[SilentParent]:
    """Return the agencies to which this person may have a letter made; empty when there are none."""
    if access.obstacle_to_ask(actor, record) is not None or not _is_near(reader, actor, record):
        return []
    return needed(reader, record)


def needed(reader: Reader, record: Replication) -> list[SilentParent]:
    """Return the agencies that can answer by letter only, since nobody there can sign in; empty unless it waits."""
    if record.facts.status != ReplicationStatus.AWAITING_PARENT:
        return []
    return [one for one in answer_links.silent_parents(reader, record.facts.id) if not one.has_registrar]


def waiting(reader: Reader, actor: Actor, real: datetime) -> list[Errand]:
    """Return the records that wait for a letter, for those who are told of it: stewards all, a hub its province.

    Verifiers may have one made too, and then decide no more: it is not put before them.
    """
    if actor.has_role(Role.STEWARD):
        return open_requests.letters(reader, None, actor.agencies, real)
    if actor.has_role(Role.FACILITATOR) and actor.province is not None:
        return open_requests.letters(reader, actor.province, actor.agencies, real)
    return []


def _is_near(reader: Reader, actor: Actor, record: Replication) -> bool:
    """KemenPANRB, and the hub of either province."""
    if actor.roles & policy.DECIDERS:
        return True
    if not actor.has_role(Role.FACILITATOR) or actor.agency_id is None:
        return False
    sides = [record.facts.adopter_id, *(parent.agency_id for parent in record.parents if parent.agency_id)]
    own = answer_links.provinces(reader, [actor.agency_id])
    submitted = record.facts.status not in {ReplicationStatus.DRAFT, ReplicationStatus.WITHDRAWN}
    return submitted and bool(own & answer_links.provinces(reader, sides))


def _by_letter(link: AnswerLink, key: str) -> Actor:
    """Return the one who answers without an account: nobody's user, with the rights of the agency's registrar."""
    return Actor(
        f"letter:{key_hash(key)[:16]}",
        link.agency_name,
        link.agency_id,
        link.agency_name,
        frozenset({Role.REGISTRAR}),
    )
