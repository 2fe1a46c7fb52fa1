"""Imports run downward only: the contracts hold, and each turns red when it is broken; no test imports another."""

import ast
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LINT = Path(sys.executable).with_name("lint-imports")
MOST_ROOMS = {"tracker": 16, "tracker/actions": 11, "graph/analytics": 11}
BREACHES = {
    "a page that imports another page's folder": (
        {
            "tracker/pages/fresh/__init__.py": '"""New."""\n',
            "tracker/pages/fresh/page.py": "import tracker.pages.review.queue\n",
        },
        "a page never imports another page's folder",
    ),
    "a domain that needs a library": (
        {"graph/domain/clever.py": "import networkx\n"},
        "the domain needs msgspec alone",
    ),
    "a domain that looks up": (
        {"graph/domain/clever.py": "import graph.engine\n"},
        "graph stands on its floors",
    ),
    "a web that imports pages": (
        {"tracker/web/clever.py": "import tracker.pages.blueprints\n"},
        "the wings of tracker stand on their floors",
    ),
    "a room that has no floor": (
        {"tracker/utils/__init__.py": '"""New."""\n'},
        "the wings of tracker stand on their floors",
    ),
    "two rooms in a circle": (
        {
            "graph/store/people/ring.py": "import graph.store.scaling.ring\n",
            "graph/store/scaling/ring.py": "import graph.store.people.ring\n",
        },
        "no circle between the rooms of a floor",
    ),
}


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("house")
    for name in ("graph", "tracker"):
        shutil.copytree(ROOT / name, place / name, ignore=shutil.ignore_patterns("__pycache__", "*.po", "*.mo"))
    shutil.copy(ROOT / "pyproject.toml", place)
    return place


def broken(place: Path) -> list[str]:
    """Return the contracts that do not hold in a tree."""
    answer = subprocess.run([LINT, "--no-cache"], cwd=place, capture_output=True, text=True, check=False)
    assert "Contracts: " in answer.stdout, answer.stdout + answer.stderr
    return [line for line in answer.stdout.splitlines() if " BROKEN" in line]


def test_contracts_hold(copy: Path) -> None:
    assert broken(copy) == []


@pytest.mark.parametrize("name", BREACHES)
def test_breach_turns_its_contract_red(copy: Path, name: str) -> None:
    files, contract = BREACHES[name]
    made = [copy / path for path in files]
    for path, text in zip(made, files.values(), strict=True):
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    try:
        assert [line for line in broken(copy) if line.startswith(contract)] != []
    finally:
        for path in made:
            path.unlink()
            if not any(path.parent.iterdir()):
                path.parent.rmdir()


def test_domain_imports_the_standard_library_and_msgspec_alone() -> None:
    """The contract names what must not be imported; this names the little that may."""
    strangers = {
        f"{path.relative_to(ROOT)}: {name}"
        for path in (ROOT / "graph" / "domain").rglob("*.py")
        for name in _imported(path)
        if not name.startswith("graph.domain") and name.split(".")[0] not in {*sys.stdlib_module_names, "msgspec"}
    }

    assert strangers == set()


def test_what_tests_share_is_no_test() -> None:
    """Who changes a test changes that test alone; what several need is a factory or a fixture of their folder."""
    tests, bench = ROOT / "tests", ROOT / "bench"
    files = [*tests.rglob("*.py"), *tests.rglob("proof.txt"), *bench.rglob("*.py")]
    shared = {f"{path.name}: {name}" for path in files for name in _imported(path) if ".test_" in f".{name}"}

    assert len(files) > 200
    assert shared == set()


def _imported(path: Path) -> list[str]:
    nodes = list(ast.walk(ast.parse(path.read_text("utf-8"))))
    plain = [alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names]
    parted = [node for node in nodes if isinstance(node, ast.ImportFrom)]
    return plain + [f"{node.module}.{alias.name}" for node in parted for alias in node.names]


@pytest.mark.parametrize("floor", MOST_ROOMS)
def test_floor_has_no_more_rooms_than_a_newcomer_can_hold(floor: str) -> None:
    rooms = {
        path.stem
        for path in (ROOT / floor).iterdir()
        if path.suffix == ".py" or (path.is_dir() and any(path.glob("*.py")))
    }

    assert len(rooms - {"__init__"}) <= MOST_ROOMS[floor], sorted(rooms)
