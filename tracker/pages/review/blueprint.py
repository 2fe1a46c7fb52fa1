"""The blueprint of KemenPANRB's decisions."""

from flask import Blueprint

bp = Blueprint("review", __name__)
