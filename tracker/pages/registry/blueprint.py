"""The blueprint of what an agency does with replications."""

from flask import Blueprint

bp = Blueprint("registry", __name__)
