"""How a file is read: what a person says of it, what was found in it, and its lines that are no records."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

import msgspec


class NoRecord(StrEnum):
    """Why a line of a file is no record."""

    ABOVE = "above"  # the heading: a letter head, a title
    HEADING = "heading"  # the heading, or one that is repeated
    NUMBERING = "numbering"  # of columns, or a running number alone
    TOTAL = "total"
    SIGNATURE = "signature"  # place and date, office, name, number of an official
    NOTE = "note"
    HIDDEN = "hidden"  # in the workbook, and left out by the person
    EMPTY = "empty"


@dataclass(frozen=True, slots=True)
class BesideRecord:
    """A line that is no record: why, and how it begins."""

    number: int
    reason: NoRecord
    text: str = ""


@dataclass(frozen=True, slots=True)
class SheetName:
    """A sheet of a workbook."""

    name: str
    is_hidden: bool


@dataclass(frozen=True, slots=True)
class FileLayout:
    """How a person has a file read; what is None is found.

    ``heading`` is the number of its first line. ``months_first`` answers for a column of days whether it writes
    months first. ``mended`` is what was typed over a cell: number of the row -> place of the column -> text.
    """

    sheet: str | None = None
    heading: int | None = None
    heading_lines: int | None = None
    leaves_hidden: bool = False
    months_first: Mapping[str, bool] = field(default_factory=dict[str, bool])
    submits: bool = False
    mended: Mapping[int, Mapping[int, str]] = field(default_factory=dict[int, Mapping[int, str]])


@dataclass(frozen=True, slots=True)
class FoundTable:
    """What a file holds beside its records, for the page that shows it.

    ``lines`` are all lines of the sheet, ``hidden`` those of records that the workbook hides, ``beside`` the first
    lines that are no records, ``counts`` how many there are by reason, ``asks`` the fields of days that may write
    months first.
    """

    lines: int
    heading: int
    heading_lines: int
    sheet: str = ""
    sheets: tuple[SheetName, ...] = ()
    hidden: int = 0
    beside: tuple[BesideRecord, ...] = ()
    counts: Mapping[NoRecord, int] = field(default_factory=dict[NoRecord, int])
    asks: tuple[str, ...] = ()


AS_FOUND = FileLayout()


def written(value: FileLayout | FoundTable) -> str:
    """Return a layout, or what was found, as JSON text."""
    return msgspec.json.encode(value).decode()


def layout(text: str | None) -> FileLayout:
    """Return a layout from its JSON text; None is what earlier code kept.

    >>> layout(written(FileLayout(sheet="Data", mended={3: {1: "33.10"}}))).mended
    {3: {1: '33.10'}}
    """
    return msgspec.json.decode(text, type=FileLayout) if text else AS_FOUND


def found(text: str | None) -> FoundTable | None:
    """Return what was found in a file; None where earlier code has not kept it."""
    return msgspec.json.decode(text, type=FoundTable) if text else None
