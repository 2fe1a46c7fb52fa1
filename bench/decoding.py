"""Rows of the driver into records: 100,000 replications as the snapshot reads them, beside the former way.

Limits: at most 0.7 of its processor time, and no more memory for a record. The former way called the record with each
value by name and checked nothing. Both get the same rows, with texts of their own as they come off the wire.
"""

import gc
import random
import statistics
import sys
import time
import tracemalloc
from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields, make_dataclass
from typing import Any, cast

import neo4j
from neo4j.time import Date

from bench.limits import Limits
from graph import decoding
from graph.domain.records.snapshot import ReplicationRow

ROWS, ROUNDS = 100_000, 5
RATIO = 0.7
COLUMNS = tuple(field.name for field in fields(ReplicationRow))
FormerRow = make_dataclass("FormerRow", COLUMNS, frozen=True, slots=True)  # the same fields without their types
Row = dict[str, Any]  # Any: every Cypher value


def main() -> int:
    """Decode all rows both ways in turn, and print time and memory."""
    limits, made = Limits(), list(_rows())
    pairs = [(_seconds(lambda: _ours(made)), _seconds(lambda: _former(made))) for _ in range(ROUNDS)]
    ratio = statistics.median(new / old for new, old in pairs)
    new, old = (statistics.median(column) for column in zip(*pairs, strict=True))
    said = limits.most("decoding beside the former way", ratio, RATIO)
    print(f"decoding: {ROWS:,} replications {new:.2f} s, the former way {old:.2f} s, ratio {ratio:.2f} {said}")
    large, small = _bytes(lambda: _former(_rows())), _bytes(lambda: _ours(_rows()))
    said = limits.most("memory of a record beside the former one", small / large, 1)
    print(f"decoding: {small:.0f} bytes a record, the former {large:.0f} {said}")
    return limits.status()


def _ours(rows: Iterable[neo4j.Record]) -> list[ReplicationRow]:
    return decoding.all_of(ReplicationRow, COLUMNS, rows)


def _former(rows: Iterable[neo4j.Record]) -> list[Any]:
    return [FormerRow(**{name: _native(row[name]) for name in COLUMNS}) for row in rows]


def _native(value: Any) -> Any:
    if value is None or isinstance(value, (str, int)):
        return value
    if isinstance(value, list):
        return tuple(_native(item) for item in cast(list[Any], value))
    return value.to_native() if hasattr(value, "to_native") else value


def _rows() -> Iterator[neo4j.Record]:
    return (neo4j.Record(_row(number)) for number in range(ROWS))


def _row(number: int) -> Iterator[tuple[str, Any]]:
    """Yield the columns of a replication: as many known and unknown ones as in the national example."""
    rng = random.Random(number)
    known: Row = {
        "id": f"R-{number:08}",
        "status": "verified",
        "adopter": f"{rng.randint(11, 94)}.{rng.randint(1, 79):02}",
        "roots": [f"inovasi-{rng.randint(1, 3000)}"],
        "parents": [f"inovasi-{rng.randint(1, 3000)}"],
        "units": [f"unit-{rng.randint(1, 9000)}"],
        "started_on": _day(rng),
        "verified_on": _day(rng),
        "confirmed_on": _day(rng),
        "manner": rng.choice(("adopted", "adapted", "modified")),
        "basis": "voluntary",
        "started_precision": "day",
        "phase": "implementation",
        "beneficiaries": rng.randint(1, 9000) if rng.random() < 0.6 else None,
        "agreement_on": _day(rng) if rng.random() < 0.5 else None,
    }
    for name in COLUMNS:
        value = known.get(name)
        yield name, bytes(value, "utf-8").decode() if isinstance(value, str) else value


def _day(rng: random.Random) -> Date:
    return Date(rng.randint(2015, 2025), rng.randint(1, 12), rng.randint(1, 28))


def _seconds(work: Callable[[], object]) -> float:
    """Return the processor's time, which others on the machine lengthen least."""
    gc.collect()
    before = time.process_time()
    work()
    return time.process_time() - before


def _bytes(work: Callable[[], list[Any]]) -> float:
    """Return what a record keeps, its texts with it."""
    gc.collect()
    tracemalloc.start()
    kept = work()
    size = tracemalloc.get_traced_memory()[0] / len(kept)
    tracemalloc.stop()
    return size


if __name__ == "__main__":
    sys.exit(main())
