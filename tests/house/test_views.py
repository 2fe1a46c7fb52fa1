"""A view is short: it reads what was asked, and hands over; what a form is answered with is decided in one place."""

import ast
from collections.abc import Iterator
from pathlib import Path

PAGES = Path(__file__).parents[2] / "tracker" / "pages"
MOST_LINES = 15  # of a view, from its name to its end
# What keeps a form beside its page answers in JSON, and a step on a list has no form: both say the problems elsewhere.
ANSWER_OTHERWISE = {"registry/keeping.py", "stewardship/keeping.py", "imports/steps.py"}


def functions() -> Iterator[tuple[str, ast.FunctionDef]]:
    for file in sorted(PAGES.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef):
                yield str(file.relative_to(PAGES)), node


def is_view(node: ast.FunctionDef) -> bool:
    return any(isinstance(one, ast.Call) and ast.unparse(one.func) == "requires" for one in node.decorator_list)


def caught(node: ast.FunctionDef) -> set[str]:
    """Return the names of the errors that a function handles for good, and does not raise again."""
    handlers = [one for one in ast.walk(node) if isinstance(one, ast.ExceptHandler) and one.type]
    kept = [one.type for one in handlers if not any(isinstance(each, ast.Raise) for each in ast.walk(one))]
    return {name.id for one in kept if one for name in ast.walk(one) if isinstance(name, ast.Name)}


def test_views_are_found() -> None:
    assert sum(is_view(node) for _file, node in functions()) > 100


def test_a_view_is_short() -> None:
    long = {f"{file}: {node.name}" for file, node in functions() if is_view(node) and lines(node) > MOST_LINES}

    assert long == set()


def test_no_page_decides_itself_what_a_refused_form_is_answered_with() -> None:
    """``tracker/web/submitting.py`` turns Invalid and Stale into 422 and 409, and success into 303."""
    own = {file for file, node in functions() if caught(node) & {"Invalid", "Stale"}}

    assert own == ANSWER_OTHERWISE


def lines(node: ast.FunctionDef) -> int:
    return (node.end_lineno or 0) - node.lineno + 1
