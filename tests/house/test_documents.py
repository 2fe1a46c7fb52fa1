"""Documents hold what others rest on: tests of the table of security, cited findings, recipes, the index of all."""

import ast
import importlib
import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
TABLE = (ROOT / "docs" / "security.md").read_text("utf-8")
FINDINGS = (ROOT / "docs" / "findings.md").read_text("utf-8")
CODE = {".py", ".cypher"}
AT_TOP = ("*.md", "LICENSE", "CITATION.cff", "publiccode.yml")
RECIPES = (
    "Add a report",
    "Add a statement",
    "Add a page",
    "Add a text",
    "Add a field",
    "Add a role",
    "Add an event",
    "Add a language",
    "Add a migration",
    "Make a release",
)
REQUIREMENTS = {"10", "11", "16", "19", "23"}


def functions(file: Path) -> set[str]:
    return {node.name for node in ast.walk(ast.parse(file.read_text("utf-8"))) if isinstance(node, ast.FunctionDef)}


def test_each_test_in_the_table_of_security_exists() -> None:
    named = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", TABLE)

    assert sorted((file, name) for file, name in named if name not in functions(ROOT / file)) == []


def test_each_requirement_and_fault_has_a_test() -> None:
    rows = [line.split("|")[1:-1] for line in TABLE.splitlines() if line.startswith("|") and "---" not in line]
    proved = [cells for cells in rows if "::" in cells[-1]]

    assert {cells[0].strip() for cells in proved if len(cells) == 3} == REQUIREMENTS
    assert len(proved) == len(rows) - 2, "only the two headings name no test"


def test_each_finding_that_a_comment_cites_has_its_row() -> None:
    files = [
        file for wing in ("graph", "tracker", "tests") for file in (ROOT / wing).rglob("*.*") if file.suffix in CODE
    ]
    cited = {
        number
        for file in files
        for numbers in re.findall(r"\(findings (\d+(?:, \d+)*)", file.read_text("utf-8"))
        for number in numbers.split(", ")
    }

    assert "1" in cited
    assert cited <= set(re.findall(r"^\| (\d+) \|", FINDINGS, re.MULTILINE))


def test_index_names_every_document() -> None:
    docs = ROOT / "docs"
    top = [f"../{file.name}" for pattern in AT_TOP for file in ROOT.glob(pattern)]
    below = [str(file.relative_to(docs)) for file in [*docs.glob("*.md"), docs / "adr" / "README.md"]]
    index = (docs / "README.md").read_text("utf-8")

    assert sorted(name for name in [*top, *below] if name != "README.md" and f"]({name})" not in index) == []


def test_contributing_has_a_recipe_for_each_kind_of_change() -> None:
    headings = re.findall(r"^## (.+)$", (ROOT / "CONTRIBUTING.md").read_text("utf-8"), re.MULTILINE)

    assert [name for name in RECIPES if name not in headings] == []


def test_each_target_of_make_is_told_and_each_that_a_document_names_is_there() -> None:
    targets = set(re.findall(r"^([a-z]+):.* ## ", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    told = re.findall(r"^\| `make ([a-z]+)`", (ROOT / "CONTRIBUTING.md").read_text("utf-8"), re.MULTILINE)
    named = {target for text in documents() for target in re.findall(r"`+make ([a-z]+)", text)}

    assert targets == set(told)
    assert sorted(named - targets) == []


def test_each_bench_that_a_document_names_is_there() -> None:
    named = {name for text in documents() for name in re.findall(r"\bARGS=(\w+)", text)}

    assert "kills" in named
    assert sorted(named - {file.stem for file in (ROOT / "bench").glob("*.py")}) == []


def documents() -> list[str]:
    return [file.read_text("utf-8") for file in [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")]]


def test_each_mutant_is_of_a_function_that_is_there() -> None:
    rows = re.findall(r"^\| (`graph\..+?) \|", (ROOT / "docs" / "mutants.md").read_text("utf-8"), re.MULTILINE)
    named = [re.fullmatch(r"(graph\.[\w.]+)\.x_(\w+)", name) for row in rows for name in re.findall(r"`([^`]+)`", row)]
    mutated = [found.groups() if found else ("graph", "") for found in named]

    assert mutated
    assert [pair for pair in mutated if not hasattr(importlib.import_module(pair[0]), pair[1])] == []


def test_each_file_of_facts_has_its_row_among_the_sources() -> None:
    folder = ROOT / "graph" / "reference"
    told = re.findall(r"^\| (\w+\.csv) \|", (folder / "SOURCES.md").read_text("utf-8"), re.MULTILINE)

    assert sorted(told) == sorted(file.name for file in folder.glob("*.csv"))
