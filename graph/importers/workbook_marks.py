"""What a workbook says of its cells beside their values, which its reader leaves out.

Errors, formulas without a stored value, formats that show a month, a year or a percentage, and hidden rows.
"""

import io
import re
import zipfile
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from xml.parsers import expat

from graph.importers.archives import refusal
from graph.importers.workbooks import column_number, part_name, refuse_doctype

_MARKED = re.compile(rb"hidden\s*=|\bt\s*=\s*[\"']e[\"']|[<:]f[\s/>]")
_PERCENT_IDS, _MONTH_IDS = {9, 10}, {17}  # formats that every workbook has


class Look(StrEnum):
    """What a format shows of a cell, where that is less or other than its value."""

    PERCENT = "percent"
    MONTH = "month"
    YEAR = "year"


@dataclass(slots=True)
class SheetMarks:
    """Marks of one sheet; rows and columns are counted from 0."""

    errors: dict[tuple[int, int], str] = field(default_factory=dict[tuple[int, int], str])
    formulas: set[tuple[int, int]] = field(default_factory=set[tuple[int, int]])  # without a stored value
    looks: dict[tuple[int, int], Look] = field(default_factory=dict[tuple[int, int], Look])
    hidden: set[int] = field(default_factory=set[int])


def of_sheet(content: bytes, name: str) -> SheetMarks:
    """Return the marks of a sheet; of a workbook that was measured. Invalid where its parts do not hang together."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            part = _part(archive, _path(archive, name))
            looks = _looks(archive)
    except (KeyError, StopIteration, zipfile.BadZipFile, expat.ExpatError, ValueError, OSError) as error:
        raise refusal("sheet_broken") from error
    reader = _Marks(looks)
    is_styled = any(re.search(rb"\bs\s*=\s*[\"']%d[\"']" % number, part) for number in looks)
    if is_styled or _MARKED.search(part):
        _follow(part, reader)
    return reader.found


def look(code: str) -> Look | None:
    """Return what a number format leaves of a value.

    >>> look("mmm-yy"), look("yyyy"), look("0.0%"), look("dd/mm/yyyy"), look('[$-421]mmmm yyyy;@')
    (<Look.MONTH: 'month'>, <Look.YEAR: 'year'>, <Look.PERCENT: 'percent'>, None, <Look.MONTH: 'month'>)
    """
    bare = re.sub(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.', "", code.split(";")[0]).lower()
    bare = bare.replace("general", "")
    if "%" in bare:
        return Look.PERCENT
    if "y" not in bare or re.search(r"[dhs0#?]", bare):
        return None
    return Look.MONTH if "m" in bare else Look.YEAR


def _looks(archive: zipfile.ZipFile) -> dict[int, Look]:
    """Return the looks of the styles of a workbook, by their number."""
    styles = _Styles()
    if "xl/styles.xml" in map(part_name, archive.namelist()):
        _follow(_part(archive, "xl/styles.xml"), styles)
    found = (styles.look(number) for number in styles.of_cells)
    return {number: one for number, one in enumerate(found) if one is not None}


def _path(archive: zipfile.ZipFile, name: str) -> str:
    """Return the path of the part that holds a sheet."""
    book, links = _Elements("sheet"), _Elements("Relationship")
    _follow(_part(archive, "xl/workbook.xml"), book)
    _follow(_part(archive, "xl/_rels/workbook.xml.rels"), links)
    link = next(one for one in book.found if one.get("name") == name)
    wanted = next(value for key, value in link.items() if key.rpartition(":")[2] == "id" and ":" in key)
    target = next(one["Target"] for one in links.found if one.get("Id") == wanted)
    return target.lstrip("/") if target.startswith("/") else f"xl/{target}"


def _part(archive: zipfile.ZipFile, path: str) -> bytes:
    return archive.read(next(name for name in archive.namelist() if part_name(name) == part_name(path)))


def _follow(part: bytes, reader: "_Marks | _Styles | _Elements") -> None:
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler, parser.StartElementHandler = refuse_doctype, reader.start
    if isinstance(reader, _Marks):
        parser.EndElementHandler, parser.CharacterDataHandler = reader.end, reader.read
    parser.Parse(part, True)


class _Elements:
    """The attributes of each element of one name."""

    def __init__(self, name: str) -> None:
        self._name, self.found = name, list[dict[str, str]]()

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if _local(name) == self._name:
            self.found.append(attributes)


class _Styles:
    """The number formats of a workbook, and which of them each style of a cell has."""

    def __init__(self) -> None:
        self._codes, self.of_cells, self._is_of_cells = dict[int, str](), list[int](), False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        kind = _local(name)
        if kind == "numFmt":
            self._codes[int(attributes["numFmtId"])] = attributes.get("formatCode", "")
        elif kind == "xf" and self._is_of_cells:
            self.of_cells.append(int(attributes.get("numFmtId", "0")))
        elif kind in {"cellXfs", "cellStyleXfs", "cellStyles", "dxfs"}:
            self._is_of_cells = kind == "cellXfs"

    def look(self, number: int) -> Look | None:
        if number in self._codes:
            return look(self._codes[number])
        return Look.PERCENT if number in _PERCENT_IDS else Look.MONTH if number in _MONTH_IDS else None


class _Marks:
    """The marks of a sheet, cell by cell; one without an address follows the one before it."""

    def __init__(self, looks: dict[int, Look]) -> None:
        self.found, self._looks = SheetMarks(), looks
        self._row = self._column = -1
        self._kind, self._is_formula, self._text, self._is_value = "", False, "", False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        kind = _local(name)
        if kind == "c":
            self._begin(attributes)
        elif kind == "f":
            self._is_formula = True
        elif kind == "v":
            self._is_value = True
        elif kind == "row":
            self._row = int(attributes["r"]) - 1 if "r" in attributes else self._row + 1
            self._column = -1
            if attributes.get("hidden") in {"1", "true"}:
                self.found.hidden.add(self._row)

    def read(self, text: str) -> None:
        if self._is_value:
            self._text += text

    def end(self, name: str) -> None:
        kind = _local(name)
        self._is_value = self._is_value and kind != "v"
        if kind != "c":
            return
        place = (self._row, self._column)
        if self._kind == "e":
            self.found.errors[place] = self._text
        elif self._is_formula and not self._text and self._kind in {"", "n", "b", "d"}:
            self.found.formulas.add(place)

    def _begin(self, attributes: dict[str, str]) -> None:
        if address := attributes.get("r"):
            letters = address.rstrip("0123456789")
            self._row, self._column = int(address[len(letters) :]) - 1, column_number(letters) - 1
        else:
            self._column += 1
        self._kind, self._is_formula, self._text = attributes.get("t", ""), False, ""
        if style := self._looks.get(int(attributes.get("s", "0"))):
            self.found.looks[self._row, self._column] = style


@cache
def _local(name: str) -> str:
    return name.rpartition(":")[2]
