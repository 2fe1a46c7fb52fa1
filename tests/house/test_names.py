"""One word for one thing: a public class name stands for one class in the whole house."""

import ast
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).parents[2]


def public_classes() -> dict[str, list[str]]:
    """Return for each name of a public class the files that define one."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for file in [*(ROOT / "graph").rglob("*.py"), *(ROOT / "tracker").rglob("*.py")]:
        for node in ast.parse(file.read_text("utf-8")).body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                found[node.name].append(str(file.relative_to(ROOT)))
    return found


def test_no_two_public_classes_share_a_name() -> None:
    classes = public_classes()

    assert len(classes) > 400
    assert {name: files for name, files in classes.items() if len(files) > 1} == {}
