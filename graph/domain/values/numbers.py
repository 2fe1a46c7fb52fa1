"""Read numbers as Indonesians write them, and write them back: 1.234,5. What is not there is None, never zero."""

import re
from decimal import Decimal

_SHAPE = re.compile(r"(?P<sign>-?)(?P<whole>\d{1,3}(?:\.\d{3})+|\d+)(?:,(?P<part>\d+))?", re.ASCII)
_BLANKS = str.maketrans("", "", " \u00a0\u202f")
LARGEST = 10**15  # rupiah, and far below the largest whole number that the graph holds


def read(text: str) -> float | None:
    """Return what was typed as a number; None for anything that could be misread, such as 12.5.

    >>> read("1.234,5"), read("Rp 2.000"), read("12.5"), read("")
    (1234.5, 2000.0, None, None)
    """
    found = _SHAPE.fullmatch(text.removeprefix("Rp").translate(_BLANKS))
    if found is None:
        return None
    value = float(f"{found['sign']}{found['whole'].replace('.', '')}.{found['part'] or '0'}")
    return value if abs(value) <= LARGEST else None


def whole(text: str) -> int | None:
    """Return what was typed as a whole number of things, people or rupiah.

    >>> whole("1.500.000"), whole("1.5"), whole("-3")
    (1500000, None, None)
    """
    value = read(text)
    return int(value) if value is not None and value >= 0 and value.is_integer() and "," not in text else None


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
