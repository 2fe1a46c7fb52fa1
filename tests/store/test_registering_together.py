"""Many at once: equal submits make one record, and a root is registered once for an agency."""

import threading
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from uuid import uuid4

from graph.domain.errors import Invalid
from graph.domain.policy import Actor
from graph.engine import Graph
from graph.store.audit import entries as audit
from tests.factories.replication_forms import GOOD, with_typed
from tests.small_world import MOMENT
from tracker.actions.context import Context
from tracker.actions.replications import registering

Person = Callable[[str], Actor]


@dataclass(frozen=True)
class Counted:
    value: int


def test_32_equal_submits_make_one_record(small: Graph, person: Person) -> None:
    once, registrar = uuid4().hex, person("solo-registrar")
    _planned(small, registrar)
    numbers: list[str] = []

    def work() -> None:
        numbers.append(registering.submit_new(Context(small.following([]), registrar, MOMENT), GOOD, once))

    _together(work)

    assert len(numbers) == 32
    assert len(set(numbers)) == 1
    made = small.read(
        "MATCH (:Innovation {id: 'uptpk'})<-[:OF]-(r:Replication)-[:ADOPTED_BY]->(:Agency {id: '33.72'}) "
        "RETURN count(r) AS value",
        Counted,
    )
    assert made == [Counted(1)]
    assert audit.first_broken(small) is None


def test_32_different_forms_for_one_root_make_one_record(small: Graph, person: Person) -> None:
    registrar = person("solo-registrar")
    _planned(small, registrar)
    outcomes: Counter[str] = Counter()

    def work() -> None:
        try:
            registering.submit_new(Context(small.following([]), registrar, MOMENT), GOOD, uuid4().hex)
            outcomes["made"] += 1
        except Invalid as error:
            outcomes[error.problems[0].code] += 1

    _together(work)

    assert outcomes == {"made": 1, "already_registered": 31}


def _planned(small: Graph, registrar: Actor) -> None:
    """Register something else first: the race is about locks, not about the server's first plan of each statement."""
    other = with_typed(GOOD, parents=("pelita",), local_name="Rapor Sehat")
    registering.submit_new(Context(small, registrar, MOMENT), other, uuid4().hex)


def _together(work: Callable[[], None], clients: int = 32) -> None:
    barrier = threading.Barrier(clients)
    failures: list[BaseException] = []

    def run() -> None:
        barrier.wait()
        try:
            work()
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=run) for _ in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
