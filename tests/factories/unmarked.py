"""A made language whose texts stand in brackets, and what a page says outside of them."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import pytest
from babel import localedata
from babel.messages import Catalog, pofile
from flask_babel import Babel
from jinja2 import Environment

from tools import texts
from tracker.wording import i18n

ROOT = Path(__file__).parents[2]
OPEN, SHUT = "\u27e6", "\u27e7"  # no data hold them
SAID = ("alt", "aria-label", "placeholder", "title")
WORD = re.compile(r"[^\W\d_]{3,}")
UNSEEN = {"script", "style", "template"}
OF_PLACES = {"static_map.py", "tiles.py"}  # short names of provinces
CITED = re.compile(r"\(\d{4}\)")  # a publication keeps its own title
# Names that are the same in every language.
NAMES = {
    *("Apache License 2.0", "Bahasa Indonesia", "English", "Jejak Inovasi", "KemenPANRB", "Natural Earth"),
    "- Jejak Inovasi",  # behind the title of a page
    *("CSV", "GraphML", "IGA", "JIPP", "JIPPNas", "JSON", "KIPP", "Leaflet", "PDF", "PNG", "SDGs", "SINOVIK", "SVG"),
    *("WIB", "XLSX"),
    *("Maluku", "Papua"),  # groups of islands, and provinces
}
CODE = "xx"


def make_language(folder: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Make a language whose texts are the Indonesian ones in brackets, and return its code."""
    monkeypatch.setitem(localedata._cache, CODE, dict(localedata.load("id")))  # pyright: ignore[reportPrivateUsage, reportAttributeAccessIssue]
    catalogues = folder / "translations" / CODE / "LC_MESSAGES"
    catalogues.mkdir(parents=True)
    catalogue = Catalog(locale=CODE)
    for message in texts.template():
        if message.id:
            both = (message.id,) if isinstance(message.id, str) else message.id
            said = tuple(f"{OPEN}{text}{SHUT}" for text in both)
            catalogue.add(message.id, said[0] if len(said) == 1 else said, context=message.context)
    with (catalogues / "all.po").open("wb") as file:
        pofile.write_po(file, catalogue)
    monkeypatch.setattr(i18n, "FOLDER", catalogues.parents[1])
    monkeypatch.setattr(i18n, "babel", Babel())  # one keeps the names of the catalogues that it met first
    monkeypatch.setattr(i18n, "LANGUAGES", i18n.LANGUAGES | {CODE: "Xx"})
    return CODE


class Page(HTMLParser):
    """Collects what a page says outside of brackets."""

    def __init__(self) -> None:
        super().__init__()
        self.outside: list[str] = []
        self._depth, self._unseen = 0, 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._unseen += tag in UNSEEN
        self.outside += [value for name, value in attrs if name in SAID and value and OPEN not in value]

    def handle_endtag(self, tag: str) -> None:
        self._unseen -= tag in UNSEEN

    def handle_data(self, data: str) -> None:
        if self._unseen:
            return
        said = ""
        for letter in data:
            self._depth += (letter == OPEN) - (letter == SHUT)
            said += letter if self._depth == 0 and letter != SHUT else "\n"
        self.outside += [plain(part) for part in said.split("\n") if WORD.search(part)]


def plain(text: str) -> str:
    return " ".join(text.split())


@cache
def written() -> frozenset[str]:
    """Return every text that stands in a template or module as it would on a page."""
    environment = Environment(extensions=["jinja2.ext.i18n"], autoescape=True)
    found = set[str]()
    for file in (ROOT / "templates").rglob("*.html"):
        for _line, kind, value in environment.lex(file.read_text("utf-8")):
            if kind == "data":
                found.update(plain(part) for part in re.split(r"<[^>]*>|[<>]", value))
            elif kind == "string":
                found.add(plain(value[1:-1]))
    for file in (ROOT / "tracker").rglob("*.py"):
        if file.name not in OF_PLACES:
            found.update(_constants(ast.parse(file.read_text("utf-8"))))
    return frozenset(text for text in found if WORD.search(text) and not CITED.search(text)) - NAMES


def _constants(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield plain(node.value)


def unmarked(body: str) -> set[str]:
    """Return what a page says outside of brackets that some source holds as a text."""
    page = Page()
    page.feed(body)
    return {text for text in page.outside if text in written()}
