"""Measure the sheets of a workbook before its reader makes room for all cells up to the farthest one."""

import io
import zipfile
import zlib
from array import array
from functools import cache
from xml.parsers import expat

from graph.importers.archives import LARGEST_UNPACKED, refusal

MOST_CELLS = 4_000_000  # rows x columns, empty ones too: the reader keeps 32 bytes for each
MOST_TEXT = LARGEST_UNPACKED  # of all cells; the reader copies a shared text for each cell that shows it
_SHORTEST = len('<c t="s"><v>0</v></c>')  # a cell that shows a shared text
_SHARED = "xl/sharedstrings.xml"
_OTHER_KINDS = {"mimetype", "content.xml", "xl/workbook.bin"}  # the reader tries these when the workbook is broken


def demand_measured(content: bytes) -> None:
    """Raise Invalid for a workbook whose cells would fill the memory, or that cannot be measured.

    Whatever part holds cells is measured, whichever of them the reader takes for its first sheet.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _measure(archive)
    except (zipfile.BadZipFile, zlib.error, expat.ExpatError, ValueError, IndexError, OSError, EOFError) as error:
        raise refusal("sheet_broken") from error


def _measure(archive: zipfile.ZipFile) -> None:
    names = [part_name(name) for name in archive.namelist()]
    if not _OTHER_KINDS.isdisjoint(names):
        raise refusal("sheet_kind")
    if names.count(_SHARED) > 1:
        raise refusal("sheet_broken")
    texts = _Texts()
    for entry in archive.infolist():
        if part_name(entry.filename) == _SHARED:
            _follow(archive.read(entry), texts)
    for entry in archive.infolist():
        part = archive.read(entry)
        if b"sheetData" in part:
            _follow(part, _Cells(texts.sizes))


def part_name(name: str) -> str:
    """Return the name of a part as the reader compares it."""
    return name.lower().replace("\\", "/")


def _follow(part: bytes, reader: "_Texts | _Cells") -> None:
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = refuse_doctype
    reader.attend(parser, len(part))
    parser.Parse(part, True)


def refuse_doctype(name: str, system: str | None, public: str | None, has_internal: bool) -> None:
    raise refusal("sheet_broken")


class _Texts:
    """The sizes of the shared texts, in bytes as they are written."""

    def __init__(self) -> None:
        self.sizes = array("L")
        self._begin = 0

    def attend(self, parser: expat.XMLParserType, size: int) -> None:
        self._parser = parser
        parser.StartElementHandler, parser.EndElementHandler = self._start, self._end

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if _local(name) == "si":
            self._begin = self._parser.CurrentByteIndex

    def _end(self, name: str) -> None:
        if _local(name) == "si":
            self.sizes.append(self._parser.CurrentByteIndex - self._begin)
            if len(self.sizes) > MOST_CELLS:
                raise refusal("sheet_swells")


class _Cells:
    """How far the filled cells of a sheet reach and how much shared text they bring.

    A cell or row without an address follows the one before it; counting never goes back, so that nothing lies
    beyond what was counted.
    """

    def __init__(self, sizes: "array[int]") -> None:
        self._sizes = sizes
        self._row = self._column = self._farthest = self._text = 0
        self._is_shared = False
        self._index: str | None = None  # of a shared text, while its number is read

    def attend(self, parser: expat.XMLParserType, size: int) -> None:
        parser.StartElementHandler = self._start
        if size // _SHORTEST * max(self._sizes, default=0) > MOST_TEXT:  # else no sheet of this size can bring as much
            parser.EndElementHandler, parser.CharacterDataHandler = self._end, self._read

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        kind = _local(name)
        if kind == "c":
            self._step(attributes.get("r"))
            self._is_shared = attributes.get("t") == "s"
        elif kind in {"v", "is"}:
            self._index = ""
            self._farthest = max(self._farthest, self._column)
            if self._row * self._farthest > MOST_CELLS:
                raise refusal("sheet_swells")
        elif kind == "row":
            self._row = max(self._row, int(attributes["r"])) if "r" in attributes else self._row + 1
            self._column = 0

    def _read(self, text: str) -> None:
        if self._index is not None:
            self._index += text

    def _end(self, name: str) -> None:
        if self._index is None or _local(name) not in {"v", "is"}:
            return
        if self._is_shared:
            self._text += self._sizes[int(self._index)]
            if self._text > MOST_TEXT:
                raise refusal("sheet_swells")
        self._index = None

    def _step(self, address: str | None) -> None:
        if address is None:
            self._column += 1
            return
        letters = address.rstrip("0123456789")
        self._row = max(self._row, int(address[len(letters) :]))
        self._column = max(self._column, column_number(letters))


def _local(name: str) -> str:
    return name.rpartition(":")[2]


@cache
def column_number(letters: str) -> int:
    """Return the number of a column.

    >>> column_number("A"), column_number("XFD")
    (1, 16384)
    """
    if not 0 < len(letters) < 4:
        raise ValueError("no address of a cell")
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
