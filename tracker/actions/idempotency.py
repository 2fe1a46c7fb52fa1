"""Do a creating step once, however often its form arrives (findings 6): the one home of idempotency keys.

A form carries a random key. It counts for one person, one step and one subject: an equal form is answered with the
first id, and the same key for something else is refused, so that nothing is taken for what it is not.
"""

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass

from graph.domain.errors import Duplicate, Invalid, KeyUsed, NotFound, Problem
from graph.domain.events import Event
from graph.domain.policy import Actor
from graph.engine import Graph, Tx
from graph.store.audit import idempotency
from tracker.actions.context import Context

_KEY = re.compile(r"[0-9a-f]{32}")


@dataclass(frozen=True, slots=True)
class Form:
    """A form that creates something: its key, the step that it takes, and what must be equal in an equal form.

    ``subject`` holds plain values only; how they are written is part of what is compared.
    """

    key: str
    step: Event
    subject: tuple[object, ...] = ()

    @property
    def about(self) -> str:
        """Return the step and a digest of the subject, as kept beside the key."""
        return f"{self.step} {hashlib.sha256(repr(self.subject).encode()).hexdigest()[:32]}"


def once(context: Context, form: Form, new_id: str, work: Callable[[Tx], str | None]) -> str:
    """Do ``work`` and return ``new_id``; return the first id when an equal form has done it already.

    ``work`` may return the id of something that was there before: then the form led to that. Raises Invalid for what
    is no key, KeyUsed for one that was used for another step or subject.
    """
    key = own_key(context.actor, form.key)
    if key is None:
        raise Invalid(Problem("once", "form_broken"))

    def inner(tx: Tx) -> str:
        idempotency.keep(tx, key, form.about, new_id)
        found = work(tx) or new_id
        if found != new_id:
            idempotency.lead(tx, key, found)
        return found

    try:
        return context.graph.write(inner)
    except Duplicate as error:
        if error.values.get("label") != "IdempotencyKey":
            raise
        return _first(context.graph, key, form)


def _first(graph: Graph, key: str, form: Form) -> str:
    """Return what an equal form led to; its key was taken, so it is there to be read."""
    used = idempotency.used(graph, key)
    if used is None or used.subject not in {None, form.about}:
        raise KeyUsed(used.result if used else "")
    return used.result


def number_of(graph: Graph, actor: Actor, key: str) -> str | None:
    """Return the id under which this form was kept first, if it was."""
    mine = own_key(actor, key)
    used = idempotency.used(graph, mine) if mine else None
    return used.result if used else None


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
