"""Documents name what exists: each test in the table of security, and each row that it must have."""

import ast
import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
TABLE = (ROOT / "docs" / "security.md").read_text("utf-8")
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
