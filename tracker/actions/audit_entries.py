"""Leave the entry of a step in the trail, in the transaction of the step."""

import secrets
from collections.abc import Iterable, Mapping, Sequence

from graph.domain import changes as changes_of, transitions
from graph.domain.changes import Change
from graph.domain.events import Event
from graph.domain.records.people import AuditEntry
from graph.engine import Tx
from graph.store.audit import entries
from graph.store.audit.entries import NewEntry
from tracker.actions.context import Context

Fields = dict[str, str | None]


def record(
    context: Context,
    tx: Tx,
    event: Event,
    subject: str,
    *,
    steps: tuple[str | None, str | None] = (None, None),
    reason: str | None = None,
    changes: Mapping[str, Sequence[str | None]] | None = None,
    beside: Iterable[Change] = (),
    counts: bool = False,
) -> None:
    """Append the entry of one step; ``steps`` are the statuses before and after.

    A step that is no way of the status graph is a fault of ours. A transaction that runs twice may take a second id:
    the first run left nothing.
    """
    if not transitions.is_way(event, *steps):
        raise ValueError(f"{event} leads from {steps[0]} to {steps[1]}, which is no way of the status graph")
    entries.record(
        tx,
        NewEntry(
            id=secrets.token_hex(16),
            at=context.now,
            actor=context.actor.user_id,
            agency=context.actor.agency_id,
            event=event,
            subject=subject,
            from_status=steps[0],
            to_status=steps[1],
            reason=reason,
            changes=changes_of.written(changes or {}, beside),
            counts=counts,
        ),
    )


def changed(before: Fields, after: Fields) -> dict[str, list[str | None]]:
    """Return field -> [old, new] for the fields that differ.

    >>> changed({"manner": None, "units": "A"}, {"manner": "adapted", "units": "A"})
    {'manner': [None, 'adapted']}
    """
    return {name: [before.get(name), after[name]] for name in after if before.get(name) != after[name]}


def after(found: Sequence[AuditEntry], seen: int) -> list[AuditEntry]:
    """Return the entries that somebody who saw the trail up to number ``seen`` has not seen."""
    return [one for one in found if one.number > seen]
