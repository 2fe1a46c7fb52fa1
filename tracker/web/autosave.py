"""What the page of a form that saves itself is told: nothing is shown and nothing leaves the page."""

from flask import Response, jsonify

from graph.domain.errors import Invalid, Refused, Stale
from tracker.web import forms
from tracker.wording import messages

Answer = tuple[Response, int]


def first_kept(number: str, version: int, address: str, keep: str) -> Answer:
    """Tell a form that had no number yet its number, its address, and where it keeps itself from now on."""
    return jsonify(number=number, version=version, address=address, keep=keep), 200


def kept(number: str, version: int) -> Answer:
    """Tell a form its new version."""
    return jsonify(number=number, version=version), 200


def not_kept(error: Invalid | Refused | Stale) -> Answer:
    """Say why it was not kept; what was typed stays on the page and in the browser."""
    found = error.problems[0] if isinstance(error, Invalid) else None
    said = messages.problem(found) if found else messages.text(error)
    return jsonify(said=said, field=forms.box_of(found.field) if found else None), 422 if found else 409
