"""When 14 days have passed without an answer: the trail says so, and everybody concerned hears of it, once."""

from datetime import date, datetime

from graph.domain import lifecycle
from graph.domain.events import Event
from graph.domain.policy import ANYONE
from graph.engine import Graph, Tx
from graph.store.replications import replication_steps, replication_writes, replications
from tracker.actions import audit_entries
from tracker.actions.people import notifications


def note_next(graph: Graph, now: datetime, today: date) -> bool:
    """Note the silence about the record that has waited longest; return whether there was one.

    Nobody acts here, so the entry names nobody. A record that is submitted anew may fall silent anew.
    """
    found = replication_steps.next_silent(graph, today - lifecycle.SILENCE)
    if found is None:
        return False

    def work(tx: Tx) -> None:
        replication_writes.lock(tx, found)
        record = replications.by_id(tx, found)
        if not lifecycle.is_silent(record, today) or not replication_steps.note_silence(tx, found):
            return  # somebody answered, or another worker was first
        stays = (record.facts.status, record.facts.status)
        audit_entries.record(tx, ANYONE, Event.REPLICATION_SILENT, found, now, steps=stays)
        notifications.silent(tx, record, now)

    graph.write(work)
    return True
