"""Every named statement has its function, passes EXPLAIN on the whole example, and keeps the house rules."""

import ast
import re
from collections import Counter
from pathlib import Path
from typing import LiteralString, cast

import neo4j
import pytest

from graph import queries
from graph.engine import Graph
from graph.store.innovations import innovations
from graph.store.innovations.innovations import CatalogueFilters
from tests.data.every_page import Counting

ROOT = Path(__file__).parents[2]
FILES = sorted((ROOT / "graph" / "store").rglob("*.cypher"))
STATEMENTS = [
    pytest.param(text, id=f"{file.stem}.{name}")
    for file in FILES
    for name, text in queries.parse(file.read_text("utf-8")).items()
]
TEXTS = [str(one.values[0]) for one in STATEMENTS]
PAGE, HITS_A_ROW = 50, 400  # of the catalogue: what it costs does not grow with what stands behind it
FINE = {"00000", "00001", "02000", "01N60"}  # the last: a parameter is missing, as EXPLAIN needs none
# Written through `SET x += $properties` or by hand on a restored graph, so that one statement alone names them.
LATER = {
    "db.createRelationshipType": {"TARGETS"},
    "db.createProperty": {"to", "count", "readiness_reason", "use_then", "score_then", "imported_as"},
}
_NAMES = {
    "db.createLabel": re.compile(r"(?<=[\w(|]):([A-Z][A-Za-z]+)|(?<=\():([A-Z][A-Za-z]+)|\|([A-Z][a-z][A-Za-z]+)"),
    "db.createRelationshipType": re.compile(r"\[\w*:([A-Z_]+)|\|([A-Z_]+)\b"),
    "db.createProperty": re.compile(r"\w\.([a-z_]\w*)|[{,]\s*([a-z_]\w*):"),
}
_MERGE = re.compile(r"MERGE \(\w*:(\w+) \{(\w+):")
_UNIQUE = re.compile(r"FOR \(\w+:(\w+)\)\s+REQUIRE \w+\.(\w+) IS UNIQUE")


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_statement_is_used_by_its_module_and_the_reverse(file: Path) -> None:
    named = set(queries.parse(file.read_text("utf-8")))
    tree = ast.parse(file.with_suffix(".py").read_text("utf-8"))
    used = {
        node.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "_Q"
    }

    assert used == named


@pytest.fixture(scope="module")
def knowing(talking: Graph) -> Graph:
    """The example's graph, in which every name that two statements share has come into being.

    Some names only exist after their first record (a log-in that failed, a spent link). A name that stands in
    one statement alone and in no record is taken for a slip of the pen.
    """
    for procedure, pattern in _NAMES.items():
        found = Counter(name for text in TEXTS for name in {"".join(match) for match in pattern.findall(text)})
        shared = {name for name, times in found.items() if times > 1}
        for name in sorted(shared | LATER.get(procedure, set())):
            call = cast(LiteralString, f"CALL {procedure}($name)")
            talking.write(lambda tx, call=call, name=name: tx.run(call, name=name))
    return talking


@pytest.mark.parametrize("text", STATEMENTS)
def test_statement_is_explained_without_a_warning(knowing: Graph, text: LiteralString) -> None:
    found = {(one.gql_status, one.status_description) for one in knowing.explain(text).gql_status_objects}

    assert {one for one in found if one[0] not in FINE} == set()


@pytest.mark.parametrize("text", STATEMENTS)
def test_merged_node_has_its_constraint(text: str) -> None:
    unique = {
        pair for file in (ROOT / "migrations").glob("*.cypher") for pair in _UNIQUE.findall(file.read_text("utf-8"))
    }

    assert set(_MERGE.findall(text)) <= unique


@pytest.mark.parametrize("text", STATEMENTS)
def test_statement_keeps_the_house_rules(text: str) -> None:
    code = "\n".join(line for line in text.splitlines() if not line.startswith("//"))

    assert text.startswith("// ")
    assert not re.search(r"\bSKIP\b|elementId\(|\bapoc\.|LOAD CSV|\*\]|\*\d*\.\.\]", code)


@pytest.mark.parametrize("filters", [CatalogueFilters(), CatalogueFilters(category="7")])
@pytest.mark.parametrize("after", ["", "M"])
def test_page_of_the_catalogue_reads_no_more_than_it_shows(
    talking: Graph, monkeypatch: pytest.MonkeyPatch, filters: CatalogueFilters, after: str
) -> None:
    for kind in (neo4j.ManagedTransaction, neo4j.Transaction):
        monkeypatch.setattr(kind, "run", kind.run)  # counting puts its own there, for this test
    counting = Counting()

    found = innovations.page_by_name(talking, filters, PAGE, after)

    assert len(found.rows) == PAGE
    assert counting.dearest().hits < PAGE * HITS_A_ROW
