"""Which lines of a table are no records: numbering, totals, place and date, signatures, notes; each with its reason.

Lines of records + these = lines of the file: nothing of a file vanishes unseen.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from graph.domain.records.import_layouts import BesideRecord, NoRecord
from graph.domain.values import dates
from graph.importers import cells
from graph.importers.cells import Cell, SheetRow

_NUMBER = re.compile(r"[\[(]?(\d{1,2})[\])]?")
_TOTAL = {
    "jumlah", "total", "subtotal", "sub total", "grand total", "jumlah total", "total jumlah", "jumlah keseluruhan",
    "total keseluruhan", "jumlah seluruhnya", "jumlah seluruh", "jumlah semua", "rata rata", "jml", "sum", "average",
}  # fmt: skip
_PLACE_AND_DATE = re.compile(r"[^\d,;:]{2,60},\s*(?:tanggal\s+)?((?:\d{1,2}\s+)?[^\W\d_]{3,9}\.?\s+\d{4})\.?")
_SIGNED = re.compile(
    r"\(?(?:ttd|t\s?\.?t\s?\.?d|tertanda|signed)\.?\)?|"
    r"(?:mengetahui|menyetujui|disetujui oleh|disahkan oleh|dibuat oleh)"
    r"(?:\s*[,:.].*)?|(?:ditetapkan (?:di|pada)|pada tanggal|ditandatangani secara elektronik)\b.*|"
    r"(?:nip|nrp)\b\s*\.?\s*:?[\s\d.-]*",
    re.IGNORECASE,
)
_OFFICE = re.compile(
    r"(?:plt|plh|pj|an|a\.\s?n|kepala|sekretaris|bupati|wali\s?kota|gubernur|camat|lurah|direktur|ketua|asisten|"
    r"inspektur|menteri|deputi|kabag|kabid|pejabat)\b",
    re.IGNORECASE,
)
_NOTE = re.compile(r"(?:catatan|keterangan|ket|sumber|note|notes|source)\s*:|\*+\)?\s*\S", re.IGNORECASE)
_TOTAL_OF = {
    "replikasi", "unit", "instansi", "inovasi", "data", "baris", "penerima", "manfaat", "kabupaten", "kota", "provinsi",
    "dan", "seluruh", "semua", "akhir", "umum", "opd", "i", "ii", "iii", "a", "b", "c",
}  # fmt: skip
_RUNNING = {"no", "nomor", "nomer", "no urut", "nomor urut", "#", "number"}
_SPARSE = 2  # filled cells of a line under a table: names may stand side by side
_LONGEST_NUMBER = 4  # characters, with brackets
_LONGEST_MARK = 120  # characters
_LONGEST_BLOCK = 20  # lines of signatures and notes below a table


def split(header: Sequence[str], lines: Sequence[SheetRow]) -> tuple[list[SheetRow], list[BesideRecord]]:
    """Return the lines below a heading that are records, and those that are none."""
    plain_header = tuple(map(_plain, header)) or ("",)
    reasons = [_reason(plain_header, line) for line in lines]
    _sign_off(lines, reasons)
    records = [line for line, reason in zip(lines, reasons, strict=True) if reason is None]
    beside = [aside(line, reason) for line, reason in zip(lines, reasons, strict=True) if reason is not None]
    return records, beside


def aside(line: SheetRow, reason: NoRecord) -> BesideRecord:
    """Return a line as one that is no record."""
    return BesideRecord(line.number, reason, " | ".join(_texts(line.cells))[:_LONGEST_MARK])


def _reason(header: tuple[str, ...], line: SheetRow) -> NoRecord | None:
    """Return why a line is no record; most are told by their first cells, so that a long list is read fast."""
    filled = [cell for cell in line.cells if cell != ""]
    if not filled:
        return NoRecord.EMPTY
    if len(filled) > 1 and _plain(cells.shown(line.cells[0])) == header[0] and _repeats(header, line.cells):
        return NoRecord.HEADING
    if _numbers_columns(filled) or _only_runs(header, line.cells):
        return NoRecord.NUMBERING
    return NoRecord.TOTAL if _is_total(filled) else None


def _repeats(header: tuple[str, ...], line: Sequence[Cell]) -> bool:
    return tuple(map(_plain, map(cells.shown, line))) == header[: len(line)]


def _numbers_columns(filled: Sequence[Cell]) -> bool:
    """Say whether the cells number the columns: (1), (2), (3)."""
    first = cells.shown(filled[0]).strip()
    if len(first) > _LONGEST_NUMBER or not (found := _NUMBER.fullmatch(first)) or int(found[1]) != 1:
        return False
    others = [_NUMBER.fullmatch(cells.shown(cell).strip()) for cell in filled]
    counted = [int(one[1]) for one in others if one]
    return counted == list(range(1, len(filled) + 1)) and (len(filled) > _SPARSE or not first.isdigit())


def _only_runs(header: tuple[str, ...], line: Sequence[Cell]) -> bool:
    """Say whether a line holds nothing but the running number of its row."""
    is_numbered = header[0] in _RUNNING
    return is_numbered and cells.is_filled(line[0]) and not any(map(cells.is_filled, line[1:]))


def _is_total(filled: Sequence[Cell]) -> bool:
    """Say whether a line adds up others: its only words say so, whatever numbers stand beside them."""
    said = ""
    for cell in filled:
        if isinstance(cell, str) and any(map(str.isalpha, cell)) and cells.is_filled(cell):
            if said:
                return False
            said = cell
    label = _plain(said) if len(said) <= _LONGEST_MARK else ""
    first, *rest = label.split(" ")
    return label in _TOTAL or (first in _TOTAL and _TOTAL_OF.issuperset(rest))


def _sign_off(lines: Sequence[SheetRow], reasons: list[NoRecord | None]) -> None:
    """Mark what stands below a table: from place and date or the first mark, with the offices right above it."""
    first = _first_mark(lines)
    if first is None:
        return
    while first and (reasons[first - 1] is not None or _is_office(lines[first - 1])):
        first -= 1
    for place in range(first, len(lines)):
        if reasons[place] is None:
            is_note = _NOTE.match(_texts(lines[place].cells)[0])
            reasons[place] = NoRecord.NOTE if is_note else NoRecord.SIGNATURE


def _first_mark(lines: Sequence[SheetRow]) -> int | None:
    """Return the first mark at the end of a sheet, behind which no line is as full as a record."""
    first = None
    for place in range(len(lines) - 1, max(len(lines) - _LONGEST_BLOCK, 0) - 1, -1):
        filled = _texts(lines[place].cells)
        if len(filled) > _SPARSE:
            break
        if any(map(_is_mark, filled)):
            first = place
    return first


def _is_mark(text: str) -> bool:
    if len(text) > _LONGEST_MARK:
        return False
    if _SIGNED.fullmatch(text) or _NOTE.match(text):
        return True
    found = _PLACE_AND_DATE.fullmatch(text)
    return bool(found and dates.read(found[1]))


def _is_office(line: SheetRow) -> bool:
    filled = _texts(line.cells)
    return len(filled) == 1 and bool(_OFFICE.match(filled[0]))


def _texts(line: Sequence[Cell]) -> list[str]:
    return [text for cell in line if (text := " ".join(cells.shown(cell).split()))]


@lru_cache(10_000)  # lists repeat what stands in their first column
def _plain(text: str) -> str:
    return " ".join(re.findall(r"[^\W_]+|#", text.lower()))
