"""Read what an address asks for; what cannot be meant is left out rather than answered with an error."""

from collections.abc import Collection
from typing import TypeVar

from flask import request

W = TypeVar("W", bound=str)
LARGEST_YEAR = 2100


def year(among: Collection[int] = ()) -> int | None:
    """Return the year asked for, when it is one and (where given) among those that can be chosen."""
    text = request.args.get("year", "")
    if not (text.isascii() and text.isdigit() and len(text) == 4):
        return None
    value = int(text)
    return value if 1900 < value < LARGEST_YEAR and (not among or value in among) else None


def word(name: str, among: Collection[W]) -> W | None:
    """Return one of the allowed words, of a closed list its member; or None."""
    text = request.args.get(name, "")
    return next((one for one in among if one == text), None)


def text(name: str, longest: int = 200) -> str:
    """Return free text, trimmed."""
    return request.args.get(name, "").strip()[:longest]
