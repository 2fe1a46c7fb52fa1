"""Read one cell as what its column holds: text, or a number or a day as a workbook holds it."""

import re
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Any

from graph.domain.values import dates, numbers, texts
from graph.domain.values.dates import PartialDate
from graph.domain.vocabulary import Precision

Cell = str | int | float | date
_CODE = re.compile(r"\d{2}(\.\d{2})?")


class Slip(ValueError):
    """What is wrong with a cell: the code of its sentence, with the values that fill it."""

    def __init__(self, code: str, **values: int) -> None:
        super().__init__(code)
        self.code, self.values = code, values


def held(cell: Any) -> Cell:  # Any: whatever the reader of workbooks finds in a cell
    """Return a workbook's cell as it is kept: a number as a number, a day as a day, anything else as text.

    >>> held(1250.0), held(datetime(2024, 5, 1, 12)), held(True)
    (1250.0, datetime.date(2024, 5, 1), '1')
    """
    match cell:
        case bool():
            return "1" if cell else "0"
        case datetime():
            return cell.date()
        case int() | float() | date():
            return cell
        case time():
            return cell.isoformat()
        case timedelta():
            return str(cell)
        case _:
            return str(cell)


def shown(cell: Cell) -> str:
    """Return a cell as a person sees it.

    >>> shown(2023.0), shown(33.1), shown(date(2024, 5, 1))
    ('2023', '33.1', '2024-05-01')
    """
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < numbers.LARGEST else repr(cell)
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def line(cell: Cell, longest: int = texts.LONGEST_LINE) -> str:
    """Return one line of text."""
    return _bounded(" ".join(shown(cell).split()), longest)


def paragraph(cell: Cell, longest: int = texts.LONGEST_STORY) -> str:
    """Return text with its line breaks."""
    return _bounded(shown(cell), longest)


def day(cell: Cell) -> PartialDate:
    """Return the day, month or year of a cell; a typed number is only ever a year: 2024.1 may have been 2024.10.

    >>> day("Mei 2024"), day(2024.0).precision
    (PartialDate(day=datetime.date(2024, 5, 1), precision=<Precision.MONTH: 'month'>), <Precision.YEAR: 'year'>)
    """
    if isinstance(cell, date):
        return PartialDate(cell)
    is_readable = isinstance(cell, str) or numbers.whole(cell) is not None
    found = dates.read(shown(cell)) if is_readable else None
    if found is None:
        raise Slip("date_unreadable")
    return found


def full_day(cell: Cell) -> PartialDate:
    """Return the day of a cell, of which all has to be known."""
    try:
        found = day(cell)
    except Slip:
        raise Slip("date_full") from None
    if found.precision is not Precision.DAY:
        raise Slip("date_full")
    return found


def number(cell: Cell) -> int:
    """Return the whole number of a cell; a typed one keeps its value and is never read as text.

    >>> number("Rp 1.250.000"), number(1250.0)
    (1250000, 1250)
    """
    found = None if isinstance(cell, date) else numbers.whole(cell)
    if found is None:
        raise Slip("whole_unreadable")
    return found


def year(cell: Cell) -> int:
    """Return a year."""
    text = shown(cell).strip()
    if not re.fullmatch(r"(19|20)\d{2}", text, re.ASCII):
        raise Slip("cell_year_unreadable")
    return int(text)


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
    return tuple(dict.fromkeys(part for part in parts if part))


def word(cell: Cell, vocabulary: type[StrEnum], names: dict[str, str]) -> StrEnum:
    """Return the member that a word means: by its code or one of its names, in either language."""
    plain = " ".join(shown(cell).lower().replace("_", " ").split())
    found = names.get(plain) or plain.replace(" ", "_")
    try:
        return vocabulary(found)
    except ValueError:
        raise Slip("cell_word_unknown") from None


def _bounded(text: str, longest: int) -> str:
    if len(text) > longest:
        raise Slip("too_long", longest=longest)
    return text
