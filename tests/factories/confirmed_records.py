"""Records of the small world that wait for a verifier."""

from dataclasses import replace
from uuid import uuid4

from graph.engine import Graph
from graph.store.replications import replications
from tests import small_world
from tests.factories.replication_forms import GOOD, with_typed
from tests.small_world import MOMENT
from tracker.actions.context import Context
from tracker.actions.replications import answering, registering


def submitted(graph: Graph, parent: str = "uptpk") -> str:
    """Return a record of Surakarta that the parent's agency has confirmed; each of another year and name."""
    solo, origin = small_world.actor(graph, "solo-registrar"), "sragen" if parent == "uptpk" else "kendal"
    filled = replace(GOOD, parents=(parent,))
    if parent != "uptpk":
        filled = with_typed(filled, local_name="Pelita Bengawan", started_on="03-2018", proof_number="9/2018")
    number = registering.submit_new(Context(graph, solo, MOMENT), filled, uuid4().hex)
    version = replications.facts(graph, number).version
    parents = small_world.actor(graph, f"{origin}-registrar")
    answering.answer(Context(graph, parents, MOMENT), number, version, "confirmed", "")
    return number
