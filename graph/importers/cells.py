"""Read one cell as what its column holds: text, or a number or a day as a workbook holds it."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Any

from graph.domain.errors import Problem
from graph.domain.values import dates, numbers, texts
from graph.domain.values.dates import PartialDate
from graph.domain.vocabulary import Precision

_CODE = re.compile(r"\d{2}(\.\d{2})?")
# What spreadsheets in English, Indonesian and LibreOffice show where they could not compute.
_ERROR = re.compile(
    r"#(?:N/A|DIV/0!|REF!|NAME\?|NAMA\?|VALUE!|NILAI!|NUM!|ANGKA!|NULL!|SPILL!|CALC!|FIELD!|GETTING_DATA)"
    r"|#{3,}|Err:\d{3}",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Percentage:
    """A number that its cell shows as a percentage."""

    value: float


@dataclass(frozen=True, slots=True)
class UnreadCell:
    """A cell that cannot be read, which is not the same as an empty one: the code of the sentence that says why."""

    text: str
    code: str


LONGEST_CELL = 20_000
Cell = str | int | float | bool | date | PartialDate | Percentage | UnreadCell


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row: its number as an editor counts, its cells, and what is wrong with it as a whole."""

    number: int
    cells: tuple[Cell, ...]
    problems: tuple[Problem, ...] = ()


class Slip(ValueError):
    """What is wrong with a cell: the code of its sentence, with the values that fill it."""

    def __init__(self, code: str, **values: Any) -> None:  # Any: whatever fills a sentence
        super().__init__(code)
        self.code, self.values = code, values


def held(cell: Any) -> Cell:  # Any: whatever the reader of workbooks finds in a cell
    """Return a workbook's cell as it is kept: a number as a number, a day as a day, anything else as text.

    >>> held(1250.0), held(datetime(2024, 5, 1, 12)), held(True)
    (1250.0, datetime.date(2024, 5, 1), True)
    """
    match cell:
        case datetime():
            return cell.date()
        case bool() | int() | float() | date():
            return cell
        case time():
            return cell.isoformat()
        case timedelta():
            return str(cell)
        case _:
            return of_text(str(cell))


def of_text(text: str) -> Cell:
    """Return a text as it is kept: the name of a spreadsheet's error is no text.

    >>> of_text("#DIV/0!").code, of_text("Sragen")
    ('cell_error', 'Sragen')
    """
    return UnreadCell(text, "cell_error") if text[:1] in {"#", "E"} and _ERROR.fullmatch(text) else text


def clean(text: str) -> str:
    """Return text without what nobody can see; line breaks stay.

    A text that is too long for any cell is cut one character behind the limit, which still shows that it was.
    """
    return texts.visible(text[: LONGEST_CELL + 1].strip()).strip()


def shown(cell: Cell) -> str:
    """Return a cell as a person sees it.

    >>> shown(2023.0), shown(33.1), shown(date(2024, 5, 1)), shown(Percentage(0.247))
    ('2023', '33.1', '2024-05-01', '24,7 %')
    """
    match cell:
        case bool():
            return "TRUE" if cell else "FALSE"
        case float():
            return str(int(cell)) if cell.is_integer() and abs(cell) < numbers.LARGEST else repr(cell)
        case Percentage():
            return f"{said(round(cell.value * 100, 10))} %"
        case UnreadCell():
            return cell.text
        case PartialDate():
            return cell.iso
        case date():
            return cell.isoformat()
        case _:
            return str(cell)


def said(cell: Cell) -> str:
    """Return a cell as a sentence says it: the number of a cell with a decimal comma, which nobody takes for thousands.

    >>> said(33.125), said("33.125")
    ('33,125', '33.125')
    """
    if isinstance(cell, float) and not cell.is_integer() and abs(cell) < numbers.LARGEST:
        return numbers.written(cell)
    return shown(cell)


def is_filled(cell: Cell, *, is_prose: bool = False) -> bool:
    """Say whether a cell holds anything: neither nothing nor what only fills its place."""
    return not (isinstance(cell, str) and (cell == "" or texts.is_placeholder(cell, is_prose=is_prose)))


def line(cell: Cell, longest: int = texts.LONGEST_LINE) -> str:
    """Return one line of text."""
    return _bounded(" ".join(shown(cell).split()), longest)


def paragraph(cell: Cell, longest: int = texts.LONGEST_STORY) -> str:
    """Return text with its line breaks."""
    return _bounded(shown(cell), longest)


def day(cell: Cell, *, month_first: bool = False) -> PartialDate:
    """Return the day, month or year of a cell; a typed number is only ever a year: 2024.1 may have been 2024.10.

    >>> day("Mei 2024"), day(2024.0).precision
    (PartialDate(day=datetime.date(2024, 5, 1), precision=<Precision.MONTH: 'month'>), <Precision.YEAR: 'year'>)
    """
    if isinstance(cell, PartialDate):
        return cell
    if isinstance(cell, date):
        return PartialDate(cell)
    is_readable = isinstance(cell, str) or numbers.whole(_plain(cell)) is not None
    read = dates.read_month_first if month_first else dates.read
    found = read(shown(cell)) if is_readable else None
    if found is None:
        problem = dates.unreadable("", cell if isinstance(cell, str | int | float) else shown(cell))
        raise _slip(problem)
    return found


def full_day(cell: Cell, *, month_first: bool = False) -> PartialDate:
    """Return the day of a cell, of which all has to be known."""
    try:
        found = day(cell, month_first=month_first)
    except Slip as slip:
        raise (slip if slip.code == "date_number" else Slip("date_full")) from None
    if found.precision is not Precision.DAY:
        raise Slip("date_full")
    return found


def number(cell: Cell) -> int:
    """Return the whole number of a cell; a typed one keeps its value and is never read as text.

    >>> number("Rp 1.250.000"), number(1250.0)
    (1250000, 1250)
    """
    if isinstance(cell, bool):
        raise Slip("cell_truth")
    if isinstance(cell, Percentage):
        raise Slip("cell_percent")
    found = None if isinstance(cell, date | PartialDate) else numbers.whole(_plain(cell))
    if found is None:
        raise Slip("whole_unreadable")
    return found


def year(cell: Cell) -> int:
    """Return a year.

    >>> year("TA 2021"), year(2021.0)
    (2021, 2021)
    """
    try:
        found = day(cell)
    except Slip:
        raise Slip("cell_year_unreadable") from None
    if found.precision is not Precision.YEAR or not 1900 <= found.day.year < 2100:
        raise Slip("cell_year_unreadable")
    return found.day.year


def code(cell: Cell) -> str:
    """Return a region's code as text; a spreadsheet that cut 33.10 to 33.1 is told so, never guessed at.

    >>> code("33.10")
    '33.10'
    """
    text = shown(cell).strip()
    if re.fullmatch(r"\d{2}[.,]\d", text, re.ASCII):
        raise Slip("cell_code_cut")
    if re.fullmatch(r"\d{4}", text, re.ASCII):
        text = f"{text[:2]}.{text[2:]}"
    if not _CODE.fullmatch(text):
        raise Slip("cell_code_unreadable")
    return text


def link(cell: Cell, longest: int = texts.LONGEST_LINK) -> str:
    """Return a web address: http or https to a host."""
    text = _bounded(shown(cell), longest)
    if not texts.is_web_address(text):
        raise Slip("link_unusable")
    return text


def several(cell: Cell) -> tuple[str, ...]:
    """Return the parts of a cell that holds a list, each once.

    >>> several("Puskesmas A; Puskesmas B ;")
    ('Puskesmas A', 'Puskesmas B')
    """
    parts = (line(part) for part in re.split(r"[;\n]", shown(cell)))
    return tuple(dict.fromkeys(part for part in parts if is_filled(part)))


def word(cell: Cell, vocabulary: type[StrEnum], names: dict[str, str]) -> StrEnum:
    """Return the member that a word means: by its code or one of its names, in either language."""
    plain = " ".join(shown(cell).lower().replace("_", " ").split())
    found = names.get(plain) or plain.replace(" ", "_")
    try:
        return vocabulary(found)
    except ValueError:
        raise Slip("cell_word_unknown") from None


def _plain(cell: Cell) -> str | float:
    """Return a cell as the reader of numbers takes it: a number as one, anything else as a text."""
    return cell if isinstance(cell, int | float) and not isinstance(cell, bool) else shown(cell)


def _slip(problem: Problem) -> Slip:
    return Slip(problem.code, **{name: value for name, value in problem.values.items() if name != "text"})


def _bounded(text: str, longest: int) -> str:
    if len(text) > longest:
        raise Slip("too_long", longest=longest)
    return text
