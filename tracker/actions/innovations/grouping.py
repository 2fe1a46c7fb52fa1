"""Group the agencies that copy from each other: too heavy for a page, so the worker does it and keeps the answer."""

from datetime import timedelta

import numpy as np

from graph.analytics.nation import nation
from graph.analytics.network.communities import communities
from graph.domain.records.groupings import Grouping
from graph.domain.values.moment import Moment
from graph.engine import Graph
from graph.store.audit import entries as audit
from graph.store.innovations import groupings
from graph.store.replications import snapshot

REST = timedelta(minutes=10)  # verifications come in rows; one reading serves them all


def renew(graph: Graph, moment: Moment) -> bool:
    """Group anew when something that counts has changed since; return whether it was done.

    ``now`` is the machine's instant: in the example the calendar stands still.
    """
    held = groupings.head(graph)
    if held is not None and (moment.now - held.computed_at < REST or not snapshot.has_changed(graph, held.version)):
        return False
    version = audit.version(graph)
    given = nation(snapshot.read(graph, version, moment.today), moment.today)
    found = communities(given.copied)
    inside = np.flatnonzero(found.of >= 0)
    made = Grouping(
        version=version,
        computed_at=moment.now,
        members=tuple(given.adoptions.adopters[at] for at in inside.tolist()),
        numbers=tuple(found.of[inside].tolist()),
        modularity=found.modularity,
        left_out=found.left_out,
    )
    graph.write(lambda tx: groupings.keep_copying(tx, made))
    return True
