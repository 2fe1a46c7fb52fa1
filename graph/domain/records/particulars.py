"""What a replication says, with what was measured and who helped; all of it may be unknown."""

from dataclasses import dataclass

from graph.domain.records.replication_fields import ReplicationFields


@dataclass(frozen=True, slots=True)
class Outcome:
    """A measured result; ``measure`` is its unit."""

    indicator: str
    measure: str | None
    before: float | None
    after: float | None
    period: str | None
    source: str | None


@dataclass(frozen=True, slots=True)
class Facilitator:
    """An agency that helped."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Particulars:
    """The fields of a replication, results and helpers."""

    fields: ReplicationFields
    outcomes: tuple[Outcome, ...]
    facilitators: tuple[Facilitator, ...]
