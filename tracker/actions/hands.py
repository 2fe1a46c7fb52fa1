"""On which side of a record somebody's hands were: the one home of four eyes.

A side is a set of events. Whoever took one of them, and whoever took over the office of such a person, stands on that
side for good; `graph.store.audit.hands` finds them all.
"""

from collections.abc import Iterable

from graph.domain.records.replications import Hand

Side = tuple[str, ...]  # beginnings of events
_LISTS = "import."  # each step on a list brings what came by it: handed in, mapped, named, started, stopped, released
_PROOFS = ("evidence.added", "evidence.removed")
SUBMITTING: Side = (
    _LISTS,
    *_PROOFS,
    "replication.drafted",
    "replication.saved",
    "replication.taken_up",
    "replication.claimed",
    "replication.submitted",
    "replication.resubmitted",
    "replication.completed",
    "replication.appealed",
    "replication.responded",
)
ANSWERING: Side = (
    "replication.confirmed",
    "replication.questioned",
    "replication.objected",
    "answer_link.used",  # who had a letter made held the key of its answer
)
DECIDING: Side = ("replication.verified", "replication.returned", "replication.rejected")
REJECTING: Side = ("replication.rejected",)
BRINGING: Side = (
    _LISTS,
    *_PROOFS,
    "innovation.drafted",
    "innovation.saved",
    "innovation.named",
    "innovation.submitted",
)
SHAPING: Side = ("import.handed_in", "import.mapped", "import.named", "import.started")  # what a list brings
PUBLISHING: Side = ("innovation.published", "innovation.returned")


def of(hands: Iterable[Hand], *sides: Side) -> frozenset[str]:
    """Return who stands on one of these sides.

    >>> sorted(of([Hand("a", "import.named"), Hand("b", "replication.verified")], SUBMITTING))
    ['a']
    """
    return frozenset(hand.actor for hand in hands if any(hand.event.startswith(side) for side in sides))
