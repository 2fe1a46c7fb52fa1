"""The replication graph as files that networkx, Gephi and Neo4j read: GraphML, GEXF 1.2 and node-link JSON.

Nodes are innovations and ever-verified replications, edges lead from a copy to what it copies. A parent that
is not public is left out; the copy then leads to its roots, by an edge with the relation OF instead of ADAPTS
(``type`` would be GEXF's own word for directed and undirected). Stops, refusals and waiting records are in no file.
"""

import io
import json
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import networkx as nx

from graph.analytics.dataset import counts
from graph.domain.records.snapshot import AgencyRow, InnovationRow, ReplicationRow, SnapshotRows
from graph.domain.vocabulary import Precision

# Any: networkx has no types of its own for what nodes and edges carry.
Attributes = dict[str, Any]


def replication_graph(rows: SnapshotRows, names: Mapping[str, str], about: Mapping[str, str]) -> "nx.MultiDiGraph[str]":
    """Return the graph; ``names`` are local names by replication, ``about`` says what the files are.

    Values that are not known are left out, never written as zero or as an empty text.
    """
    places = {place.id: place for place in rows.agencies}
    verified = {copy.id: copy for copy in rows.replications if counts.is_verified(copy)}
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.graph.update({key: plain(text) for key, text in about.items()})
    for root in rows.innovations:
        graph.add_node(root.id, **_innovation(root, places))
    for copy in verified.values():
        graph.add_node(copy.id, **_replication(copy, places[copy.adopter], names.get(copy.id)))
    for number, (child, parent, kind) in enumerate(_edges(graph, verified)):
        graph.add_edge(child, parent, key=str(number), relation=kind)
    return graph


def graphml(graph: "nx.MultiDiGraph[str]") -> bytes:
    """Return the graph as GraphML."""
    file = io.BytesIO()
    nx.write_graphml_xml(graph, file, named_key_ids=True)
    return file.getvalue()


def gexf(graph: "nx.MultiDiGraph[str]") -> bytes:
    """Return the graph as GEXF 1.2, which Gephi opens; labels are the names."""
    file = io.BytesIO()
    labelled = graph.copy()
    for _node, attributes in labelled.nodes(data=True):
        attributes["label"] = attributes["name"]
    nx.write_gexf(labelled, file, version="1.2draft")
    return file.getvalue()


def node_link(graph: "nx.MultiDiGraph[str]") -> bytes:
    """Return the graph as node-link JSON; ``UNWIND $nodes`` and ``UNWIND $edges`` bring it into Neo4j."""
    return json.dumps(nx.node_link_data(graph, edges="edges"), ensure_ascii=False, indent=1).encode()


_KEPT = {Precision.YEAR: 4, Precision.MONTH: 7, Precision.DAY: 10}  # letters of a day in ISO form
WRITERS: Mapping[str, Callable[["nx.MultiDiGraph[str]"], bytes]] = {
    "graphml": graphml,
    "gexf": gexf,
    "json": node_link,
}


def plain(text: str) -> str:
    """Return text that XML can hold: control characters and surrogates break it without an error (findings 20).

    >>> plain("a\\x0bb\\ufffe")
    'ab'
    """
    return "".join(letter for letter in text if unicodedata.category(letter) not in {"Cc", "Cs", "Cn"})


def _innovation(root: InnovationRow, places: Mapping[str, AgencyRow]) -> Attributes:
    origin = places.get(root.origin or "")
    values = {
        "kind": "innovation",
        "name": root.name,
        "agency": root.origin,
        "agency_name": origin.name if origin else None,
        "region": origin.region if origin else None,
        "province": origin.province if origin else None,
        "top": root.is_top,
        "categories": ";".join(root.categories) or None,
    }
    return _known(values)


def _replication(copy: ReplicationRow, place: AgencyRow, name: str | None) -> Attributes:
    day = copy.started_on.isoformat() if copy.started_on else None
    kept = _KEPT[copy.started_precision or Precision.DAY]
    values = {
        "kind": "replication",
        "name": name or place.name,
        "agency": place.id,
        "agency_name": place.name,
        "region": place.region,
        "province": place.province,
        "manner": copy.manner,
        "basis": copy.basis,
        "started_on": day[:kept] if day else None,
        "year": copy.started_on.year if copy.started_on else None,
        "units": len(copy.units),
    }
    return _known(values)


def _edges(graph: "nx.MultiDiGraph[str]", copies: Mapping[str, ReplicationRow]) -> Iterator[tuple[str, str, str]]:
    for copy in copies.values():
        parents = [parent for parent in copy.parents if parent in graph]
        for parent in parents:
            yield copy.id, parent, "ADAPTS"
        for root in () if parents else copy.roots:
            if root in graph:
                yield copy.id, root, "OF"


def _known(values: Attributes) -> Attributes:
    return {
        key: plain(value) if isinstance(value, str) else value for key, value in values.items() if value is not None
    }
