"""The status tables of docs/domain.md: what each status is called, and which steps lead on from it."""

import re
from collections.abc import Iterable, Mapping
from enum import StrEnum
from itertools import groupby
from typing import Any

from graph.domain import policy
from graph.domain.policy import Action
from graph.domain.transitions import INNOVATION, REPLICATION, WHERE_ANSWERS_LEAD, Transition
from graph.domain.vocabulary import InnovationStatus, ReplicationStatus
from tools.documents.tables import code, table
from tracker.wording import labels

_PLACE = re.compile(r"(?<=<!-- generated: statuses -->\n).*?(?=<!-- end of generated -->)", re.DOTALL)


def put_in(held: str) -> str:
    """Return the page with its two tables made anew."""
    tables = iter(
        (
            _statuses(ReplicationStatus, labels.REPLICATION_STATUSES, REPLICATION),
            _statuses(InnovationStatus, labels.INNOVATION_STATUSES, INNOVATION),
        )
    )
    return _PLACE.sub(lambda _found: next(tables), held)


def _statuses(kind: type[StrEnum], words: Mapping[Any, object], steps: Iterable[Transition]) -> str:
    """Return the table of one kind of record; the keys of ``words`` are members of ``kind``."""
    ways = list(steps)
    begun = _ways([step for step in ways if None in step.before])
    rows = [[code(one.value), str(words[one]), _ways([way for way in ways if one in way.before])] for one in kind]
    lines = table(("status", "on screen", "steps from here, and who takes them"), rows)
    return f"{lines}\nHow one begins: {begun}.\n"


def _ways(steps: Iterable[Transition]) -> str:
    """Return the steps of each right, whoever the policy lets take them, and where they lead, if anywhere."""
    told = [
        f"{' or '.join(_name(step) for step in same)} ({_who(action)}){_aim(after)}"
        for (action, after), same in groupby(steps, lambda step: (step.action, step.after))
    ]
    return "; ".join(told) or "none"


def _name(step: Transition) -> str:
    return step.event.partition(".")[2].replace("_", " ")


def _who(action: Action | None) -> str:
    return ", ".join(sorted(policy.holders(action))) if action else "the worker"


def _aim(after: tuple[StrEnum, ...]) -> str:
    if after == WHERE_ANSWERS_LEAD:
        return " → where the answers lead"
    return f" → {code(*after)}" if after else ""
