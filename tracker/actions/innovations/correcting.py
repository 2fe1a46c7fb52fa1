"""The agency of a published innovation corrects what it says there; everybody reads the old words beside the new ones.

What counts, gates and mandates rest on stays as KemenPANRB published it (adr/0101).
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from graph.domain import changes, fields, policy
from graph.domain.errors import Invalid, Problem, Refused, Stale
from graph.domain.events import Event, NoticeKind
from graph.domain.policy import Action, Actor
from graph.domain.records.catalogue import Innovation
from graph.domain.records.innovation_fields import CORRECTED, InnovationFields
from graph.domain.records.people import AuditEntry
from graph.domain.records.stewardship import UnderCare
from graph.domain.transitions import INNOVATION, open_for
from graph.domain.values import texts
from graph.engine import Reader, Tx
from graph.store.audit import entries
from graph.store.innovations import innovation_drafts
from tracker.actions import audit_entries
from tracker.actions.access import demand_free
from tracker.actions.context import Context
from tracker.actions.innovations import innovation_drafting, innovation_form, innovations
from tracker.actions.innovations.innovation_form import InnovationInput
from tracker.actions.people import notification_settings

ROWS = fields.of_sections(InnovationFields, CORRECTED)
OPEN_FOR_CORRECTION = open_for(Event.INNOVATION_CORRECTED, steps=INNOVATION)
_OF_PEOPLE = frozenset({"innovators", "innovators_agree"})  # who is no longer named is not named as the old value


@dataclass(frozen=True, slots=True)
class Correction:
    """The fields as they are to stand, by name, whether those who are named agree, and why it is corrected."""

    typed: Mapping[str, str] = field(default_factory=dict[str, str])
    innovators_agree: str = ""  # "yes", or nothing
    reason: str = ""

    def over(self, held: InnovationInput) -> InnovationInput:
        """Return what is published with these fields in it."""
        ours = {row.name: self.typed.get(row.name, "") for row in ROWS}
        return replace(held, typed={**held.typed, **ours}, innovators_agree=self.innovators_agree).cleaned()


def correct(context: Context, innovation_id: str, version: int, correction: Correction) -> None:
    """Write a correction, tell the trail old and new with the reason, and tell KemenPANRB.

    What is published already changes nothing, so the same form sent twice leaves one entry. Raises NotFound (another
    agency's), NotAllowed, Refused (four eyes, not published), Stale, Invalid.
    """
    policy.demand(context.actor, Action.INNOVATION_CORRECT)

    def work(tx: Tx) -> None:
        innovation_drafting.own(tx, context.actor, innovation_id)
        innovation_drafts.lock(tx, innovation_id)
        before = opened(tx, context.actor, innovation_id)
        held = innovation_form.of_innovation(tx, before)
        new = correction.over(held)
        told = audit_entries.changed(innovation_form.in_words(held), innovation_form.in_words(new))
        if not told:
            return
        if before.version != version:
            raise Stale("stale", version=before.version)
        if problems := _problems(new, set(told), correction.reason, context):
            raise Invalid(*problems)
        innovation_drafts.correct(tx, innovation_id, fields.stored(fields.read(InnovationFields, new.typed), ROWS))
        _record(context, tx, before, told, texts.paragraph(correction.reason))

    context.graph.write(work)


def opened(reader: Reader, actor: Actor, innovation_id: str) -> UnderCare:
    """Return the actor's own innovation while it may be corrected."""
    found = innovation_drafting.own(reader, actor, innovation_id)
    demand_free(innovations.obstacle_to_submit(reader, actor, innovation_id))
    if found.status not in OPEN_FOR_CORRECTION:
        raise Refused("innovation_not_published")
    return found


def may_correct(actor: Actor, found: UnderCare | Innovation) -> bool:
    """Say whether the page of an innovation offers its correction to this person."""
    is_own = actor.acts_for(found.origin_id) and policy.may(actor, Action.INNOVATION_CORRECT)
    return is_own and found.status in OPEN_FOR_CORRECTION


def public(reader: Reader, innovation_id: str) -> list[AuditEntry]:
    """Return the corrections as anybody reads them: without persons, neither who made them nor who was named."""
    return [replace(one, changes=_without_people(one.changes)) for one in entries.corrections(reader, innovation_id)]


def _without_people(told: str | None) -> str | None:
    pairs = changes.of_fields(changes.read(told))
    return json.dumps({name: pair for name, pair in pairs.items() if name not in _OF_PEOPLE}, ensure_ascii=False)


def _problems(new: InnovationInput, changed: set[str], reason: str, context: Context) -> list[Problem]:
    """Return what is wrong with what was changed; what an older list left open may stay open."""
    found = [one for one in fields.problems(ROWS, new.typed, context.latest) if one.field in changed]
    found += innovation_form.innovator_problems(new)
    if not texts.paragraph(reason):
        found.append(Problem("reason", "correction_reason_needed"))
    return found + texts.too_long("reason", reason, texts.LONGEST_REASON)


def _record(context: Context, tx: Tx, before: UnderCare, told: dict[str, list[str | None]], reason: str) -> None:
    steps = (before.status, before.status)
    audit_entries.record(
        context, tx, Event.INNOVATION_CORRECTED, before.id, steps=steps, changes=told, reason=reason, counts=True
    )  # its name stands in lists and figures
    notification_settings.tell(
        tx,
        context.actor,
        NoticeKind.INNOVATION_CORRECTED,
        before.id,
        f"/innovations/{before.id}/history",
        context.now,
        agencies=None,
        roles=policy.holders(Action.INNOVATION_PUBLISH),
        values={"agency": before.origin_name or "", "innovation": before.name, "reason": reason},
    )
