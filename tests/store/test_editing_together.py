"""32 people who edit the same page of an own draft at once: one is kept, 31 hear that it changed meanwhile."""

import threading
from collections import Counter
from collections.abc import Callable
from uuid import uuid4

from graph.domain.errors import Stale
from graph.domain.policy import Actor
from graph.engine import Graph
from graph.store.audit import entries as audit
from graph.store.innovations import innovation_drafts
from graph.store.replications import replications
from tests.factories.innovation_forms import written_up
from tests.factories.replication_forms import GOOD, with_typed
from tests.small_world import MOMENT
from tracker.actions.context import Context
from tracker.actions.innovations import innovation_drafting
from tracker.actions.replications import registering

Person = Callable[[str], Actor]
CLIENTS = 32


def outcomes(edit: Callable[[int], None]) -> Counter[str]:
    """Let 32 edit at once and count what they heard."""
    barrier, heard = threading.Barrier(CLIENTS), list[str]()

    def work(place: int) -> None:
        barrier.wait()
        try:
            edit(place)
            heard.append("kept")
        except Stale:
            heard.append("stale")

    threads = [threading.Thread(target=work, args=(place,)) for place in range(CLIENTS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return Counter(heard)


def test_32_stale_edits_of_a_replication_give_one_success_and_31_conflicts(small: Graph, person: Person) -> None:
    solo = person("solo-registrar")
    number = registering.save_new(Context(small, solo, MOMENT), GOOD, uuid4().hex)
    version = replications.facts(small, number).version

    def edit(place: int) -> None:
        filled = with_typed(GOOD, local_name=f"Nama {place}")
        registering.save(Context(small.following([]), solo, MOMENT), number, version, filled, uuid4().hex)

    assert outcomes(edit) == {"kept": 1, "stale": 31}
    assert replications.facts(small, number).version == version + 1
    assert [one.event for one in audit.of_subject(small, number)] == ["replication.drafted", "replication.saved"]
    assert audit.first_broken(small) is None


def test_32_stale_edits_of_an_innovation_give_one_success_and_31_conflicts(small: Graph, person: Person) -> None:
    solo = person("solo-registrar")
    number = innovation_drafting.save_new(Context(small, solo, MOMENT), written_up(name="Loket Terpadu"), uuid4().hex)
    version = innovation_drafts.by_id(small, number).version

    def edit(place: int) -> None:
        innovation_drafting.save(
            Context(small.following([]), solo, MOMENT), number, version, written_up(name=f"Loket {place}")
        )

    assert outcomes(edit) == {"kept": 1, "stale": 31}
    assert innovation_drafts.by_id(small, number).version == version + 1
    assert [one.event for one in audit.of_subject(small, number)] == ["innovation.drafted", "innovation.saved"]
