"""Search beside the names: statements, instruments, units, codes and numbers of records.

The full-text index holds names. These few are read as they stand: a word is found anywhere in a text, a short one at
the beginning of a word, a number as a whole.
"""

import re
from dataclasses import dataclass

from graph import queries
from graph.domain import policy
from graph.engine import Reader

_Q = queries.load(__file__)
_SIGNS = list("()[]{}\"'/,;:.-+*")  # what stands between words
_WORD = re.compile(r"[^\W_]+", re.UNICODE)
_THOUSANDS = re.compile(r"(?<=\d)\.(?=\d{3}(?!\d))")
_SHORT, _MOST_WORDS = 4, 8
_SHOWN, _PUBLIC = sorted(policy.PUBLIC_INNOVATIONS), sorted(policy.PUBLIC_REPLICATIONS)


@dataclass(frozen=True, slots=True)
class ToldStatement:
    """A published figure or statement, and what has the page on which it stands; the report of figures if nothing."""

    id: str
    metric: str
    value: float | None
    qualifier: str | None
    statement: str | None
    statement_en: str | None
    as_of: str | None
    innovation_id: str | None
    innovation_name: str | None
    agency_id: str | None
    region: str | None


@dataclass(frozen=True, slots=True)
class Owned:
    """An instrument with its form and number, or a unit with its agency."""

    id: str
    name: str
    owner_id: str | None
    owner_name: str


@dataclass(frozen=True, slots=True)
class Coded:
    """What a code or a number names; ``kind`` is region, agency, innovation, policy or record."""

    kind: str
    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Told:
    """What was found beside the names."""

    statements: tuple[ToldStatement, ...] = ()
    policies: tuple[Owned, ...] = ()
    units: tuple[Owned, ...] = ()
    coded: tuple[Coded, ...] = ()


def found(reader: Reader, text: str, limit: int) -> Told:
    """Return up to ``limit`` of each kind that hold every word of ``text``, or whose code it is."""
    words, code = _words(text), text.strip()
    if not words:
        return Told()
    asked = {"words": words, "signs": _SIGNS, "limit": limit}
    coded = {"code": code.lower(), "number": code.upper(), "typed": code, "shown": _SHOWN, "public": _PUBLIC}
    return Told(
        tuple(reader.read(_Q.statements, ToldStatement, **asked, shown=_SHOWN)),
        tuple(reader.read(_Q.policies, Owned, **asked)),
        tuple(reader.read(_Q.units, Owned, **asked)),
        tuple(reader.read(_Q.coded, Coded, **coded, limit=limit)),
    )


def _words(text: str) -> list[str]:
    """Return the words as they are looked for: a number between spaces, a short word behind one.

    >>> _words("KIPP 2025: di 24.442")
    ['kipp', ' 2025 ', ' di', ' 24442 ']
    """
    return [_sought(word) for word in _WORD.findall(_THOUSANDS.sub("", text.lower()))[:_MOST_WORDS]]


def _sought(word: str) -> str:
    if word.isdigit():
        return f" {word} "
    return word if len(word) >= _SHORT else f" {word}"
