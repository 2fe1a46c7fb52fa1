"""Find what a report is narrowed to: what the search of its page shows, as JSON for finding while typing."""

from flask import Response, jsonify, request

from graph.domain.policy import Action
from tracker.pages.reports import choices, materials
from tracker.pages.reports.blueprint import bp
from tracker.web.context import requires


@bp.get("/reports/choices/agencies")
@requires(Action.REPORT_READ)
def find_agency() -> Response:
    return _found("agency")


@bp.get("/reports/choices/innovations")
@requires(Action.REPORT_READ)
def find_innovation() -> Response:
    return _found("innovation")


@bp.get("/reports/choices/regions")
@requires(Action.REPORT_READ)
def find_region() -> Response:
    return _found("region")


def _found(name: str) -> Response:
    """Return what the words mean, in the order in which the page would show it."""
    text = request.args.get("q", "").strip()[: choices.LONGEST_QUERY]
    found = choices.SEARCHES[name](materials.of_request(), text) if text else []
    return jsonify([{"id": one.id, "name": one.name, "about": one.about} for one in found])
