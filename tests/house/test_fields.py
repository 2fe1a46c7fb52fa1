"""No view takes a form without refusing the fields that the form does not have (ASVS 15.3.3)."""

import ast
import inspect
import sys
from types import FunctionType

from flask import Flask

REFUSALS = {"refuse_extra_fields", "refuse_fields_beside", "submitted"}  # the last begins with the first


def named(function: ast.FunctionDef) -> set[str]:
    """Return the names that a function uses, those behind a dot too."""
    nodes = list(ast.walk(function))
    return {n.id for n in nodes if isinstance(n, ast.Name)} | {n.attr for n in nodes if isinstance(n, ast.Attribute)}


def reached(view: FunctionType) -> set[str]:
    """Return the names that a view uses, itself or through functions of its module."""
    tree = ast.parse(inspect.getsource(sys.modules[view.__module__]))
    uses = {node.name: named(node) for node in tree.body if isinstance(node, ast.FunctionDef)}
    found, fresh = set[str](), {view.__name__}
    while fresh:
        found |= fresh
        fresh = {name for one in fresh for name in uses.get(one, set())} - found
    return found


def test_every_view_that_takes_a_form_refuses_other_fields(app: Flask) -> None:
    posts = {rule.endpoint for rule in app.url_map.iter_rules() if "POST" in (rule.methods or ())}

    assert sorted(name for name in posts if not REFUSALS & reached(app.view_functions[name])) == []
