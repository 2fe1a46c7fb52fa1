"""An agency is renamed, merged or split, or an office changes hands: rights and inbox move, history stays."""

from datetime import date

from graph.domain import policy
from graph.domain.errors import Invalid, Problem, Refused
from graph.domain.events import Event, NoticeKind
from graph.domain.policy import Action, Actor
from graph.domain.values import dates, texts
from graph.domain.values.dates import PartialDate
from graph.domain.vocabulary import Role, may_meet
from graph.engine import Tx
from graph.store.people import succession, users
from graph.store.people.succession import Holder
from graph.store.replications import answer_links
from tracker.actions import audit_entries
from tracker.actions.context import Context
from tracker.actions.people import notification_settings
from tracker.base import logs


def succeed(context: Context, old_id: str, new_id: str, on: date, basis: str) -> None:
    """Let ``new_id`` succeed ``old_id`` on a legal basis.

    People, open records, innovations and open interests go to the successor; verified copies stay with the agency
    that ran them, and an innovation that the successor itself copied stays where it began, so that no history turns
    into a copy of one's own; the successor acts for both. Agencies that merge are succeeded one by one; of a split,
    the part that takes over the records is the successor. Refused for a circle, and while a record under way would
    become a second one of the same innovation or have one agency on both sides.
    """
    policy.demand(context.actor, Action.AGENCY_SUCCEED)
    basis = texts.line(basis)
    if not basis or len(basis) > texts.LONGEST_LINE:
        raise Invalid(Problem("basis", "required"))
    if old_id == new_id:
        raise Invalid(Problem("new_id", "choice_needed"))
    if problems := dates.problems("on", PartialDate(on), context.latest):
        raise Invalid(*problems)

    def work(tx: Tx) -> None:
        old, new = succession.lock(tx, old_id, new_id)
        if names := succession.clashes(tx, old_id, new_id):
            raise Refused("succession_clash", names=", ".join(names))
        succession.succeed(tx, old_id, new_id, on, basis)
        answer_links.end_served(tx, new_id)
        changes: dict[str, list[str | None]] = {
            "succeeded_by": [None, new_id],
            "on": [None, on.isoformat()],
            "basis": [None, basis],
        }
        audit_entries.record(context, tx, Event.AGENCY_SUCCEEDED, old_id, changes=changes, counts=True)
        values = {"old": old.name, "new": new.name, "basis": basis}
        notification_settings.tell(
            tx,
            context.actor,
            NoticeKind.AGENCY_SUCCEEDED,
            old_id,
            "/inbox",
            context.now,
            agencies={new_id},
            values=values,
        )

    context.graph.write(work)
    logs.event(Event.AGENCY_SUCCEEDED, context.actor.user_id, old_id)


def hand_over(context: Context, from_login: str, to_login: str) -> None:
    """Give an office to a colleague, both by account name: roles and unread notices move, the old account closes.

    Drafts and the inbox belong to the agency, so the successor sees them with the roles; what the predecessor did
    stays under the predecessor's name, and counts as the successor's own hands. Refused to or from oneself, between
    accounts of which one is closed, of two agencies, for the last open administrator, and where roles may not meet.
    """
    policy.demand(context.actor, Action.OFFICE_HAND_OVER)
    one_login, two_login = from_login.strip(), to_login.strip()

    def work(tx: Tx) -> str:
        one, two = succession.lock_people(tx, one_login, two_login)
        _demand_fit(tx, context.actor, one, two)
        succession.hand_over(tx, one.id, two.id, context.now)
        if Role.REGISTRAR in one.roles:
            answer_links.end_served(tx, two.agency_id)
        changes: dict[str, list[str | None]] = {"office": [one.id, two.id], "agency": [None, two.agency_id]}
        audit_entries.record(context, tx, Event.OFFICE_HANDED_OVER, one.id, changes=changes)
        return one.id

    logs.event(Event.OFFICE_HANDED_OVER, context.actor.user_id, context.graph.write(work))


def relieve(context: Context, login: str, role: Role) -> None:
    """Take one role from an account that holds several: so accounts of before part what may not meet.

    Refused for the own account, for a role that it does not hold or holds alone, and for the last open administrator.
    """
    policy.demand(context.actor, Action.OFFICE_HAND_OVER)

    def work(tx: Tx) -> str:
        one = succession.lock_person(tx, login.strip())
        if context.actor.user_id == one.id:
            raise Refused("relieve_own")
        if role not in one.roles or len(set(one.roles)) < 2:
            raise Refused("relieve_unfit")
        if role == Role.ADMIN and succession.lock_admins(tx) <= {one.id}:
            raise Refused("hand_over_last_admin")
        users.take_role(tx, one.id, role)
        left = [held for held in one.roles if held != role]
        changes: dict[str, list[str | None]] = {"roles": [", ".join(one.roles), ", ".join(left)]}
        audit_entries.record(context, tx, Event.OFFICE_RELIEVED, one.id, changes=changes)
        return one.id

    logs.event(Event.OFFICE_RELIEVED, context.actor.user_id, context.graph.write(work))


def _demand_fit(tx: Tx, actor: Actor, one: Holder, two: Holder) -> None:
    if actor.user_id in {one.id, two.id}:
        raise Refused("hand_over_own")
    if not (one.is_active and two.is_active):
        raise Refused("hand_over_closed")
    if one.agency_id != two.agency_id:
        raise Refused("hand_over_unfit")
    if Role.ADMIN in one.roles and succession.lock_admins(tx) <= {one.id}:
        raise Refused("hand_over_last_admin")
    if not may_meet([*one.roles, *two.roles]):
        raise Refused("roles_stand_alone")
