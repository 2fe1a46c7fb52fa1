"""Read a spreadsheet (CSV or XLSX) into rows of text; whatever is wrong with the file is one clear refusal."""

import csv
import io
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook

from graph.importers import archives, columns, workbooks
from graph.importers.archives import refusal

MOST_ROWS = 200_000
MOST_COLUMNS = 200
LONGEST_CELL = 20_000
_DELIMITERS, _RARER = ",;\t|^~", ":#!/*&$%=\x1f\x1e"
_NOT_DIVIDED = "\x1f"  # where no sign divides: one column
_LEADING = 10  # lines that are looked at for the header and the sign
_GUARDED = ("=", "+", "-", "@", "\t")
_BREAKS = {"\n", "\t"}
_UNSEEN = {"Cc", "Cs", "Co", "Cn", "Cf"}
csv.field_size_limit(archives.LARGEST)  # a long cell is a matter of its row, not of the file


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row: its number as an editor counts, and its cells."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """The first sheet of a file: what its columns are called, and its rows."""

    header: tuple[str, ...]
    lines: tuple[SheetRow, ...]


def read(name: str, content: bytes) -> Sheet:
    """Return the rows of a file; Invalid, with a problem at ``file``, for anything that is no such file.

    Numbers come as text without a useless ".0", days in ISO form, formulas as the text or value that they show.
    """
    if len(content) > archives.LARGEST:
        raise refusal("sheet_large", most=archives.LARGEST // 1024 // 1024)
    ending = name.lower().rpartition(".")[2]
    if ending == "xlsx" and content.startswith(b"PK\x03\x04"):
        return _sheet(_workbook(content))
    if ending in {"csv", "tsv", "txt"} and not content.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF")):
        return _sheet(_csv(_decoded(content)))
    raise refusal("sheet_kind")


def _workbook(content: bytes) -> Iterator[list[str]]:
    names = archives.demand_harmless(content)
    if "xl/workbook.xml" not in names:
        raise refusal("sheet_kind")
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        raise refusal("sheet_macros")
    workbooks.demand_measured(content)
    try:
        sheet = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0)
        rows = sheet.to_python(skip_empty_area=False)
    except (CalamineError, ValueError, IndexError, OSError) as error:
        raise refusal("sheet_broken") from error
    return ([cell_text(cell) for cell in row] for row in rows)


def _csv(text: str) -> Iterator[list[str]]:
    first, _, rest = text.partition("\n")
    if first.strip().lower().startswith("sep=") and len(first.strip()) == 5:
        delimiter, text = first.strip()[4], rest  # Excel's own hint
    else:
        delimiter = _delimiter(text)
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            yield [_unguarded(clean(cell)) for cell in row]
    except csv.Error as error:
        raise refusal("sheet_broken") from error


def _decoded(content: bytes) -> str:
    marked = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    encodings = ("utf-16",) if marked else ("utf-8-sig", "cp1252")
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" in text:
            break
        return text
    raise refusal("sheet_kind")


def _delimiter(text: str) -> str:
    """Return the sign that divides the most lines alike, a rarer one only where the first two have it as often."""
    lines = list(islice(_signs(text), _LEADING))
    first, second = lines[0], lines[1] if lines[1:] else Counter[str]()
    if columns.is_header(text.lstrip().partition("\n")[0]) and not any(first[sign] for sign in _DELIMITERS + _RARER):
        return _NOT_DIVIDED
    usual = max(_DELIMITERS, key=lambda sign: _fit(lines, sign))
    rare = max(_RARER, key=lambda sign: first[sign])
    if not first[usual] and 0 < first[rare] == second[rare]:
        return rare
    return usual if _fit(lines, usual) > (0, 0) else _NOT_DIVIDED


def _fit(lines: Sequence[Counter[str]], sign: str) -> tuple[int, int]:
    """Return how many lines have a sign equally often, and how often."""
    times = Counter(counts[sign] for counts in lines if counts[sign])
    return max(((number, often) for often, number in times.items()), default=(0, 0))


def _signs(text: str) -> Iterator[Counter[str]]:
    """Count the signs of each line that is not empty; quoted parts do not count, nor end a line."""
    quoted, counts, is_empty = False, Counter[str](), True
    for letter in text[: 2 * LONGEST_CELL]:
        if letter == "\n" and not quoted:
            if not is_empty:
                yield counts
            counts, is_empty = Counter[str](), True
            continue
        is_empty = is_empty and letter.isspace()
        if letter == '"':
            quoted = not quoted
        elif not quoted:
            counts[letter] += 1
    yield counts


def _sheet(rows: Iterable[list[str]]) -> Sheet:
    lines: list[SheetRow] = []
    for number, cells in enumerate(rows, start=1):
        while cells and not cells[-1]:
            cells.pop()
        if len(cells) > MOST_COLUMNS:
            raise refusal("sheet_wide", most=MOST_COLUMNS)
        if cells:
            lines.append(SheetRow(number, tuple(cells)))
        if len(lines) > MOST_ROWS + _LEADING:
            break
    at = _header_at(lines[:_LEADING])
    header, data = lines[at : at + 1], lines[at + 1 :]
    if not data:
        raise refusal("sheet_empty")
    if len(data) > MOST_ROWS:
        raise refusal("sheet_long", most=MOST_ROWS)
    return Sheet(header[0].cells, tuple(data))


def _header_at(lines: Sequence[SheetRow]) -> int:
    """Return the place of the header: behind titles, which are single cells that are called like no column."""
    for place, line in enumerate(lines):
        if sum(map(bool, line.cells)) > 1 or any(map(columns.is_header, line.cells)):
            return place
    return 0


def cell_text(cell: Any) -> str:  # Any: whatever a workbook's cell may hold
    """Return a workbook's cell as text.

    >>> cell_text(2023.0), cell_text(33.1), cell_text(date(2024, 5, 1))
    ('2023', '33.1', '2024-05-01')
    """
    if isinstance(cell, str):
        return clean(cell)
    if isinstance(cell, bool):
        return "1" if cell else "0"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, (date, time, int)):
        return cell.isoformat() if not isinstance(cell, int) else str(cell)
    return str(cell) if isinstance(cell, timedelta) else clean(str(cell))


def clean(text: str) -> str:
    """Return text without control characters and what no graph can hold (findings 8, 20); line breaks stay.

    A text that is too long for any cell is cut one character behind the limit, which still shows that it was.

    >>> clean(" a\\x00b\\r\\nc ")
    'ab\\nc'
    """
    text = text[: LONGEST_CELL + 1].strip()
    if text.isascii() and text.isprintable():
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    kept = (letter for letter in text if letter in _BREAKS or unicodedata.category(letter) not in _UNSEEN)
    return "".join(kept).replace("\t", " ").strip()


def _unguarded(cell: str) -> str:
    """Take off the apostrophe that keeps a spreadsheet from reading text as a formula (findings 19)."""
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(_GUARDED) else cell
