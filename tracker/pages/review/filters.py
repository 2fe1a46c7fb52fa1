"""What the queue is narrowed to and where its page begins; everything stands in the address."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from werkzeug.datastructures import MultiDict

from graph.analytics.space.distances import island_group
from graph.domain.vocabulary import ReplicationStatus
from graph.store.replications.review import Cursor, Queued
from tracker.web import day_keys, query_arguments

STATES = (
    ReplicationStatus.AWAITING_VERIFICATION,
    ReplicationStatus.DISPUTED,
    ReplicationStatus.AWAITING_PARENT,  # in the queue only when silent for 14 days
)
APPEAL = "appeal"  # shown as a state of its own; the record waits for verification a second time


@dataclass(frozen=True, slots=True)
class QueueFilters:
    """Filters of the queue as read from an address."""

    state: str | None
    province: str | None
    is_mine: bool
    after: Cursor

    @property
    def statuses(self) -> Sequence[ReplicationStatus]:
        if self.is_appeal:
            return [ReplicationStatus.AWAITING_VERIFICATION]
        return [ReplicationStatus(self.state)] if self.state else STATES

    @property
    def is_appeal(self) -> bool:
        return self.state == APPEAL

    def address(self) -> dict[str, Any]:
        """Return the filters for an address, defaults left out."""
        # Any: these become keyword arguments of url_for beside its own.
        held = (("state", self.state), ("province", self.province), ("mine", "1" if self.is_mine else None))
        return {name: value for name, value in held if value}


def read(arguments: MultiDict[str, str]) -> QueueFilters:
    """Read the filters of an address; Invalid names the one that is none."""
    province = arguments.get("province", "").strip()
    if province and (len(province) != 2 or island_group(province) is None):
        query_arguments.refuse("province", province)
    return QueueFilters(
        state=query_arguments.one_of("state", arguments.get("state", "").strip(), (APPEAL, *STATES)),
        province=province or None,
        is_mine=query_arguments.one_of("mine", arguments.get("mine", "").strip(), ("1",)) is not None,
        after=_place(arguments.get("after", "")),
    )


def key_of(row: Queued) -> str:
    """Return the key behind which the next page begins."""
    return day_keys.written(row.since, row.id)


def _place(text: str) -> Cursor:
    found = day_keys.read(text)
    return Cursor(*found) if found else Cursor()
