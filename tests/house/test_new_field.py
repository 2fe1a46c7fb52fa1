"""A field costs three files: a row of its table, its English, its test; everything else follows from the row."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DATA = ROOT / "tests" / "data" / "new_field"
RECORDS = ("replication", "innovation")
ENGLISH, PROOF = "tracker/translations/en/LC_MESSAGES/fields.po", "tests/web/test_new_field.py"
LEFT = shutil.ignore_patterns(".*", "node_modules", "__pycache__", "*.mo")
RULES, TABLES = "tests/house/test_field_tables.py", "tests/unit/domain/test_field_tables.py"


@pytest.fixture(scope="module", params=RECORDS)
def record(request: pytest.FixtureRequest) -> str:
    """The record that gets the field."""
    return request.param


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory, record: str) -> Path:
    """The house with one row more, its English, and its test."""
    house = tmp_path_factory.mktemp("copy") / "house"
    shutil.copytree(ROOT, house, ignore=LEFT)
    written(house, record)
    return house


def written(house: Path, record: str) -> None:
    """Write the three files as somebody would who adds the field by CONTRIBUTING."""
    table, english = house / f"graph/domain/records/{record}_fields.py", house / ENGLISH
    before, after = table.read_text("utf-8").split("\n\n\nPARTS = (")
    table.write_text(f"{before}\n{text_of(record, 'row').rstrip()}\n\n\nPARTS = ({after}", "utf-8")
    with english.open("a", encoding="utf-8") as file:
        file.write(text_of(record, "english"))
    (house / PROOF).write_text(text_of(record, "proof"), "utf-8")


def text_of(record: str, part: str) -> str:
    return (DATA / f"{record}-{part}.txt").read_text("utf-8")


def run(house: Path, *tests: str) -> subprocess.CompletedProcess[str]:
    """Run tests of the copy in a process of their own."""
    command = [sys.executable, "-m", "pytest", "-q", "--tb=short", "-p", "no:cacheprovider", *tests]
    return subprocess.run(command, cwd=house, text=True, capture_output=True, check=False)


def test_everything_follows_from_the_row(copy: Path) -> None:
    found = run(copy, PROOF, RULES, TABLES, "--deselect", DOCUMENT)

    assert found.returncode == 0, found.stdout[-4_000:]


def test_a_field_without_its_english_turns_the_house_red(copy: Path, record: str) -> None:
    english = copy / ENGLISH
    whole = english.read_text("utf-8")
    english.write_text(whole.removesuffix(text_of(record, "english")), "utf-8")

    found = run(copy, f"{RULES}::test_every_field_has_a_label_and_a_meaning_in_every_language")

    english.write_text(whole, "utf-8")
    assert found.returncode == 1
    assert "('legal_basis', 'meaning')" in found.stdout


# The dictionary in docs is written by a command, not by hand; the copy is without the new row in it.
DOCUMENT = f"{RULES}::test_the_data_dictionary_is_what_the_command_writes"
