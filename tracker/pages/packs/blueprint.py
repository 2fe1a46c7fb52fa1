"""The blueprint of proof packs and certificates."""

from flask import Blueprint

bp = Blueprint("packs", __name__)
