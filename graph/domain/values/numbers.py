"""Read numbers as Indonesians write them, and write them back: 1.234,5. What is not there is None, never zero.

A dot or a blank divides groups of three, a comma the decimals, "Rp" may stand before and ",-" behind. What could be
two numbers is none: 0.247 has no thousands to divide. Of a whole number that is everything with a comma but ",0" and
",00": 1,250 is 1250 to those who write English, and 0,500 half of something. Where decimals are wanted a comma always
divides them, so 1,250 is one and a quarter there: it is how 1.25 with three decimals is written, and how ``written``
shows 0,125. What shows by itself that English wrote it is read: 1,250,000 and 1,250.00.
"""

import re
from decimal import Decimal

from graph.domain.errors import Problem
from graph.domain.values import texts

LARGEST = 10**15  # rupiah, and far below the largest whole number that the graph holds
LONGEST = 30  # characters, with room for "Rp." and two decimals
_BLANK = " \u00a0\u2009\u202f"
_SHAPE = re.compile(
    rf"(?P<sign>-?)(?P<whole>[1-9]\d{{0,2}}(?P<mark>[.{_BLANK}])\d{{3}}(?:(?P=mark)\d{{3}})*|\d+)(?P<part>,\d+)?",
    re.ASCII,
)
_ENGLISH = re.compile(r"-?[1-9]\d{0,2}(?:(?:,\d{3})+\.\d+|(?:,\d{3}){2,})", re.ASCII)
_MARKS = str.maketrans(",.", ".,")
_AROUND = re.compile(rf"\A(?:rp|idr)\.?[{_BLANK}]*|(?<=\d)[,.](?:-{{1,2}}|=)\Z", re.ASCII | re.IGNORECASE)  # Rp 1.500,-
_NO_DECIMALS = {None, ",0", ",00"}


def read(text: str) -> float | None:
    """Return what was typed as a number with or without decimals; None for anything else, such as 12.5.

    >>> read("1.234,5"), read("24,7"), read("Rp 2.000"), read("1,234.5"), read("12.5"), read("")
    (1234.5, 24.7, 2000.0, 1234.5, None, None)
    """
    found = _matched(text)
    if found is None:
        return None
    part = "" if found["part"] in _NO_DECIMALS else found["part"].removeprefix(",")
    value = float(f"{found['sign']}{_digits(found)}.{part or '0'}")
    return value if abs(value) <= LARGEST else None


def whole(typed: str | float) -> int | None:
    """Return a whole number of things, people or rupiah: a text, or what the cell of a workbook holds as a number.

    >>> whole("1.500.000"), whole("Rp. 1.500,-"), whole("1,500,000"), whole("1,500"), whole("1.5"), whole("-3")
    (1500000, 1500, 1500000, None, None, None)
    >>> whole(1250.0), whole(0.247)
    (1250, None)
    """
    if not isinstance(typed, str):
        return int(typed) if 0 <= typed <= LARGEST and typed == int(typed) else None
    found = _matched(typed)
    if found is None or found["sign"] or found["part"] not in _NO_DECIMALS:
        return None
    value = int(_digits(found))
    return value if value <= LARGEST else None


def problems(field: str, typed: str, *, missing: str | None = None) -> list[Problem]:
    """Return what is wrong with the whole number in a field; none typed only where there is a code for ``missing``.

    >>> problems("staff", "1,250")
    [Problem(field='staff', code='whole_unreadable', values={'text': '1,250'})]
    """
    if not typed:
        return [Problem(field, missing)] if missing else []
    return [] if whole(typed) is not None else [Problem(field, "whole_unreadable", {"text": texts.quoted(typed)})]


def carried(text: str | None) -> int:
    """Read a number that a form only carries along; anything else counts as 0."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 16 else 0


def written(value: float | None) -> str:
    """Return a number as a form shows it, to be read again unchanged.

    >>> written(1234.5), written(1500000), written(None)
    ('1.234,5', '1.500.000', '')
    """
    if value is None:
        return ""
    whole_part, _dot, part = f"{Decimal(repr(value)):,f}".partition(".")
    shown = whole_part.replace(",", ".")
    return f"{shown},{part}" if part.strip("0") else shown


def _matched(text: str) -> re.Match[str] | None:
    plain = text.strip()
    if len(plain) > LONGEST:
        return None
    plain = _AROUND.sub("", plain)
    return _SHAPE.fullmatch(plain.translate(_MARKS) if _ENGLISH.fullmatch(plain) else plain)


def _digits(found: re.Match[str]) -> str:
    return re.sub(r"\D", "", found["whole"])


def known(count: int | None) -> int | None:
    """Return a count of what was verified or noted here, None where nothing is: unknown is no zero.

    >>> known(3), known(0)
    (3, None)
    """
    return count or None
