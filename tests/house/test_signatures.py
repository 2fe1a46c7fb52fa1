"""What actions are given: one context, and few words beside it."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
BESIDE = {"self", "cls", "context", "tx", "reader", "graph"}  # who does it, and where
MOST = 5
WINGS = ("tracker/actions", "graph/store", "graph/analytics", "graph/importers")


def functions(*folders: str) -> Iterator[tuple[str, ast.FunctionDef]]:
    for folder in folders:
        for file in sorted((ROOT / folder).rglob("*.py")):
            for node in ast.walk(ast.parse(file.read_text("utf-8"))):
                if isinstance(node, ast.FunctionDef):
                    yield f"{file.relative_to(ROOT)}: {node.name}", node


def positional(node: ast.FunctionDef) -> list[str]:
    return [one.arg for one in (*node.args.posonlyargs, *node.args.args)]


def every(node: ast.FunctionDef) -> set[str]:
    return {*positional(node), *(one.arg for one in node.args.kwonlyargs)}


def acts(node: ast.FunctionDef) -> bool:
    """Say whether somebody acts for certain; a notice may come from nobody."""
    hints = {one.arg: one.annotation for one in node.args.args}
    return isinstance(hint := hints.get("actor"), ast.Name) and hint.id == "Actor"


def test_no_function_takes_the_instant_and_the_day_apart() -> None:
    """Both are one ``Moment``; two arguments may disagree."""
    assert [name for name, node in functions("graph", "tracker") if {"now", "today"} <= every(node)] == []


def test_an_action_is_given_who_acts_and_when_by_its_context() -> None:
    apart = [name for name, node in functions("tracker/actions") if acts(node) and every(node) & {"now", "today"}]

    assert apart == []


def test_no_function_has_more_arguments_by_place_than_a_reader_can_follow() -> None:
    long = {name: found for name, node in functions(*WINGS) if len(found := set(positional(node)) - BESIDE) > MOST}

    assert long == {}
