"""The replication graph as files: whatever reads them finds the same nodes and links, and only public ones."""

import io
import json
import xml.etree.ElementTree as ElementTree
from dataclasses import dataclass
from pathlib import Path

import networkx as nx
import pytest
from flask import Flask
from flask.testing import FlaskClient

from graph.devserver.local import Running
from graph.engine import Graph
from tests.conftest import settings_for
from tests.data import road
from tracker import create_app
from tracker.base.clock import Clock

NODES = {"uptpk", "panel", "quiet", "R-00000001", "R-00000002", "R-00000003"}
EDGES = {("R-00000001", "uptpk"), ("R-00000002", "uptpk"), ("R-00000003", "uptpk")}
GEXF = "{http://www.gexf.net/1.2draft}"


@dataclass(frozen=True, slots=True)
class Counted:
    nodes: int
    edges: int


@pytest.fixture
def public(graph: Graph, server: Running, tmp_path: Path, clock: Clock) -> FlaskClient:
    road.load(graph)
    graph.write(
        lambda tx: tx.run(
            "MATCH (r:Replication {id: 'R-00000001'}) SET r.local_name = $name", name="Satu\x0b <&> Pintu"
        )
    )
    app: Flask = create_app(settings_for(server, tmp_path), graph, clock)
    return app.test_client()


def read(public: FlaskClient, form: str) -> nx.Graph:
    body = public.get(f"/reports/replication-graph.{form}").data
    if form == "graphml":
        return nx.read_graphml(io.BytesIO(body), force_multigraph=True)
    if form == "gexf":
        return nx.read_gexf(io.BytesIO(body), version="1.2draft")
    return nx.node_link_graph(json.loads(body), edges="edges")


@pytest.mark.parametrize("form", ["graphml", "gexf", "json"])
def test_networkx_reads_back_the_verified_graph(public: FlaskClient, form: str) -> None:
    found = read(public, form)

    assert set(found.nodes) == NODES
    assert set(found.edges()) == EDGES
    assert found.nodes["R-00000001"]["name"] == "Satu <&> Pintu"
    assert found.nodes["R-00000001"]["region"] == "33.10"


@pytest.mark.parametrize("form", ["graphml", "gexf", "json"])
def test_what_an_edge_means_survives_reading_back(public: FlaskClient, graph: Graph, form: str) -> None:
    """The second copy has a parent that is not public, so its edge leads on to the root."""
    graph.write(
        lambda tx: tx.run(
            "MATCH (:Replication {id: 'R-00000002'})-[l:ADAPTS]->() DELETE l WITH DISTINCT 1 AS one "
            "MATCH (r:Replication {id: 'R-00000002'}) "
            "MATCH (p:Replication {id: 'R-00000004'}) CREATE (r)-[:ADAPTS]->(p)"
        )
    )

    found = read(public, form)

    relations = {(child, relation) for child, _, relation in found.edges(data="relation")}
    assert relations == {("R-00000001", "ADAPTS"), ("R-00000002", "OF"), ("R-00000003", "ADAPTS")}
    assert (found.number_of_nodes(), found.number_of_edges()) == (len(NODES), len(EDGES))


def test_gexf_says_of_no_edge_more_than_its_direction(public: FlaskClient) -> None:
    tree = ElementTree.fromstring(public.get("/reports/replication-graph.gexf").data)

    kinds = {edge.get("type", "directed") for edge in tree.iter(f"{GEXF}edge")}
    assert kinds <= {"directed", "undirected", "mutual"}


def test_no_file_says_what_is_not_public(public: FlaskClient) -> None:
    for form in ("graphml", "gexf", "json"):
        body = public.get(f"/reports/replication-graph.{form}").get_data(as_text=True)

        assert "stopped" not in body
        assert "budget" not in body
        assert "R-00000004" not in body
        assert "R-00000005" not in body


def test_gephi_finds_labels_and_as_many_nodes_and_edges(public: FlaskClient) -> None:
    tree = ElementTree.fromstring(public.get("/reports/replication-graph.gexf").data)

    assert tree.tag == f"{GEXF}gexf"
    assert {node.get("id") for node in tree.iter(f"{GEXF}node")} == NODES
    assert "UPTPK" in {node.get("label") for node in tree.iter(f"{GEXF}node")}
    assert len(list(tree.iter(f"{GEXF}edge"))) == len(EDGES)


def test_neo4j_reads_the_node_link_file_with_equal_counts(public: FlaskClient, graph: Graph) -> None:
    found = public.get("/reports/replication-graph.json").get_json()

    def work(tx) -> None:
        tx.run("UNWIND $nodes AS node CREATE (n:Read {id: node.id}) SET n += node", nodes=found["nodes"])
        tx.run(
            "UNWIND $edges AS edge MATCH (a:Read {id: edge.source}) MATCH (b:Read {id: edge.target}) "
            "CREATE (a)-[:ADAPTS]->(b)",
            edges=found["edges"],
        )

    graph.write(work)
    counted = graph.read(
        "MATCH (n:Read) WITH count(n) AS nodes MATCH (:Read)-[l:ADAPTS]->(:Read) RETURN nodes, count(l) AS edges",
        Counted,
    )
    assert counted == [Counted(len(NODES), len(EDGES))]


def test_files_of_the_example_say_so(public: FlaskClient) -> None:
    found = public.get("/reports/replication-graph.json").get_json()

    assert found["graph"]["note"] == "Data contoh - bukan data resmi"


@pytest.mark.parametrize("form", ["graphml", "gexf", "json"])
def test_an_innovation_that_only_waits_is_in_no_file(public: FlaskClient, graph: Graph, form: str) -> None:
    """Somebody's submitted innovation, a top one by an old list; and one that only a waiting copy names."""
    graph.write(
        lambda tx: tx.run(
            "MATCH (e:Edition {year: 2019}) MATCH (a:Agency {id: '33.10'}) "
            "CREATE (:Innovation {id: 'waits', name: 'Menunggu', status: 'submitted'})-[:ENTERED {stage: 'top'}]->(e) "
            "CREATE (n:Innovation {id: 'named', name: 'Disebut', status: 'provisional'}) "
            "CREATE (:Replication {id: 'R-00000077', status: 'awaiting_parent'})-[:OF]->(n)"
        )
    )

    assert set(read(public, form).nodes) == NODES
