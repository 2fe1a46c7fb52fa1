"""Glossary and domain page know each closed list: its meaning in both languages, each status, each stage."""

import importlib
import importlib.util
import re
from enum import Enum
from pathlib import Path

DOCS = Path(__file__).parents[2] / "docs"
GLOSSARY = (DOCS / "glossary.md").read_text("utf-8")
DOMAIN = (DOCS / "domain.md").read_text("utf-8")
RECORDS = "".join(file.read_text("utf-8") for file in (DOCS.parent / "graph/domain/records").glob("*.py"))
HOMES = ("graph.domain.vocabulary",)


def entries() -> list[list[str]]:
    """Return the cells of each line: English, Indonesian, the class in code, the meaning."""
    lines = [line for line in GLOSSARY.splitlines() if line.startswith("| ") and not line.startswith("| English")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def is_there(module: str) -> bool:
    try:
        return importlib.util.find_spec(module) is not None
    except ModuleNotFoundError:  # the folder above it is not there
        return False


def closed_lists() -> dict[str, type[Enum]]:
    """Return the closed lists by their name."""
    home = importlib.import_module(next(module for module in HOMES if is_there(module)))
    return {
        name: one
        for name, one in vars(home).items()
        if isinstance(one, type) and issubclass(one, Enum) and one.__module__ == home.__name__
    }


def test_each_closed_list_has_its_line_and_no_other() -> None:
    explained = {name for cells in entries() for name in re.findall(r"`(\w+)`", cells[2])}

    assert "ReplicationStatus" in closed_lists()
    assert sorted(set(closed_lists()) - explained) == []
    assert (
        sorted(explained - set(closed_lists()) - set(re.findall(r"^class (\w+)\(StrEnum\)", RECORDS, re.MULTILINE)))
        == []
    )


def test_each_line_has_both_languages_and_one_sentence() -> None:
    for cells in entries():
        assert len(cells) == 4, cells
        english, indonesian, _code, meaning = cells
        assert english, cells
        assert indonesian, cells
        assert re.fullmatch(r"[A-Z][^.]*\.", meaning), cells


def test_lines_stand_in_their_order_and_once() -> None:
    words = [cells[0].casefold() for cells in entries()]

    assert words == sorted(set(words))


def test_domain_page_has_a_line_for_each_status_and_each_stage() -> None:
    lists = closed_lists()
    tables = re.findall(r"<!-- generated: statuses -->\n(.*?)<!-- end of generated -->", DOMAIN, re.DOTALL)
    told = [re.findall(r"^\| `(\w+)` \|", table, re.MULTILINE) for table in tables]

    assert [sorted(names) for names in told] == [
        sorted(one.value for one in lists[name]) for name in ("ReplicationStatus", "InnovationStatus")
    ]
    assert re.findall(r"^\| (\d) \|", DOMAIN, re.MULTILINE) == [str(one.value) for one in lists["Stage"]]
