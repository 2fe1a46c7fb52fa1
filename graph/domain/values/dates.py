"""Read a calendar day as people type it, remember how much of it is known, and say what is wrong with it."""

import calendar
import re
from dataclasses import dataclass
from datetime import date

from graph.domain.errors import Problem
from graph.domain.values import texts
from graph.domain.vocabulary import Precision

EARLIEST_YEAR = 1945
LONGEST = 40  # characters
_MONTHS = (
    "januari january jan",
    "februari february pebruari feb peb",
    "maret march mar",
    "april apr",
    "mei may",
    "juni june jun",
    "juli july jul",
    "agustus august agu aug ags agt agst",
    "september sept sep",
    "oktober october okt oct",
    "november nopember nov nop",
    "desember december des dec",
)
_NUMBER_OF = {name: str(number) for number, names in enumerate(_MONTHS, start=1) for name in names.split()}
_SHAPES = (
    (Precision.DAY, re.compile(r"(?P<year>\d{4}) (?P<month>\d{1,2}) (?P<day>\d{1,2})")),
    (Precision.DAY, re.compile(r"(?P<day>\d{1,2}) (?P<month>\d{1,2}) (?P<year>\d{4})")),
    (Precision.MONTH, re.compile(r"(?P<year>\d{4}) (?P<month>\d{1,2})")),
    (Precision.MONTH, re.compile(r"(?P<month>\d{1,2}) (?P<year>\d{4})")),
    (Precision.YEAR, re.compile(r"(?P<year>\d{4})")),
)
_SHOWN = {Precision.YEAR: "%Y", Precision.MONTH: "%m-%Y", Precision.DAY: "%d-%m-%Y"}
_KNOWN = {Precision.YEAR: 4, Precision.MONTH: 7, Precision.DAY: 10}  # letters of the day in ISO form


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A calendar day of which all is known, or the month, or only the year; ``day`` is the first that it may be."""

    day: date
    precision: Precision = Precision.DAY

    @property
    def last(self) -> date:
        """The last day that it may be: of a year its 31 December."""
        if self.precision is Precision.YEAR:
            return self.day.replace(month=12, day=31)
        if self.precision is Precision.MONTH:
            return self.day.replace(day=calendar.monthrange(self.day.year, self.day.month)[1])
        return self.day

    @property
    def iso(self) -> str:
        """The day in ISO form, cut to what is known of it."""
        return self.day.isoformat()[: _KNOWN[self.precision]]


def held(day: date | None, precision: str | None = None) -> PartialDate | None:
    """Return a day as a record holds it, in two fields; one without a precision is known whole.

    >>> held(date(2024, 5, 1), "month")
    PartialDate(day=datetime.date(2024, 5, 1), precision=<Precision.MONTH: 'month'>)
    """
    return None if day is None else PartialDate(day, Precision(precision or Precision.DAY))


def read(text: str) -> PartialDate | None:
    """Return what was typed as a day; None when it is none.

    >>> read("Mei 2024"), read("5 Ags 2024") == read("05-08-2024"), read("31-02-2024")
    (PartialDate(day=datetime.date(2024, 5, 1), precision=<Precision.MONTH: 'month'>), True, None)
    """
    words = [_NUMBER_OF.get(word, word) for word in re.split(r"[\s./,-]+", text.strip().lower())]
    plain = " ".join(words)
    for precision, shape in _SHAPES:
        if plain.isascii() and (found := shape.fullmatch(plain)):
            parts = {"month": "1", "day": "1"} | found.groupdict()
            try:
                return PartialDate(date(int(parts["year"]), int(parts["month"]), int(parts["day"])), precision)
            except ValueError:
                return None
    return None


def problems(
    field: str,
    typed: str | PartialDate,
    today: date,
    *,
    missing: str | None = None,
    ahead: str = "day_ahead",
    partial: str | None = None,
) -> list[Problem]:
    """Return what is wrong with the day in a field: a text, or what the cell of a workbook holds as a day.

    None typed is only wrong where there is a code for ``missing``. Where there is one for ``partial`` the day has to be
    whole, and says so for anything else that was typed.

    >>> problems("on", "31-12-1944", date(2025, 12, 31))
    [Problem(field='on', code='date_early', values={'year': 1945})]
    """
    if isinstance(typed, str) and not typed.strip():
        return [Problem(field, missing)] if missing else []
    found = read(typed) if isinstance(typed, str) else typed
    if partial and (found is None or found.precision is not Precision.DAY):
        return [Problem(field, partial)]
    if found is None:
        return [Problem(field, "date_unreadable", {"text": texts.quoted(str(typed))})]
    if found.day > today:
        return [Problem(field, ahead)]
    return [Problem(field, "date_early", {"year": EARLIEST_YEAR})] if found.day.year < EARLIEST_YEAR else []


def written(day: date | None, precision: Precision | None = None) -> str:
    """Return a day as a form shows it, to be read again unchanged: as much of it as is known.

    >>> written(date(2024, 5, 1), Precision.MONTH), written(None)
    ('05-2024', '')
    """
    return "" if day is None else day.strftime(_SHOWN[precision or Precision.DAY])
