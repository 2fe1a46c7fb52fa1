"""Find what is replicated: the list that the form shows, also as JSON for finding while typing."""

from flask import Response, jsonify, request, url_for

from graph.domain.policy import Action
from graph.domain.records.catalogue import AgencyLine
from graph.domain.records.replications import ParentCandidate
from graph.domain.vocabulary import SubjectKind
from graph.store.people import agencies
from graph.store.replications import parents
from tracker.pages.registry.blueprint import bp
from tracker.web import context as web
from tracker.web.context import requires
from tracker.wording.candidates import about, name_of

LONGEST_QUERY = 100
_MOST_AGENCIES = 8


@bp.get("/replications/parents")
@requires(Action.REPLICATION_DRAFT)
def find_parents() -> Response:
    """Return the candidates for what was typed, in the order of the form's list."""
    found = parents.candidates(web.graph(), request.args.get("q", "")[:LONGEST_QUERY])
    return jsonify([{"id": one.id, "name": name_of(one), "about": about(one), "href": href_of(one)} for one in found])


@bp.get("/replications/agencies")
@requires(Action.REPLICATION_DRAFT)
def find_agencies() -> Response:
    """Return the agencies for what was typed, in the order of the form's lists."""
    return jsonify([{"id": one.id, "name": one.name, "about": ""} for one in agencies_found(request.args.get("q", ""))])


def agencies_found(text: str | None) -> list[AgencyLine]:
    """Return the agencies that sound most like what was typed."""
    return agencies.found(web.graph(), (text or "")[:LONGEST_QUERY], _MOST_AGENCIES)


def href_of(one: ParentCandidate) -> str:
    if one.kind is SubjectKind.INNOVATION:
        return url_for("public.innovation", innovation_id=one.id)
    return url_for("registry.show", replication_id=one.id)
