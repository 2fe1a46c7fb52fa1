"""docs/domain.md holds the numbers and words of the rules, and the sections that comments cite."""

import re
from pathlib import Path

import pytest
from flask import Flask
from flask_babel import force_locale

from graph.analytics.scaling.rules import HISTORY
from graph.domain import lifecycle
from graph.domain.values.dates import EARLIEST_YEAR
from tracker.wording import labels

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "domain.md").read_text("utf-8")
TEXT = " ".join(PAGE.split())
CITED = re.compile(r"\(domain\.md (\d+)\)")
RULES = HISTORY[-1]


@pytest.mark.parametrize(
    "sentence",
    [
        f"only after {lifecycle.SILENCE.days} days without an answer",
        f"nor before {EARLIEST_YEAR}.",
        "Bands begin at {}, {} and {}.".format(*RULES.bands),
        f"= 100 x readiness x use / {RULES.most**2},",
        f"8 from level 6 on with {RULES.beneficiaries} proven beneficiaries",
        f"the higher one in {RULES.commonly} regions",
        f"| readiness of {RULES.proven_readiness}, and running",
        f"| {RULES.copies} running replication |",
        f"| running in {RULES.regions} different regions |",
        f"| running in {RULES.provinces} provinces and in {RULES.island_groups} island groups |",
    ],
)
def test_number_is_that_of_the_rules(sentence: str) -> None:
    assert sentence in TEXT


def test_each_stage_has_its_word_on_screen(app: Flask) -> None:
    told = dict(re.findall(r"^\| (\d) \| ([^|]+) \|", PAGE, re.MULTILINE))

    with app.test_request_context("/"), force_locale("id"):
        assert told == {str(stage.value): str(word) for stage, word in labels.STAGES.items()}


def test_sections_are_numbered_without_a_gap_and_comments_cite_none_that_is_not_there() -> None:
    sections = re.findall(r"^## (\d+)\. ", PAGE, re.MULTILINE)
    files = [file for wing in ("graph", "tracker", "tests") for file in (ROOT / wing).rglob("*.py")]
    cited = {number for file in files for number in CITED.findall(file.read_text("utf-8"))}

    assert sections == [str(n) for n in range(1, len(sections) + 1)]
    assert "4" in cited
    assert cited <= set(sections)
