"""Read a calendar day as people type it, and remember how much of it is known."""

import re
from datetime import date

from graph.domain.errors import Problem
from graph.domain.vocabulary import Precision

EARLIEST_YEAR = 1945
_MONTHS = (
    ("januari", "january", "jan"),
    ("februari", "february", "feb"),
    ("maret", "march", "mar"),
    ("april", "apr"),
    ("mei", "may"),
    ("juni", "june", "jun"),
    ("juli", "july", "jul"),
    ("agustus", "august", "agu", "aug"),
    ("september", "sep"),
    ("oktober", "october", "okt", "oct"),
    ("november", "nov"),
    ("desember", "december", "des", "dec"),
)
_NUMBER_OF = {name: str(number) for number, names in enumerate(_MONTHS, start=1) for name in names}
_SHAPES = (
    (Precision.DAY, re.compile(r"(?P<year>\d{4}) (?P<month>\d{1,2}) (?P<day>\d{1,2})")),
    (Precision.DAY, re.compile(r"(?P<day>\d{1,2}) (?P<month>\d{1,2}) (?P<year>\d{4})")),
    (Precision.MONTH, re.compile(r"(?P<year>\d{4}) (?P<month>\d{1,2})")),
    (Precision.MONTH, re.compile(r"(?P<month>\d{1,2}) (?P<year>\d{4})")),
    (Precision.YEAR, re.compile(r"(?P<year>\d{4})")),
)


def read(text: str) -> tuple[date, Precision] | None:
    """Return the first day of what was typed and its precision; None when it is no date.

    >>> read("Mei 2024")
    (datetime.date(2024, 5, 1), <Precision.MONTH: 'month'>)
    """
    words = [_NUMBER_OF.get(word, word) for word in re.split(r"[\s./,-]+", text.strip().lower())]
    plain = " ".join(words)
    for precision, shape in _SHAPES:
        if plain.isascii() and (found := shape.fullmatch(plain)):
            parts = {"month": "1", "day": "1"} | found.groupdict()
            try:
                return date(int(parts["year"]), int(parts["month"]), int(parts["day"])), precision
            except ValueError:
                return None
    return None


def problems(
    field: str, text: str, today: date, *, missing: str | None = None, ahead: str = "day_ahead"
) -> list[Problem]:
    """Return what is wrong with the day in a field; none typed is only wrong where there is a code for ``missing``."""
    if not text:
        return [Problem(field, missing)] if missing else []
    found = read(text)
    if found is None:
        return [Problem(field, "date_unreadable")]
    day, _precision = found
    if day > today:
        return [Problem(field, ahead)]
    return [Problem(field, "date_early", {"year": EARLIEST_YEAR})] if day.year < EARLIEST_YEAR else []


def written(day: date | None, precision: Precision | None) -> str:
    """Return a day as a form shows it: as much of it as is known."""
    if day is None:
        return ""
    shape = {Precision.YEAR: "%Y", Precision.MONTH: "%m-%Y"}.get(precision or Precision.DAY, "%d-%m-%Y")
    return day.strftime(shape)
