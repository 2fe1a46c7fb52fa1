"""When 14 days have passed without an answer: the trail says so, and everybody concerned hears of it, once."""

from datetime import date, datetime

from graph.engine import Graph, Tx
from graph.store import audit, replication_steps, replication_writes, replications
from graph.store.audit import Event
from tracker.actions import steps, telling, trail
from tracker.policy import ANYONE


def note_next(graph: Graph, now: datetime, today: date) -> bool:
    """Note the silence about the record that has waited longest; return whether there was one.

    Nobody acts here, so the entry names nobody. A record that is submitted anew may fall silent anew.
    """
    found = replication_steps.next_silent(graph, today - steps.SILENCE)
    if found is None:
        return False

    def work(tx: Tx) -> None:
        replication_writes.lock(tx, found)
        record = replications.by_id(tx, found)
        if not steps.is_silent(record, today) or not replication_steps.note_silence(tx, found):
            return  # somebody answered, or another worker was first
        audit.record(tx, _entry(found, record.facts.status, now))
        telling.silent(tx, record, now)

    graph.write(work)
    return True


def _entry(replication_id: str, status: str, now: datetime) -> Event:
    return trail.entry(ANYONE, "replication.silent", replication_id, now, steps=(status, status))
