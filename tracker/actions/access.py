"""Who may know of a replication and take which step on it: the policy's rules over the record and its trail."""

import json

from graph.domain import fields, policy
from graph.domain.errors import NotAllowed, NotFound, Refused, Stale
from graph.domain.events import ANSWERS, DECIDES, REJECTS, SUBMITS, Event
from graph.domain.policy import Action, Actor, Parties
from graph.domain.records.replication_fields import ReplicationFields
from graph.domain.records.replications import Parent, Replication
from graph.domain.vocabulary import Answer, ReplicationStatus, Role
from graph.store.replications.inbox import Duties

ANSWERED = {
    Answer.CONFIRMED: Event.REPLICATION_CONFIRMED,
    Answer.UNCLEAR: Event.REPLICATION_QUESTIONED,
    Answer.OBJECTED: Event.REPLICATION_OBJECTED,
}
_NAMES = fields.names_of(ReplicationFields)
PUBLIC = frozenset({ReplicationStatus.VERIFIED, ReplicationStatus.RECORDED})


def is_public(record: Replication) -> bool:
    """Say whether anyone may read of it."""
    return record.facts.status in PUBLIC


def comments(record: Replication) -> dict[str, str]:
    """Return what KemenPANRB asks to mend, by field under the name that it has today."""
    said: dict[str, str] = json.loads(record.facts.comments) if record.facts.comments else {}
    return {_NAMES.get(name, name): text for name, text in said.items()}


def parties(record: Replication) -> Parties:
    """Return what the policy needs; everybody who ever took a step counts, not only the last one."""
    return Parties(
        adopter=record.facts.adopter_id,
        parents={parent.agency_id for parent in record.parents if parent.agency_id},
        submitted_by=policy.on_side(record.hands, SUBMITS),
        answered_by=policy.on_side(record.hands, ANSWERS),
        decided_by=policy.on_side(record.hands, DECIDES),
        provinces=record.facts.provinces,
        kin=record.kin,
    )


def may_see(actor: Actor, record: Replication) -> bool:
    """Say whether the actor may know of the record; a draft is its agency's own, and the auditor's.

    A hub knows of what was submitted in its province; it reminds, and never answers.
    """
    if is_public(record):
        return True
    if record.facts.status == ReplicationStatus.DRAFT:
        own = actor.user_id is not None and actor.acts_for(record.facts.adopter_id)
        return own or actor.has_role(Role.AUDITOR)
    return policy.may_see(actor, parties(record)) or policy.is_hub(actor, parties(record))


def is_party(actor: Actor, record: Replication) -> bool:
    """Say whether the actor reads the record with its files: its agencies and the overseers."""
    return may_see(actor, record) and policy.may_see(actor, parties(record))


def reads_history(actor: Actor, record: Replication) -> bool:
    """Say whether the actor reads both sides' words, the trail, what was refused: the parties and the hub."""
    return is_party(actor, record) or (may_see(actor, record) and policy.is_hub(actor, parties(record)))


def demand_seen(actor: Actor, record: Replication) -> None:
    """Raise NotFound, exactly as for a missing record, unless the actor may know of it."""
    if not may_see(actor, record):
        raise NotFound("no_such_replication")


def demand_current(record: Replication, version: int) -> None:
    """Raise Stale when the locked record is not the version that the person saw."""
    if record.facts.version != version:
        raise Stale("stale", version=record.facts.version)


def demand_own(actor: Actor, record: Replication) -> None:
    """Raise unless the record is the actor's agency's own."""
    demand_seen(actor, record)
    policy.demand_own_agency(actor, record.facts.adopter_id)


def obstacle_to_submit(actor: Actor, record: Replication) -> str | None:
    """Return why this person may not submit the record, or None."""
    return policy.obstacle_to_speak(actor, Action.REPLICATION_SUBMIT, parties(record))


def obstacle_to_complete(actor: Actor, record: Replication) -> str | None:
    """Return why this person may not fill in the rest of a submitted record, or None."""
    return policy.obstacle_to_speak(actor, Action.REPLICATION_COMPLETE, parties(record))


def obstacle_to_update(actor: Actor, record: Replication) -> str | None:
    """Return why this person may not bring a verified record up to date, or None."""
    return policy.obstacle_to_speak(actor, Action.REPLICATION_UPDATE, parties(record))


def obstacle_to_respond(actor: Actor, record: Replication) -> str | None:
    """Return why this person may not say the adopter's side of a dispute, or None."""
    return policy.obstacle_to_speak(actor, Action.REPLICATION_RESPOND, parties(record))


def obstacle_to_appeal(actor: Actor, record: Replication) -> str | None:
    """Return why this person may not appeal, or None: whoever answered or decided on the record may not."""
    return policy.obstacle_to_speak(actor, Action.REPLICATION_APPEAL, parties(record))


def obstacle_to_answer(actor: Actor, record: Replication) -> str | None:
    """Return why this person may not answer for a parent, or None."""
    return policy.obstacle_to_answer(actor, parties(record))


def duties(actor: Actor) -> Duties:
    """Return what of all that waits this person may finish, answer or decide."""
    needed = {
        "drafts": Action.REPLICATION_DRAFT,
        "answers": Action.REPLICATION_ANSWER,
        "interests": Action.INTEREST_STATE,
        "innovations": Action.INNOVATION_DRAFT,
        "decides": Action.REPLICATION_VERIFY,
        "publishes": Action.INNOVATION_PUBLISH,
    }
    return Duties(**{name: policy.may(actor, action) for name, action in needed.items()})


def own_answer(actor: Actor, record: Replication) -> Parent | None:
    """Return what this person's agency answered, with its day and reason; None while it has not answered for all."""
    own = [parent for parent in record.parents if actor.acts_for(parent.agency_id)]
    return own[0] if own and all(parent.answer != Answer.WAITING for parent in own) else None


def obstacle_to_verify(actor: Actor, record: Replication) -> str | None:
    """Return why this person may not decide on the record, or None; an appeal goes to another verifier."""
    obstacle = policy.obstacle_to_verify(actor, parties(record))
    if obstacle is None and record.facts.appealed_on and actor.user_id in policy.on_side(record.hands, REJECTS):
        return "four_eyes"
    return obstacle


def obstacle_to_ask(actor: Actor, record: Replication) -> str | None:
    """Return why this person may not have a letter made for the parent's answer, or None.

    Its maker sees the key and could answer with it: never the adopter's side, nor who submitted or decided.
    """
    if not policy.may(actor, Action.ANSWER_LINK_MAKE):
        return "not_your_role"
    if policy.is_side(actor, record.kin, record.facts.adopter_id):
        return "letter_by_others"
    return "four_eyes" if actor.user_id in policy.on_side(record.hands, SUBMITS | DECIDES) else None


def demand_free(obstacle: str | None) -> None:
    """Raise what an obstacle is: four eyes refuse the step, the others the person."""
    if obstacle == "four_eyes":
        raise Refused(obstacle)
    if obstacle is not None:
        raise NotAllowed(obstacle)
