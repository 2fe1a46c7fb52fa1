"""An agency writes up an innovation, or completes one that others named; KemenPANRB publishes it."""

from datetime import date, datetime

from graph.engine import Graph, Reader, Tx
from graph.errors import Invalid, NotFound, Problem, Refused
from graph.model.stewardship import UnderCare
from graph.model.vocabulary import InnovationStatus, Role
from graph.store import audit, innovation_drafts, terms
from tracker import policy
from tracker.actions import innovation_form, notices, texts, trail
from tracker.actions.access import demand_free
from tracker.actions.innovation_form import Typed
from tracker.actions.once import agency_of, code, once, user_id
from tracker.actions.parentage import slug
from tracker.policy import Action, Actor

OPEN_FOR_EDIT = frozenset({InnovationStatus.DRAFT, InnovationStatus.PROVISIONAL})


def save_new(graph: Graph, actor: Actor, typed: Typed, key: str, now: datetime, today: date) -> str:
    """Keep a first draft and return its id, which never changes; the same form twice gives the same id."""
    policy.demand(actor, Action.INNOVATION_DRAFT)
    typed, agency_id = _storable(typed), agency_of(actor)
    if not typed.name:
        raise Invalid(Problem("name", "required"))
    innovation_id = f"{slug(typed.name)}-{code(5).lower()}"

    def work(tx: Tx) -> None:
        innovation_drafts.create(tx, innovation_id, agency_id, typed.name, today)
        innovation_drafts.save(tx, innovation_id, innovation_form.to_json(typed), typed.name)
        steps, changes = (None, InnovationStatus.DRAFT.value), trail.changed({}, _words(typed))
        audit.record(tx, trail.entry(actor, "innovation.drafted", innovation_id, now, steps=steps, changes=changes))

    return once(graph, actor, key, innovation_id, now, work)


def save(graph: Graph, actor: Actor, innovation_id: str, version: int, typed: Typed, now: datetime) -> None:
    """Keep what was typed in an own draft, or about an own innovation that others named."""
    policy.demand(actor, Action.INNOVATION_DRAFT)
    typed = _storable(typed)

    def work(tx: Tx) -> None:
        before = _open(tx, actor, innovation_id, version)
        _save(tx, actor, before, typed, now)

    graph.write(work)


def submit(
    graph: Graph, actor: Actor, innovation_id: str, version: int, typed: Typed, now: datetime, today: date
) -> None:
    """Put it before KemenPANRB; Invalid names every hole with its field."""
    policy.demand(actor, Action.INNOVATION_SUBMIT)
    typed, by = _storable(typed), user_id(actor)

    def work(tx: Tx) -> None:
        before = _open(tx, actor, innovation_id, version)
        if problems := innovation_form.problems(typed, _categories(tx), today):
            raise Invalid(*problems)
        _save(tx, actor, before, typed, now)
        innovation_drafts.submit(tx, innovation_id, by, today)
        _record(tx, actor, "innovation.submitted", before, innovation_drafts.by_id(tx, innovation_id), now)

    graph.write(work)


def publish(graph: Graph, actor: Actor, innovation_id: str, version: int, now: datetime, today: date) -> None:
    """Open a submitted innovation to everyone, with the fields that its agency typed."""
    policy.demand(actor, Action.INNOVATION_PUBLISH)
    by = user_id(actor)

    def work(tx: Tx) -> None:
        before = _submitted(tx, actor, innovation_id, version)
        typed = innovation_form.of_innovation(before, innovation_drafts.fields(tx, innovation_id))
        if problems := innovation_form.problems(typed, _categories(tx), today):
            raise Invalid(*problems)
        innovation_drafts.publish(tx, innovation_id, innovation_form.published(typed), by, today)
        after = innovation_drafts.by_id(tx, innovation_id)
        _record(tx, actor, "innovation.published", before, after, now, counts=before.copies > 0)

    graph.write(work)


def give_back(
    graph: Graph, actor: Actor, innovation_id: str, version: int, reason: str, now: datetime, today: date
) -> None:
    """Give a submitted innovation back to its agency; a no has its reason."""
    policy.demand(actor, Action.INNOVATION_PUBLISH)
    reason = texts.paragraph(reason)
    if not reason:
        raise Invalid(Problem("reason", "reason_needed"))
    if len(reason) > texts.LONGEST_REASON:
        raise Invalid(Problem("reason", "too_long", {"longest": texts.LONGEST_REASON}))

    def work(tx: Tx) -> None:
        before = _submitted(tx, actor, innovation_id, version)
        innovation_drafts.give_back(tx, innovation_id, reason, today)
        after = innovation_drafts.by_id(tx, innovation_id)
        _record(tx, actor, "innovation.returned", before, after, now, reason=reason)

    graph.write(work)


def own(reader: Reader, actor: Actor, innovation_id: str) -> UnderCare:
    """Return an innovation of the actor's agency; NotFound exactly as for a missing one."""
    found = innovation_drafts.by_id(reader, innovation_id)
    if not actor.acts_for(found.origin_id):
        raise NotFound("no_such_innovation")
    return found


def reads_history(actor: Actor, origin_id: str | None, status: str) -> bool:
    """Say whether the actor reads what happened to it: its agency and the overseers; of a draft only the auditor."""
    if actor.user_id is None:
        return False
    watchers = frozenset({Role.AUDITOR}) if status == InnovationStatus.DRAFT else policy.OVERSEERS
    return actor.acts_for(origin_id) or bool(actor.roles & watchers)


def reads_step(actor: Actor, event: str) -> bool:
    """Say whether a step stands in the history that this person reads: an assessment is for who reads candidates."""
    return event != "innovation.assessed" or policy.may(actor, Action.CANDIDATES_READ)


def is_submitted(found: UnderCare) -> bool:
    """Say whether it waits for KemenPANRB; a provisional one keeps its status while it waits."""
    if found.status == InnovationStatus.PROVISIONAL:
        return found.submitted_on is not None
    return found.status == InnovationStatus.SUBMITTED


def obstacle_to_publish(actor: Actor, found: UnderCare) -> str | None:
    """Return why this person may not decide on it, or None: role, own agency, four eyes."""
    if not policy.may(actor, Action.INNOVATION_PUBLISH):
        return "not_your_role"
    if actor.acts_for(found.origin_id):
        return "own_agency"
    return "four_eyes" if actor.user_id == found.submitted_by else None


def _open(tx: Tx, actor: Actor, innovation_id: str, version: int) -> UnderCare:
    own(tx, actor, innovation_id)
    innovation_drafts.lock(tx, innovation_id, version)
    found = own(tx, actor, innovation_id)
    if found.status not in OPEN_FOR_EDIT or is_submitted(found):
        raise Refused("innovation_not_open")
    return found


def _submitted(tx: Tx, actor: Actor, innovation_id: str, version: int) -> UnderCare:
    demand_free(obstacle_to_publish(actor, innovation_drafts.by_id(tx, innovation_id)))
    innovation_drafts.lock(tx, innovation_id, version)
    found = innovation_drafts.by_id(tx, innovation_id)
    if not is_submitted(found):
        raise Refused("innovation_not_submitted")
    return found


def _save(tx: Tx, actor: Actor, before: UnderCare, typed: Typed, now: datetime) -> None:
    old = innovation_form.of_innovation(before, innovation_drafts.fields(tx, before.id))
    innovation_drafts.save(tx, before.id, innovation_form.to_json(typed), typed.name)
    changes = trail.changed(_words(old), _words(typed))
    steps = (before.status, before.status)
    audit.record(tx, trail.entry(actor, "innovation.saved", before.id, now, steps=steps, changes=changes))


def _record(
    tx: Tx,
    actor: Actor,
    event: str,
    before: UnderCare,
    after: UnderCare,
    now: datetime,
    *,
    reason: str | None = None,
    counts: bool = False,
) -> None:
    steps = (before.status, after.status)
    audit.record(tx, trail.entry(actor, event, before.id, now, steps=steps, reason=reason, counts=counts))
    _tell(tx, actor, event, after, now)


def _tell(tx: Tx, actor: Actor, event: str, after: UnderCare, now: datetime) -> None:
    """Tell KemenPANRB of what came in, and the agency of what was decided."""
    values = {"agency": after.origin_name or "", "innovation": after.name}
    if event == "innovation.submitted":
        stewards, path = (Role.STEWARD, Role.VERIFIER), f"/innovations/{after.id}/review"
        notices.tell(tx, actor, event, after.id, path, now, agencies=None, roles=stewards, values=values)
    elif after.origin_id is not None:
        path = f"/innovations/{after.id}" if event == "innovation.published" else f"/innovations/{after.id}/edit"
        notices.tell(tx, actor, event, after.id, path, now, agencies={after.origin_id}, values=values)


def _words(typed: Typed) -> trail.Fields:
    fields = {name: getattr(typed, name) or None for name in Typed.__dataclass_fields__ if name != "categories"}
    return fields | {"categories": "; ".join(typed.categories) or None}


def _storable(typed: Typed) -> Typed:
    cleaned = typed.cleaned()
    if problems := innovation_form.problems_of_draft(cleaned):
        raise Invalid(*problems)
    return cleaned


def _categories(reader: Reader) -> set[str]:
    return {term.code for term in terms.categories(reader)}
