"""Read what an address asks for: what is not asked is None, and what cannot be meant is refused at its name.

An answer to something else (all years, no rows) would be taken for the answer to what was meant.
"""

from collections.abc import Collection, Iterable
from typing import NoReturn, TypeVar

from flask import request

from graph.domain.errors import Invalid, Problem
from graph.domain.values.dates import EARLIEST_YEAR
from tracker.web import context as web

W = TypeVar("W", bound=str)
LONGEST_SHOWN = 40  # of a value that is named in a sentence


def year(among: Collection[int] = ()) -> int | None:
    """Return the year asked for: one that can be chosen where there are any, else one up to the present."""
    return readable_year(request.args.get("year", "").strip(), among or range(EARLIEST_YEAR, web.today().year + 1))


def readable_year(text: str, among: Collection[int]) -> int | None:
    """Return a year of an address, None where there is none; Invalid where it is none of ``among``."""
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and len(text) == 4):
        raise Invalid(Problem("year", "not_a_year"))
    if int(text) not in among:
        raise Invalid(Problem("year", "no_such_year", {"year": text, "first": min(among), "last": max(among)}))
    return int(text)


def word(name: str, among: Iterable[W]) -> W | None:
    """Return one of the allowed words or codes, of a closed list its member; None where none is asked for."""
    return one_of(name, request.args.get(name, "").strip(), among)


def one_of(name: str, asked: str, among: Iterable[W]) -> W | None:
    """Return the member of a list that a text names, None for an empty text; Invalid for any other."""
    if not asked:
        return None
    found = next((one for one in among if one == asked), None)
    if found is None:
        refuse(name, asked)
    return found


def number(name: str) -> int | None:
    """Return a whole number from one on; Invalid for anything else that is written there."""
    asked = request.args.get(name, "").strip()
    if asked and not is_number(asked):
        refuse(name, asked)
    return int(asked) if asked else None


def is_number(asked: str) -> bool:
    return asked.isascii() and asked.isdigit() and len(asked) < 10 and int(asked) > 0


def refuse(name: str, asked: str) -> NoReturn:
    """Refuse a part of an address by its name."""
    raise Invalid(Problem(name, "not_in_address", {"name": name, "asked": asked[:LONGEST_SHOWN]}))


def text(name: str, longest: int = 200) -> str:
    """Return free text, trimmed."""
    return request.args.get(name, "").strip()[:longest]
