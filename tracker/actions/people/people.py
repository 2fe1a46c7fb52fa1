"""Adding people. Only the command line does it so far, for whoever runs the machine."""

import hashlib
from dataclasses import replace
from datetime import datetime, timedelta

from graph.domain.errors import NotFound
from graph.domain.events import Event
from graph.domain.policy import ANYONE, Actor
from graph.domain.values.moment import Moment
from graph.domain.vocabulary import Role
from graph.engine import Graph, Tx
from graph.store.people import users
from graph.store.people.users import NewUser
from graph.store.replications import answer_links
from tracker.actions import audit_entries
from tracker.actions.context import Context
from tracker.base import logs


def acting(graph: Graph, login: str) -> Actor:
    """Return whoever has this account as the one who acts through a command; NotFound for none or a closed one."""
    known = users.credential(graph, login)
    if known is None or not known.is_active:
        raise NotFound("no_such_user")
    one = users.by_id(graph, known.user_id)
    return Actor(one.id, one.name, one.agency_id, one.agency_name, frozenset(one.roles))


def add(graph: Graph, user: NewUser, key: str, now: datetime, life: timedelta) -> None:
    """Create a person with a one-time link.

    NotFound for an unknown agency, Duplicate for a taken account name, Refused for roles that may not meet in one
    person. Where a registrar comes, answer letters to the agency end: it answers by signing in.
    """

    def work(tx: Tx) -> None:
        users.create(tx, user)
        if Role.REGISTRAR in user.roles:
            answer_links.end_served(tx, user.agency_id)
        users.offer_link(tx, user.id, hashlib.sha256(key.encode()).hexdigest(), now + life)
        by_shell = replace(ANYONE, agency_id=user.agency_id)
        roles = {"roles": [None, "; ".join(user.roles)]}
        audit_entries.record(Context(graph, by_shell, Moment.of(now)), tx, Event.USER_ADDED, user.id, changes=roles)

    graph.write(work)
    logs.event(Event.USER_ADDED, None, user.id)
