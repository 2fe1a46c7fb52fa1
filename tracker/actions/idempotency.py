"""Do a creating step once, however often its form arrives (findings 6)."""

import re
from collections.abc import Callable

from graph.domain.errors import Duplicate, Invalid, NotFound, Problem
from graph.domain.policy import Actor
from graph.engine import Graph, Tx
from graph.store.audit import idempotency

_KEY = re.compile(r"[0-9a-f]{32}")


def once(graph: Graph, actor: Actor, key: str, new_id: str, work: Callable[[Tx], str | None]) -> str:
    """Do ``work`` and return ``new_id``; return the first id when an equal form has done it already.

    ``work`` may return the id of something that was there before: then the form led to that.
    """
    whole_key = own_key(actor, key)
    if whole_key is None:
        raise Invalid(Problem("once", "form_broken"))

    def inner(tx: Tx) -> str:
        idempotency.keep(tx, whole_key, new_id)
        found = work(tx) or new_id
        if found != new_id:
            idempotency.lead(tx, whole_key, found)
        return found

    try:
        return graph.write(inner)
    except Duplicate as error:
        if error.values.get("label") != "IdempotencyKey":
            raise
        first = idempotency.result(graph, whole_key)
        if first is None:
            raise
        return first


def number_of(graph: Graph, actor: Actor, key: str) -> str | None:
    """Return the id under which this form was kept first, if it was."""
    mine = own_key(actor, key)
    return idempotency.result(graph, mine) if mine else None


def agency_of(actor: Actor) -> str:
    """Return the agency that the actor acts for; the public never gets as far as this."""
    if actor.agency_id is None:
        raise NotFound("no_such_agency")
    return actor.agency_id


def user_id(actor: Actor) -> str:
    """Return the actor's id; the public never gets as far as this."""
    if actor.user_id is None:
        raise NotFound("no_such_user")
    return actor.user_id


def own_key(actor: Actor, key: str) -> str | None:
    """Return the key of one person's one form, which nobody else's has; None for what is no key."""
    return f"{actor.user_id}:{key}" if _KEY.fullmatch(key) else None
