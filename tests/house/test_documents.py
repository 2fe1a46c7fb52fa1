"""Documents hold what others rest on: the tests in the table of security, and the findings that comments cite."""

import ast
import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
TABLE = (ROOT / "docs" / "security.md").read_text("utf-8")
FINDINGS = (ROOT / "docs" / "findings.md").read_text("utf-8")
CODE = {".py", ".cypher"}
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
    assert cited <= set(re.findall(r"^\| (\d+) \|", FINDINGS, re.M))
