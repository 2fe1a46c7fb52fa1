"""Groups of agencies that copy from each other, as the worker keeps them for the pages."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class GroupingHead:
    """Which version of the graph the kept groups rest on, and when they were computed."""

    version: int
    computed_at: datetime


@dataclass(frozen=True, slots=True)
class Grouping:
    """``numbers`` names each member's group, from 0 by falling size; ``left_out`` agencies have no copy either way."""

    version: int
    computed_at: datetime
    members: tuple[str, ...]
    numbers: tuple[int, ...]
    modularity: float
    left_out: int

    def of(self, agency_id: str) -> int | None:
        """Return the number of an agency's group; None when it has none."""
        return self.numbers[self.members.index(agency_id)] if agency_id in self.members else None

    def within(self, number: int) -> tuple[str, ...]:
        """Return the members of one group."""
        return tuple(member for member, found in zip(self.members, self.numbers, strict=True) if found == number)

    @property
    def count(self) -> int:
        return max(self.numbers, default=-1) + 1
