"""What is asked of every page, in one walk over all that each reader may open.

Templates fetch nothing: a view passes what its page shows. ``statements.csv`` holds the most statements that a page of
a route needs; a page that needs more turns this red, a line is raised by hand, and never above MOST. No text is left
without its mark: the walk reads a made language, in which every marked text stands in brackets.
"""

import csv
from dataclasses import dataclass
from pathlib import Path

from flask import Flask

from graph.engine import Graph
from tests.data import every_page, subjects
from tests.data.every_page import READERS
from tests.factories import read_pages
from tests.factories.rendering import Rendering
from tests.factories.unmarked import OPEN, plain, unmarked

MOST = 12  # statements of a page
COUNTED = Path(__file__).parents[1] / "statements.csv"
# Pages that only a step, a key of one's own, or words in a search lead to.
BY_A_STEP = {
    "account/closed.html",
    "account/password.html",
    "letters/closed.html",
    "letters/thanks.html",
    "reports/unclear.html",
}
HEADERS = {"Inovasi", "Instansi"}  # of the list that was handed in, as its office wrote them
FOLDER = Path(__file__).parents[3] / "templates"


@dataclass(frozen=True)
class Held:
    """A text of the graph."""

    text: str


def test_every_page_is_drawn_without_reading_of_few_statements_in_marked_words(
    xx: str, app: Flask, graph: Graph, ids: subjects.Ids, rendering: Rendering
) -> None:
    most, faults, said, marked = dict[str, int](), set[str](), dict[str, str](), 0
    refused = dict[str, int]()  # a refused step reads its own page and the one that it shows
    app.test_client().get("/")  # what is read once for all is known by then
    for reader, (_role, login) in READERS.items():
        client = every_page.browser(app, graph, login)
        for route, address in read_pages.of_reader(app, reader, ids):
            rendering.asked = 0
            answer = client.get(address + ("&" if "?" in address else "?") + f"lang={xx}")
            if answer.status_code == 500:  # a template that asked the graph of its request was refused
                faults.add(address)
            if answer.mimetype == "text/html":
                read = most if answer.status_code == 200 else refused
                read[route] = max(read.get(route, 0), rendering.asked)
                marked += OPEN in answer.text
                said |= dict.fromkeys(unmarked(answer.text), address)

    assert faults == set()
    assert rendering.reads == set()
    assert _of_pages() - rendering.rendered == BY_A_STEP
    assert too_many(most, _counted()) == {}, most
    assert {route: count for route, count in refused.items() if count > 2 * MOST} == {}
    assert marked > 100
    data = _held(graph) | HEADERS
    assert {text: address for text, address in said.items() if text not in data} == {}


def test_page_with_more_statements_than_its_line_or_than_any_may_have_is_named() -> None:
    asked = {"/a": 12, "/b": 13, "/c": 5, "/new": 2}

    assert too_many(asked, {"/a": 12, "/b": 13, "/c": 4}) == {"/b": 13, "/c": 5, "/new": 2}


def test_no_line_stands_above_what_any_page_may_have() -> None:
    assert {route: count for route, count in _counted().items() if count > MOST} == {}


def too_many(asked: dict[str, int], held: dict[str, int]) -> dict[str, int]:
    """Return the pages that need more statements than their line says, or than any page may."""
    return {route: count for route, count in asked.items() if count > min(held.get(route, -1), MOST)}


def _counted() -> dict[str, int]:
    with COUNTED.open(encoding="utf-8") as file:
        return {row["route"]: int(row["statements"]) for row in csv.DictReader(file)}


def _of_pages() -> set[str]:
    """Return the templates that are whole pages: they extend a frame and are none themselves."""
    texts = {str(path.relative_to(FOLDER)): path.read_text("utf-8") for path in FOLDER.rglob("*.html")}
    frames = {name for name in texts if any(f'extends "{name}"' in text for text in texts.values())}
    return {name for name, text in texts.items() if "{%- extends" in text and not name.startswith("errors/")} - frames


def _held(graph: Graph) -> set[str]:
    """Return every text that the graph itself holds: names are data."""
    statement = (
        "MATCH (n) UNWIND keys(n) AS name WITH n[name] AS text WHERE text IS :: STRING RETURN DISTINCT text AS text"
    )
    return {plain(one.text) for one in graph.read(statement, Held)}
