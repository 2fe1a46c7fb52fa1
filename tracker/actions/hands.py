"""On which side of a record somebody's hands were: the one home of four eyes.

A side is a set of events. Whoever took one of them, and whoever took over the office of such a person, stands on that
side for good; `graph.store.hands` finds them all.
"""

from collections.abc import Iterable

from graph.model.replications import Hand

ANY_STEP_ON_A_LIST = "import."  # handed in, mapped, named, started, stopped, released, brought in
SUBMITTING = frozenset(
    f"replication.{step}"
    for step in (
        "drafted",
        "saved",
        "taken_up",
        "claimed",
        "submitted",
        "resubmitted",
        "completed",
        "appealed",
        "responded",
    )
)
# Who had a letter made held the key of its answer.
ANSWERING = frozenset({"replication.confirmed", "replication.questioned", "replication.objected", "answer_link.used"})
DECIDING = frozenset({"replication.verified", "replication.returned", "replication.rejected"})
REJECTING = frozenset({"replication.rejected"})
BRINGING = frozenset({"innovation.drafted", "innovation.saved", "innovation.named", "innovation.submitted"})
PUBLISHING = frozenset({"innovation.published", "innovation.returned"})


def of(hands: Iterable[Hand], *sides: frozenset[str]) -> frozenset[str]:
    """Return who stands on one of these sides; every step on a list counts as submitting what it brought."""
    events = frozenset[str]().union(*sides)
    by_list = bool(events & {"replication.submitted", "innovation.submitted"})
    return frozenset(
        hand.actor for hand in hands if hand.event in events or (by_list and hand.event.startswith(ANY_STEP_ON_A_LIST))
    )
