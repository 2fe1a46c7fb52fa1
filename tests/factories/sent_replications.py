"""Replications registered and sent back through the pages."""

from flask.testing import FlaskClient

from graph.engine import Graph
from graph.store.replications import replications

GOOD = {
    "once": "a" * 32,
    "parents": ["uptpk"],
    "unit": "u-solo",
    "manner": "adapted",
    "started_on": "05-2024",
    "local_name": "Solo Peduli",
    "proof_kind": "sk",
    "proof_number": "463/21/2024",
    "proof_date": "02-05-2024",
}


def register(client: FlaskClient, act: str = "submit", **changes: object) -> str:
    """Send the form and return the number of the record."""
    answer = client.post("/replications/new", data=GOOD | changes | {"act": act})
    assert answer.status_code == 303, answer.text
    return next(part for part in answer.location.split("/") if part.startswith("R-"))


def version(graph: Graph, number: str) -> str:
    return str(replications.facts(graph, number).version)


def send_back(client: FlaskClient, graph: Graph, number: str, **more: str) -> None:
    """Let a verifier return the record, which Sragen has confirmed."""
    said = {"verdict": "returned", "version": version(graph, number), "reason": "Lengkapi"} | more
    assert client.post(f"/review/{number}/decision", data=said).status_code == 303
