"""One blueprint that the parts of stewardship hang their views on."""

from flask import Blueprint

bp = Blueprint("stewardship", __name__)
