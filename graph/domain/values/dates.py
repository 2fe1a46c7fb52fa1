"""Read a calendar day as people type it, remember how much of it is known, and say what is wrong with it."""

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from graph.domain.errors import Problem
from graph.domain.values import texts
from graph.domain.vocabulary import Precision

EARLIEST_YEAR = 1945
LONGEST = 40  # characters
_MONTHS = (
    "januari january jan",
    "februari february pebruari feb peb",
    "maret march mar mrt",
    "april apr",
    "mei may",
    "juni june jun",
    "juli july jul",
    "agustus august agu aug ags agt agst agus agust",
    "september sept sep",
    "oktober october okt oct",
    "november nopember nov nop",
    "desember december des dec",
)
_NUMBER_OF = {name: number for number, names in enumerate(_MONTHS, start=1) for name in names.split()}
_WEEKDAYS = (
    "senin|selasa|rabu|kamis|jumat|jum'at|jum’at|sabtu|minggu|ahad|sen|sel|rab|kam|jum|sab|min|"
    "monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun"
)
_LEADS = "tanggal|tgl|date|tmt|terhitung|mulai|sejak|per|since|as of|from"
# What stands around a day and says nothing of it: its weekday, words such as "TA", the time of a database.
_BEFORE = re.compile(rf"(?:(?:{_WEEKDAYS})\b[\s.,]*)?(?:(?:{_LEADS})\b[\s.:,]*)*", re.IGNORECASE)
_YEAR_WORD = re.compile(r"\b(?:tahun anggaran|tahun|thn|th|t\.\s?a|ta|fy|year|bulan|bln)\b[\s.:]*", re.IGNORECASE)
_TIME = re.compile(
    r"(?<=\d)(?:[T\s]|,\s|\s(?:pukul|jam|at)\s)\s*\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:[.,]\d+)?)?"
    r"\s*(?:am|pm|wib|wita|wit|z|utc|gmt|[+-]\d{2}:?\d{2}|[+-]\d{2})?",
    re.IGNORECASE,
)
_DECIMAL_YEAR = re.compile(r"(\d{4})[.,]0+")  # a year that a spreadsheet took for a number
_MONTH = "(?P<name>[a-z]+)"
_NUMBERED = (
    (Precision.DAY, re.compile(r"(?P<year>\d{4}) (?P<month>\d{1,2}) (?P<day>\d{1,2})")),
    (Precision.DAY, re.compile(r"(?P<day>\d{1,2}) (?P<month>\d{1,2}) (?P<year>\d{4})")),
    (Precision.MONTH, re.compile(r"(?P<year>\d{4}) (?P<month>\d{1,2})")),
    (Precision.MONTH, re.compile(r"(?P<month>\d{1,2}) (?P<year>\d{4})")),
    (Precision.YEAR, re.compile(r"(?P<year>\d{4})")),
)
_NAMED = (
    (Precision.DAY, re.compile(rf"(?P<day>\d{{1,2}}) {_MONTH} (?P<year>\d{{4}}|\d{{2}})")),
    (Precision.DAY, re.compile(rf"(?P<year>\d{{4}}) {_MONTH} (?P<day>\d{{1,2}})")),
    (Precision.DAY, re.compile(rf"{_MONTH} (?P<day>\d{{1,2}}) (?P<year>\d{{4}})")),
    (Precision.MONTH, re.compile(rf"{_MONTH} (?P<year>\d{{4}}|\d{{2}})")),
    (Precision.MONTH, re.compile(rf"(?P<year>\d{{4}}) {_MONTH}")),
)
_MONTH_FIRST = re.compile(r"(?P<month>\d{1,2}) (?P<day>\d{1,2}) (?P<year>\d{4})")
_NUMBER_OF_A_DAY = re.compile(r"(\d{5})(?:[.,]\d+)?")
_FIRST_NUMBER = date(1899, 12, 30)  # from which spreadsheets count days
_SHOWN = {Precision.YEAR: "%Y", Precision.MONTH: "%m-%Y", Precision.DAY: "%d-%m-%Y"}
_LAST_MONTH = 12
_SHORT_YEAR = 2  # digits of a year without its century
_EARLIEST_NUMBER, _LATEST_NUMBER = 16_438, 73_050  # 1945 and 2099
_KNOWN = {Precision.YEAR: 4, Precision.MONTH: 7, Precision.DAY: 10}  # letters of the day in ISO form


class Order(StrEnum):
    """Which of two numbers comes first in a day."""

    DAY_FIRST = "day"
    MONTH_FIRST = "month"
    OPEN = "open"


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

    Of two numbers the day comes first; a year may stand behind "TA", a weekday or "TMT" before a day, a time behind it.
    Two digits are a year only beside a month's name.

    >>> read("Mei 2024"), read("5 Ags 2024") == read("05-08-2024"), read("31-02-2024")
    (PartialDate(day=datetime.date(2024, 5, 1), precision=<Precision.MONTH: 'month'>), True, None)
    >>> read("Senin, 1 Maret 2021") == read("2021-03-01 00:00:00"), read("Mei-19") == read("05-2019")
    (True, True)
    >>> read("17-Agt-21") == read("TMT 17 Agustus 2021"), read("17/8/21")
    (True, None)
    """
    plain = _plain(text)
    if not plain.isascii():
        return None
    for precision, shape in _NUMBERED:
        if found := shape.fullmatch(plain):
            return _made(found.groupdict(), precision)
    for precision, shape in _NAMED:
        if (found := shape.fullmatch(plain)) and (month := _NUMBER_OF.get(found["name"])):
            return _made(found.groupdict() | {"month": str(month)}, precision)
    return None


def read_month_first(text: str) -> PartialDate | None:
    """Return a day of a column that writes months first; what shows its order itself is read as ever.

    >>> read_month_first("03/14/2021") == read("14-03-2021"), read_month_first("14 Mei 2021") == read("14-05-2021")
    (True, True)
    """
    found = _MONTH_FIRST.fullmatch(_plain(text))
    return _made(found.groupdict(), Precision.DAY) if found else read(text)


def order(text: str) -> Order | None:
    """Return what a text tells of the order of its numbers: ``open`` where it may be either, None where there is none.

    >>> order("03/14/2021"), order("14/03/2021"), order("03/04/2021"), order("2021-03-14")
    (<Order.MONTH_FIRST: 'month'>, <Order.DAY_FIRST: 'day'>, <Order.OPEN: 'open'>, None)
    """
    found = _MONTH_FIRST.fullmatch(_plain(text))
    if found is None:
        return None
    first, second = int(found["month"]), int(found["day"])
    if first == second:
        return None
    if second > _LAST_MONTH >= first:
        return Order.MONTH_FIRST
    return Order.DAY_FIRST if first > _LAST_MONTH >= second else Order.OPEN


def of_number(cell: str | float) -> date | None:
    """Return the day that a number is in a spreadsheet, of those that a register may mean; None for any other.

    >>> of_number("44425"), of_number(2021.0)
    (datetime.date(2021, 8, 17), None)
    """
    found = _NUMBER_OF_A_DAY.fullmatch(cell.strip()) if isinstance(cell, str) else None
    count = int(found[1]) if found else 0 if isinstance(cell, str) else int(cell)
    return _FIRST_NUMBER + timedelta(count) if _EARLIEST_NUMBER <= count <= _LATEST_NUMBER else None


def unreadable(field: str, typed: str | float) -> Problem:
    """Return the problem of what is no day; a spreadsheet's number of a day is told what day it would be."""
    shown = {"text": texts.quoted(str(typed))}
    if day := of_number(typed):
        return Problem(field, "date_number", {**shown, "iso": day.isoformat()})
    return Problem(field, "date_unreadable", shown)


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
    if isinstance(typed, str) and (not typed.strip() or texts.is_placeholder(typed)):
        return [Problem(field, missing)] if missing else []
    found = read(typed) if isinstance(typed, str) else typed
    if partial and (found is None or found.precision is not Precision.DAY):
        return [Problem(field, partial)]
    if found is None:
        return [unreadable(field, str(typed))]
    if found.day > today:
        return [Problem(field, ahead)]
    return [Problem(field, "date_early", {"year": EARLIEST_YEAR})] if found.day.year < EARLIEST_YEAR else []


def written(day: date | None, precision: Precision | None = None) -> str:
    """Return a day as a form shows it, to be read again unchanged: as much of it as is known.

    >>> written(date(2024, 5, 1), Precision.MONTH), written(None)
    ('05-2024', '')
    """
    return "" if day is None else day.strftime(_SHOWN[precision or Precision.DAY])


def _plain(text: str) -> str:
    """Return the parts of a day with one blank between them, without what says nothing of it."""
    plain = " ".join(text.split()).lower()
    plain = _TIME.sub("", _BEFORE.sub("", plain, count=1))
    if found := _DECIMAL_YEAR.fullmatch(plain):
        return found[1]
    return " ".join(re.split(r"[\s./,'’-]+", _YEAR_WORD.sub("", plain).strip(" .,")))


def _made(parts: dict[str, str], precision: Precision) -> PartialDate | None:
    year = int(parts["year"])
    if len(parts["year"]) == _SHORT_YEAR:
        year += 2000 if year < EARLIEST_YEAR % 100 else 1900
    try:
        return PartialDate(date(year, int(parts.get("month", "1")), int(parts.get("day", "1"))), precision)
    except ValueError:
        return None
