"""What takes too long for a page and is kept for it: groups of agencies that copy from each other."""

from dataclasses import asdict

from graph import queries
from graph.domain.records.groupings import Grouping, GroupingHead
from graph.engine import Reader, Tx

_Q = queries.load(__file__)
_COPYING = "copying"


def head(reader: Reader) -> GroupingHead | None:
    """Return what the kept groups rest on; None before the first ones."""
    return next(iter(reader.read(_Q.head, GroupingHead, id=_COPYING)), None)


def copying(reader: Reader) -> Grouping | None:
    """Return the groups of agencies that copy from each other; None before the first ones."""
    return next(iter(reader.read(_Q.by_id, Grouping, id=_COPYING)), None)


def keep_copying(tx: Tx, grouping: Grouping) -> None:
    """Keep newer groups; older ones than those kept change nothing."""
    tx.run(_Q.keep, id=_COPYING, **asdict(grouping))
