"""Documents name what exists: each path in backticks and each link; ARCHITECTURE.md is short and names every floor."""

import re
from itertools import takewhile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ARCHITECTURE = ROOT / "ARCHITECTURE.md"
DOCUMENTS = [
    file for file in sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")]) if file.name != "CHANGELOG.md"
]
TOP = {".ci", "bench", "docs", "graph", "migrations", "static", "templates", "tests", "tools", "tracker"}
AT_TOP = re.compile(r"[\w-]+\.(md|toml|in|cff|yml)|LICENSE|Makefile")
PLACEHOLDER = re.compile(r"[<>*]")
WINGS = ("graph", "tracker")
MADE = {"static/vendor"}  # by `python -m tracker assets`
MOST_WORDS = 1500


def named(text: str) -> set[str]:
    """Return the paths that a document names in backticks, each up to its first placeholder.

    >>> sorted(named("`graph/store/<noun>`, `tests/a.py::test_b`, `and/or`, `README.md`, `tracker start`"))
    ['README.md', 'graph/store', 'tests/a.py']
    """
    found: set[str] = set()
    for token in re.findall(r"`([^`\s]+)`", text):
        parts = token.partition("::")[0].rstrip("/").split("/")
        if parts[0] in TOP or AT_TOP.fullmatch(token):
            found.add("/".join(takewhile(lambda part: not PLACEHOLDER.search(part), parts)))
    return found


def missing(text: str, root: Path) -> list[str]:
    """Return the named paths that are not there."""
    return sorted(path for path in named(text) - MADE if not (root / path).exists())


def broken(file: Path) -> list[str]:
    """Return the links to files of the repository that lead nowhere."""
    links = re.findall(r"\]\(([^)#\s]+)", file.read_text("utf-8"))
    return [to for to in links if "://" not in to and not (file.parent / to).exists()]


def unnamed(text: str, root: Path) -> list[str]:
    """Return the folders of the two wings that a document does not name."""
    folders = [one for wing in WINGS for one in (root / wing).iterdir() if one.is_dir() and one.name[0].isalpha()]
    return sorted({str(one.relative_to(root)) for one in folders} - named(text))


@pytest.mark.parametrize("file", DOCUMENTS, ids=lambda file: str(file.relative_to(ROOT)))
def test_what_a_document_names_exists(file: Path) -> None:
    assert missing(file.read_text("utf-8"), ROOT) == []
    assert broken(file) == []


def test_architecture_is_short() -> None:
    assert len(ARCHITECTURE.read_text("utf-8").split()) <= MOST_WORDS


def test_architecture_names_every_folder_of_both_wings() -> None:
    assert unnamed(ARCHITECTURE.read_text("utf-8"), ROOT) == []


def test_missing_path_broken_link_and_unnamed_folder_are_found(tmp_path: Path) -> None:
    for folder in ("graph/domain", "graph/store/people", "graph/__pycache__", "tracker/base"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "graph/domain/policy.py").touch()
    text = (
        "`graph/domain/policy.py`, `graph/store/<noun>`, `tracker/wording`, `policy.py`, [one](two.md), [three](graph)"
    )
    (tmp_path / "README.md").write_text(text, "utf-8")

    assert missing(text, tmp_path) == ["tracker/wording"]
    assert broken(tmp_path / "README.md") == ["two.md"]
    assert unnamed(text, tmp_path) == ["graph/domain", "tracker/base"]
