"""Decisions are numbered, named, dated, complete, and linked."""

import re
from datetime import date
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[2] / "docs" / "adr"
INDEX = (FOLDER / "README.md").read_text("utf-8")
DECISIONS = sorted(FOLDER.glob("[0-9]*.md"))
SECTIONS = ["Context", "Decision", "Alternatives", "Consequences"]
STATUS = re.compile(r"proposed|accepted|rejected|superseded by \[(\d{4})\]\(\1-[a-z0-9-]+\.md\)")
SHORTEST, LONGEST = 80, 250
each_decision = pytest.mark.parametrize("file", DECISIONS, ids=lambda file: file.stem[:4])


def title(file: Path) -> str:
    return file.read_text("utf-8").splitlines()[0].removeprefix(f"# {file.stem[:4]}. ")


def head(file: Path, name: str) -> str:
    """Return what stands behind a name above the first section."""
    found = re.findall(rf"^{name}: (.+)$", file.read_text("utf-8").partition("\n## ")[0], re.MULTILINE)
    assert len(found) == 1, f"{file.name} needs one line '{name}: ...'"
    return found[0]


def status_in_words(file: Path) -> str:
    """Return the status as the index tells it: without its link."""
    return re.sub(r"\[(\d{4})\]\(.*\)", r"\1", head(file, "Status"))


def slug(text: str) -> str:
    """Return a title as a file name: small letters, digits and hyphens.

    >>> slug("Time is the graph's")
    'time-is-the-graphs'
    """
    return re.sub(r"[^a-z0-9]+", "-", text.lower().replace("'", "")).strip("-")


def linked(file: Path) -> list[str]:
    """Return the addresses of links that stay inside the repository."""
    return [to for to in re.findall(r"\]\(([^)#]+)", file.read_text("utf-8")) if "://" not in to]


def test_numbers_have_no_gap_and_dates_never_go_back() -> None:
    days = [date.fromisoformat(head(file, "Date")) for file in DECISIONS]

    assert [file.stem[:4] for file in DECISIONS] == [f"{n:04}" for n in range(1, len(DECISIONS) + 1)]
    assert days == sorted(days)


@each_decision
def test_file_is_named_by_number_and_title(file: Path) -> None:
    assert file.stem == f"{file.stem[:4]}-{slug(title(file))}"


@each_decision
def test_status_is_one_of_the_list(file: Path) -> None:
    status = STATUS.fullmatch(head(file, "Status"))

    assert status is not None
    assert (status[1] or "9999") > file.stem[:4], "what supersedes a decision comes after it"


@each_decision
def test_decision_is_short_and_has_its_sections(file: Path) -> None:
    text = file.read_text("utf-8")
    sections = re.split(r"^## (.+)$", text, flags=re.MULTILINE)[1:]

    assert sections[::2] == SECTIONS
    assert all(words.strip() for words in sections[1::2])
    assert SHORTEST <= len(text.split()) <= LONGEST


@pytest.mark.parametrize("file", [*DECISIONS, FOLDER / "README.md"], ids=lambda file: file.stem[:6])
def test_links_lead_somewhere(file: Path) -> None:
    assert [to for to in linked(file) if not (file.parent / to).exists()] == []


def test_index_has_the_line_of_each_decision() -> None:
    lines = [
        f"| [{file.stem[:4]}]({file.name}) | {title(file)} | {head(file, 'Date')} | {status_in_words(file)} |"
        for file in DECISIONS
    ]

    assert [line for line in INDEX.splitlines() if re.match(r"\| \[\d", line)] == lines
