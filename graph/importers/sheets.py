"""Read a spreadsheet (CSV or XLSX) into rows of cells; whatever is wrong with the file is one clear refusal."""

import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from python_calamine import CalamineError, CalamineWorkbook

from graph.domain.values import texts
from graph.importers import archives, cells, columns, workbooks
from graph.importers.archives import refusal
from graph.importers.cells import Cell

MOST_ROWS = 200_000
MOST_COLUMNS = 200
LONGEST_CELL = 20_000
_DELIMITERS, _RARER = ",;\t|^~", ":#!/*&$%=\x1f\x1e"
_NOT_DIVIDED = "\x1f"  # where no sign divides: one column
_LEADING = 10  # lines that are looked at for the header and the sign
csv.field_size_limit(archives.LARGEST)  # a long cell is a matter of its row, not of the file


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row: its number as an editor counts, and its cells; a CSV has texts only."""

    number: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """The first sheet of a file: what its columns are called, and its rows."""

    header: tuple[str, ...]
    lines: tuple[SheetRow, ...]


def read(name: str, content: bytes) -> Sheet:
    """Return the rows of a file; Invalid, with a problem at ``file``, for anything that is no such file.

    What a workbook holds as a number or a day stays one, and never becomes text first; a formula is what it shows.
    """
    if len(content) > archives.LARGEST:
        raise refusal("sheet_large", most=archives.LARGEST // 1024 // 1024)
    ending = name.lower().rpartition(".")[2]
    if ending == "xlsx" and content.startswith(b"PK\x03\x04"):
        return _sheet(_workbook(content))
    if ending in {"csv", "tsv", "txt"} and not content.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF")):
        return _sheet(_csv(_decoded(content)))
    raise refusal("sheet_kind")


def _workbook(content: bytes) -> Iterator[list[Cell]]:
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
    return ([clean(cell) if isinstance(cell, str) else cells.held(cell) for cell in row] for row in rows)


def _csv(text: str) -> Iterator[list[Cell]]:
    first, _, rest = text.partition("\n")
    if first.strip().lower().startswith("sep=") and len(first.strip()) == 5:
        delimiter, text = first.strip()[4], rest  # Excel's own hint
    else:
        delimiter = _delimiter(text)
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            yield [texts.unguarded(clean(cell)) for cell in row]
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


def _sheet(rows: Iterable[list[Cell]]) -> Sheet:
    lines: list[SheetRow] = []
    for number, row in enumerate(rows, start=1):
        while row and row[-1] == "":
            row.pop()
        if len(row) > MOST_COLUMNS:
            raise refusal("sheet_wide", most=MOST_COLUMNS)
        if row:
            lines.append(SheetRow(number, tuple(row)))
        if len(lines) > MOST_ROWS + _LEADING:
            break
    at = _header_at(lines[:_LEADING])
    header, data = lines[at : at + 1], lines[at + 1 :]
    if not data:
        raise refusal("sheet_empty")
    if len(data) > MOST_ROWS:
        raise refusal("sheet_long", most=MOST_ROWS)
    return Sheet(tuple(map(cells.shown, header[0].cells)), tuple(data))


def _header_at(lines: Sequence[SheetRow]) -> int:
    """Return the place of the header: behind titles, which are single cells that are called like no column."""
    for place, line in enumerate(lines):
        if sum(cell != "" for cell in line.cells) > 1 or any(map(columns.is_header, map(cells.shown, line.cells))):
            return place
    return 0


def clean(text: str) -> str:
    """Return text without what nobody can see; line breaks stay.

    A text that is too long for any cell is cut one character behind the limit, which still shows that it was.
    """
    return texts.visible(text[: LONGEST_CELL + 1].strip()).strip()
