"""The agency of a parent proposes a copy that it knows of; the agency that runs it takes it up or declines.

A proposal is no replication: nobody but its two sides (and the auditor) knows of it, and nothing counts it. Taken up it
becomes a draft of the adopter with its fields filled, in which the proposer's word stands as the parent's answer.
"""

from dataclasses import dataclass, replace
from datetime import date

from graph.domain import policy
from graph.domain.changes import Change, ChangeKind
from graph.domain.errors import Invalid, NotFound, Problem, Refused, Stale
from graph.domain.events import Event, NoticeKind
from graph.domain.kinship import are_one, is_one_of
from graph.domain.policy import Action, Actor
from graph.domain.records.proposals import Proposal, ProposalStatus
from graph.domain.records.replications import ParentCandidate
from graph.domain.values import evidence, ids, texts
from graph.domain.vocabulary import Answer, EvidenceKind, ReplicationStatus, Role
from graph.engine import Reader, Tx
from graph.store.people import succession
from graph.store.replications import details, parents, proposals, replication_steps, replication_writes
from tracker.actions import audit_entries
from tracker.actions.context import Context
from tracker.actions.idempotency import Form, agency_of, once, user_id
from tracker.actions.people import notification_settings
from tracker.actions.replications import drafting, replication_form, submitted_fields
from tracker.actions.replications.replication_form import ReplicationForm


@dataclass(frozen=True, slots=True)
class ProposalInput:
    """What the proposer knows, as typed: of which own innovation or copy, who runs it, and the fields to fill."""

    about: str
    adopter: str
    filled: ReplicationForm
    note: str = ""


def propose(context: Context, known: ProposalInput, key: str) -> str:
    """Propose a copy to the agency that runs it, and return the proposal's id; an equal form sent twice has the same.

    Raises NotAllowed, Invalid (unknown, not one's own, one's own agency, its own innovation, recorded already,
    proposed already, no proof, unreadable).
    """
    policy.demand(context.actor, Action.PROPOSAL_MAKE)
    known, proposal_id = _cleaned(known), ids.new_id("P")
    if found := _slips(known, context.latest):
        raise Invalid(*found)

    def work(tx: Tx) -> None:
        replication_writes.lock_agency(tx, known.adopter)
        if found := _problems(tx, context.actor, known):
            raise Invalid(*found)
        by, form = user_id(context.actor), replication_form.to_json(known.filled)
        proposals.create(
            tx,
            proposal_id,
            agency_of(context.actor),
            known.adopter,
            known.about,
            form=form,
            note=known.note or None,
            by=by,
            on=context.today,
        )
        _record(context, tx, Event.PROPOSAL_MADE, proposals.by_id(tx, proposal_id), known.note or None)

    return once(context, Form(key, Event.PROPOSAL_MADE, (known,)), proposal_id, work)


def take(context: Context, proposal_id: str, version: int) -> str:
    """Make a proposal a draft of the own agency and return its number; sent twice it is the same draft.

    Raises NotFound for a stranger, NotAllowed, Stale, Refused (declined, the parent is gone, a record stands already).
    """
    policy.demand(context.actor, Action.PROPOSAL_ANSWER)
    number = drafting.new_id()

    def work(tx: Tx) -> str:
        before = _waiting(tx, context.actor, proposal_id)
        if before.replication_id is not None:
            return before.replication_id
        _demand_open(before, version)
        parent = _free_parent(tx, agency_of(context.actor), before)
        _draft(context, tx, number, before, parent)
        proposals.take(tx, proposal_id, number, user_id(context.actor), context.today)
        _record(context, tx, Event.PROPOSAL_TAKEN, proposals.by_id(tx, proposal_id))
        return number

    return context.graph.write(work)


def decline(context: Context, proposal_id: str, version: int, reason: str) -> None:
    """End a proposal with a reason that the proposer reads.

    Raises NotFound for a stranger, NotAllowed, Stale, Refused (answered already), Invalid (no reason).
    """
    policy.demand(context.actor, Action.PROPOSAL_ANSWER)
    reason = texts.paragraph(reason)

    def work(tx: Tx) -> None:
        before = _waiting(tx, context.actor, proposal_id)
        _demand_open(before, version)
        if not reason:
            raise Invalid(Problem("reason", "reason_needed"))
        if too_long := texts.too_long("reason", reason, texts.LONGEST_REASON):
            raise Invalid(*too_long)
        proposals.decline(tx, proposal_id, reason, user_id(context.actor), context.today)
        _record(context, tx, Event.PROPOSAL_DECLINED, proposals.by_id(tx, proposal_id), reason)

    context.graph.write(work)


def seen(reader: Reader, actor: Actor, proposal_id: str) -> Proposal:
    """Return a proposal that the actor may know of: its two sides and the auditor; NotFound for anyone else."""
    found = proposals.by_id(reader, proposal_id)
    if any(map(actor.acts_for, (found.proposer_id, found.adopter_id))) or actor.has_role(Role.AUDITOR):
        return found
    raise NotFound("no_such_proposal")


def may_answer(actor: Actor, found: Proposal) -> bool:
    """Say whether this person may take up or decline the proposal now."""
    is_open = found.status == ProposalStatus.OPEN
    return is_open and policy.may(actor, Action.PROPOSAL_ANSWER) and actor.acts_for(found.adopter_id)


def own(reader: Reader, actor: Actor) -> list[ParentCandidate]:
    """Return the innovations and copies of the actor's agency that others may copy."""
    return parents.chosen(reader, parents.of_agency(reader, agency_of(actor)))


def _cleaned(known: ProposalInput) -> ProposalInput:
    """Return the same as it may be kept; a link alone is proof of the kind link."""
    filled = drafting.storable(known.filled)
    if filled.proof_link and not filled.proof_kind:
        filled = replace(filled, proof_kind=EvidenceKind.LINK.value)
    return replace(known, filled=filled, note=texts.paragraph(known.note))


def _slips(known: ProposalInput, today: date) -> list[Problem]:
    """Return what can be seen without the graph."""
    found = [] if known.about else [Problem("about", "parent_needed")]
    if not known.adopter:
        found.append(Problem("adopter", "adopter_needed"))
    if known.filled.started_on:
        found += replication_form.start_problems(known.filled.started_on, today)
    found += _proof_slips(known.filled, today)
    found += texts.too_long("note", known.note, texts.LONGEST_REASON)
    return found


def _proof_slips(filled: ReplicationForm, today: date) -> list[Problem]:
    """A link is enough, its date may be unknown; any other proof has its kind, number and date."""
    if not filled.proof_kind:
        return [Problem("proof_link", "proof_or_link_needed")]
    needs_day = filled.proof_kind != EvidenceKind.LINK
    return evidence.problems(replication_form.proof_of(filled), today, needs_day=needs_day)


def _problems(tx: Tx, actor: Actor, known: ProposalInput) -> list[Problem]:
    """Return what stands against a proposal; a draft of the other side is its secret, and found when it answers."""
    about = next(iter(parents.chosen(tx, [known.about])), None)
    if about is None or not actor.acts_for(about.agency_id):
        return [Problem("about", "parent_unknown")]
    if not details.agencies(tx, [known.adopter]):
        return [Problem("adopter", "agency_unknown")]
    kin = succession.kin(tx, [known.adopter])
    if policy.is_side(actor, kin, known.adopter) or are_one(kin, known.adopter, about.agency_id):
        return [Problem("adopter", "proposal_own_agency")]
    if is_one_of(kin, known.adopter, about.origin_agencies):
        return [Problem("adopter", "proposal_origin")]
    clashes = parents.clashes(tx, known.adopter, about.roots, "")
    if any(one.status is not ReplicationStatus.DRAFT for one in clashes):
        return [Problem("adopter", "proposal_known")]
    return [Problem("adopter", "proposal_open")] if proposals.open_one(tx, about.id, known.adopter) else []


def _waiting(tx: Tx, actor: Actor, proposal_id: str) -> Proposal:
    """Return a proposal to the actor's agency, locked; a stranger learns nothing."""
    proposals.lock(tx, proposal_id)
    found = seen(tx, actor, proposal_id)
    policy.demand_own_agency(actor, found.adopter_id)
    return found


def _demand_open(found: Proposal, version: int) -> None:
    if found.version != version:
        raise Stale("stale", version=found.version)
    if found.status != ProposalStatus.OPEN:
        raise Refused("proposal_not_open")


def _free_parent(tx: Tx, adopter_id: str, found: Proposal) -> ParentCandidate:
    """Return the parent while it may be one and the agency has no record of what it leads to; Refused otherwise."""
    replication_writes.lock_agency(tx, adopter_id)
    parent = next(iter(parents.chosen(tx, [found.about_id])), None)
    if parent is None or parent.agency_id is None:
        raise Refused("proposal_parent_gone")
    kin = succession.kin(tx, [adopter_id])
    if is_one_of(kin, adopter_id, [parent.agency_id, found.proposer_id, *parent.origin_agencies]):
        raise Refused("proposal_one_agency")
    for clash in parents.clashes(tx, adopter_id, parent.roots, ""):
        raise Refused("already_registered", id=clash.id, name=clash.root_name)
    return parent


def _draft(context: Context, tx: Tx, number: str, found: Proposal, parent: ParentCandidate) -> None:
    """Make the draft, with its parent linked and confirmed by the one who proposed it, so that four eyes hold."""
    filled = replace(replication_form.from_json(found.form), parents=(parent.id,))
    drafting.put(context, tx, number, filled, "")
    replication_writes.set_parents(tx, number, [parent.id], parent.roots)
    said, by, on = Answer.CONFIRMED.value, found.proposed_by, found.proposed_on
    replication_steps.answer(tx, number, parent.agency_id or "", said, None, by=by, on=on)
    changes = audit_entries.changed({}, submitted_fields.of_form(filled))
    answer = Change(ChangeKind.ANSWER, parent.id, None, said, parent.name or "")
    audit_entries.record(
        context,
        tx,
        Event.REPLICATION_TAKEN_UP,
        number,
        steps=(None, ReplicationStatus.DRAFT),
        reason=found.note,
        changes=changes,
        beside=[answer],
    )


def _record(context: Context, tx: Tx, event: Event, after: Proposal, reason: str | None = None) -> None:
    """Append the step on the proposal, and tell the other side."""
    was = None if event == Event.PROPOSAL_MADE else ProposalStatus.OPEN.value
    audit_entries.record(context, tx, event, after.id, steps=(was, after.status), reason=reason)
    path, values = f"/proposals/{after.id}", {"agency": context.actor.agency_name or "", "name": after.about_name}
    told = {after.adopter_id} if was is None else {after.proposer_id}
    roles = policy.holders(Action.PROPOSAL_ANSWER if was is None else Action.PROPOSAL_MAKE)
    notification_settings.tell(
        tx, context.actor, NoticeKind(event), after.id, path, context.now, agencies=told, roles=roles, values=values
    )
