"""A template is compiled once, by whoever comes first: nothing of its words is worked out by then.

Jinja works out two kinds of expression for all readers at once: filters and tests of constants while it compiles, and
what a template that others import sets outside of its macros. Functions of Jinja itself know no request.
"""

from collections.abc import Iterator

import pytest
from flask import Flask
from jinja2 import Environment, nodes
from jinja2.optimizer import optimize

_WORKED_OUT = (nodes.Filter, nodes.Test)
_IMPORTS = (nodes.FromImport, nodes.Import)
_ASKED = (nodes.Call, nodes.Filter, nodes.Test)


def test_no_expression_of_ours_is_worked_out_while_a_template_is_compiled(app: Flask) -> None:
    early = {(name, line) for name, tree in _trees(app) for line in _worked_out(app.jinja_env, tree)}

    assert early == set()


def test_imported_template_sets_nothing_that_has_to_be_asked_for(app: Flask) -> None:
    trees = dict(_trees(app))
    lent = {found.template.as_const() for tree in trees.values() for found in tree.find_all(_IMPORTS)}

    assert len(lent) > 15
    assert {(name, line) for name in lent for line in _set_for_all(trees[name])} == set()


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("{{ none|said }}", [1]),
        ("\n{{ ('a' ~ 'b')|said|upper }}", [2]),
        ("{% if 'a' is known %}a{% endif %}", [1]),
        ("{{ given|said }}{{ 'a'|upper }}{{ _('a') }}", []),
    ],
)
def test_expression_that_is_worked_out_early_is_found(app: Flask, text: str, lines: list[int]) -> None:
    careless = app.jinja_env.overlay()
    careless.filters = {**app.jinja_env.filters, "said": lambda value: value}
    careless.tests = {**app.jinja_env.tests, "known": bool}

    assert list(_worked_out(careless, careless.parse(text))) == lines


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("{% set title = _('Judul') %}", [1]),
        ("\n{% set title %}{{ 1|dec }}{% endset %}", [2]),
        ("{% if true %}{% set title = _('Judul') %}{% endif %}", [1]),
        ("{% macro a() %}{% set title = _('Judul') %}{{ title }}{% endmacro %}{% set known = ('a', 'b') %}", []),
    ],
)
def test_what_is_set_for_all_readers_is_found(app: Flask, text: str, lines: list[int]) -> None:
    assert list(_set_for_all(app.jinja_env.parse(text))) == lines


def _trees(app: Flask) -> Iterator[tuple[str, nodes.Template]]:
    assert app.jinja_env.loader is not None
    for name in app.jinja_env.list_templates(extensions=["html"]):
        source, *_where = app.jinja_env.loader.get_source(app.jinja_env, name)
        yield name, app.jinja_env.parse(source)


def _worked_out(env: Environment, tree: nodes.Template) -> Iterator[int]:
    """Yield the lines of filters and tests, other than Jinja's own, that vanish when Jinja optimises a template."""
    for found in list(tree.find_all(_WORKED_OUT)):
        known = env.filters if isinstance(found, nodes.Filter) else env.tests
        is_ours = not known[found.name].__module__.startswith("jinja2.")
        if is_ours and isinstance(optimize(found, env), nodes.Const):
            yield found.lineno


def _set_for_all(tree: nodes.Node) -> Iterator[int]:
    """Yield the lines of what is set outside of macros by asking something."""
    for found in tree.iter_child_nodes():
        if isinstance(found, nodes.Macro):
            continue
        if isinstance(found, nodes.Assign | nodes.AssignBlock):
            yield from [found.lineno] if any(found.find_all(_ASKED)) else []
        else:
            yield from _set_for_all(found)
