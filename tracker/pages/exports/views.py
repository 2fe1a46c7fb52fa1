"""The replication graph for other tools: the same public facts as the reports, as a graph."""

from typing import BinaryIO

from flask import Blueprint, Response
from flask.typing import ResponseReturnValue

from graph.analytics.network import graph_files
from graph.domain.policy import Action
from graph.domain.vocabulary import WorldKind
from graph.store.audit import entries as audit
from graph.store.replications import exports
from tracker.documents import handing_out
from tracker.documents.handing_out import FileRequest
from tracker.web import context as web
from tracker.web.context import requires
from tracker.wording import labels

bp = Blueprint("exports", __name__)
TYPES = {
    "graphml": "application/xml; charset=utf-8",
    "gexf": "application/xml; charset=utf-8",
    "json": "application/json",
}


@bp.get("/reports/replication-graph.graphml")
@requires(Action.REPORT_READ)
def graphml() -> ResponseReturnValue:
    return _file("graphml")


@bp.get("/reports/replication-graph.gexf")
@requires(Action.REPORT_READ)
def gexf() -> ResponseReturnValue:
    return _file("gexf")


@bp.get("/reports/replication-graph.json")
@requires(Action.REPORT_READ)
def node_link() -> ResponseReturnValue:
    return _file("json")


def _file(form: str) -> Response:
    """Hand out the graph of this version, written once in each form and language."""
    world, snapshot = web.worlds().current().kind, web.snapshot()
    head = audit.head(web.graph())  # of local names, which the snapshot lacks
    graph = handing_out.own_graph()

    def write(file: BinaryIO) -> None:
        about = {"world": world, "name": "Jejak Inovasi"}
        if world == WorldKind.EXAMPLE:
            about["note"] = str(labels.EXAMPLE_LINE)
        network = graph_files.replication_graph(snapshot.rows, exports.local_names(graph), about)
        file.write(graph_files.WRITERS[form](network))

    rests_on = ("graph", snapshot.rows.version, snapshot.stamp, head.number, head.hash)
    return handing_out.answer(FileRequest(rests_on, write, TYPES[form], f"replication-graph.{form}"))
