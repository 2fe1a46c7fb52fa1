"""Read the text of one cell as what its column holds; a slip raises ValueError with the code of its sentence."""

import re
from datetime import date
from enum import StrEnum
from urllib.parse import urlsplit

from graph.domain.records.imports import Day
from graph.domain.vocabulary import Precision

EARLIEST_YEAR = 1945
LARGEST_NUMBER = 10**15
LONGEST_LINE, LONGEST_TEXT, LONGEST_LINK = 200, 5_000, 500
_MONTHS = (
    "januari january jan",
    "februari february feb",
    "maret march mar",
    "april apr",
    "mei may",
    "juni june jun",
    "juli july jul",
    "agustus august agu aug ags",
    "september sep sept",
    "oktober october okt oct",
    "november nov nop nopember",
    "desember december des dec",
)
_NUMBER_OF = {word: str(number) for number, words in enumerate(_MONTHS, start=1) for word in words.split()}
_SHAPES = (
    (Precision.DAY, re.compile(r"(?P<year>\d{4}) (?P<month>\d{1,2}) (?P<day>\d{1,2})")),
    (Precision.DAY, re.compile(r"(?P<day>\d{1,2}) (?P<month>\d{1,2}) (?P<year>\d{4})")),
    (Precision.MONTH, re.compile(r"(?P<year>\d{4}) (?P<month>\d{1,2})")),
    (Precision.MONTH, re.compile(r"(?P<month>\d{1,2}) (?P<year>\d{4})")),
    (Precision.YEAR, re.compile(r"(?P<year>\d{4})")),
)
_CODE = re.compile(r"\d{2}(\.\d{2})?")


def line(text: str) -> str:
    """Return one line of text; too_long beyond 200 characters."""
    text = " ".join(text.split())
    if len(text) > LONGEST_LINE:
        raise ValueError("too_long")
    return text


def paragraph(text: str) -> str:
    """Return text with its line breaks."""
    if len(text) > LONGEST_TEXT:
        raise ValueError("text_long")
    return text


def day(text: str) -> Day:
    """Return the first day that the text may mean, and how much of it is known.

    >>> day("Mei 2024")
    Day(value=datetime.date(2024, 5, 1), precision=<Precision.MONTH: 'month'>)
    """
    words = [_NUMBER_OF.get(word, word) for word in re.split(r"[\s./,-]+", text.strip().lower())]
    plain = " ".join(words)
    for precision, shape in _SHAPES:
        if plain.isascii() and (found := shape.fullmatch(plain)):
            parts = {"month": "1", "day": "1"} | found.groupdict()
            try:
                value = date(int(parts["year"]), int(parts["month"]), int(parts["day"]))
            except ValueError:
                break
            if value.year < EARLIEST_YEAR:
                raise ValueError("cell_date_early")
            return Day(value, precision)
    raise ValueError("cell_date_unreadable")


def number(text: str) -> int:
    """Return a whole number; dots or commas between groups of three are taken for separators.

    >>> number("Rp 1.250.000")
    1250000
    """
    plain = text.lower().removeprefix("rp").strip(" .")
    if re.fullmatch(r"\d{1,3}([.,\s]\d{3})+", plain):
        plain = re.sub(r"[.,\s]", "", plain)
    plain = re.sub(r"[.,]0+$", "", plain)
    if not (plain.isascii() and plain.isdigit()) or int(plain[:20]) > LARGEST_NUMBER or len(plain) > 16:
        raise ValueError("cell_number_unreadable")
    return int(plain)


def year(text: str) -> int:
    """Return a year."""
    if not re.fullmatch(r"(19|20)\d{2}", text.strip(), re.ASCII):
        raise ValueError("cell_year_unreadable")
    return int(text)


def code(text: str) -> str:
    """Return a region's code as text; a spreadsheet that cut 33.10 to 33.1 is told so, never guessed at.

    >>> code("33.10")
    '33.10'
    """
    text = text.strip()
    if re.fullmatch(r"\d{2}[.,]\d", text, re.ASCII):
        raise ValueError("cell_code_cut")
    if re.fullmatch(r"\d{4}", text, re.ASCII):
        text = f"{text[:2]}.{text[2:]}"
    if not _CODE.fullmatch(text):
        raise ValueError("cell_code_unreadable")
    return text


def link(text: str) -> str:
    """Return a web address: http or https to a host."""
    try:
        parts = urlsplit(text)
        is_usable = parts.scheme in {"http", "https"} and bool(parts.hostname)
    except ValueError:
        is_usable = False
    if not is_usable or len(text) > LONGEST_LINK or any(map(str.isspace, text)):
        raise ValueError("cell_link_unusable")
    return text


def several(text: str) -> tuple[str, ...]:
    """Return the parts of a cell that holds a list, each once.

    >>> several("Puskesmas A; Puskesmas B ;")
    ('Puskesmas A', 'Puskesmas B')
    """
    parts = (line(part) for part in re.split(r"[;\n]", text))
    return tuple(dict.fromkeys(part for part in parts if part))


def word(text: str, vocabulary: type[StrEnum], names: dict[str, str]) -> StrEnum:
    """Return the member that a word means: by its code or one of its names, in either language."""
    plain = " ".join(text.lower().replace("_", " ").split())
    found = names.get(plain) or plain.replace(" ", "_")
    try:
        return vocabulary(found)
    except ValueError:
        raise ValueError("cell_word_unknown") from None
