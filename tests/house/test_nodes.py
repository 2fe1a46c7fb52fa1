"""The table of what nodes hold agrees with the records that statements fill from them, and leaves no label out."""

import ast
import importlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple, get_args, get_type_hints

from graph import queries
from graph.domain.records.nodes import LINKS, NODES

ROOT = Path(__file__).parents[2]
HELD = {**NODES, **LINKS}
# Labels whose nodes no record is read from, or only their text as it was put there.
WITHOUT = {"ImportFile", "ImportLease", "ImportPart", "ImportTrialPart", "LoginAttempt", "Setting", "StagedSource"}
APART = {
    ("evidence.subject", "status"),  # of one list or the other, which one type cannot say
    ("notices.public_events", "form"),  # who enacted it, or which agency replicates
    ("review.signals", "kind"),  # of the proof, within the statement; its column of that name is another
}
_UNIQUE = re.compile(r"FOR \(\w+:(\w+)\)\s+REQUIRE")
_NODE = re.compile(r"\((\w+):([A-Z]\w*(?:\|[A-Z]\w*)*)")
_LINK = re.compile(r"\[(\w+):([A-Z_]+)")
_COLUMN = re.compile(r"(?:RETURN|,)\s+(?:DISTINCT )?(\w+)\.(\w+) AS (\w+)\b")


class Taken(NamedTuple):
    """A column that a record takes as a node or link holds it; ``kinds`` are what its variable may stand for."""

    where: str
    kinds: frozenset[str]
    name: str
    type: frozenset[Any]


def types(hint: Any) -> frozenset[Any]:
    """Return what a type may be beside unknown: whether it may be is for the statement to say."""
    return frozenset(get_args(hint) or [hint]) - {type(None)} if "|" in str(hint) else frozenset([hint])


def records(module: Path) -> dict[str, Any]:
    """Return the record that each statement of a store module fills."""
    names = {
        node.args[0].attr: node.args[1].id
        for node in ast.walk(ast.parse(module.read_text("utf-8")))
        if isinstance(node, ast.Call)
        and len(node.args) > 1
        and isinstance(node.args[0], ast.Attribute)
        and isinstance(node.args[0].value, ast.Name)
        and node.args[0].value.id == "_Q"
        and isinstance(node.args[1], ast.Name)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in {"read", "sift", "digest"}
    }
    held = importlib.import_module(".".join(module.relative_to(ROOT).with_suffix("").parts))
    return {statement: getattr(held, name) for statement, name in names.items()}


def taken() -> Iterator[Taken]:
    for file in sorted((ROOT / "graph" / "store").rglob("*.cypher")):
        filled = records(file.with_suffix(".py"))
        for name, text in queries.parse(file.read_text("utf-8")).items():
            hints = get_type_hints(filled[name]) if name in filled else {}
            for variable, held, column in _COLUMN.findall(text):
                kinds = {kind for one, found in _NODE.findall(text) + _LINK.findall(text) if one == variable
                         for kind in found.split("|")}  # fmt: skip
                if column in hints and kinds & HELD.keys():
                    yield Taken(f"{file.stem}.{name}", frozenset(kinds & HELD.keys()), held, types(hints[column]))


def test_records_take_from_nodes_what_the_table_says_that_they_hold() -> None:
    found = list(taken())
    known = [(one, {types(HELD[kind][one.name]) for kind in one.kinds if one.name in HELD[kind]}) for one in found]

    assert len(found) > 400
    assert {(one.where, one.name) for one, held in known if held != {one.type}} == APART


def test_every_label_with_a_key_is_in_the_table() -> None:
    keyed = {
        label for file in (ROOT / "migrations").glob("*.cypher") for label in _UNIQUE.findall(file.read_text("utf-8"))
    }

    assert keyed - NODES.keys() == WITHOUT
