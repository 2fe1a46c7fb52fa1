"""Idempotency keys: a second equal submit of a form that creates something finds the first result (findings 6)."""

from dataclasses import dataclass

from graph import queries
from graph.engine import Graph, Reader, Tx

_Q = queries.load(__file__)
KEPT_DAYS = 30
_AT_ONCE = 1_000


@dataclass(frozen=True, slots=True)
class UsedKey:
    """What a key led to, and for which step and subject it was used; None for a key of before 0.2.0."""

    result: str
    subject: str | None


@dataclass(frozen=True, slots=True)
class _Forgotten:
    forgotten: int


def keep(tx: Tx, key: str, subject: str, result: str) -> None:
    """Remember in the creating transaction what a key led to; Duplicate when it was used before."""
    tx.run(_Q.keep, key=key, subject=subject, result=result)


def lead(tx: Tx, key: str, result: str) -> None:
    """Let a key of this transaction lead to something that was there already."""
    tx.run(_Q.lead, key=key, result=result)


def used(reader: Reader, key: str) -> UsedKey | None:
    """Return what a key was used for, None while it is unused."""
    return next(iter(reader.read(_Q.used, UsedKey, key=key)), None)


def forget(graph: Graph) -> int:
    """Forget a batch of keys that are older than any form that is still open, and say how many."""

    def work(tx: Tx) -> int:
        return tx.read(_Q.forget, _Forgotten, days=KEPT_DAYS, limit=_AT_ONCE)[0].forgotten

    return graph.write(work)
