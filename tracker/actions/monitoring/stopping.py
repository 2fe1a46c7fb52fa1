"""An agency says between two monitoring rounds that a copy of its own stopped, or mends what it said."""

from dataclasses import replace

from graph.domain import lifecycle, policy
from graph.domain.errors import Invalid, Problem, Refused, Stale
from graph.domain.policy import Action
from graph.domain.vocabulary import Life
from graph.engine import Tx
from graph.store.monitoring import rounds
from graph.store.replications import replication_steps, replication_writes, replications
from tracker.actions import access
from tracker.actions.context import Context
from tracker.actions.idempotency import user_id
from tracker.actions.monitoring import monitoring
from tracker.actions.monitoring.monitoring import Tick

LIVES = frozenset({Life.STOPPED, Life.ONGOING})  # resting is only said in a round


def tell(context: Context, tick: Tick) -> None:
    """Write that a copy stopped, when and why, or that it goes on after all; the rules are those of a round.

    While a round asks about the copy it is the answer there, too. What is known already changes nothing. Raises
    NotFound, NotAllowed, Refused (four eyes, not verified), Stale, Invalid.
    """
    policy.demand(context.actor, Action.REPLICATION_UPDATE)
    number, by = tick.replication_id, user_id(context.actor)

    def work(tx: Tx) -> None:
        replication_writes.lock(tx, number)
        before = replications.by_id(tx, number)
        access.demand_own(context.actor, before)
        access.demand_free(access.obstacle_to_update(context.actor, before))
        if before.facts.status not in lifecycle.OPEN_FOR_UPDATE:
            raise Refused("not_open_for_update")
        held = rounds.of_copy(tx, number)
        if monitoring.is_same(tick, held) or (tick.life == Life.ONGOING and held.life is None):
            return
        if tick.was != (held.life or ""):
            raise Stale("stale", version=before.facts.version)
        if wrong := _problems(tick, context, held):
            raise Invalid(*wrong)
        said, round_id = monitoring.reported(tick), rounds.asking(tx, number, context.today)
        if round_id is None:
            rounds.tell(tx, said)
        else:
            rounds.report(tx, round_id, said, by, context.today)
        replication_steps.move(tx, number, before.facts.status, context.today)
        monitoring.record(context, tx, round_id, held, said)

    context.graph.write(work)


def _problems(tick: Tick, context: Context, held: rounds.Asked) -> list[Problem]:
    """Return what is wrong; there is one line, so the fields need no number of a copy."""
    if tick.life not in LIVES:
        return [Problem("life", "choice_needed")]
    found = monitoring.problems(tick, held, context.latest)
    return [replace(one, field=one.field.removesuffix(f"-{held.id}")) for one in found]
