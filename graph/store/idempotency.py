"""Keys of forms that create something: a second equal submit finds the first result (findings 6)."""

from dataclasses import dataclass
from datetime import datetime

from graph import queries
from graph.engine import Reader, Tx

_Q = queries.load(__file__)


@dataclass(frozen=True, slots=True)
class _Result:
    result: str


def keep(tx: Tx, key: str, result: str, at: datetime) -> None:
    """Remember in the creating transaction what a key led to; Duplicate when it was used before."""
    tx.run(_Q.keep, key=key, result=result, at=at)


def result(reader: Reader, key: str) -> str | None:
    """Return what a key led to, None while it is unused."""
    found = reader.read(_Q.result, _Result, key=key)
    return found[0].result if found else None
