"""Words of closed lists stand in the vocabulary: statements use no other, and Python compares with the members."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from enum import Enum
from pathlib import Path
from typing import Any, get_args

import pytest

from graph.domain.records.nodes import LINKS, NODES
from graph.domain.vocabulary import InnovationStatus, ReplicationStatus

ROOT = Path(__file__).parents[2]
STATUSES = {*map(str, ReplicationStatus), *map(str, InnovationStatus)}
# Properties in which another kind of node holds words of its own: what a link is for, over what a round goes.
BESIDE = {
    "kind": {"password", "answer"},
    "scope": {"national", "province:", "category:"},
    "from_status": STATUSES,
    "to_status": STATUSES,
}
BESIDE_TEMPLATES = {"kind", "form"}  # of columns, parts and fields of forms too, which are no lists of the vocabulary
_USED = re.compile(r"(?:\b\w+\.|[{,]\s*)(\w+)\s*(?:=|<>|:)\s*'([^']*)'|\b\w+\.(\w+) IN \[([^\]]*)\]")
_SHOWN = re.compile(r'\.(\w+) (?:[!=]= |(?:not )?in \()((?:"[^"]*"(?:, )?)+)')


def members(hint: Any) -> set[str]:
    """Return the words that a property of this type may hold; Any: a type, or several of them."""
    if isinstance(hint, type) and issubclass(hint, Enum):
        return {str(one.value) for one in hint}
    return {word for part in get_args(hint) for word in members(part)}


def lists() -> Mapping[str, set[str]]:
    """Return the words of each property that holds words of a closed list, whatever node holds it."""
    found = defaultdict[str, set[str]](set)
    for properties in (*NODES.values(), *LINKS.values()):
        for name, hint in properties.items():
            if words := members(hint):
                found[name] |= words
    return {name: words | BESIDE.get(name, set()) for name, words in found.items()}


def used(text: str) -> Iterator[tuple[str, str]]:
    """Yield each property with each word that a statement compares it with, or writes."""
    for found in _USED.finditer(text):
        for word in [found[2]] if found[1] else re.findall(r"'([^']*)'", found[4]):
            yield found[1] or found[3], word


def shown(text: str) -> Iterator[tuple[str, str]]:
    """Yield each attribute with each word that a template compares it with."""
    for name, words in _SHOWN.findall(text):
        for word in re.findall(r'"([^"]*)"', words):
            yield name, word


def unlisted(text: str) -> set[tuple[str, str]]:
    known = {name: words for name, words in lists().items() if name not in BESIDE_TEMPLATES}
    return {(name, word) for name, word in shown(text) if name in known and word not in known[name]}


def unknown(text: str) -> set[tuple[str, str]]:
    known = lists()
    return {(name, word) for name, word in used(text) if name in known and word not in known[name]}


def test_statements_use_no_word_that_is_not_in_its_list() -> None:
    texts = {file.name: file.read_text("utf-8") for file in sorted((ROOT / "graph").rglob("*.cypher"))}

    assert sum(len(list(used(text))) for text in texts.values()) > 200
    assert {name: words for name, text in texts.items() if (words := unknown(text))} == {}


def test_templates_compare_with_no_word_that_is_not_in_its_list() -> None:
    texts = {file.name: file.read_text("utf-8") for file in sorted((ROOT / "templates").rglob("*.html"))}

    assert sum(len(list(shown(text))) for text in texts.values()) > 50
    assert {name: words for name, text in texts.items() if (words := unlisted(text))} == {}


@pytest.mark.parametrize("text", ['{% if r.status == "verfied" %}', '{% if r.status in ("draft", "verfied") %}'])
def test_a_misspelt_word_of_a_template_is_found(text: str) -> None:
    assert unlisted(text) == {("status", "verfied")}


@pytest.mark.parametrize(
    "text",
    ["MATCH (r {status: 'verfied'})", "WHERE r.status = 'verfied'", "WHERE r.status IN ['draft', 'verfied']"],
)
def test_a_misspelt_word_is_found(text: str) -> None:
    assert unknown(text) == {("status", "verfied")}


def compared(tree: ast.AST) -> set[str]:
    """Return the statuses that a module compares something with as a bare text; a kind is no status."""
    found = [node for node in ast.walk(tree) if isinstance(node, ast.Compare) and ".kind " not in ast.unparse(node)]
    inner = [one for node in found for side in (node.left, *node.comparators) for one in ast.walk(side)]
    return {one.value for one in inner if isinstance(one, ast.Constant) and isinstance(one.value, str)} & STATUSES


def test_python_compares_statuses_by_their_members() -> None:
    files = sorted(one for wing in ("graph", "tracker") for one in (ROOT / wing).rglob("*.py"))
    found = {str(file.relative_to(ROOT)): compared(ast.parse(file.read_text("utf-8"))) for file in files}

    assert {name: words for name, words in found.items() if words} == {}


def test_a_bare_status_is_found() -> None:
    assert compared(ast.parse("held.status in {'draft', 'verified'} or held.status == 'published'")) == {
        "draft",
        "verified",
        "published",
    }
