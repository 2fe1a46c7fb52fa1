"""One blueprint that the parts of monitoring hang their views on."""

from flask import Blueprint

bp = Blueprint("monitoring", __name__)
