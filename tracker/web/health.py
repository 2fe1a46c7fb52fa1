"""Two addresses for machines: is the process alive, and can it serve."""

from flask import Blueprint, jsonify
from flask.typing import ResponseReturnValue

from graph import migrate
from graph.domain.errors import TooSlow, Unavailable
from graph.domain.policy import Action
from graph.store.imports import workers
from tracker.web import context as web
from tracker.web.context import requires

bp = Blueprint("health", __name__)
SILENT_SECONDS = 60
_LATER = {"Retry-After": "5"}


@bp.get("/healthz")
@requires(Action.HEALTH_READ)
def alive() -> ResponseReturnValue:
    """Answer as long as the process does; the database does not matter here."""
    return jsonify(status="ok")


@bp.get("/readyz")
@requires(Action.HEALTH_READ)
def ready() -> ResponseReturnValue:
    """Answer 200 only when a page can be served: database there, no migration pending, first counts read.

    What does not keep pages from being read is told beside it: that nothing may be written, that no worker lives.
    """
    if (doing := web.readiness().doing) is not None:
        return jsonify(status="starting", doing=doing), 503, _LATER
    graph = web.base_graph()
    try:
        waiting = migrate.pending(graph, migrate.load())
        if waiting:
            return jsonify(status="migrating", pending=len(waiting)), 503, _LATER
        return jsonify(status="ready", writes=graph.closed or "open", **_worker(workers.latest(graph)))
    except (Unavailable, TooSlow) as error:
        return jsonify(status="unavailable", reason=type(error).__name__, code=error.code), 503, _LATER
    except migrate.MigrationError as error:
        return jsonify(status="unavailable", reason=type(error).__name__), 503, _LATER


def _worker(seen: workers.Seen | None) -> dict[str, object]:
    """Tell of the worker that was heard of last, and since when none is."""
    if seen is not None and seen.seconds < SILENT_SECONDS:
        return {"worker": {"seen_seconds": seen.seconds, "job": seen.job}}
    return {"worker": "silent", "worker_seen_at": seen.seen_at.isoformat() if seen else None}
