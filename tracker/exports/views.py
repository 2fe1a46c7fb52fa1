"""The replication graph for other tools: the same public facts as the reports, as a graph."""

from flask import Blueprint, Response
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from graph.analytics import interchange
from graph.model.snapshot import SnapshotRows
from graph.model.vocabulary import WorldKind
from graph.store import exports
from tracker import i18n, web
from tracker.policy import Action
from tracker.web import requires

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
    """Write the graph of this version once in each form; later readers get the same bytes."""
    world, snapshot = web.worlds().current().kind, web.snapshot()
    graph = web.graph()

    def written(rows: SnapshotRows) -> bytes:
        about = {"world": world, "name": "Jejak Inovasi"}
        if world == WorldKind.EXAMPLE:
            about["note"] = _("Data contoh - bukan data resmi")
        return interchange.WRITERS[form](interchange.replication_graph(rows, exports.local_names(graph), about))

    body = snapshot.once(("replication graph", form, i18n.language()), written)
    headers = {"Content-Disposition": f'attachment; filename="replication-graph.{form}"'}
    return Response(body, content_type=TYPES[form], headers=headers)
