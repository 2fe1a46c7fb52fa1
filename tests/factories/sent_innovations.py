"""Innovations written up through the page."""

from flask.testing import FlaskClient

from graph.engine import Graph
from graph.store.innovations import innovation_drafts
from tests.factories.read_back import field

GOOD = {
    "name": "Loket Terpadu",
    "summary": "Satu loket.",
    "problem": "Antre lama.",
    "solution": "Satu loket untuk semua.",
    "started_on": "2023",
    "categories": "7",
    "cost_setup": "1.500.000",
}


def write_up(client: FlaskClient, act: str, **more: str) -> None:
    once = field(client.get("/innovations/new").get_data(as_text=True), "once")
    answer = client.post("/innovations/new", data=GOOD | {"once": once, "version": "", "act": act} | more)
    assert answer.status_code == 303
    again = client.post("/innovations/new", data=GOOD | {"once": once, "version": "", "act": act} | more)
    assert again.location == answer.location  # the same form twice makes one innovation


def own_id(graph: Graph, agency: str, name: str) -> str:
    return next(one.id for one in innovation_drafts.of_agency(graph, agency) if one.name == name)
