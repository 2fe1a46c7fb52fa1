"""Steps of the trail and kinds of notices are members of their lists, and every word that they need is there."""

import ast
import re
from pathlib import Path

import pytest
from flask import Flask
from flask_babel import force_locale

from graph.domain.events import Event, NoticeKind
from tracker.wording import notices
from tracker.wording.events import EVENTS

ROOT = Path(__file__).parents[2]
HOME = ROOT / "graph" / "domain" / "events.py"
KNOWN = {*Event, *NoticeKind}


def bare(text: str) -> list[str]:
    """Return the strings of a module that are steps or kinds of notices, but for those in docstrings.

    >>> bare('if entry.event == "replication.verified": pass')
    ['replication.verified']
    """
    nodes = (node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Constant))
    return [str(node.value) for node in nodes if node.value in KNOWN]


def test_no_module_writes_a_step_as_a_string() -> None:
    files = [file for folder in ("graph", "tracker") for file in (ROOT / folder).rglob("*.py") if file != HOME]

    assert {file.name: found for file in files if (found := bare(file.read_text("utf-8")))} == {}


def test_steps_that_statements_name_are_members() -> None:
    """What begins as a step does in Cypher is one."""
    beginnings = {event.partition(".")[0] for event in Event}
    named = re.compile(rf"'((?:{'|'.join(sorted(beginnings))})\.[a-z_]+)'")
    found = {name for file in (ROOT / "graph").rglob("*.cypher") for name in named.findall(file.read_text("utf-8"))}

    assert len(found) > 10
    assert sorted(found - set(Event)) == []


def test_steps_that_templates_compare_with_are_members() -> None:
    named = re.compile(r"""event [!=]= ["']([^"']+)["']""")
    files = (ROOT / "templates").rglob("*.html")
    found = {name for file in files for name in named.findall(file.read_text("utf-8"))}

    assert "scale_up.advanced" in found
    assert sorted(found - set(Event)) == []


@pytest.mark.parametrize("language", ["id", "en"])
def test_each_step_and_each_notice_has_its_words(app: Flask, language: str) -> None:
    assert set(EVENTS) == set(Event)
    assert set(notices.TEXTS) == set(NoticeKind)
    with app.test_request_context(f"/?lang={language}"), force_locale(language):
        assert [event for event in Event if not str(EVENTS[event]) or str(EVENTS[event]) == event] == []


def test_each_step_is_taken_somewhere() -> None:
    """Rules and words speak of every step; a step that no other module names leaves no entry."""
    files = [file for wing in ("graph", "tracker") for file in (ROOT / wing).rglob("*.py")]
    takers = [file for file in files if not {"domain", "wording"} & set(file.parts)]
    named = {name for file in takers for name in re.findall(r"\bEvent\.([A-Z_]+)", file.read_text("utf-8"))}

    assert [event.name for event in Event if event.name not in named] == []
