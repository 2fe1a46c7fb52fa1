"""One blueprint that the parts of the portal hang their views on."""

from flask import Blueprint

bp = Blueprint("public", __name__)
