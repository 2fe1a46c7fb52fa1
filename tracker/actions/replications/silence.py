"""When 14 days have passed without an answer: the trail says so, and everybody concerned hears of it, once."""

from graph.domain import lifecycle
from graph.domain.events import Event
from graph.domain.policy import ANYONE
from graph.domain.values.moment import Moment
from graph.engine import Graph, Tx
from graph.store.replications import replication_steps, replication_writes, replications
from tracker.actions import audit_entries
from tracker.actions.context import Context
from tracker.actions.people import notifications


def note_next(graph: Graph, moment: Moment) -> bool:
    """Note the silence about the record that has waited longest; return whether there was one.

    Nobody acts here, so the entry names nobody. A record that is submitted anew may fall silent anew.
    """
    found = replication_steps.next_silent(graph, moment.today - lifecycle.SILENCE)
    if found is None:
        return False

    def work(tx: Tx) -> None:
        replication_writes.lock(tx, found)
        record = replications.by_id(tx, found)
        if not lifecycle.is_silent(record, moment.today) or not replication_steps.note_silence(tx, found):
            return  # somebody answered, or another worker was first
        stays = (record.facts.status, record.facts.status)
        audit_entries.record(Context(graph, ANYONE, moment), tx, Event.REPLICATION_SILENT, found, steps=stays)
        notifications.silent(tx, record, moment.now)

    graph.write(work)
    return True
