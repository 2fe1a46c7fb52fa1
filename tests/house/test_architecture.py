"""ARCHITECTURE.md tells the floors as the contracts do, errors as the pages do, and names functions that are there."""

import ast
import re
import tomllib
from collections import defaultdict
from itertools import pairwise
from pathlib import Path

import pytest

from graph.domain import errors
from tracker.web.errors import _STATUS  # pyright: ignore[reportPrivateUsage]

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
ENDINGS = {"cff", "csv", "in", "json", "md", "po", "py", "toml", "txt", "yml"}


def layers(container: str) -> list[str]:
    """Return the layers of a wing in import-linter's contract, from the top."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
    return next(one["layers"] for one in contracts if one.get("containers") == [container])


@pytest.mark.parametrize("wing", ["tracker", "graph"])
def test_floors_stand_in_the_order_of_the_contracts(wing: str) -> None:
    depth = {room: n for n, layer in enumerate(layers(wing)) for room in layer.split(" | ")}
    rows = [re.findall(rf"`{wing}/(\w+)`", line.split("|")[1]) for line in TEXT.splitlines() if line.startswith("| `")]
    floors = [[depth[room] for room in row] for row in rows if row and set(row) <= depth.keys()]

    assert len(floors) > 3
    assert all(max(upper) < min(lower) for upper, lower in pairwise(floors))


def test_each_error_has_the_status_that_its_page_has() -> None:
    rows = re.findall(r"^\| (.+) \| (.*\d{3}.*) \|$", TEXT.partition("## Errors to HTTP")[2], re.MULTILINE)
    told = {
        name: re.findall(r"\b\d{3}\b", status) for named, status in rows for name in re.findall(r"\b[A-Z]\w+", named)
    }
    public = [one for one in _STATUS if one is not errors.KeyUsed]  # another form of a step that is refused

    assert {one.__name__ for one in public if str(_STATUS[one]) not in told.get(one.__name__, ())} == set()


def test_each_function_that_a_document_names_with_its_module_is_there() -> None:
    held = defaultdict[str, set[str]](set)
    for file in [*(ROOT / "graph").rglob("*.py"), *(ROOT / "tracker").rglob("*.py")]:
        held[file.stem] |= {
            one.name for one in ast.parse(file.read_text("utf-8")).body if isinstance(one, ast.FunctionDef)
        }
    texts = [TEXT, (ROOT / "CONTRIBUTING.md").read_text("utf-8")]
    named = {pair for text in texts for pair in re.findall(r"`([a-z_]+)\.([a-z_]+)`", text) if pair[1] not in ENDINGS}

    assert len(named) > 2
    assert sorted((module, name) for module, name in named if name not in held[module]) == []
