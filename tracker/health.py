"""Two addresses for machines: is the process alive, and can it serve."""

from flask import Blueprint, jsonify
from flask.typing import ResponseReturnValue

from graph import migrate
from graph.errors import Unavailable
from tracker import web
from tracker.policy import Action
from tracker.web import requires

bp = Blueprint("health", __name__)


@bp.get("/healthz")
@requires(Action.HEALTH_READ)
def alive() -> ResponseReturnValue:
    """Answer as long as the process does; the database does not matter here."""
    return jsonify(status="ok")


@bp.get("/readyz")
@requires(Action.HEALTH_READ)
def ready() -> ResponseReturnValue:
    """Answer 200 only when the database is there and no migration is pending."""
    try:
        waiting = migrate.pending(web.base_graph(), migrate.load())
    except (Unavailable, migrate.MigrationError) as error:
        return jsonify(status="unavailable", reason=type(error).__name__), 503, {"Retry-After": "5"}
    if waiting:
        return jsonify(status="migrating", pending=len(waiting)), 503, {"Retry-After": "5"}
    return jsonify(status="ready")
