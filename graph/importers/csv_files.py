"""Read a CSV strictly: a quotation mark that stays open and a byte that no letter has are named with their line."""

import csv
import io
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice

from graph.domain.errors import Problem
from graph.domain.values import texts
from graph.importers import archives, cells, columns
from graph.importers.archives import refusal
from graph.importers.cells import Cell, SheetRow, UnreadCell, clean

_DELIMITERS, _RARER = ",;\t|^~", ":#!/*&$%=\x1f\x1e"
_NOT_DIVIDED = "\x1f"  # where no sign divides: one column
_LEADING = 10  # lines that are looked at for the sign
_LOOKED_AT = 40_000  # characters of them
_FIRST_STRAY, _LAST_STRAY = 0xDC80, 0xDCFF  # how Python keeps a byte that it could not decode
csv.field_size_limit(archives.LARGEST)  # a long cell is a matter of its row, not of the file


def rows(content: bytes) -> Iterator[SheetRow]:
    """Yield the rows of a file; Invalid where a quotation mark stays open, with the line where it opens."""
    text = _decoded(content)
    first, _, rest = text.partition("\n")
    lines = 0
    if first.strip().lower().startswith("sep=") and len(first.strip()) == 5:
        delimiter, text, lines = first.strip()[4], rest, 1  # Excel's own hint
    else:
        delimiter = _delimiter(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    begun = 0
    try:
        for number, row in enumerate(reader, start=1 + lines):
            problems = _swallowed(row, delimiter, lines + begun + 1)
            yield SheetRow(number, tuple(map(_cell, row)), problems)
            begun = reader.line_num
    except csv.Error as error:
        raise refusal("sheet_quote_open", line=lines + _open_quote(text, delimiter, begun)) from error


def _cell(text: str) -> Cell:
    if not text.isascii() and (stray := next((one for one in text if _is_stray(one)), None)):
        shown = "".join("\ufffd" if _is_stray(one) else one for one in text)
        return UnreadCell(f"{clean(shown)} (0x{ord(stray) - 0xDC00:02X})", "cell_byte")
    return cells.of_text(texts.unguarded(clean(text)))


def _is_stray(letter: str) -> bool:
    return _FIRST_STRAY <= ord(letter) <= _LAST_STRAY


def _swallowed(row: Sequence[str], delimiter: str, line: int) -> tuple[Problem, ...]:
    """Return what is wrong with a row that has whole lines of the table inside one of its cells."""
    for cell in row:
        if "\n" in cell and any(part.count(delimiter) >= max(len(row) - 1, 1) for part in cell.split("\n")[1:-1]):
            return (Problem("row", "row_swallows", {"line": line}),)
    return ()


def _open_quote(text: str, delimiter: str, begun: int) -> int:
    """Return the line, counted from 1, where the quotation mark opens that spoils the row behind line ``begun``."""
    at, line, opened = _start(text, begun), begun + 1, begun + 1
    is_quoted, is_at_start = False, True
    while at < len(text):
        letter = text[at]
        if letter == '"' and is_quoted:
            if text[at + 1 : at + 2] == '"':
                at += 1
            elif text[at + 1 : at + 2] in {delimiter, "\n", "\r", ""}:
                is_quoted = False
            else:
                return opened
        elif letter == '"' and is_at_start:
            is_quoted, opened = True, line
        is_at_start = not is_quoted and letter in {delimiter, "\n"}
        line += letter == "\n"
        at += 1
    return opened


def _start(text: str, begun: int) -> int:
    at = 0
    for _line in range(begun):
        at = text.find("\n", at) + 1
    return at


def _decoded(content: bytes) -> str:
    """Return the text of a file; where most of it is UTF-8 a byte that is none stays one, and spoils no other."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _demand_text(_or_none(content, "utf-16"))
    text = _or_none(content, "utf-8-sig")
    if text is None:
        mostly = content.decode("utf-8-sig", "surrogateescape")
        is_utf8 = any(not one.isascii() and not _is_stray(one) for one in mostly if one > "\x7f")
        text = mostly if is_utf8 else _or_none(content, "cp1252")
    return _demand_text(text)


def _or_none(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return None


def _demand_text(text: str | None) -> str:
    if text is None or "\0" in text:
        raise refusal("sheet_kind")
    return text


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
    for letter in text[:_LOOKED_AT]:
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
