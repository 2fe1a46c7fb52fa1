"""The zeros that an answer shows: numbers that stand alone, in its words, its pictures, or the values of its JSON."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser

from tests.factories.unmarked import SAID, UNSEEN

ZERO = re.compile(r"(?<![\w.,/:#+-])0(?:[.,]0+)?(?:\s?%)?(?![\w/:+–-]|[.,]\d)")
# Where the number is part of a definition and of no count: bounds of a scale, formulas, what a form's field holds.
DEFINED = re.compile(
    r"\(0[-–]9\)|\(0 (?:sampai|to) 1\)|(?:di atas|above) 0|KM 0 Pro Poor|"
    r"0 (?:- |~ )?(?:Terdaftar|Registered|Gagasan|Idea)"
)


class _Seen(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._unseen, self._main, self._named = 0, 0, False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._unseen += tag in UNSEEN
        self._main += tag == "main"
        self._named = dict(attrs).get("class") == "stage-mark"  # the number of a stage is its name
        if self._main:
            self.texts += [value for name, value in attrs if name in SAID and value]

    def handle_endtag(self, tag: str) -> None:
        self._unseen -= tag in UNSEEN
        self._named = False
        self._main -= tag == "main"

    def handle_data(self, data: str) -> None:
        if self._main and not self._unseen and not self._named:
            self.texts.append(" ".join(data.split()))


def shown(body: str) -> list[str]:
    """Return the texts of a page's main part in which a zero stands as a number."""
    page = _Seen()
    page.feed(body)
    return [text for text in page.texts if ZERO.search(DEFINED.sub("", text))]


def valued(told: object, path: str = "") -> Iterator[str]:
    """Yield where in a JSON document a zero stands as a value."""
    if isinstance(told, dict):
        for name, value in told.items():
            yield from valued(value, f"{path}.{name}")
    elif isinstance(told, list):
        for value in told:
            yield from valued(value, f"{path}[]")
    elif isinstance(told, (int, float)) and not isinstance(told, bool) and told == 0:
        yield path
